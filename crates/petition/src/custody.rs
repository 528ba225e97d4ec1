//! Boxes, sections and sheets: where the paper is and what was counted on it.

use std::collections::BTreeMap;

use crate::event::{CountPass, Declaration};
use crate::name::{BoxId, CirculatorId, LineName, SectionId, SheetNo};
use crate::positions::SheetLines;
use crate::refusal::Refusal;

/// A box as received and where it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxRecord {
    /// Its seal, empty when unsealed.
    pub seal: String,
    /// Lines claimed by the filers.
    pub claimed: u32,
    /// The place it was last moved to; empty for the counter.
    pub place: String,
}

/// Where a section is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In this box.
    Box(BoxId),
    /// Out of its box, for this purpose.
    Pulled {
        /// What for.
        purpose: String,
    },
}

/// A section and its sheets.
#[derive(Debug, Clone)]
pub struct Section {
    /// Whose it is.
    pub circulator: CirculatorId,
    /// The declaration on it.
    pub declaration: Declaration,
    /// Where it is now.
    pub place: Place,
    /// Its sheets.
    pub sheets: BTreeMap<SheetNo, Sheet>,
}

/// The counts of a sheet, by two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CountState {
    Once { lines: SheetLines, by: u32 },
    Differ { first: SheetLines, second: SheetLines, by: [u32; 2] },
    Settled { lines: SheetLines, by: [u32; 2] },
}

/// A counted sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    pub(crate) count: CountState,
    declared: SheetLines,
}

/// A person's number and whether they are a lead.
#[derive(Clone, Copy)]
pub(crate) struct Person {
    pub(crate) number: u32,
    pub(crate) leads: bool,
}

/// Why a count is refused, where a person's name is needed for the message.
pub(crate) enum CountMisstep {
    Refused(Refusal),
    SamePerson(u32),
}

impl Sheet {
    pub(crate) fn first(lines: SheetLines, person: Person) -> Self {
        Self { count: CountState::Once { lines, by: person.number }, declared: SheetLines::default() }
    }

    pub(crate) fn count(
        self,
        (section, sheet): (SectionId, SheetNo),
        pass: CountPass,
        lines: SheetLines,
        person: Person,
    ) -> Result<Self, CountMisstep> {
        let count = match (self.count, pass) {
            (CountState::Once { .. }, CountPass::First) => {
                return Err(CountMisstep::Refused(Refusal::CountedAgain { section, sheet }));
            }
            (CountState::Once { by, .. }, CountPass::Second) if by == person.number => {
                return Err(CountMisstep::SamePerson(by));
            }
            (CountState::Once { lines: first, by }, CountPass::Second) if first == lines => {
                CountState::Settled { lines, by: [by, person.number] }
            }
            (CountState::Once { lines: first, by }, CountPass::Second) => {
                CountState::Differ { first, second: lines, by: [by, person.number] }
            }
            _ => return Err(CountMisstep::Refused(Refusal::CountSettled { section, sheet })),
        };
        Ok(Self { count, ..self })
    }

    pub(crate) fn resolve(
        self,
        (section, sheet): (SectionId, SheetNo),
        lines: SheetLines,
        lead: Person,
    ) -> Result<Self, CountMisstep> {
        match self.count {
            CountState::Once { .. } => Err(CountMisstep::Refused(Refusal::OneCount { section, sheet })),
            CountState::Differ { by, .. } | CountState::Settled { by, .. } if by.contains(&lead.number) => {
                Err(CountMisstep::SamePerson(lead.number))
            }
            CountState::Differ { by, .. } | CountState::Settled { by, .. } => {
                Ok(Self { count: CountState::Settled { lines, by }, ..self })
            }
        }
    }

    /// The lines two people agree on, or a lead settled.
    #[must_use]
    pub fn settled(&self) -> Option<SheetLines> {
        match self.count {
            CountState::Settled { lines, .. } => Some(lines),
            _ => None,
        }
    }

    /// Whether two counts of it differ and wait for a lead.
    #[must_use]
    pub fn differs(&self) -> bool {
        matches!(self.count, CountState::Differ { .. })
    }

    /// The two counts, where they differ.
    #[must_use]
    pub fn counts(&self) -> Option<(SheetLines, SheetLines)> {
        match self.count {
            CountState::Differ { first, second, .. } => Some((first, second)),
            _ => None,
        }
    }

    /// The lines that are in the raw count.
    #[must_use]
    pub fn declared(&self) -> SheetLines {
        self.declared
    }
}

/// What a declared or restated raw count takes in and drops.
#[derive(Default)]
pub(crate) struct Changes {
    pub(crate) added: Vec<LineName>,
    pub(crate) removed: Vec<LineName>,
}

/// All paper of a petition.
#[derive(Debug, Clone, Default)]
pub(crate) struct Custody {
    pub(crate) boxes: BTreeMap<BoxId, BoxRecord>,
    pub(crate) sections: BTreeMap<SectionId, Section>,
}

impl Custody {
    pub(crate) fn known_box(&self, id: BoxId) -> Result<(), Refusal> {
        self.boxes.contains_key(&id).then_some(()).ok_or(Refusal::UnknownBox(id))
    }

    pub(crate) fn section(&mut self, id: SectionId) -> Result<&mut Section, Refusal> {
        self.sections.get_mut(&id).ok_or(Refusal::UnknownSection(id))
    }

    /// What the counts since the last declaration change.
    ///
    /// # Errors
    /// When a sheet has one count only, its counts differ, or a section has no sheet counted.
    pub(crate) fn changes(&self) -> Result<Changes, Refusal> {
        let mut changes = Changes::default();
        for (&section, record) in &self.sections {
            if record.sheets.is_empty() {
                return Err(Refusal::NothingCounted(section));
            }
            for (&sheet, counted) in &record.sheets {
                let lines = match counted.count {
                    CountState::Settled { lines, .. } => lines,
                    CountState::Once { .. } => return Err(Refusal::OneCount { section, sheet }),
                    CountState::Differ { .. } => return Err(Refusal::CountsDiffer { section, sheet }),
                };
                changes.added.extend(lines.minus(counted.declared).names(section, sheet));
                changes.removed.extend(counted.declared.minus(lines).names(section, sheet));
            }
        }
        Ok(changes)
    }

    /// Whether the raw count holds all that was counted.
    pub(crate) fn is_declared(&self) -> bool {
        let mut sections = self.sections.values();
        sections.all(|s| {
            !s.sheets.is_empty() && s.sheets.values().all(|sheet| sheet.settled() == Some(sheet.declared))
        })
    }

    pub(crate) fn declare(&mut self) {
        for sheet in self.sections.values_mut().flat_map(|s| s.sheets.values_mut()) {
            if let Some(lines) = sheet.settled() {
                sheet.declared = lines;
            }
        }
    }
}
