//! One registration: a person, where they live, and what the office knows of it.

use crate::day::Day;
use crate::person::Person;
use crate::rng::{Purpose, Rng};

/// State of a registration, as in the canonical roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// `A`
    Active,
    /// `I`: mail came back; still registered.
    Inactive,
    /// `P`: not yet complete.
    Pending,
    /// `C`: removed, with a date and a reason.
    Cancelled,
}

impl Status {
    /// The letter of the canonical roll.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::Active => "A",
            Self::Inactive => "I",
            Self::Pending => "P",
            Self::Cancelled => "C",
        }
    }
}

/// Where the office sends mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mailing {
    Residence,
    Box(u32),
    /// Another dwelling of the county.
    Elsewhere(u32),
}

/// A slip in the office's own data entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slip {
    None,
    /// "SMITH JR" as the surname.
    SuffixInSurname,
    /// A suffix the person does not bear.
    WrongSuffix,
    /// One letter of the surname lost.
    Surname,
    /// Two letters of the first name the wrong way round.
    FirstName,
    /// The unit was never entered.
    NoUnit,
}

/// One row of the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voter {
    pub(crate) person: Person,
    pub(crate) household: u32,
    pub(crate) dwelling: u32,
    pub(crate) status: Status,
    pub(crate) registered: Day,
    pub(crate) first_registered: Day,
    pub(crate) status_since: Day,
    pub(crate) mailing: Mailing,
    pub(crate) confidential: bool,
    pub(crate) slip: Slip,
    /// An older registration of somebody who is registered elsewhere in the county by now.
    pub(crate) former: bool,
}

/// Shares of the roll by status, in 10,000: inactive, pending, cancelled; the rest is active.
pub(crate) const STATUS_SHARES: [u32; 4] = [8600, 700, 90, 610];

/// Registers `person`, number `index` of the roll.
pub(crate) fn register(
    seed: u64,
    index: u64,
    as_of: Day,
    person: Person,
    household: u32,
    dwelling: u32,
    dwellings: u64,
) -> Voter {
    let mut rng = Rng::stream(seed, Purpose::Registrations, index);
    let rng = &mut rng;
    let statuses = [Status::Active, Status::Inactive, Status::Pending, Status::Cancelled];
    let status = statuses[rng.weighted(&STATUS_SHARES)];
    let grown_up = person.birth.plus(18 * 365 + 5);
    let ago = match rng.weighted(&[6, 16, 30, 37, 11]) {
        _ if status == Status::Pending => rng.between(0, 60),
        0 => rng.between(0, 160),
        1 => rng.between(160, 730),
        2 => rng.between(730, 2190),
        3 => rng.between(2190, 7300),
        _ => rng.between(7300, 16_000),
    };
    let before = |day: Day, days: u32| day.plus(-i32::try_from(days).unwrap_or(0));
    let registered = before(as_of, ago).max(grown_up).min(as_of);
    let first_registered = if rng.chance(3000) {
        before(registered, rng.between(60, 5000)).max(grown_up).min(registered)
    } else {
        registered
    };
    let status_since = match status {
        Status::Inactive | Status::Cancelled => before(as_of, rng.between(20, 1500)).max(registered),
        Status::Active | Status::Pending => registered,
    };
    let elsewhere = u32::try_from(rng.below(dwellings)).unwrap_or(0);
    let mailing = match rng.weighted(&[868, 44, 88]) {
        0 => Mailing::Residence,
        1 => Mailing::Box(rng.between(1, 9999)),
        _ => Mailing::Elsewhere(elsewhere),
    };
    let slip = match rng.below(100_000) {
        0..=3 => Slip::SuffixInSurname,
        4..=15 => Slip::WrongSuffix,
        16..=250 => Slip::Surname,
        251..=450 => Slip::FirstName,
        451..=1800 => Slip::NoUnit,
        _ => Slip::None,
    };
    let confidential = rng.chance(10);
    Voter {
        person,
        household,
        dwelling,
        status,
        registered,
        first_registered,
        status_since,
        mailing,
        confidential,
        slip,
        former: false,
    }
}
