//! How far the counting is, box by box, and where two counts differ.

use std::collections::BTreeMap;

use petition::{BoxId, Petition, SectionId, SheetCount, SheetLines, SheetNo};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;

/// How far the counting is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// Sections taken in.
    pub sections: u32,
    /// Of these, with no sheet counted.
    pub untouched: u32,
    /// Sheets counted at least once.
    pub sheets: u32,
    /// Of these, by one person only.
    pub once: u32,
    /// Of these, by two who differ.
    pub differing: u32,
    /// Lines on sheets two people agree on or a lead settled.
    pub lines: u32,
}

/// One box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxProgress {
    /// Its number.
    pub number: BoxId,
    /// Its seal.
    pub seal: String,
    /// Lines the filers claim.
    pub claimed: u32,
    /// What came in it.
    pub progress: Progress,
}

/// A sheet on which two counts differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The section.
    pub section: SectionId,
    /// The sheet.
    pub sheet: SheetNo,
    /// Ids of who counted, first to last.
    pub by: [String; 2],
    /// What each saw.
    pub lines: [SheetLines; 2],
}

impl Progress {
    /// Whether every sheet has a settled count and no section is left out.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.sections > 0 && self.untouched == 0 && self.once == 0 && self.differing == 0
    }

    fn add(&mut self, petition: &Petition, section: SectionId) {
        let Some(record) = petition.sections().get(&section) else { return };
        self.sections += 1;
        self.untouched += u32::from(record.sheets.is_empty());
        for sheet in record.sheets.keys() {
            self.sheets += 1;
            match petition.sheet_count(section, *sheet) {
                Some(SheetCount::Once { .. }) => self.once += 1,
                Some(SheetCount::Differ { .. }) => self.differing += 1,
                Some(SheetCount::Settled { lines, .. }) => self.lines += lines.len(),
                None => {}
            }
        }
    }
}

impl Office {
    /// How far the counting is: as a whole, and for each box with what came in it, wherever that is now.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn counting_progress(&self, case: &Case) -> Result<(Progress, Vec<BoxProgress>), OfficeError> {
        let came_in = self.trail(case, |trail| trail.came_in.clone())?;
        case.read(|petition| {
            let mut whole = Progress::default();
            let mut by_box: BTreeMap<BoxId, Progress> = BTreeMap::new();
            for section in petition.sections().keys() {
                whole.add(petition, *section);
                if let Some(in_box) = came_in.get(section) {
                    by_box.entry(*in_box).or_default().add(petition, *section);
                }
            }
            let boxes = petition.boxes().iter().map(|(number, record)| BoxProgress {
                number: *number,
                seal: record.seal.clone(),
                claimed: record.claimed,
                progress: by_box.remove(number).unwrap_or_default(),
            });
            Ok((whole, boxes.collect()))
        })
    }

    /// Every sheet on which two counts differ, in order.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn differences(&self, case: &Case) -> Result<Vec<Difference>, OfficeError> {
        case.read(|petition| {
            let sheets = petition.sections().iter().flat_map(|(section, record)| {
                record.sheets.iter().filter(|(_, sheet)| sheet.differs()).map(|(sheet, _)| (*section, *sheet))
            });
            let found = sheets.filter_map(|(section, sheet)| match petition.sheet_count(section, sheet)? {
                SheetCount::Differ { by, lines } => {
                    Some(Difference { section, sheet, by: by.map(str::to_owned), lines })
                }
                _ => None,
            });
            Ok(found.collect())
        })
    }
}
