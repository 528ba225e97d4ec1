//! Lines that wait for something, and how many acceptances a second person looks at.

use jiff::civil::Date;
use petition::{LineName, Pending};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::office_journal::OfficeEvent;
use crate::people::Member;
use crate::rights::{Right, check};

/// A line that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingLine {
    /// The line.
    pub line: LineName,
    /// Id of who looks after it.
    pub owner: String,
    /// Their name.
    pub owner_name: String,
    /// The day it must be decided.
    pub until: Date,
    /// What it waits for, where somebody said so.
    pub why: String,
    /// Whether that day is past.
    pub is_overdue: bool,
}

impl Office {
    /// The lines that wait, the longest overdue first.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn pending_lines(&self, case: &Case) -> Result<Vec<PendingLine>, OfficeError> {
        let (today, people) = (self.today(), self.people()?);
        let name = |id: &str| people.known(id).map_or_else(|| id.to_owned(), |member| member.name.clone());
        let waiting: Vec<Pending> = case.read(|petition| Ok(petition.pending().cloned().collect()))?;
        let reasons: Vec<_> = waiting.iter().map(|waits| waits.reason).collect();
        let texts = self.vault_texts(case, &reasons)?;
        let line = |(waits, why): (Pending, Option<String>)| PendingLine {
            line: waits.line,
            owner_name: name(&waits.owner),
            owner: waits.owner,
            until: waits.until,
            why: why.unwrap_or_default(),
            is_overdue: waits.until < today,
        };
        let mut pending: Vec<PendingLine> = waiting.into_iter().zip(texts).map(line).collect();
        pending.sort_by_key(|waits| (waits.until, waits.line));
        Ok(pending)
    }

    /// Takes a pending line up again: it waits for nothing any more and is with this person.
    ///
    /// # Errors
    /// When it is not pending, or a store fails.
    pub fn take_up(&self, case: &Case, member: &Member, line: LineName) -> Result<(), OfficeError> {
        check(member, Right::Examine)?;
        if case.read(|petition| Ok(petition.pending_line(line).is_none()))? {
            let problem = "is not pending any more".to_owned();
            return Err(OfficeError::NotYourLine { line, problem });
        }
        self.undo(case, member, line)
    }

    /// Sets how many acceptances in 10,000 a second person looks at too.
    ///
    /// # Errors
    /// When the member does not settle differences, or the share is above 10,000.
    pub fn set_second_looks(&self, case: &Case, member: &Member, share: u32) -> Result<(), OfficeError> {
        check(member, Right::Settle)?;
        if share > 10_000 {
            let problem = "give a percentage from 0 to 100".to_owned();
            return Err(OfficeError::Field { field: "Share", problem });
        }
        let petition = case.id().to_string();
        let event = OfficeEvent::ExaminationSettings { petition, second_looks: share };
        self.note(&self.stamp(member, None), &[event])?;
        Ok(())
    }
}
