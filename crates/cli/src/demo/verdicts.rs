//! What a simulated clerk says about a line: the truth, but for a small share of slips.

use law::{LawError, Means};
use linkage::LineMatch;
use office::examination::Finding;
use office::law_in_force::LawInForce;
use petition::{LineName, RollNo};
use testkit::{Finding as Right, Rng, Truth};

use super::county::Made;

/// Slips in 10,000 looks.
const SLIPS: u32 = 100;

/// A line as it lies before a clerk.
pub(super) struct OnDesk<'m> {
    pub(super) law: &'m LawInForce,
    pub(super) name: LineName,
    pub(super) truth: &'m Truth,
    pub(super) printed: &'m testkit::Line,
    pub(super) proposed: &'m LineMatch,
}

impl OnDesk<'_> {
    /// Where the right voter stands among the candidates on the screen, from 1.
    pub(super) fn rank_of_right_voter(&self, made: &Made) -> Option<usize> {
        let right = made.county.voter_id(self.truth.voter?);
        let id = |voter: u32| made.roll.text(voter, roll::Column::VoterId).unwrap_or_default();
        self.proposed.candidates.iter().position(|candidate| id(candidate.voter) == right).map(|at| at + 1)
    }

    /// What a faultless clerk finds.
    pub(super) fn right(&self, made: &Made, roll: RollNo) -> Result<Finding, LawError> {
        let voter_id = self.truth.voter.map(|index| made.county.voter_id(index));
        let means = means(self.truth.finding);
        // A line that is valid but for its paper still names its voter; a reason that says "nobody" does not.
        let nobody = matches!(means, Some(Means::NotOnRoll | Means::OtherCounty | Means::Unreadable));
        let voter_id = if nobody { None } else { voter_id };
        // "Not found" rests on searches that could have found the voter (DESIGN.md §6).
        let searches = if nobody { searches(self.printed) } else { Vec::new() };
        Ok(Finding {
            line: self.name,
            voter_id,
            reason: means.map(|means| self.code(means)).transpose()?,
            roll,
            searches,
            transcript: None,
            note: None,
        })
    }

    fn code(&self, means: Means) -> Result<String, LawError> {
        Ok(self.law.version.reason_for(means)?.code.clone())
    }

    /// What this clerk finds, slips included: a voter overlooked, or one taken for the signer who is not.
    pub(super) fn look(&self, made: &Made, roll: RollNo, rng: &mut Rng) -> Result<Finding, LawError> {
        let right = self.right(made, roll)?;
        if !rng.chance(SLIPS) {
            return Ok(right);
        }
        if right.reason.is_none() {
            let reason = Some(self.code(Means::NotOnRoll)?);
            return Ok(Finding { voter_id: None, reason, searches: searches(self.printed), ..right });
        }
        let first = self.proposed.candidates.first();
        let voter = first.and_then(|candidate| made.roll.text(candidate.voter, roll::Column::VoterId).ok());
        Ok(match voter {
            Some(voter) => {
                Finding { voter_id: Some(voter.to_owned()), reason: None, searches: Vec::new(), ..right }
            }
            None => right,
        })
    }
}

/// House number and three letters of the name, then the name alone: what a clerk types.
fn searches(line: &testkit::Line) -> Vec<String> {
    let house: String = line.read.address.chars().take_while(char::is_ascii_digit).collect();
    let last = line.read.printed_name.split_whitespace().last().unwrap_or_default();
    let three: String = last.chars().take(3).flat_map(char::to_lowercase).collect();
    vec![format!("{house}{three}"), line.read.printed_name.clone()]
}

/// The finding a reason is needed for; `None` for a valid line.
fn means(finding: Right) -> Option<Means> {
    Some(match finding {
        // An extra copy is a valid line of its own; which copy stands is decided when both are known.
        Right::Valid | Right::Duplicate | Right::Withdrawn => return None,
        Right::NotRegistered | Right::RegistrationPending => Means::NotOnRoll,
        Right::OutOfCounty => Means::OtherCounty,
        Right::OutOfDistrict => Means::OtherDistrict,
        Right::Illegible => Means::Unreadable,
        Right::DifferentAddress => Means::Moved,
        Right::NoResidenceAddress => Means::NoAddress,
        Right::RegistrationCancelled => Means::Canceled,
        Right::RegisteredAfterSigning => Means::RegisteredLater,
        Right::SignatureMismatch => Means::SignatureDiffers,
        Right::NoSignature => Means::Unsigned,
        Right::NotInOwnHand => Means::OtherHand,
        Right::CirculatorDeclaration => Means::CirculatorFault,
    })
}
