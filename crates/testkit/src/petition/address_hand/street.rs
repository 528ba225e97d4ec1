//! The street line.

use crate::places::{Dwelling, Street};
use crate::rng::Rng;

/// Number, street and unit.
pub(super) fn street_line(dwelling: &Dwelling, street: &Street, rng: &mut Rng) -> String {
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
