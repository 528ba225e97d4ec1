//! The raw count is declared, decided on prima facie, and restated when it turns out different.

use jiff::civil::Date;
use law::{Required, Verdict};
use petition::event::{RawCountDeclared, RawCountRestated};
use petition::{CountChanges, Digest, FrameNo, LineName, Petition, Scope};
use sampling::Frame;

use crate::OfficeError;
use crate::case::Case;
use crate::concluding::required_text;
use crate::conclusion;
use crate::draw::frame_of;
use crate::house::Office;
use crate::intake::not_to_come;
use crate::people::Member;
use crate::petition_file::Requirement;
use crate::rights::{Right, check};

/// The prima facie decision with what it rests on, before or after it is taken.
#[derive(Debug, Clone, PartialEq)]
pub struct PrimaFacie {
    /// The requirement with its working.
    pub required: Required,
    /// What the raw count decides, with its working.
    pub verdict: Verdict,
}

/// What a restatement would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restatement {
    /// The raw count it leads to.
    pub raw_count: u32,
    /// Lines taken in and dropped.
    pub changes: CountChanges,
    /// Hash of the supplementary frame it needs, where it needs one.
    pub supplement: Option<Digest>,
}

impl Office {
    /// Declares the raw count: what the sheets add up to. `expected` is the figure the person saw.
    ///
    /// # Errors
    /// When `member` may not, a sheet is not counted twice, or the figure changed meanwhile.
    pub fn declare_raw_count(
        &self,
        case: &Case,
        member: &Member,
        on: Date,
        expected: u32,
    ) -> Result<(), OfficeError> {
        check(member, Right::Decide)?;
        not_to_come("Declared on", on, self.today())?;
        let stamp = self.stamp(member, Some(on));
        self.act(case, |desk| {
            let petition = desk.petition()?;
            if petition.milestones().iter().any(|m| m.stage == petition::StageName::Counted) {
                // A form sent twice; another figure is a restatement.
                return unchanged(petition.raw_count(), expected);
            }
            let counted = count_of(&petition.count_changes()?.added)?;
            unchanged(counted, expected)?;
            desk.record_one(&stamp, RawCountDeclared { raw_count: counted })?;
            Ok(())
        })
    }

    /// What the raw count decides on its face; none before it is declared or where the procedure has no such step.
    /// `given` is the requirement where the petition's description does not say it.
    ///
    /// # Errors
    /// When no procedure is bound or the requirement cannot be computed.
    pub fn prima_facie(&self, case: &Case, given: Option<u64>) -> Result<Option<PrimaFacie>, OfficeError> {
        let law = case.law()?;
        let described = case.kept()?.description.map(|file| file.requirement);
        let given = given.map(|required| Requirement { required: Some(required), ..Requirement::default() });
        let Some(requirement) = described.or(given) else { return Ok(None) };
        let raw = case.read(|petition| Ok(u64::from(petition.raw_count())))?;
        if raw == 0 || law.version.prima_facie.is_none() {
            return Ok(None);
        }
        let required = law.required(requirement)?;
        let verdict = law.version.prima_facie(raw, required.required)?;
        Ok(Some(PrimaFacie { required, verdict }))
    }

    /// Takes the prima facie decision; `on` is the day the petition is filed as of.
    ///
    /// # Errors
    /// When `member` may not, the requirement is not known, or the journal refuses.
    pub fn decide_prima_facie(
        &self,
        case: &Case,
        member: &Member,
        on: Date,
        given: Option<u64>,
    ) -> Result<Verdict, OfficeError> {
        check(member, Right::Decide)?;
        not_to_come("Filed as of", on, self.today())?;
        let Some(found) = self.prima_facie(case, given)? else {
            let problem = "give the number of signatures required".to_owned();
            return Err(OfficeError::Field { field: "Required", problem });
        };
        let (law, stamp) = (case.law()?, self.stamp(member, Some(on)));
        let required = found.required.required;
        self.act(case, |desk| {
            let decided = desk.petition()?.stage().accepted();
            if decided.is_some_and(|decided| u64::from(decided.required) == required) {
                return Ok(found.verdict);
            }
            conclusion::decide_prima_facie(desk, &law, &stamp, required)
        })
    }

    /// What restating the raw count now would change; none where it holds all that was counted.
    ///
    /// # Errors
    /// When a sheet is not counted twice yet.
    pub fn restatement(&self, case: &Case) -> Result<Option<Restatement>, OfficeError> {
        case.read(restatement)
    }

    /// Restates the raw count: sheets counted or corrected since are taken in. `expected` is the figure the person saw.
    ///
    /// # Errors
    /// When `member` may not, no reason is given, or the figure changed meanwhile.
    pub fn restate_raw_count(
        &self,
        case: &Case,
        member: &Member,
        reason: &str,
        expected: u32,
    ) -> Result<(), OfficeError> {
        check(member, Right::Decide)?;
        let reason = required_text("Reason", reason)?;
        let stamp = self.stamp(member, Some(self.today()));
        self.act(case, |desk| {
            let Some(found) = restatement(desk.petition()?)? else {
                return unchanged(desk.petition()?.raw_count(), expected);
            };
            unchanged(found.raw_count, expected)?;
            let (raw_count, supplement) = (found.raw_count, found.supplement);
            desk.record_one(&stamp, RawCountRestated { raw_count, reason, supplement })?;
            Ok(())
        })
    }
}

fn restatement(petition: &Petition) -> Result<Option<Restatement>, OfficeError> {
    let changes = petition.count_changes()?;
    if changes.added.is_empty() && changes.removed.is_empty() {
        return Ok(None);
    }
    let raw_count = petition.raw_count() + count_of(&changes.added)? - count_of(&changes.removed)?;
    let supplement = if changes.unframed.is_empty() || petition.stage().scope() == Scope::Full {
        None
    } else {
        Some(supplement(petition, &changes.unframed)?)
    };
    Ok(Some(Restatement { raw_count, changes, supplement }))
}

/// The hash of the frame that holds the new lines, in the order of their names, behind the last frame there is.
fn supplement(petition: &Petition, lines: &[LineName]) -> Result<Digest, OfficeError> {
    let last = petition.frames().last().map_or(FrameNo::MAIN, |frame| frame.number);
    let parent = frame_of(petition, last)?;
    let mut lines = lines.to_vec();
    lines.sort_unstable();
    let frame = Frame::supplement(parent, lines.iter().map(LineName::to_string))?;
    Ok(Digest(*frame.hash().as_bytes()))
}

fn count_of(lines: &[LineName]) -> Result<u32, OfficeError> {
    let count = lines.len() as u64;
    u32::try_from(count).map_err(|_| OfficeError::TooMany { what: "the raw count", count })
}

fn unchanged(is: u32, expected: u32) -> Result<(), OfficeError> {
    if is == expected {
        return Ok(());
    }
    let problem =
        format!("the count changed meanwhile, from {expected} to {is}: look again before you go on");
    Err(OfficeError::Meanwhile { problem })
}
