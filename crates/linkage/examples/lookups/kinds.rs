//! The kinds of queries a clerk types, made from voters of the roll.

use linkage::Lookup;
use testkit::{County, Rng};

use crate::slips::{misread, nickname, other_digit, slip, start, swapped_digits};

/// What queries are made of, in small letters.
pub(crate) struct Person {
    first: String,
    middle: String,
    last: String,
    house: String,
    street: String,
    kind: String,
    city: String,
    zip: String,
}

impl Person {
    pub(crate) fn of(county: &County, row: usize) -> Self {
        let record = county.record(row);
        Self {
            first: record.first_name.to_lowercase(),
            middle: record.middle_name.to_lowercase(),
            last: record.last_name.to_lowercase(),
            house: record.house_number,
            street: record.street_name.to_lowercase(),
            kind: record.street_type.to_lowercase(),
            city: record.city.to_lowercase(),
            zip: record.zip.to_owned(),
        }
    }

    pub(crate) fn is_complete(&self) -> bool {
        self.first.len() > 1 && self.last.len() > 1 && !self.house.is_empty() && !self.street.is_empty()
    }
}

type Clean = fn(&Person) -> String;
type Typed = fn(&Person, &mut Rng) -> Option<Lookup>;

/// A kind of query: unspoilt, which decides who cannot be told apart, and as typed.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    pub(crate) clean: Clean,
    pub(crate) typed: Typed,
}

/// Kinds of the list that issue 3 speaks of; those behind are further ones.
pub(crate) const ISSUE: usize = 18;

macro_rules! kind {
    ($name:literal, |$v:ident| $clean:expr) => {
        kind!($name, |$v| $clean, |_d| Some($clean))
    };
    ($name:literal, |$v:ident| $clean:expr, |$d:ident| $typed:expr) => {
        Kind { name: $name, clean: |$v| $clean, typed: |$v, $d| ($typed).map(Lookup::Text) }
    };
}

macro_rules! fields {
    ($name:literal, |$v:ident, $d:ident| $typed:expr) => {
        Kind {
            name: $name,
            clean: |$v| format!("{}|{}|{}|{}|{}", $v.last, $v.first, $v.house, $v.street, $v.city),
            typed: |$v, $d| {
                let typed: Option<[String; 5]> = $typed;
                typed.map(|[last, first, house, street, city]| Lookup::Fields {
                    last,
                    first,
                    house,
                    street,
                    city,
                })
            },
        }
    };
}

pub(crate) const KINDS: [Kind; 33] = [
    kind!("surname first", |v| format!("{} {}", v.last, v.first)),
    kind!("surname, three letters", |v| format!("{} {}", v.last, start(&v.first, 3))),
    kind!("first name first", |v| format!("{} {} {}", v.first, v.last, v.house)),
    kind!("704smi", |v| format!("{}{}", v.house, start(&v.last, 3))),
    kind!("number, four letters", |v| format!("{} {}", v.house, start(&v.last, 4))),
    kind!("number, street, initial", |v| format!(
        "{} {} {}",
        v.house,
        start(&v.street, 5),
        start(&v.first, 1)
    )),
    kind!("surname, number", |v| format!("{} {}", v.last, v.house)),
    kind!("surname, street", |v| format!("{} {}", v.last, v.street)),
    kind!("name, city", |v| format!("{} {} {}", v.first, v.last, v.city)),
    kind!("initial, surname, zip", |v| format!("{} {} {}", start(&v.first, 1), v.last, v.zip)),
    kind!("first name, number, street", |v| format!("{} {} {}", v.first, v.house, start(&v.street, 4))),
    kind!("slip in surname, first name", |v| format!("{} {}", v.last, v.first), |d| slip(&v.last, d)
        .map(|s| format!("{s} {}", v.first))),
    kind!("slip in surname, number", |v| format!("{} {}", v.last, v.house), |d| slip(&v.last, d)
        .map(|s| format!("{s} {}", v.house))),
    kind!("slip in street", |v| format!("{} {} {}", v.last, v.house, v.street), |d| slip(&v.street, d)
        .map(|s| format!("{} {} {s}", v.last, v.house))),
    kind!("nickname", |v| format!("{} {} {}", v.last, v.first, v.house), |d| nickname(&v.first, d)
        .map(|n| format!("{} {n} {}", v.last, v.house))),
    kind!("wrong digit", |v| format!("{} {} {}", v.last, v.first, v.house), |d| Some(format!(
        "{} {} {}",
        v.last,
        v.first,
        other_digit(&v.house, d)
    ))),
    kind!("swapped digits", |v| format!("{} {} {}", v.last, v.first, v.house), |d| swapped_digits(
        &v.house, d
    )
    .map(|h| format!("{} {} {h}", v.last, v.first))),
    kind!("as a poor reader read it", |v| format!("{} {} {} {}", v.first, v.last, v.house, v.street), |d| {
        Some(misread(&format!("{} {} {} {}", v.first, v.last, v.house, v.street), d))
    }),
    kind!("number, first name", |v| format!("{} {}", v.house, v.first)),
    kind!("whole address", |v| format!("{} {} {} {}", v.house, v.street, v.kind, v.city)),
    kind!("number and street", |v| format!("{} {}", v.house, v.street)),
    kind!("three letters of everything", |v| format!(
        "{} {} {} {}",
        start(&v.last, 3),
        start(&v.first, 3),
        v.house,
        start(&v.street, 3)
    )),
    kind!("slip in first name", |v| format!("{} {} {}", v.first, v.last, v.house), |d| slip(&v.first, d)
        .map(|s| format!("{s} {} {}", v.last, v.house))),
    kind!("names only, first name first", |v| format!("{} {}", v.first, v.last)),
    kind!("name with middle name", |v| format!("{} {} {} {}", v.first, v.middle, v.last, v.zip)),
    kind!("slip in four letters", |v| format!("{} {}", v.house, start(&v.last, 5)), |d| slip(
        &start(&v.last, 5),
        d
    )
    .map(|s| format!("{} {s}", v.house))),
    kind!("wrong digit, surname, street", |v| format!("{} {} {}", v.last, v.house, v.street), |d| Some(
        format!("{} {} {}", other_digit(&v.house, d), v.street, v.last)
    )),
    kind!("street before number", |v| format!("{} {} {}", v.street, v.house, start(&v.last, 3))),
    fields!("fields", |v, _d| Some([
        v.last.clone(),
        v.first.clone(),
        v.house.clone(),
        v.street.clone(),
        v.city.clone()
    ])),
    fields!("fields, slip in surname", |v, d| slip(&v.last, d).map(|s| [
        s,
        v.first.clone(),
        v.house.clone(),
        v.street.clone(),
        String::new()
    ])),
    fields!("fields, wrong digit, nickname", |v, d| nickname(&v.first, d).map(|n| [
        v.last.clone(),
        n,
        other_digit(&v.house, d),
        v.street.clone(),
        v.city.clone()
    ])),
    fields!("fields, misread", |v, d| Some(
        [&v.last, &v.first, &v.house, &v.street, &v.city].map(|t| misread(t, d))
    )),
    Kind {
        name: "fields, initial and number",
        clean: |v| format!("{} {} {}", v.last, start(&v.first, 1), v.house),
        typed: |v, _| {
            let (last, first, house) = (v.last.clone(), start(&v.first, 1), v.house.clone());
            Some(Lookup::Fields { last, first, house, street: String::new(), city: String::new() })
        },
    },
];
