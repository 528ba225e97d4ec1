//! Sheets are counted twice, by two people who do not see each other's count; a lead settles what differs.

mod closing;
mod progress;
mod sheet_form;

use petition::event::{CountPass, SheetCounted};
use petition::{BoxId, Petition, Position, SectionId, SheetCount, SheetLines, SheetNo};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::office_journal::OfficeEvent;
use crate::people::Member;
use crate::rights::{Right, check};

pub use progress::{BoxProgress, Difference, Progress};
pub use sheet_form::SheetForm;

/// How long a section or a request stays with a person after the last sign of life.
pub(crate) const HELD: jiff::SignedDuration = jiff::SignedDuration::from_mins(30);

/// What became of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountTaken {
    /// It is in the journal.
    Now,
    /// The same person had said the same already: a form sent twice.
    Already,
}

/// What became of saying that a section has no more sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionDone {
    /// The section is given back.
    Done,
    /// Somebody else counted this many sheets more; nothing is recorded until the person is sure.
    OthersSawMore(usize),
}

impl Office {
    /// Sets how the petition's sheets are printed; counts beyond it are refused from then on.
    ///
    /// # Errors
    /// When `member` may not, or a side has more positions than can be named.
    pub fn set_sheet_form(&self, case: &Case, member: &Member, form: SheetForm) -> Result<(), OfficeError> {
        check(member, Right::Handle)?;
        if form.front == 0 || form.front > Position::MAX || form.back > Position::MAX {
            let problem = format!("a side has 1 to {} printed positions; the back may have 0", Position::MAX);
            return Err(OfficeError::Field { field: "Printed positions", problem });
        }
        if case.kept()?.sheet == Some(form) {
            return Ok(());
        }
        let SheetForm { front, back } = form;
        let event = OfficeEvent::SheetForm { petition: case.id().to_string(), front, back };
        self.note(&self.stamp(member, None), &[event]).map(drop)
    }

    /// A section for this person to count, first or second, which nobody else holds; it is theirs for a while. Only of one
    /// box where one is named, and behind `after` where others are left.
    ///
    /// # Errors
    /// When counting is not possible now.
    pub fn next_to_count(
        &self,
        case: &Case,
        member: &Member,
        in_box: Option<BoxId>,
        after: Option<SectionId>,
    ) -> Result<Option<SectionId>, OfficeError> {
        check(member, Right::Handle)?;
        let came_in = self.trail(case, |trail| trail.came_in.clone())?;
        let now = self.now();
        let through = case.counted_through.read().map_err(|_| OfficeError::Poisoned)?.clone();
        let is_through = |id: SectionId| through.get(&id).is_some_and(|by| by.contains(&member.id));
        let open: Vec<SectionId> = case.read(|petition| {
            petition.allow(petition::EventKind::SheetCounted)?;
            let wanted = |id: &&SectionId| in_box.is_none_or(|in_box| came_in.get(*id) == Some(&in_box));
            let sections = petition.sections().keys().filter(wanted);
            let open = |id: &&SectionId| {
                is_open(petition, **id, &member.id)
                    || (!is_through(**id) && is_half_counted(petition, **id, &member.id))
            };
            Ok(sections.filter(open).copied().collect())
        })?;
        let mut leases = case.counting.lock().map_err(|_| OfficeError::Poisoned)?;
        let free = |id: &&SectionId| leases.held_by_other(**id, &member.id, now).is_none();
        let mut behind = open.iter().filter(|id| after.is_none_or(|after| **id > after));
        let found = behind.find(free).or_else(|| open.iter().find(free)).copied();
        if let Some(section) = found {
            let _ = leases.take(section, &member.id, now, HELD);
        }
        drop(leases);
        self.keep_handed_out(case)?;
        Ok(found)
    }

    /// The sheet of a section this person counts next; the section is theirs for a while.
    ///
    /// # Errors
    /// When somebody else is counting it, there is no such section, or every sheet there can be is counted.
    pub fn next_sheet(
        &self,
        case: &Case,
        member: &Member,
        section: SectionId,
    ) -> Result<SheetNo, OfficeError> {
        check(member, Right::Handle)?;
        self.hold(case, member, section)?;
        case.read(|petition| {
            petition.allow(petition::EventKind::SheetCounted)?;
            let sheets = &petition.section(section)?.sheets;
            let theirs = |sheet: &SheetNo| may_count(petition.sheet_count(section, *sheet), &member.id);
            match sheets.keys().find(|sheet| theirs(sheet)) {
                Some(sheet) => Ok(*sheet),
                None => Ok(SheetNo::try_from(sheets.last_key_value().map_or(0, |(last, _)| last.get()) + 1)?),
            }
        })
    }

