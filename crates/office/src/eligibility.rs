//! May the voter who wrote a line sign this petition, on the day they signed?
//!
//! Linkage says *who* may have written a line; this module says what the roll knows of that voter on the day of signing.
//! California's recall lines carry no date of their own: the circulator's declaration gives a range (EC §104), and what
//! depends on the day inside it stays undetermined (DESIGN.md §8).

use jiff::civil::Date;
use roll::{Column, PartialDate, Snapshot, Status, Voter};

use crate::OfficeError;

/// The days on which a line may have been signed, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SigningDays {
    /// First possible day.
    pub from: Date,
    /// Last possible day.
    pub to: Date,
}

/// What the roll says of a voter's registration, as far as eligibility needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Standing on the roll.
    pub standing: Standing,
    /// Day the present registration took effect; `None` where the roll does not give a full date.
    pub registered_on: Option<Date>,
    /// Day of the first registration in the county, where the roll has it: a re-registration after signing (an address
    /// change, say) does not make an earlier signature that of an unregistered person.
    pub first_registered_on: Option<Date>,
    /// Whether every district the petition names has the value it names.
    pub in_jurisdiction: bool,
}

/// Standing of a registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// On the active list.
    Active,
    /// On the inactive list: whether such a voter may sign is the procedure's matter.
    Inactive,
    /// Not yet effective.
    Pending,
    /// Cancelled, on a day the roll may give.
    Cancelled(Option<Date>),
}

/// What follows for a signature of this voter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Eligibility {
    /// Registered and of the jurisdiction on every day the line may have been signed.
    Eligible,
    /// Not registered where the petition circulates (EC §11045).
    OutOfJurisdiction,
    /// Cancelled before the line was signed.
    Cancelled,
    /// Registered only after the line was signed (EC §100).
    RegisteredTooLate,
    /// On the inactive list, and the procedure does not let inactive voters sign.
    Inactive,
    /// The registration is pending, or the day decides and the day is not known.
    Undetermined,
}

/// Judges a registration as of the days of signing.
///
/// `days` is `None` where neither the line nor the declaration gives a date: then what depends on the day is undetermined.
/// `inactive_may_sign` comes from the procedure (its reasons name inactive registrations or do not).
#[must_use]
pub fn eligibility(
    registration: &Registration,
    days: Option<SigningDays>,
    inactive_may_sign: bool,
) -> Eligibility {
    if !registration.in_jurisdiction {
        return Eligibility::OutOfJurisdiction;
    }
    match registration.standing {
        Standing::Pending => return Eligibility::Undetermined,
        Standing::Inactive if !inactive_may_sign => return Eligibility::Inactive,
        Standing::Cancelled(day) => {
            if let Some(outcome) = cancelled(day, days) {
                return outcome;
            }
        }
        Standing::Active | Standing::Inactive => {}
    }
    registered_in_time(registration, days)
}

/// `None` where the cancellation came after the last possible day of signing.
fn cancelled(day: Option<Date>, days: Option<SigningDays>) -> Option<Eligibility> {
    match (day, days) {
        (Some(day), Some(days)) if day > days.to => None,
        (Some(day), Some(days)) if day > days.from => Some(Eligibility::Undetermined),
        (Some(_), None) => Some(Eligibility::Undetermined),
        _ => Some(Eligibility::Cancelled),
    }
}

fn registered_in_time(registration: &Registration, days: Option<SigningDays>) -> Eligibility {
    let since = registration.first_registered_on.or(registration.registered_on);
    match (since, days) {
        (Some(since), Some(days)) if since <= days.from => Eligibility::Eligible,
        (Some(since), Some(days)) if since > days.to => Eligibility::RegisteredTooLate,
        // A roll without registration dates (year only) lists who is registered now; there is nothing to hold against them.
        (None, _) => Eligibility::Eligible,
        _ => Eligibility::Undetermined,
    }
}

/// What the roll says of a voter, with the districts the petition names.
///
/// # Errors
/// When the roll cannot be read.
pub fn registration(
    roll: &Snapshot,
    voter: &Voter<'_>,
    districts: &[(Column, String)],
) -> Result<Registration, OfficeError> {
    let mut in_jurisdiction = true;
    for (column, value) in districts {
        in_jurisdiction &= roll.text(voter.row, *column)?.eq_ignore_ascii_case(value);
    }
    let standing = match voter.status {
        Status::Active => Standing::Active,
        Status::Inactive => Standing::Inactive,
        Status::Cancelled => Standing::Cancelled(voter.status_date.and_then(PartialDate::date)),
        Status::Pending => Standing::Pending,
    };
    Ok(Registration {
        standing,
        registered_on: voter.registration_date.and_then(PartialDate::date),
        first_registered_on: voter.original_registration_date.and_then(PartialDate::date),
        in_jurisdiction,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn active(registered_on: Date) -> Registration {
        Registration {
            standing: Standing::Active,
            registered_on: Some(registered_on),
            first_registered_on: None,
            in_jurisdiction: true,
        }
    }

    #[test]
    fn the_day_decides_and_an_unknown_day_stays_undetermined() {
        let days = Some(SigningDays { from: date(2017, 8, 10), to: date(2017, 9, 20) });
        let cases = [
            (date(2010, 1, 1), days, Eligibility::Eligible),
            (date(2017, 8, 10), days, Eligibility::Eligible),
            (date(2017, 9, 1), days, Eligibility::Undetermined),
            (date(2017, 9, 21), days, Eligibility::RegisteredTooLate),
            (date(2017, 9, 1), None, Eligibility::Undetermined),
        ];
        for (registered_on, days, expected) in cases {
            assert_eq!(eligibility(&active(registered_on), days, true), expected, "{registered_on}");
        }
    }

    #[test]
    fn standing_is_judged_as_of_signing() {
        let days = Some(SigningDays { from: date(2017, 8, 10), to: date(2017, 9, 20) });
        let cases = [
            (Standing::Cancelled(Some(date(2017, 10, 1))), Eligibility::Eligible),
            (Standing::Cancelled(Some(date(2017, 9, 1))), Eligibility::Undetermined),
            (Standing::Cancelled(Some(date(2017, 1, 1))), Eligibility::Cancelled),
            (Standing::Cancelled(None), Eligibility::Cancelled),
            (Standing::Pending, Eligibility::Undetermined),
            (Standing::Inactive, Eligibility::Inactive),
        ];
        for (standing, expected) in cases {
            let registration = Registration { standing, ..active(date(2000, 1, 1)) };
            assert_eq!(eligibility(&registration, days, false), expected, "{standing:?}");
        }
    }

    #[test]
    fn an_earlier_registration_survives_a_change_of_address() {
        let days = Some(SigningDays { from: date(2017, 8, 10), to: date(2017, 9, 20) });
        let moved = Registration { first_registered_on: Some(date(2001, 5, 1)), ..active(date(2018, 1, 2)) };
        assert_eq!(eligibility(&moved, days, true), Eligibility::Eligible);
    }

    #[test]
    fn jurisdiction_comes_first() {
        let elsewhere = Registration { in_jurisdiction: false, ..active(date(2000, 1, 1)) };
        assert_eq!(eligibility(&elsewhere, None, true), Eligibility::OutOfJurisdiction);
    }
}
