//! The unit at the end of an address.

use super::Directions;
use super::words::{street_type, unit, unit_alone};

#[derive(Debug, Default)]
pub(super) struct Unit {
    pub(super) kind: String,
    pub(super) number: String,
}

/// Words after which a number names the road, not a flat: `NC HWY 55`, `COUNTY ROAD 12`.
const NUMBERED_ROADS: [&str; 13] =
    ["HWY", "RD", "RTE", "ROUTE", "LOOP", "SR", "US", "FM", "INTERSTATE", "TRL", "EXPY", "FWY", "PARK"];

/// Unit words that are also common street names; they count only behind a street's type or direction.
const ALSO_NAMES: [&str; 13] =
    ["FRNT", "LOWR", "UPPR", "KEY", "LBBY", "PIER", "REAR", "SIDE", "SLIP", "SPC", "STOP", "OFC", "PH"];

/// Takes the unit off the end of the words behind the house number.
pub(super) fn take<'a, 'b>(words: &'b [&'a str], directions: Directions) -> (Unit, &'b [&'a str]) {
    for at in 1..words.len() {
        let (street, rest) = words.split_at(at);
        if let Some(unit) = named(street, rest, directions) {
            return (unit, street);
        }
    }
    match words {
        // `MAIN ST 4B`, `MAIN ST N 4`: a number behind a complete street.
        [street @ .., last]
            if looks_like_number(last) && !directions.is(last) && is_complete(street, directions) =>
        {
            (Unit { kind: String::new(), number: (*last).to_owned() }, street)
        }
        _ => (Unit::default(), words),
    }
}

/// A unit that begins with its word: `APT 4`, `# 4`, `#4`, `REAR`.
fn named(street: &[&str], rest: &[&str], directions: Directions) -> Option<Unit> {
    let (word, behind) = rest.split_first()?;
    if let Some(number) = word.strip_prefix('#') {
        let number = std::iter::once(&number).chain(behind).filter(|part| !part.is_empty());
        return Some(Unit { kind: "#".to_owned(), number: number.copied().collect::<Vec<_>>().join(" ") });
    }
    let alone = unit_alone(word);
    let standard = alone.or_else(|| unit(word))?;
    let behind_street = is_complete(street, directions);
    if ALSO_NAMES.contains(&standard) && !behind_street {
        return None;
    }
    let numbered = !behind.is_empty()
        && behind.len() <= 4
        && (behind_street || (looks_like_number(behind[0]) || behind[0].starts_with('#')));
    (numbered || (alone.is_some() && behind.is_empty()))
        .then(|| Unit { kind: (*word).to_owned(), number: behind.join(" ") })
}

/// Whether the words end as a street does: name and type, perhaps a direction.
fn is_complete(street: &[&str], directions: Directions) -> bool {
    let without_dir = match street {
        [rest @ .., last] if rest.len() >= 2 && directions.is(last) => rest,
        _ => street,
    };
    match without_dir {
        [name @ .., kind] => {
            !name.is_empty()
                && street_type(kind).is_some_and(|standard| {
                    // `OAK RD 4` may be a flat; `STATE RD 4` and any highway is the road's own number.
                    !NUMBERED_ROADS.contains(&standard) || (standard == "RD" && !is_public_road(name))
                })
        }
        [] => false,
    }
}

fn is_public_road(name: &[&str]) -> bool {
    let last = name.last().map(|word| word.to_ascii_uppercase());
    last.is_some_and(|word| {
        matches!(
            word.as_str(),
            "STATE" | "COUNTY" | "CO" | "RANCH" | "FARM" | "FOREST" | "SERVICE" | "TOWNSHIP"
        )
    })
}

/// `4`, `4B`, `B`, `A-12`.
fn looks_like_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit()) && !word.contains('/')
        || matches!(word.as_bytes(), [letter] if letter.is_ascii_alphabetic())
}
