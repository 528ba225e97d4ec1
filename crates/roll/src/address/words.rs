//! The words of USPS Publication 28, as a table (`data/usps-pub28.csv`).
//!
//! Source: Publication 28, *Postal Addressing Standards*, Appendices B, C1 and C2, a work of the United States government; the
//! 548 spellings of street types as collected in `usaddress-scourgify` 0.7.1 (MIT, © 2018 Green Building Registry).

use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Direction,
    Street,
    Unit,
    UnitAlone,
}

/// Standard abbreviation by kind and upper-case spelling.
static WORDS: LazyLock<HashMap<(Kind, &'static str), &'static str>> =
    LazyLock::new(|| include_str!("../../data/usps-pub28.csv").lines().skip(1).filter_map(entry).collect());

fn entry(line: &'static str) -> Option<((Kind, &'static str), &'static str)> {
    let (kind, rest) = line.split_once(',')?;
    let (spelling, standard) = rest.split_once(',')?;
    let kind = match kind {
        "direction" => Kind::Direction,
        "street" => Kind::Street,
        "unit" => Kind::Unit,
        "unit-alone" => Kind::UnitAlone,
        _ => return None,
    };
    Some(((kind, spelling), standard))
}

fn look_up(kind: Kind, word: &str) -> Option<&'static str> {
    // No word of the table is longer; most words of a roll are upper case already.
    if word.len() > 16 {
        return None;
    }
    let word = word.strip_suffix('.').unwrap_or(word);
    let upper = word.to_ascii_uppercase();
    WORDS.get(&(kind, upper.as_str())).copied()
}

/// `NORTH` or `N` gives `N`.
#[must_use]
pub fn direction(word: &str) -> Option<&'static str> {
    look_up(Kind::Direction, word)
}

/// `STREET`, `STR` or `ST` gives `ST`.
#[must_use]
pub fn street_type(word: &str) -> Option<&'static str> {
    look_up(Kind::Street, word)
}

/// `APARTMENT` gives `APT`: a unit word that a number follows.
#[must_use]
pub fn unit(word: &str) -> Option<&'static str> {
    look_up(Kind::Unit, word)
}

/// `REAR`: a unit word that needs no number.
#[must_use]
pub fn unit_alone(word: &str) -> Option<&'static str> {
    look_up(Kind::UnitAlone, word)
}
