//! The cities: fictional, in the proportions of a Californian county of two million people.

/// A city or an unincorporated place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct City {
    pub(crate) name: &'static str,
    /// What people write instead.
    pub(crate) short: &'static [&'static str],
    /// Share of the county's voters, in thousandths.
    pub(crate) weight: u32,
    pub(crate) zips: &'static [&'static str],
}

pub(crate) const CITIES: [City; 15] = [
    City {
        name: "SAN JUDAS",
        short: &["SJ", "S.J.", "San Judas CA", "S Judas", "SAN JUDA"],
        weight: 510,
        zips: &[
            "92910", "92911", "92912", "92913", "92916", "92917", "92918", "92920", "92921", "92922",
            "92923", "92924", "92925", "92926", "92927", "92928", "92929", "92930", "92931", "92932",
            "92933", "92934", "92935", "92936",
        ],
    },
    City {
        name: "SUNNYGLEN",
        short: &["Sunny Glen", "SG", "Sglen"],
        weight: 75,
        zips: &["92985", "92986", "92987"],
    },
    City {
        name: "SANTA ELVIRA",
        short: &["SE", "S. Elvira", "Sta Elvira"],
        weight: 62,
        zips: &["92950", "92951", "92954"],
    },
    City {
        name: "MOUNTAIN CREST",
        short: &["MC", "Mtn Crest", "Mt. Crest", "Mt Crest"],
        weight: 44,
        zips: &["92940", "92941", "92943"],
    },
    City { name: "MILFIELD", short: &["Millfield", "Milf."], weight: 38, zips: &["92935", "92937"] },
    City {
        name: "PALO BLANCO",
        short: &["PB", "P. Blanco", "Palo Blco"],
        weight: 40,
        zips: &["92901", "92903", "92904", "92906"],
    },
    City { name: "QUERCIA", short: &["Quercia CA", "Qrcia"], weight: 34, zips: &["92914", "92915"] },
    City { name: "GILFORD", short: &["Gilfrd"], weight: 30, zips: &["92919", "92938"] },
    City { name: "CAMPANA", short: &["Campana CA"], weight: 26, zips: &["92908", "92909"] },
    City { name: "MORGAN VALLEY", short: &["MV", "Morgan Vly", "M. Valley"], weight: 28, zips: &["92939"] },
    City { name: "SARATOVA", short: &["Saratova CA"], weight: 23, zips: &["92970"] },
    City { name: "LOS PINOS", short: &["LP", "L. Pinos"], weight: 24, zips: &["92930", "92932"] },
    City { name: "LOS ALISOS", short: &["LA", "L Alisos"], weight: 24, zips: &["92922", "92924"] },
    City { name: "LOS ALISOS HILLS", short: &["LAH", "Los Alisos Hls"], weight: 8, zips: &["92922"] },
    City { name: "MONTE ROBLE", short: &["Mt. Roble", "Monte Rbl"], weight: 4, zips: &["92930"] },
];

/// Places outside the county, for signers who live there: name and zip, fictional too.
pub(crate) const OUT_OF_COUNTY: [(&str, &str); 10] = [
    ("SAN MARCIAL", "92801"),
    ("REDMONT CITY", "92861"),
    ("MENDO PARK", "92825"),
    ("EAST PALO BLANCO", "92803"),
    ("FREEMONT GROVE", "92836"),
    ("OAKHAVEN", "92807"),
    ("HALEY", "92844"),
    ("SANTA CRESTA", "92860"),
    ("WATSONFIELD", "92876"),
    ("HOLLIS", "92823"),
];

/// The city with this index; the first one for an index out of range.
pub(crate) fn city(index: u8) -> &'static City {
    CITIES.get(usize::from(index)).unwrap_or(&CITIES[0])
}
