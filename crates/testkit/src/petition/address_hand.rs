//! How people write their addresses.

use super::Entry;
use super::name_hand::in_case;
use super::writers::Address;
use crate::county::County;
use crate::places::{City, Dwelling, OUT_OF_COUNTY, Street, city as city_at};
use crate::rng::Rng;

/// Address, city and zip as the signer writes them; the name stays empty.
pub(super) fn address(county: &County, address: &Address, rng: &mut Rng) -> Entry {
    let places = &county.places;
    match *address {
        Address::Dwelling(at) => {
            let dwelling = places.dwelling(at);
            let street = places.street(dwelling);
            let line = street_line(dwelling, street, rng);
            entry(line, city(street.city, rng), street.zip, rng)
        }
        Address::Nowhere { dwelling, house } => {
            let dwelling = Dwelling { house, ..*places.dwelling(dwelling) };
            let street = places.street(&dwelling);
            entry(street_line(&dwelling, street, rng), city(street.city, rng), street.zip, rng)
        }
        Address::Outside { dwelling, place } => {
            let dwelling = places.dwelling(dwelling);
            let (name, zip) = OUT_OF_COUNTY[place];
            entry(street_line(dwelling, places.street(dwelling), rng), name.to_owned(), zip, rng)
        }
        Address::Box { number, dwelling } => {
            let street = places.street(places.dwelling(dwelling));
            let word = *rng.pick(&["PO Box", "P.O. Box", "P O Box", "Box", "POB"]);
            entry(format!("{word} {number}"), city(street.city, rng), street.zip, rng)
        }
        Address::None => Entry::default(),
    }
}

fn entry(line: String, city: String, zip: &str, rng: &mut Rng) -> Entry {
    let mut zip = zip.to_owned();
    match rng.weighted(&[870, 95, 20, 15]) {
        0 => {}
        1 => zip.clear(),
        2 => {
            // The neighbouring delivery area, or a slip in the last digits.
            let last = char::from(b'0' + u8::try_from(rng.below(10)).unwrap_or(0));
            zip.pop();
            zip.push(last);
        }
        _ => zip = format!("{zip}-{:04}", rng.between(1, 9999)),
    }
    let (address, city) = match rng.weighted(&[945, 30, 25]) {
        0 => (line, city),
        // No room in the city's column, or not seen.
        1 => (format!("{line}, {city}"), String::new()),
        _ => (line, String::new()),
    };
    Entry { printed_name: String::new(), address: in_case(&address, rng), city: in_case(&city, rng), zip }
}

fn city(index: u8, rng: &mut Rng) -> String {
    let of: &City = city_at(index);
    match rng.weighted(&[760, 180, 25, 35]) {
        1 => (*rng.pick(of.short)).to_owned(),
        // Postal city and city of residence differ at the edges.
        2 => city_at(u8::try_from(rng.below(12)).unwrap_or(0)).name.to_owned(),
        3 => format!("{}, CA", of.name),
        _ => of.name.to_owned(),
    }
}

fn street_line(dwelling: &Dwelling, street: &Street, rng: &mut Rng) -> String {
    let mut house = dwelling.house.to_string();
    if house.len() > 1 && rng.chance(60) {
        // The writer's own slip: two digits the wrong way round.
        let at = rng.index(house.len() - 1);
        let mut digits: Vec<char> = house.chars().collect();
        digits.swap(at, at + 1);
        house = digits.into_iter().collect();
    }
    let mut parts = vec![house];
    if dwelling.half && rng.chance(7000) {
        parts.push("1/2".to_owned());
    }
    if !street.pre_dir.is_empty() && rng.chance(8000) {
        parts.push(direction(street.pre_dir, rng));
    }
    parts.push(street_name(&street.name, rng));
    if !street.kind.is_empty() {
        parts.push(street_kind(street.kind, rng));
    }
    if !street.post_dir.is_empty() && rng.chance(7000) {
        parts.push(direction(street.post_dir, rng));
    }
    parts.push(unit(dwelling, rng));
    parts.retain(|p| !p.is_empty());
    parts.join(" ")
}

