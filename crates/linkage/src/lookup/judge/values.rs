//! What typed words cost as the values of a voter's record.

use crate::index::{Index, Record};
use crate::lookup::meaning::{Meaning, Span};
use crate::lookup::part::Part;
use crate::lookup::price::{INNER_WORD, NEVER, NICKNAME, OTHER_WAY, PART_OF_FIRST, PART_OF_SURNAME, Typed};
use crate::words::is_usual_way;

/// The number of a record's value of a part.
pub(super) fn value(part: Part, record: &Record, index: &Index) -> u32 {
    let locality = 2 * record.locality() as usize;
    match part {
        Part::Surname | Part::FurtherSurname => record.surname(),
        Part::First => record.first(),
        Part::Middle => record.middle(),
        Part::House => record.house(),
        Part::Street => record.street(),
        Part::City => index.places.localities[locality],
        Part::Zip => index.places.localities[locality + 1],
        Part::Unit => record.unit(),
        Part::Suffix => u32::from(record.suffix()),
        Part::Way => record.0[7] & 0xFFFF,
    }
}

/// What a run of words costs as this value of its part, the part's own price left out.
pub(super) fn price_of(span: &Span, meaning: &Meaning, value: u32, index: &Index) -> f32 {
    let (names, places) = (&index.names, &index.places);
    let typed = &span.typed;
    match meaning.part {
        Part::Surname => of_forms(typed, meaning.part, names.surnames.get(value), PART_OF_SURNAME, index),
        Part::First => {
            let forms = names.firsts.get(value);
            let written = of_forms(typed, meaning.part, forms, PART_OF_FIRST, index);
            written.min(nickname(typed, forms, index))
        }
        Part::Middle => middle(typed, names.middles.get(value)),
        Part::House => typed.number(places.houses.words.get(value), meaning.part),
        Part::Zip => typed.number(places.zips.words.get(value), meaning.part),
        Part::Street => {
            let meant = places.streets.words.get(value);
            let whole = span.place.word(meant, meaning.part);
            let inner = typed.token.len() > 3 && contains(meant, typed.token.as_bytes());
            if inner { whole.min(INNER_WORD) } else { whole }
        }
        Part::City => {
            let meant = places.cities.words.get(value);
            let letters = typed.token.as_bytes();
            let initials = letters.len() == 2
                && meant.len() > 4
                && letters[0] == meant[0]
                && meant[2..].contains(&letters[1]);
            let whole = span.place.word(meant, meaning.part);
            if initials { whole.min(2.5) } else { whole }
        }
        Part::Unit => match places.units.get(value) {
            b"" => NEVER,
            unit if unit == typed.token.as_bytes() => 0.0,
            unit if unit.starts_with(typed.token.as_bytes()) => 2.0,
            _ => NEVER,
        },
        Part::Suffix => {
            if span.number.map(u32::from) == Some(value) {
                0.3
            } else {
                NEVER
            }
        }
        Part::Way => way(span, value),
        Part::FurtherSurname => match names.surnames.get(value) {
            [_, words @ ..] => of_forms(typed, meaning.part, words, 0.0, index),
            [] => NEVER,
        },
    }
}

fn of_forms(typed: &Typed, part: Part, forms: &[u32], beside: f32, index: &Index) -> f32 {
    let words = &index.names.keys.words;
    let mut best = NEVER;
    for (place, &key) in forms.iter().enumerate() {
        best = best.min(typed.word(words.get(key), part) + if place == 0 { 0.0 } else { beside });
    }
    best
}

fn nickname(typed: &Typed, forms: &[u32], index: &Index) -> f32 {
    let mut best = NEVER;
    for &key in forms {
        let related = index.names.related.get(key);
        if related.iter().any(|&other| index.names.keys.words.get(other) == typed.token.as_bytes()) {
            best = best.min(NICKNAME + 0.5 * (related.len() as f32).ln());
        }
    }
    best
}

fn middle(typed: &Typed, meant: &[u8]) -> f32 {
    let letters = typed.token.as_bytes();
    if meant.is_empty() {
        return NEVER;
    }
    let alone = meant.split(|byte| *byte == b' ').map(|word| {
        if word.len() == 1 && word[0] == letters[0] && letters.len() > 1 {
            // The roll has an initial only: any name with that letter may have been typed.
            7.5
        } else if letters.len() == 1 {
            if letters[0] == word[0] { 0.0 } else { NEVER }
        } else {
            typed.word(word, Part::Middle)
        }
    });
    alone.fold(NEVER, f32::min)
}

fn way(span: &Span, value: u32) -> f32 {
    let [kind, directions, ..] = value.to_le_bytes();
    let [typed_kind, typed_direction] = span.way;
    let agrees = typed_kind != 0 && typed_kind == kind
        || typed_direction != 0 && (typed_direction == directions & 15 || typed_direction == directions >> 4);
    if agrees {
        0.3
    } else if typed_kind != 0 && kind == 0 || typed_direction != 0 && directions == 0 {
        1.2
    } else if is_usual_way(&span.typed.token) {
        OTHER_WAY
    } else {
        // `glen` is a street type and a name: as a type it must agree.
        NEVER
    }
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}
