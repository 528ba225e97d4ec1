//! One line: who wrote it, as far as that is sure, and whether that voter may sign.

use law::Means;
use linkage::LineMatch;
use roll::Column;

use super::{Basis, CheckLine, Checked, Outcome};
use crate::OfficeError;
use crate::eligibility::{Eligibility, SigningDays, eligibility, registration};

pub(super) fn verdict(line: &CheckLine, found: &LineMatch, basis: Basis<'_>) -> Result<Checked, OfficeError> {
    let settings = basis.file.check;
    let days = line
        .days
        .or_else(|| basis.file.signing.map(|signing| SigningDays { from: signing.from, to: signing.to }));
    let mut chance_valid: f64 = 0.0;
    for candidate in &found.candidates {
        if may_sign(basis, candidate.voter, days)? == Eligibility::Eligible {
            chance_valid += candidate.probability - candidate.moved;
        }
    }
    let Some(best) = found.candidates.first() else {
        return Ok(Checked {
            outcome: because(basis, Means::NotOnRoll),
            voter_id: None,
            probability: 0.0,
            chance_valid: 0.0,
            duplicate_of: None,
        });
    };
    let outcome = if best.probability >= settings.accept_from {
        if best.moved > best.probability / 2.0 {
            because(basis, Means::Moved)
        } else {
            judged(basis, may_sign(basis, best.voter, days)?)
        }
    } else if found.not_on_roll >= settings.reject_from {
        because(basis, Means::NotOnRoll)
    } else if found.not_on_roll + best.probability >= settings.accept_from {
        Outcome::Undecided("may be this voter or somebody not on the roll")
    } else {
        Outcome::Undecided("several voters fit")
    };
    let chance_valid =
        if matches!(outcome, Outcome::Invalid(_)) { 0.0 } else { chance_valid.clamp(0.0, 1.0) };
    Ok(Checked {
        outcome,
        voter_id: Some(basis.roll.text(best.voter, Column::VoterId)?.to_owned()),
        probability: best.probability,
        chance_valid,
        duplicate_of: None,
    })
}

/// Bad for the procedure's reason. Where it names none, the law as filed does not say that such a line fails.
fn because(basis: Basis<'_>, means: Means) -> Outcome {
    match basis.law.version.reason_for(means) {
        Ok(reason) => Outcome::Invalid(reason.code.clone()),
        Err(_) => Outcome::Undecided("the procedure names no reason for what was found"),
    }
}

fn judged(basis: Basis<'_>, eligibility: Eligibility) -> Outcome {
    match eligibility {
        Eligibility::Eligible => Outcome::Valid,
        Eligibility::OutOfJurisdiction => because(basis, Means::OtherDistrict),
        Eligibility::Cancelled => because(basis, Means::Canceled),
        Eligibility::RegisteredTooLate => because(basis, Means::RegisteredLater),
        Eligibility::Inactive => because(basis, Means::Inactive),
        Eligibility::Undetermined => {
            Outcome::Undecided("depends on the day of signing or a pending registration")
        }
    }
}

fn may_sign(basis: Basis<'_>, row: u32, days: Option<SigningDays>) -> Result<Eligibility, OfficeError> {
    let voter = basis.roll.voter(row)?;
    let registration = registration(basis.roll, &voter, basis.districts)?;
    Ok(eligibility(&registration, days, basis.law.inactive_may_sign()))
}
