//! Who holds what, kept over a restart in a small file beside the journals: a clerk goes on with the line on the screen, and
//! nobody else gets it meanwhile. It is a promise between people and no record: where the file is lost, everything is free.

use std::path::{Path, PathBuf};

use fs_err as fs;
use jiff::Timestamp;
use petition::{LineName, SectionId, WithdrawalId};
use serde::{Deserialize, Serialize};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::leases::Leases;
use crate::people::Member;

type Held<K> = Vec<(K, String, Timestamp)>;

/// What is handed out in one petition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HandedOut {
    lines: Held<LineName>,
    sections: Held<SectionId>,
    withdrawals: Held<WithdrawalId>,
    /// Lines put aside, by whom.
    aside: Vec<(String, LineName)>,
}

impl HandedOut {
    fn of(case: &Case, now: Timestamp) -> Result<Self, OfficeError> {
        let (lines, aside) = {
            let work = case.work()?;
            (work.leases.all(now), work.aside.iter().cloned().collect())
        };
        let sections = case.counting.lock().map_err(|_| OfficeError::Poisoned)?.all(now);
        let withdrawals = case.deciding.lock().map_err(|_| OfficeError::Poisoned)?.all(now);
        Ok(Self { lines, sections, withdrawals, aside })
    }

    /// Hands out again what was handed out before the program stopped; what is no work any more is left out.
    fn restore(self, case: &Case) -> Result<(), OfficeError> {
        let mut work = case.work()?;
        work.leases = self.lines.into_iter().collect();
        work.aside = self.aside.into_iter().collect();
        work.keep_open();
        drop(work);
        let held: Leases<SectionId> = self.sections.into_iter().collect();
        *case.counting.lock().map_err(|_| OfficeError::Poisoned)? = held;
        let held: Leases<WithdrawalId> = self.withdrawals.into_iter().collect();
        *case.deciding.lock().map_err(|_| OfficeError::Poisoned)? = held;
        Ok(())
    }
}

/// Reads on where the program stopped. A file that cannot be read says nothing.
pub(crate) fn restore(case: &Case, folder: &Path) -> Result<(), OfficeError> {
    let text = fs::read_to_string(file(folder, case)).unwrap_or_default();
    let Ok(handed_out) = serde_json::from_str::<HandedOut>(&text) else { return Ok(()) };
    *case.handed_out.lock().map_err(|_| OfficeError::Poisoned)? = text;
    handed_out.restore(case)
}

fn file(folder: &Path, case: &Case) -> PathBuf {
    folder.join(format!("{}.json", case.id()))
}

impl Office {
    /// Somebody opens a line: it is theirs for a while.
    ///
    /// # Errors
    /// When somebody else has it.
    pub fn open_line(&self, case: &Case, member: &Member, line: LineName) -> Result<(), OfficeError> {
        case.work()?
            .take(line, &member.id, self.now())
            .map_err(|holder| OfficeError::NotYourLine { line, problem: format!("is with {holder} now") })?;
        self.keep_handed_out(case)
    }

    /// Hands the open lines of a section to a person, for as long as its paper takes; gives how many.
    ///
    /// # Errors
    /// When the member may not examine, or the petition is not being examined.
    pub fn take_section(
        &self,
        case: &Case,
        member: &Member,
        section: SectionId,
    ) -> Result<usize, OfficeError> {
        crate::rights::check(member, crate::rights::Right::Examine)?;
        case.read(|petition| Ok(petition.allow(petition::EventKind::FindingRecorded)?))?;
        let count = case.work()?.hand_out_section(section, &member.id, self.now());
        self.keep_handed_out(case)?;
        Ok(count)
    }

    /// Keeps who holds what. Taken after every change, without any other lock held.
    pub(crate) fn keep_handed_out(&self, case: &Case) -> Result<(), OfficeError> {
        let mut kept = case.handed_out.lock().map_err(|_| OfficeError::Poisoned)?;
        let now_out = HandedOut::of(case, self.now())?;
        let Ok(text) = serde_json::to_string(&now_out) else { return Ok(()) };
        if *kept == text {
            return Ok(());
        }
        let path = file(&self.folder().work(), case);
        let unfinished = path.with_extension("unfinished");
        // A folder that cannot be written to costs a promise at the next restart, not the decision made now.
        let written = fs::write(&unfinished, &text).and_then(|()| fs::rename(&unfinished, &path));
        if written.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        *kept = text;
        Ok(())
    }
}
