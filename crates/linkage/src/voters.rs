//! What linkage needs of a voter list: dictionary-coded columns.

use std::borrow::Cow;
use std::collections::HashMap;

/// A column of the voter list that linkage compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names of the canonical roll's columns (DESIGN.md §8)")]
pub enum Field {
    LastName,
    FirstName,
    MiddleName,
    Suffix,
    HouseNumber,
    HouseFraction,
    PreDirection,
    StreetName,
    StreetType,
    PostDirection,
    UnitType,
    UnitNumber,
    City,
    Zip,
    MailingAddress,
}

impl Field {
    /// Every field, in the order of the canonical roll.
    pub const ALL: [Self; 15] = [
        Self::LastName,
        Self::FirstName,
        Self::MiddleName,
        Self::Suffix,
        Self::HouseNumber,
        Self::HouseFraction,
        Self::PreDirection,
        Self::StreetName,
        Self::StreetType,
        Self::PostDirection,
        Self::UnitType,
        Self::UnitNumber,
        Self::City,
        Self::Zip,
        Self::MailingAddress,
    ];
}

/// One column: a code per voter and the distinct values the codes stand for.
#[derive(Debug, Clone)]
pub struct Coded<'a> {
    /// A code for every voter, each below `values.len()`.
    pub codes: Cow<'a, [u32]>,
    /// The distinct values.
    pub values: Vec<&'a str>,
}

/// A voter list as linkage reads it. Voters are numbered from 0 in the order of the list.
pub trait Voters: Sync {
    /// How many voters there are.
    fn count(&self) -> usize;
    /// A column, or `None` where the list has none (every voter's value is then empty).
    fn column(&self, field: Field) -> Option<Coded<'_>>;
    /// What identifies the list's content; an index is valid only for the list it was built from.
    fn content_hash(&self) -> [u8; 32];
}

/// A voter list in memory, for tests and small tools.
#[derive(Debug, Default)]
pub struct MemoryVoters {
    count: usize,
    columns: HashMap<Field, MemoryColumn, std::hash::BuildHasherDefault<std::hash::DefaultHasher>>,
}

#[derive(Debug, Default)]
struct MemoryColumn {
    codes: Vec<u32>,
    values: Vec<String>,
    known: std::collections::BTreeMap<String, u32>,
}

impl MemoryVoters {
    /// Adds a voter with the given values; fields not named are empty.
    pub fn push(&mut self, values: &[(Field, &str)]) {
        for field in Field::ALL {
            let value = values.iter().find(|(named, _)| *named == field).map_or("", |(_, value)| value);
            let column = self.columns.entry(field).or_default();
            let next = crate::num::id(column.values.len());
            let code = *column.known.entry(value.to_owned()).or_insert(next);
            if code == next {
                column.values.push(value.to_owned());
            }
            column.codes.push(code);
        }
        self.count += 1;
    }
}

impl Voters for MemoryVoters {
    fn count(&self) -> usize {
        self.count
    }

    fn column(&self, field: Field) -> Option<Coded<'_>> {
        let column = self.columns.get(&field)?;
        Some(Coded {
            codes: Cow::Borrowed(&column.codes),
            values: column.values.iter().map(String::as_str).collect(),
        })
    }

    fn content_hash(&self) -> [u8; 32] {
        use sha2::Digest;
        let mut hash = sha2::Sha256::new();
        for field in Field::ALL {
            for &code in self.columns.get(&field).iter().flat_map(|column| &column.codes) {
                hash.update(code.to_be_bytes());
            }
            for value in self.columns.get(&field).iter().flat_map(|column| &column.values) {
                hash.update(value.as_bytes());
                hash.update([0]);
            }
        }
        hash.finalize().into()
    }
}