fn direction(letter: &str, rng: &mut Rng) -> String {
    let word = match letter {
        "N" => "North",
        "S" => "South",
        "E" => "East",
        _ => "West",
    };
    match rng.weighted(&[60, 20, 20]) {
        0 => letter.to_owned(),
        1 => format!("{letter}."),
        _ => word.to_owned(),
    }
}

const ORDINALS: [(&str, &str); 12] = [
    ("1ST", "First"),
    ("2ND", "Second"),
    ("3RD", "Third"),
    ("4TH", "Fourth"),
    ("5TH", "Fifth"),
    ("6TH", "Sixth"),
    ("7TH", "Seventh"),
    ("8TH", "Eighth"),
    ("9TH", "Ninth"),
    ("10TH", "Tenth"),
    ("11TH", "Eleventh"),
    ("12TH", "Twelfth"),
];

const SHORTER: [(&str, &str); 10] = [
    ("EL CAMINO REAL", "El Camino"),
    ("MOUNTAIN", "Mtn"),
    ("SAINT", "St"),
    ("UNIVERSITY", "Univ"),
    ("WASHINGTON", "Wash."),
    ("SANTA", "Sta"),
    ("VALLEY", "Vly"),
    ("SPRINGS", "Spgs"),
    ("CAMINO", "Cam"),
    ("HEIGHTS", "Hts"),
];

fn street_name(name: &str, rng: &mut Rng) -> String {
    if let Some((_, long)) = ORDINALS.iter().find(|(short, _)| *short == name)
        && rng.chance(2500)
    {
        return (*long).to_owned();
    }
    for (long, short) in SHORTER {
        if name.contains(long) && rng.chance(2500) {
            return name.replace(long, short);
        }
    }
    // One word of two is enough for the mailman; and Oak Grove is also spelled Oakgrove.
    match (name.split_once(' '), rng.weighted(&[955, 15, 30])) {
        (Some((first, _)), 1) => first.to_owned(),
        (Some((first, rest)), 2) => format!("{first}{rest}"),
        _ => name.to_owned(),
    }
}

fn street_kind(kind: &str, rng: &mut Rng) -> String {
    let spelled: &[&str] = match kind {
        "ST" => &["St", "St.", "Street", "STR"],
        "AVE" => &["Ave", "Ave.", "Avenue", "Av"],
        "DR" => &["Dr", "Dr.", "Drive", "Drv"],
        "CT" => &["Ct", "Ct.", "Court", "Crt"],
        "WAY" => &["Way", "Way", "Wy", "Way"],
        "LN" => &["Ln", "Ln.", "Lane", "La"],
        "RD" => &["Rd", "Rd.", "Road", "Rd"],
        "PL" => &["Pl", "Pl.", "Place", "Plc"],
        "CIR" => &["Cir", "Cir.", "Circle", "Circ"],
        "BLVD" => &["Blvd", "Blvd.", "Boulevard", "Bl"],
        "TER" => &["Ter", "Terr", "Terrace", "Ter."],
        _ => &["Pkwy", "Pky", "Parkway", "Pkwy."],
    };
    match rng.weighted(&[50, 17, 20, 4, 8, 1]) {
        4 => String::new(),
        5 => (*rng.pick(&["St", "Ave", "Dr", "Ct"])).to_owned(),
        style => spelled[style].to_owned(),
    }
}

fn unit(dwelling: &Dwelling, rng: &mut Rng) -> String {
    let number = dwelling.unit_text();
    if number.is_empty() {
        return String::new();
    }
    match rng.weighted(&[140, 330, 200, 120, 80, 60, 40, 30]) {
        0 => String::new(),
        1 => format!("#{number}"),
        2 => format!("{} {number}", dwelling.unit_kind.text()),
        3 => format!("Apt {number}"),
        4 => format!("apt. {number}"),
        5 => number,
        6 => format!("No. {number}"),
        _ => format!("-{number}"),
    }
}
