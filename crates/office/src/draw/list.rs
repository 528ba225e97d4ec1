//! The lists of a draw: the frame, the sample with its tickets, and what to pull from which box.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use petition::{BoxId, FrameNo, LineName, Place, Position, SectionId, SheetNo, Side};

use super::frame_of;
use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;

/// A line of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnLine {
    /// Its place in the draw, from 1.
    pub order: usize,
    /// The line.
    pub line: LineName,
    /// What put it there.
    pub ticket: String,
}

/// What to pull from a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxList {
    /// The box; none for sections that are out already.
    pub number: Option<BoxId>,
    /// Its sections, in order.
    pub sections: Vec<SectionList>,
}

/// What to look at in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionList {
    /// The section.
    pub section: SectionId,
    /// Its sheets, in order.
    pub sheets: Vec<SheetList>,
}

/// What to look at on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetList {
    /// The sheet.
    pub sheet: SheetNo,
    /// Positions on the front.
    pub front: Vec<Position>,
    /// Positions on the back.
    pub back: Vec<Position>,
}

impl Office {
    /// The lines drawn from a frame with their tickets, in the order of the draw.
    ///
    /// # Errors
    /// When nothing is drawn from it.
    pub fn drawn_lines(&self, case: &Case, frame: FrameNo) -> Result<Vec<DrawnLine>, OfficeError> {
        case.read(|petition| {
            let state = petition.frames().into_iter().find(|state| state.number == frame);
            let state = state.ok_or(OfficeError::Refused(petition::Refusal::UnknownFrame(frame)))?;
            let seed = state.seed.ok_or(OfficeError::Refused(petition::Refusal::NoSeed(frame)))?;
            let seed: sampling::Seed = seed.as_str().parse()?;
            let lines = super::sample_of(petition, frame).into_iter();
            let drawn = (1..).zip(lines).map(|(order, line)| {
                let ticket = sampling::ticket(&seed, &line.to_string()).to_string();
                DrawnLine { order, line, ticket }
            });
            Ok(drawn.collect())
        })
    }

    /// `frame.csv` as docs/draw.md describes it.
    ///
    /// # Errors
    /// When there is no such frame.
    pub fn frame_csv(&self, case: &Case, frame: FrameNo) -> Result<String, OfficeError> {
        let frame = case.read(|petition| frame_of(petition, frame))?;
        let mut text = "line_id\r\n".to_owned();
        for line in frame.lines() {
            text.push_str(line);
            text.push_str("\r\n");
        }
        Ok(text)
    }

    /// `sample.csv` as docs/draw.md describes it.
    ///
    /// # Errors
    /// When nothing is drawn from the frame.
    pub fn sample_csv(&self, case: &Case, frame: FrameNo) -> Result<String, OfficeError> {
        let mut text = "order,line_id,ticket\r\n".to_owned();
        for drawn in self.drawn_lines(case, frame)? {
            // Writing to a text cannot fail.
            let _ = write!(text, "{},{},{}\r\n", drawn.order, drawn.line, drawn.ticket);
        }
        Ok(text)
    }

    /// What to pull from which box for the whole sample, as the paper lies now.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn pull_list(&self, case: &Case) -> Result<Vec<BoxList>, OfficeError> {
        case.read(|petition| {
            let mut lines = petition.sample().to_vec();
            lines.sort_unstable();
            let mut boxes: BTreeMap<Option<BoxId>, Vec<SectionList>> = BTreeMap::new();
            for line in lines {
                let place = petition.sections().get(&line.section).map(|section| &section.place);
                let in_box = match place {
                    Some(Place::Box(id)) => Some(*id),
                    _ => None,
                };
                add(boxes.entry(in_box).or_default(), line);
            }
            Ok(boxes.into_iter().map(|(number, sections)| BoxList { number, sections }).collect())
        })
    }

    /// The pull list as CSV: one row a sheet.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn pull_csv(&self, case: &Case) -> Result<String, OfficeError> {
        let mut text = "box,section,sheet,front,back,lines\r\n".to_owned();
        for list in self.pull_list(case)? {
            let number = list.number.map(|id| id.to_string()).unwrap_or_default();
            for section in &list.sections {
                for sheet in &section.sheets {
                    let count = sheet.front.len() + sheet.back.len();
                    let (front, back) = (spaced(&sheet.front), spaced(&sheet.back));
                    let _ = write!(
                        text,
                        "{number},{},{},{front},{back},{count}\r\n",
                        section.section, sheet.sheet
                    );
                }
            }
        }
        Ok(text)
    }
}

/// Lines come in the order of their names: a new section or sheet is always the last.
fn add(sections: &mut Vec<SectionList>, line: LineName) {
    if sections.last().is_none_or(|last| last.section != line.section) {
        sections.push(SectionList { section: line.section, sheets: Vec::new() });
    }
    let Some(section) = sections.last_mut() else { return };
    if section.sheets.last().is_none_or(|last| last.sheet != line.sheet) {
        section.sheets.push(SheetList { sheet: line.sheet, front: Vec::new(), back: Vec::new() });
    }
    let Some(sheet) = section.sheets.last_mut() else { return };
    match line.side {
        Side::A => sheet.front.push(line.position),
        Side::B => sheet.back.push(line.position),
    }
}

/// Positions with spaces between: a comma would be another column, a hyphen a date to a spreadsheet.
fn spaced(positions: &[Position]) -> String {
    positions.iter().map(|position| position.get().to_string()).collect::<Vec<_>>().join(" ")
}
