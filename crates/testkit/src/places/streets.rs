//! Streets: names as Californian counties have them, a few long ones and thousands of short ones.

use super::cities::CITIES;
use crate::names::{Tradition, surname_words, word};
use crate::rng::{Purpose, Rng};
use std::collections::HashSet;

/// A street inside one city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Street {
    pub(crate) pre_dir: &'static str,
    pub(crate) name: String,
    /// Postal abbreviation; empty for names that need none ("EL CAMINO REAL", "BROADWAY").
    pub(crate) kind: &'static str,
    pub(crate) post_dir: &'static str,
    pub(crate) city: u8,
    pub(crate) zip: &'static str,
    pub(crate) lowest: u32,
    pub(crate) dwellings: u32,
}

const TREES: &str = "OAK ELM MAPLE CEDAR PINE WALNUT CHERRY WILLOW MAGNOLIA REDWOOD SEQUOIA CYPRESS BIRCH ALDER \
    ALMOND APRICOT PRUNE ORCHARD POPLAR LAUREL ASH HAZEL HICKORY JUNIPER LINDEN MADRONE MANZANITA MULBERRY OLIVE ORANGE \
    PALM PEACH PEPPER PLUM SPRUCE SYCAMORE TAMARACK ASPEN ACACIA BUCKEYE CHESTNUT COTTONWOOD DOGWOOD EUCALYPTUS FIG IVY";
const LANDSCAPE: &str = "HILLSIDE LAKESIDE CREEKSIDE MEADOW VALLEY RIVER CANYON RIDGE SUMMIT SUNSET SUNRISE HIGHLAND \
    VISTA FOREST GARDEN GLEN SPRING FAIRVIEW PARK CENTRAL MAIN MARKET MILL CHURCH SCHOOL COLLEGE UNIVERSITY MISSION \
    CASTRO HAMILTON LINCOLN WASHINGTON JEFFERSON MADISON MONROE JACKSON GRANT CLEVELAND ROOSEVELT TAYLOR PIERCE POLK \
    FOXGLOVE HUMMINGBIRD QUAIL PHEASANT FALCON EAGLE HAWK ROBIN BLUEBIRD HERON DOVE STONE SILVER GOLDEN CRYSTAL";
const SPANISH: &[&str] = &[
    "EL CAMINO REAL",
    "ALAMEDA",
    "LA JOLLA",
    "VIA VISTA",
    "CAMINO ALTO",
    "CAMINO VERDE",
    "LOS PADRES",
    "LAS PALMAS",
    "EL MONTE",
    "LA MESA",
    "SANTA RITA",
    "SAN TOMAS",
    "SAN CARLOS",
    "SAN FERNANDO",
    "SANTA TERESA",
    "SAN ANTONIO",
    "MONTE VISTA",
    "BUENA VISTA",
    "LOMA VERDE",
    "RIO VISTA",
    "CALLE DE LUNA",
    "VIA MADRONAS",
    "CORTE BELLA",
    "PASEO DEL SOL",
    "LOS OLIVOS",
    "LAS FLORES",
    "EL SUENO",
    "DE ANZA",
    "PORTOLA",
    "JUNIPERO SERRA",
    "LA CRESCENTA",
    "PALO VERDE",
];
const ENDINGS: [&str; 20] = [
    "GROVE", "HILL", "CREEK", "VALLEY", "RIDGE", "KNOLL", "HOLLOW", "OAKS", "HILLS", "VIEW", "SPRINGS",
    "GLEN", "POINT", "GATE", "LAKE", "BROOK", "FIELD", "TRAIL", "BEND", "CREST",
];
const KINDS: [&str; 12] = ["ST", "AVE", "DR", "CT", "WAY", "LN", "RD", "PL", "CIR", "BLVD", "TER", "PKWY"];
const KIND_WEIGHTS: [u32; 12] = [17, 17, 20, 17, 9, 7, 4, 4, 3, 1, 1, 1];

