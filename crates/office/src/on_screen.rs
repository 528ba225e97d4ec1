//! What a clerk sees of a line: what it says, who may have written it and why, what the roll knows of them.
//!
//! Nothing here says what anybody else found about the line: a second look must not know the first.

mod proposal;
mod written;

use jiff::Timestamp;
use linkage::{Line, Lookup};
use petition::event::{SigningRange, Verdict};
use petition::{BoxId, CirculatorId, LineName};

use crate::OfficeError;
use crate::case::Case;
use crate::eligibility::SigningDays;
use crate::house::Office;
use crate::open_roll::OpenRoll;
use crate::people::Member;

pub(crate) use proposal::Grounds;
pub use proposal::{FieldEvidence, OtherLine, Proposal};
pub use written::Written;

/// Voters shown at most.
const SHOWN: usize = 9;

/// A line on a clerk's screen.
#[derive(Debug, Clone, PartialEq)]
pub struct LineOnScreen {
    /// The line.
    pub line: LineName,
    /// Whose bundle it is in.
    pub circulator: CirculatorId,
    /// The box it is in now; none while its section is pulled.
    pub in_box: Option<BoxId>,
    /// When it can have been signed, by the circulator's declaration.
    pub signing: Option<SigningRange>,
    /// What it says, where it was keyed.
    pub written: Option<Written>,
    /// Voters who may have written it, the likeliest first.
    pub proposals: Vec<Proposal>,
    /// Probability that nobody on the roll wrote it; none where nothing was keyed.
    pub not_on_roll: Option<f64>,
}

impl Office {
    /// The next line for a person to examine, and leaves it with them. `except` are lines they have already.
    ///
    /// # Errors
    /// When the petition is not being examined or a store fails.
    pub fn next_line(
        &self,
        case: &Case,
        member: &Member,
        except: &[LineName],
    ) -> Result<Option<LineName>, OfficeError> {
        let now: Timestamp = self.now();
        case.read(|petition| Ok(petition.allow(petition::EventKind::FindingRecorded)?))?;
        let found = case.work()?.next(&member.id, now, except);
        self.keep_handed_out(case)?;
        Ok(found)
    }

    /// A line as a clerk sees it.
    ///
    /// # Errors
    /// When there is no such line, no roll, or a store fails.
    pub fn on_screen(&self, case: &Case, line: LineName) -> Result<LineOnScreen, OfficeError> {
        let written = self.written(case, line)?;
        let roll = case.roll(&self.rolls())?;
        let (circulator, in_box, signing) = case.read(|petition| {
            let view = petition.line(line).ok_or(petition::Refusal::UnknownLine(line))?;
            let section = petition.sections().get(&line.section);
            Ok((view.circulator, view.in_box, section.and_then(|s| s.declaration.signing)))
        })?;
        let mut shown = LineOnScreen {
            line,
            circulator,
            in_box,
            signing,
            written,
            proposals: Vec::new(),
            not_on_roll: None,
        };
        if let Some(written) = &shown.written {
            let found = roll.engine.link(&Line::from(written));
            let grounds = Grounds::of(case, &roll, days_of(written.signed_on, signing))?;
            shown.not_on_roll = Some(found.not_on_roll);
            for candidate in found.candidates.iter().take(SHOWN) {
                let mut proposal = self.proposal(case, &roll, candidate.voter, &grounds, line)?;
                proposal.explain(candidate);
                shown.proposals.push(proposal);
            }
        }
        Ok(shown)
    }

    /// Searches the whole roll as a clerk types. The text is personal data: it is kept only with a finding that rests on it.
    ///
    /// # Errors
    /// When there is no roll, or a store fails.
    pub fn search(&self, case: &Case, line: LineName, text: &str) -> Result<Vec<Proposal>, OfficeError> {
        let roll = case.roll(&self.rolls())?;
        let signing = case.read(|petition| {
            Ok(petition.sections().get(&line.section).and_then(|section| section.declaration.signing))
        })?;
        let grounds = Grounds::of(case, &roll, days_of(None, signing))?;
        let text: String = text.chars().take(200).collect();
        let found = roll.engine.lookup(&Lookup::Text(text), SHOWN);
        found.iter().map(|found| self.proposal(case, &roll, found.voter, &grounds, line)).collect()
    }

    /// What was keyed from the paper.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn written(&self, case: &Case, line: LineName) -> Result<Option<Written>, OfficeError> {
        let Some(commitment) = case.read(|petition| Ok(petition.keyed(line)))? else { return Ok(None) };
        Ok(self.vault_text(case, &commitment)?.map(|text| Written::read(&text)))
    }

    fn proposal(
        &self,
        case: &Case,
        roll: &OpenRoll,
        row: u32,
        grounds: &Grounds,
        line: LineName,
    ) -> Result<Proposal, OfficeError> {
        let mut proposal = Proposal::of(roll, row, grounds)?;
        proposal.other_lines = case.seated(|seat| {
            let handle = seat.handle(&proposal.voter_id)?;
            let petition = seat.petition()?;
            let others = petition.lines_of_voter(&handle).filter(|other| *other != line);
            let said = |other: LineName| {
                let looked_at = petition.looked_at(other)?;
                let theirs = looked_at.looks().last().map(|look| match &look.verdict {
                    Verdict::Valid { .. } => "valid".to_owned(),
                    Verdict::Invalid { reason, .. } => reason.to_string(),
                })?;
                Some(OtherLine { line: other, found: theirs })
            };
            Ok(others.filter_map(said).collect())
        })?;
        Ok(proposal)
    }
}

/// The line's own date, where it has one inside the declaration's range; the declaration's range otherwise.
fn days_of(signed_on: Option<jiff::civil::Date>, signing: Option<SigningRange>) -> Option<SigningDays> {
    match (signed_on, signing) {
        (Some(day), _) => Some(SigningDays { from: day, to: day }),
        (None, Some(range)) => Some(SigningDays { from: range.from, to: range.to }),
        (None, None) => None,
    }
}
