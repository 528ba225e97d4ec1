//! Whole records against a line: the probability that this voter would have written these words.

use crate::channel::{LEVELS, PerLevel};
use crate::index::{Index, Record};
use crate::view::View;

mod address;
mod mailing;
mod name;

pub(crate) use address::{AddressChances, AddressScale, way_ratio};
pub(crate) use mailing::{WRITES_MAILING, mailing_chance};
pub(crate) use name::{NameChances, NameScale, suffix, unknown_middle, unknown_name, unknown_suffix};

/// What a voter explains of a line, per noise level.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weighed {
    pub(crate) voter: u32,
    pub(crate) record: Record,
    /// Probability of the name's words from this voter.
    pub(crate) name: PerLevel,
    /// Probability of the name's words from an unregistered relative of the same surname.
    pub(crate) relative: PerLevel,
    /// Probability of the name's words from somebody else of the same surname and first name.
    pub(crate) namesake: PerLevel,
    /// Probability of the address's words from somebody who lives where this voter is registered.
    pub(crate) address: PerLevel,
    /// The same without the unit, of which an unknown neighbour's line says nothing.
    pub(crate) place: PerLevel,
}

/// Weighs the voters of a shortlist.
pub(crate) fn weigh(view: &View, index: &Index, voters: &[(f32, u32)]) -> Vec<Weighed> {
    let mut names = NameScale::new(view, index);
    let mut addresses = AddressScale::new(view, index);
    voters
        .iter()
        .map(|&(_, voter)| {
            let record = index.record(voter);
            let NameChances { own, relative, namesake } = names.chances(&record);
            let AddressChances { mut full, place } = addresses.chances(&record);
            if record.has_mailing()
                && !view.written.address.is_empty()
                && let Some(mailing) = index.mailings.of(voter)
            {
                let own = scaled(&mailing_chance(view, &mailing), WRITES_MAILING);
                full = plus(&scaled(&full, 1.0 - WRITES_MAILING), &own);
            }
            Weighed { voter, record, name: own, relative, namesake, address: full, place }
        })
        .collect()
}

pub(crate) fn times(left: &PerLevel, right: &PerLevel) -> PerLevel {
    std::array::from_fn(|level| left[level] * right[level])
}

pub(crate) fn scaled(values: &PerLevel, factor: f64) -> PerLevel {
    values.map(|value| value * factor)
}

pub(crate) fn plus(left: &PerLevel, right: &PerLevel) -> PerLevel {
    std::array::from_fn(|level| left[level] + right[level])
}

pub(crate) fn larger(left: &PerLevel, right: &PerLevel) -> PerLevel {
    std::array::from_fn(|level| left[level].max(right[level]))
}

pub(crate) const ONE: PerLevel = [1.0; LEVELS];
pub(crate) const ZERO: PerLevel = [0.0; LEVELS];
