//! One line before anything is written.

use super::super::{Kind, Quality};
use crate::day::Day;
use crate::person::Person;

/// What the writer gives as a residence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::petition) enum Address {
    Dwelling(u32),
    /// The shape of a dwelling's address in a place outside the county.
    Outside {
        dwelling: u32,
        place: usize,
    },
    /// A house number its street does not have.
    Nowhere {
        dwelling: u32,
        house: u32,
    },
    Box {
        number: u32,
        dwelling: u32,
    },
    None,
}

/// One line before anything is written.
#[derive(Debug, Clone, Copy)]
pub(in crate::petition) struct Plan {
    pub(in crate::petition) kind: Kind,
    pub(in crate::petition) person: Person,
    pub(in crate::petition) voter: Option<u32>,
    pub(in crate::petition) address: Address,
    pub(in crate::petition) duplicate_of: Option<usize>,
    pub(in crate::petition) signed_on: Day,
    pub(in crate::petition) quality: Quality,
}

pub(in crate::petition) const fn plan(
    kind: Kind,
    person: Person,
    voter: Option<u32>,
    address: Address,
    signed_on: Day,
) -> Plan {
    Plan { kind, person, voter, address, duplicate_of: None, signed_on, quality: Quality::Clean }
}

pub(in crate::petition) const fn may_sign_again(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Good
            | Kind::Inactive
            | Kind::CancelledSince
            | Kind::NotRegistered
            | Kind::UnregisteredRelative
            | Kind::OutOfCounty
            | Kind::MovedAway
            | Kind::OldAddress
            | Kind::Cancelled
    )
}
