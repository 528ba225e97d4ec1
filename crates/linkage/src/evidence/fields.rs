//! How each field of a line compares with a record, in one word.

use super::Comparison;
use crate::channel::compare;
use crate::index::{Index, Record};
use crate::line::WrittenAddress;
use crate::text::Token;
use crate::view::View;
use crate::words::NICKNAMES_OF;

/// How two words differ, letter by letter.
fn letters(written: &[u8], meant: &[u8]) -> Comparison {
    if written == meant {
        return Comparison::Same;
    }
    let errors = compare(written, meant).errors;
    let swapped = written.len() == meant.len() && errors == 1 && sorted(written) == sorted(meant);
    match errors {
        _ if swapped => Comparison::LettersSwapped,
        1 => Comparison::OneLetter,
        2 if meant.len() > 3 => Comparison::TwoLetters,
        errors if usize::from(errors) * 2 < meant.len() => Comparison::SeveralLetters,
        _ => Comparison::Different,
    }
}

fn sorted(word: &[u8]) -> Vec<u8> {
    let mut letters = word.to_vec();
    letters.sort_unstable();
    letters
}

pub(super) fn surname(index: &Index, written: &Token, record: &Record) -> Comparison {
    let keys = index.names.surnames.get(record.surname());
    forms(index, written, keys)
}

fn forms(index: &Index, written: &Token, keys: &[u32]) -> Comparison {
    let word = |key: u32| index.names.keys.words.get(key);
    let whole = letters(written.as_bytes(), word(keys[0]));
    if whole > Comparison::TwoLetters {
        let parts = keys[1..].iter().map(|&key| letters(written.as_bytes(), word(key)));
        if parts.min().is_some_and(|part| part < whole) {
            return Comparison::OneOfTwo;
        }
    }
    whole
}

pub(super) fn first_name(index: &Index, written: &Token, record: &Record) -> Comparison {
    let keys = index.names.firsts.get(record.first());
    let name = index.names.keys.words.get(keys[0]);
    let plain = forms(index, written, keys);
    if plain == Comparison::Same {
        return plain;
    }
    if written.len() == 1 && name.first() == written.as_bytes().first() {
        return Comparison::Initial;
    }
    if NICKNAMES_OF.get(&Token::new(name)).is_some_and(|known| known.contains(written)) {
        return Comparison::Nickname;
    }
    if written.len() > 2 && name.starts_with(written.as_bytes()) {
        return Comparison::ShortForm;
    }
    let middle = index.names.middles.get(record.middle());
    let as_middle = letters(written.as_bytes(), middle);
    if plain == Comparison::Different && !middle.is_empty() && as_middle < Comparison::SeveralLetters {
        return Comparison::MiddleAsFirst;
    }
    plain
}

pub(super) fn middle(index: &Index, written: Option<&Token>, record: &Record) -> Comparison {
    let roll = index.names.middles.get(record.middle());
    match written {
        None if roll.is_empty() => Comparison::None,
        None => Comparison::Missing,
        Some(_) if roll.is_empty() => Comparison::NotOnRoll,
        Some(written) if written.len() == 1 || roll.len() == 1 => {
            let same = roll.first() == written.as_bytes().first();
            if same { Comparison::Initial } else { Comparison::Different }
        }
        Some(written) => letters(written.as_bytes(), roll),
    }
}

/// Small numbers such as suffixes, of which 0 is none.
pub(super) const fn number(written: u8, roll: u8) -> Comparison {
    match (written, roll) {
        (0, 0) => Comparison::None,
        (0, _) => Comparison::Missing,
        (_, 0) => Comparison::NotOnRoll,
        _ if written == roll => Comparison::Same,
        _ => Comparison::Different,
    }
}

pub(super) fn house(index: &Index, written: &WrittenAddress, record: &Record) -> Comparison {
    let roll = index.places.houses.words.get(record.house());
    let whole = letters(written.house.as_bytes(), roll);
    let others = written.other_houses.iter().map(|(other, _)| letters(other.as_bytes(), roll));
    match others.fold(whole, Ord::min) {
        Comparison::Same if written.fraction => Comparison::FractionDiffers,
        Comparison::OneLetter => Comparison::OneDigit,
        Comparison::LettersSwapped => Comparison::DigitsSwapped,
        other => other,
    }
}

pub(super) fn street(index: &Index, view: &View, record: &Record) -> Comparison {
    let roll = index.places.streets.words.get(record.street());
    let streets = view.streets.iter().map(|(token, ..)| (token, letters(token.as_bytes(), roll)));
    let Some((token, best)) = streets.min_by_key(|(_, comparison)| *comparison) else {
        return Comparison::None;
    };
    if best == Comparison::Same && !view.written.address.po_box.is_empty() {
        return Comparison::BoxAndStreet;
    }
    let beginning = token.len() > 2 && token.len() < roll.len() && roll.starts_with(token.as_bytes());
    if best > Comparison::OneLetter && beginning { Comparison::StreetAbbreviated } else { best }
}

pub(super) fn way(written: &WrittenAddress, record: &Record) -> Comparison {
    let (pre, post) = record.directions();
    let kind = number(written.kind, record.street_type());
    let directions = number(written.pre, pre).max(number(written.post, post));
    match kind.max(directions) {
        Comparison::Missing => Comparison::StreetAbbreviated,
        other => other,
    }
}

pub(super) fn unit(index: &Index, written: &WrittenAddress, record: &Record) -> Comparison {
    let roll = index.places.units.get(record.unit());
    match (written.unit.is_empty(), roll.is_empty()) {
        (true, true) => Comparison::None,
        (true, false) => Comparison::UnitMissing,
        (false, true) => Comparison::NotOnRoll,
        _ if written.unit.as_bytes() == roll => Comparison::Same,
        _ => Comparison::UnitDifferent,
    }
}

pub(super) fn locality(index: &Index, view: &View, record: &Record) -> Comparison {
    let at = 2 * record.locality() as usize;
    let city = index.places.cities.words.get(index.places.localities[at]);
    let zip = index.places.zips.words.get(index.places.localities[at + 1]);
    let (written, code) = (view.written.city.as_bytes(), view.written.zip.as_bytes());
    let by_zip = if code.is_empty() { Comparison::None } else { letters(code, zip) };
    if written.is_empty() {
        return if city.is_empty() { by_zip } else { by_zip.max(Comparison::CityMissing) };
    }
    let by_city = match letters(written, city) {
        Comparison::Same | Comparison::OneLetter | Comparison::LettersSwapped => letters(written, city),
        _ if written.len() < city.len() && written.first() == city.first() => Comparison::CityAbbreviated,
        _ if by_zip == Comparison::Same && !city.is_empty() => return Comparison::OtherCityName,
        other => other,
    };
    by_city.max(if by_zip == Comparison::OneLetter { Comparison::OneDigit } else { by_zip })
}
