//! What is known of the paper while it is counted and drawn: who counted which sheet, what a new raw count would change,
//! how far every frame is.

use super::Petition;
use super::draw::Supplement;
use crate::custody::CountState;
use crate::hash::Digest;
use crate::name::{FrameNo, LineName, SectionId, SheetNo};
use crate::positions::SheetLines;
use crate::refusal::Refusal;
use crate::stage::Stage;
use crate::text::Seed;

/// How far the counting of a sheet is, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetCount<'p> {
    /// One person counted it.
    Once {
        /// Who.
        by: &'p str,
        /// What they saw; not for the eyes of whoever counts second.
        lines: SheetLines,
    },
    /// Two people counted it and differ.
    Differ {
        /// Who, first to last.
        by: [&'p str; 2],
        /// What each saw.
        lines: [SheetLines; 2],
    },
    /// Two people agree, or a lead settled it.
    Settled {
        /// Who counted, first to last.
        by: [&'p str; 2],
        /// The lines.
        lines: SheetLines,
    },
}

/// What the counts since the last declaration change in the raw count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountChanges {
    /// Lines that come in.
    pub added: Vec<LineName>,
    /// Those of them no frame ever held: a supplementary frame takes them in.
    pub unframed: Vec<LineName>,
    /// Lines that are none after all.
    pub removed: Vec<LineName>,
}

/// A frame and how far its draw is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrameState {
    /// 1 for the main frame.
    pub number: FrameNo,
    /// Its hash.
    pub hash: Digest,
    /// Lines in it.
    pub lines: u32,
    /// The public seed, once published.
    pub seed: Option<Seed>,
    /// Lines drawn, once drawn.
    pub drawn: Option<u32>,
}

impl Petition {
    /// How far the counting of a sheet is; none where nobody counted it.
    #[must_use]
    pub fn sheet_count(&self, section: SectionId, sheet: SheetNo) -> Option<SheetCount<'_>> {
        let who = |number| self.people.value(number).map_or("", String::as_str);
        Some(match self.custody.sections.get(&section)?.sheets.get(&sheet)?.count {
            CountState::Once { lines, by } => SheetCount::Once { by: who(by), lines },
            CountState::Differ { first, second, by } => {
                SheetCount::Differ { by: by.map(who), lines: [first, second] }
            }
            CountState::Settled { lines, by } => SheetCount::Settled { by: by.map(who), lines },
        })
    }

    /// What declaring or restating the raw count now would change.
    ///
    /// # Errors
    /// When a section has no sheet counted, a sheet one count only, or counts differ.
    pub fn count_changes(&self) -> Result<CountChanges, Refusal> {
        let changes = self.custody.changes()?;
        let framed = self.lines.values().any(|record| record.frame != 0);
        let is_new = |name: &&LineName| self.lines.get(name).is_none_or(|record| record.frame == 0);
        let unframed =
            if framed { changes.added.iter().filter(is_new).copied().collect() } else { Vec::new() };
        Ok(CountChanges { added: changes.added, unframed, removed: changes.removed })
    }

    /// Whether the raw count holds all that was counted.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.custody.is_declared()
    }

    /// The frames frozen so far, the main one first.
    #[must_use]
    pub fn frames(&self) -> Vec<FrameState> {
        let main = match &self.stage {
            Stage::Framed(framed) => Some((framed, None, None)),
            Stage::Seeded(seeded) => Some((&seeded.framed, Some(&seeded.seed), None)),
            stage => {
                stage.drawn().map(|drawn| (&drawn.seeded.framed, Some(&drawn.seeded.seed), Some(drawn.size)))
            }
        };
        let main = main.map(|(framed, seed, drawn)| FrameState {
            number: FrameNo::MAIN,
            hash: framed.hash,
            lines: framed.lines,
            seed: seed.cloned(),
            drawn,
        });
        let supplements = (2..).zip(&self.supplements).filter_map(|(number, supplement)| {
            let (hash, lines, seed, drawn) = match supplement {
                Supplement::Frozen { hash, lines } => (hash, lines, None, None),
                Supplement::Seeded { hash, lines, seed } => (hash, lines, Some(seed), None),
                Supplement::Drawn { hash, lines, seed, size } => (hash, lines, Some(seed), Some(*size)),
            };
            let number = FrameNo::try_from(number).ok()?;
            Some(FrameState { number, hash: *hash, lines: *lines, seed: seed.cloned(), drawn })
        });
        main.into_iter().chain(supplements).collect()
    }
}