/// `count` dwellings spread over the county's streets; 2,649 streets for 60,568 voters, growing with the square root.
pub(crate) fn streets(seed: u64, voters: u64, count: usize) -> Vec<Street> {
    let mut rng = Rng::stream(seed, Purpose::Streets, 0);
    let rng = &mut rng;
    let target = (voters * 2649 / 60_568 * 2649).isqrt().max(24);
    let target = usize::try_from(target).unwrap_or(24).min(count.max(1));
    let mut seen = HashSet::new();
    let mut streets: Vec<(Street, u64)> = Vec::with_capacity(target);
    let city_weights = CITIES.map(|c| c.weight);
    for i in 0..target {
        // Each city has a street of its own before chance decides.
        let city = if i < CITIES.len() { i } else { rng.weighted(&city_weights) };
        let mut street = draw(u8::try_from(city).unwrap_or(0), rng);
        for _ in 0..20 {
            if seen.insert((street.city, street.pre_dir, street.name.clone(), street.kind)) {
                break;
            }
            street = draw(street.city, rng);
        }
        let length = match rng.weighted(&[520, 300, 130, 42, 8]) {
            0 => rng.between(2, 14),
            1 => rng.between(10, 40),
            2 => rng.between(30, 120),
            3 => rng.between(100, 500),
            _ => rng.between(400, 2600),
        };
        streets.push((street, u64::from(length)));
    }
    share_out(streets, count)
}

fn share_out(streets: Vec<(Street, u64)>, count: usize) -> Vec<Street> {
    let total: u64 = streets.iter().map(|(_, w)| *w).sum();
    let spare = (count as u64).saturating_sub(streets.len() as u64);
    let mut upto = 0;
    let mut streets: Vec<Street> = streets
        .into_iter()
        .map(|(mut street, weight)| {
            let before = spare * upto / total.max(1);
            upto += weight;
            street.dwellings = 1 + u32::try_from(spare * upto / total.max(1) - before).unwrap_or(0);
            street
        })
        .collect();
    // Neighbours in the list are neighbours on the ground: precincts are cut from it.
    streets.sort_by(|a, b| (a.city, a.zip).cmp(&(b.city, b.zip)));
    streets
}

fn draw(city: u8, rng: &mut Rng) -> Street {
    let name = match rng.weighted(&[5, 6, 5, 7, 33, 44]) {
        0 => ordinal(rng.between(1, 34)),
        1 => (*rng.pick(&TREES.split_whitespace().collect::<Vec<_>>())).to_owned(),
        2 => (*rng.pick(SPANISH)).to_owned(),
        3 => (*rng.pick(&LANDSCAPE.split_whitespace().collect::<Vec<_>>())).to_owned(),
        4 => common_name(rng, 4000).to_owned(),
        _ => two_words(rng),
    };
    let mut kind = KINDS[rng.weighted(&KIND_WEIGHTS)];
    if name.ends_with("REAL") || name == "ALAMEDA" {
        kind = "";
    } else if name.ends_with("ST") && name.as_bytes()[0].is_ascii_digit() {
        kind = ["ST", "AVE"][rng.weighted(&[75, 25])];
    }
    let pre_dir = ["", "N", "S", "E", "W"][rng.weighted(&[88, 3, 3, 3, 3])];
    let post_dir = ["", "N", "S", "E", "W"][rng.weighted(&[985, 4, 4, 4, 3])];
    let zip = *rng.pick(super::city(city).zips);
    let lowest =
        [0, 100, 200, 400, 900, 1200, 2300, 5600, 10_100][rng.weighted(&[10, 18, 10, 10, 10, 16, 14, 8, 4])];
    Street { pre_dir, name, kind, post_dir, city, zip, lowest, dwellings: 0 }
}

fn common_name(rng: &mut Rng, among: usize) -> &'static str {
    let words = surname_words(Tradition::General);
    word(words[rng.index(among.min(words.len()))])
}

fn two_words(rng: &mut Rng) -> String {
    let trees: Vec<&str> = TREES.split_whitespace().collect();
    let land: Vec<&str> = LANDSCAPE.split_whitespace().collect();
    match rng.weighted(&[30, 30, 20, 20]) {
        0 => format!("{} {}", rng.pick(&trees), rng.pick(&ENDINGS)),
        1 => format!("{} {}", rng.pick(&land), rng.pick(&ENDINGS)),
        2 => format!(
            "{} {}",
            rng.pick(&["VIA", "CALLE", "CAMINO", "CORTE", "PASEO", "RANCHO"]),
            common_spanish(rng)
        ),
        _ => common_name(rng, 20_000).to_owned(),
    }
}

fn common_spanish(rng: &mut Rng) -> &'static str {
    let words = surname_words(Tradition::Spanish);
    word(words[rng.index(words.len().min(400))])
}

fn ordinal(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "TH",
        (1, _) => "ST",
        (2, _) => "ND",
        (3, _) => "RD",
        _ => "TH",
    };
    format!("{n}{ending}")
}