    fn hold(&self, case: &Case, member: &Member, section: SectionId) -> Result<(), OfficeError> {
        let mut leases = case.counting.lock().map_err(|_| OfficeError::Poisoned)?;
        leases.take(section, &member.id, self.now(), HELD).map_err(|holder| OfficeError::Meanwhile {
            problem: format!("section {section} is being counted by {holder}: take the next one"),
        })?;
        drop(leases);
        self.keep_handed_out(case)
    }

    /// Records a count of a sheet, the first or the second, whichever it is.
    ///
    /// # Errors
    /// When the person counted the sheet otherwise before, two people have counted it, a sheet before it is missing, or a
    /// position is not printed.
    pub fn count_sheet(
        &self,
        case: &Case,
        member: &Member,
        section: SectionId,
        sheet: SheetNo,
        lines: SheetLines,
    ) -> Result<CountTaken, OfficeError> {
        check(member, Right::Handle)?;
        if let Some(form) = case.kept()?.sheet {
            form.holds(lines)?;
        }
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            let petition = desk.petition()?;
            let pass = match petition.sheet_count(section, sheet) {
                None => {
                    follows(petition, section, sheet)?;
                    CountPass::First
                }
                Some(SheetCount::Once { by, .. }) if by != member.id => CountPass::Second,
                Some(count) if is_theirs(count, &member.id, lines) => return Ok(CountTaken::Already),
                Some(SheetCount::Once { .. }) => return Err(counted_otherwise(section, sheet)),
                Some(_) => return Err(counted_twice(section, sheet)),
            };
            desk.record_one(&stamp, SheetCounted { section, sheet, pass, lines })?;
            Ok(CountTaken::Now)
        })
    }
}

/// Whether this person may count the sheet: as the second where somebody else was first.
fn may_count(count: Option<SheetCount<'_>>, person: &str) -> bool {
    match count {
        None => true,
        Some(SheetCount::Once { by, .. }) => by != person,
        Some(_) => false,
    }
}

/// Whether there is something in a section for this person to count.
fn is_open(petition: &Petition, section: SectionId, person: &str) -> bool {
    petition.sections().get(&section).is_some_and(|record| {
        let mut sheets = record.sheets.keys();
        record.sheets.is_empty()
            || sheets.any(|sheet| may_count(petition.sheet_count(section, *sheet), person))
    })
}

/// Whether this person began a section, as the first, and went away: nobody knows whether it has more sheets.
fn is_half_counted(petition: &Petition, section: SectionId, person: &str) -> bool {
    petition.sections().get(&section).is_some_and(|record| {
        let mut counts = record.sheets.keys().map(|sheet| petition.sheet_count(section, *sheet));
        counts
            .next_back()
            .flatten()
            .is_some_and(|count| matches!(count, SheetCount::Once { by, .. } if by == person))
    })
}

fn is_theirs(count: SheetCount<'_>, person: &str, said: SheetLines) -> bool {
    match count {
        SheetCount::Once { by, lines } => by == person && lines == said,
        SheetCount::Settled { by, lines } => by.contains(&person) && lines == said,
        SheetCount::Differ { by, lines } => {
            by.iter().zip(lines).any(|(by, lines)| *by == person && lines == said)
        }
    }
}

/// Sheets are counted in the order they lie in: a number beyond the next one is a slip of the keyboard.
fn follows(petition: &Petition, section: SectionId, sheet: SheetNo) -> Result<(), OfficeError> {
    let record = petition.section(section)?;
    let next = record.sheets.last_key_value().map_or(0, |(last, _)| last.get()) + 1;
    if sheet.get() <= next {
        return Ok(());
    }
    let problem =
        format!("sheet {sheet} of section {section} comes after sheet {next:02}, which is not counted yet");
    Err(OfficeError::Field { field: "Sheet", problem })
}

fn counted_otherwise(section: SectionId, sheet: SheetNo) -> OfficeError {
    OfficeError::Meanwhile {
        problem: format!(
            "you counted sheet {sheet} of section {section} already, otherwise: your first word stands, the second \
             person's count will show the difference and a lead settles it"
        ),
    }
}

fn counted_twice(section: SectionId, sheet: SheetNo) -> OfficeError {
    OfficeError::Meanwhile {
        problem: format!(
            "sheet {sheet} of section {section} was counted by two people meanwhile: nothing was recorded, go on"
        ),
    }
}
