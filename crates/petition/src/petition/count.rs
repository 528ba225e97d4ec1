//! Two counts of every sheet, the raw count, the prima facie decision.

use std::collections::btree_map::Entry;

use super::{By, Petition};
use crate::custody::{Changes, CountMisstep, Sheet};
use crate::event::{
    CountPass, CountResolved, PrimaFacieDecided, RawCountDeclared, RawCountRestated, SheetCounted,
};
use crate::refusal::Refusal;
use crate::stage::{Counted, Scope, Stage, StageName};

impl Petition {
    pub(super) fn count_sheet(&mut self, by: By<'_>, event: &SheetCounted) -> Result<(), Refusal> {
        let person = self.person(by);
        let at = (event.section, event.sheet);
        let entry = self.custody.section(event.section)?.sheets.entry(event.sheet);
        let counted = match (&entry, event.pass) {
            (Entry::Vacant(_), CountPass::First) => Ok(Sheet::first(event.lines, person)),
            (Entry::Vacant(_), CountPass::Second) => {
                return Err(Refusal::NoFirstCount { section: event.section, sheet: event.sheet });
            }
            (Entry::Occupied(sheet), pass) => sheet.get().count(at, pass, event.lines, person),
        };
        match counted {
            Ok(sheet) => {
                entry.insert_entry(sheet);
                Ok(())
            }
            Err(misstep) => Err(self.count_refusal("the second count", misstep)),
        }
    }

    pub(super) fn resolve_count(&mut self, by: By<'_>, event: &CountResolved) -> Result<(), Refusal> {
        let person = self.person(by);
        if !person.leads {
            return Err(Refusal::NotALead { what: "resolving a count", person: by.person.to_owned() });
        }
        let at = (event.section, event.sheet);
        let sheets = &mut self.custody.section(event.section)?.sheets;
        let sheet =
            sheets.get_mut(&event.sheet).ok_or(Refusal::NoFirstCount { section: at.0, sheet: at.1 })?;
        match sheet.resolve(at, event.lines, person) {
            Ok(resolved) => {
                *sheet = resolved;
                Ok(())
            }
            Err(misstep) => Err(self.count_refusal("resolving a count", misstep)),
        }
    }

    fn count_refusal(&self, what: &'static str, misstep: CountMisstep) -> Refusal {
        match misstep {
            CountMisstep::Refused(refusal) => refusal,
            CountMisstep::SamePerson(person) => self.same_person(what, person),
        }
    }

    pub(super) fn declare_raw_count(&mut self, event: &RawCountDeclared) -> Result<(), Refusal> {
        let changes = self.custody.changes()?;
        self.agrees(event.raw_count, &changes)?;
        self.take_in(&changes, 0);
        self.stage = Stage::Counted(Counted { raw_count: event.raw_count });
        Ok(())
    }

    fn agrees(&self, stated: u32, changes: &Changes) -> Result<(), Refusal> {
        let length = |lines: &Vec<_>| u32::try_from(lines.len()).unwrap_or(u32::MAX);
        let fold = self.raw_count + length(&changes.added) - length(&changes.removed);
        disagrees("the raw count", stated, fold)
    }

    /// Lines enter the petition with the frame they belong to; lines dropped keep their record, out of every figure.
    fn take_in(&mut self, changes: &Changes, frame: u16) {
        for name in &changes.added {
            let record = self.lines.entry(*name).or_default();
            record.removed = false;
            if record.frame == 0 {
                record.frame = frame;
            }
            self.raw_count += 1;
        }
        for name in &changes.removed {
            if let Some(record) = self.lines.get_mut(name) {
                record.removed = true;
            }
            self.raw_count -= 1;
            self.pending.remove(name);
        }
        self.custody.declare();
    }

    pub(super) fn decide_prima_facie(&mut self, event: &PrimaFacieDecided) -> Result<(), Refusal> {
        let Stage::Counted(counted) = self.stage else {
            return Err(Refusal::TooEarly {
                event: crate::event::EventKind::PrimaFacieDecided,
                needs: StageName::Counted,
            });
        };
        if !self.custody.is_declared() {
            return Err(Refusal::CountsOpen);
        }
        disagrees("the raw count", event.raw_count, self.raw_count)?;
        self.stage = counted.decide(event.required, event.accepted);
        Ok(())
    }

    pub(super) fn restate_raw_count(&mut self, event: &RawCountRestated) -> Result<(), Refusal> {
        if event.reason.is_empty() {
            return Err(Refusal::Missing { what: "the reason the raw count is restated" });
        }
        let changes = self.custody.changes()?;
        self.agrees(event.raw_count, &changes)?;
        let is_new = |name: &&_| self.lines.get(name).is_none_or(|record| record.frame == 0);
        let framed = self.lines.values().any(|record| record.frame != 0);
        let new = if framed { changes.added.iter().filter(is_new).count() } else { 0 };
        let new = u32::try_from(new).unwrap_or(u32::MAX);
        let frame = match event.supplement {
            Some(_) if new == 0 => return Err(Refusal::SupplementEmpty),
            None if new > 0 && self.scope() == Scope::Sample => return Err(Refusal::SupplementMissing(new)),
            Some(hash) => self.add_supplement(hash, new),
            None => 0,
        };
        self.take_in(&changes, frame);
        self.reopen();
        Ok(())
    }
}

/// A stated figure must be what the events add up to.
pub(super) fn disagrees<T: PartialEq + Copy + std::fmt::Display>(
    what: &str,
    stated: T,
    fold: T,
) -> Result<(), Refusal> {
    if stated == fold {
        return Ok(());
    }
    Err(Refusal::Disagrees { what: what.to_owned(), stated: stated.to_string(), fold: fold.to_string() })
}
