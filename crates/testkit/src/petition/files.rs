//! `lines.csv`, `truth.csv` and `sheets.csv`.

use super::{Position, Section, Side, SignedPetition};
use crate::county::County;
use crate::rows::{CSV, write_rows};
use std::io::{self, Write};

const LINES: [&str; 13] = [
    "line_id",
    "sheet",
    "line_no",
    "printed_name",
    "address",
    "city",
    "zip",
    "signed_from",
    "signed_to",
    "box",
    "section",
    "side",
    "circulator",
];
const TRUTH: [&str; 12] = [
    "line_id",
    "voter_id",
    "kind",
    "quality",
    "finding",
    "duplicate_of",
    "family",
    "signed_on",
    "written_name",
    "written_address",
    "written_city",
    "written_zip",
];
const SHEETS: [&str; 12] = [
    "box",
    "section",
    "circulator",
    "circulator_name",
    "signed_from",
    "signed_to",
    "executed",
    "declaration",
    "sheet",
    "side",
    "position",
    "content",
];

impl SignedPetition {
    /// Writes `lines.csv` (DESIGN.md §8). `sheet` counts within the section and `line_no` is the position on the side.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write_lines(&self, out: &mut impl Write) -> io::Result<()> {
        write_rows(out, CSV, &LINES, self.lines.len(), |i, row| {
            let line = &self.lines[i];
            let read = &line.read;
            row.extend([line.line_id.clone(), format!("{:02}", line.sheet), line.position.to_string()]);
            row.extend([&read.printed_name, &read.address, &read.city, &read.zip].map(Clone::clone));
            row.extend([
                line.signed_from.to_string(),
                line.signed_to.to_string(),
                line.box_number.to_string(),
            ]);
            row.extend([format!("{:04}", line.section), line.side.to_string()]);
            row.push(self.circulators[line.circulator].code.clone());
        })
    }

    /// Writes `truth.csv`: who wrote each line, why it is as it is, and the right finding.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write_truth(&self, county: &County, out: &mut impl Write) -> io::Result<()> {
        write_rows(out, CSV, &TRUTH, self.lines.len(), |i, row| {
            let truth = &self.truth[i];
            row.push(self.lines[i].line_id.clone());
            row.push(truth.voter.map(|v| county.voter_id(v)).unwrap_or_default());
            row.extend([truth.kind.code(), truth.quality.code(), truth.finding.code()].map(str::to_owned));
            row.push(truth.duplicate_of.map(|d| self.lines[d].line_id.clone()).unwrap_or_default());
            row.extend([if truth.family { "1" } else { "0" }.to_owned(), truth.signed_on.to_string()]);
            let written = &truth.written;
            row.extend(
                [&written.printed_name, &written.address, &written.city, &written.zip].map(Clone::clone),
            );
        })
    }

    /// Writes `sheets.csv`: every position of every sheet with what is on it: `blank`, `crossed_out` or a line's name.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write_sheets(&self, out: &mut impl Write) -> io::Result<()> {
        let sides: Vec<(u32, &Section, u32, &Side)> = self
            .boxes
            .iter()
            .flat_map(|b| b.sections.iter().map(|s| (b.number, s)))
            .flat_map(|(number, section)| section.sheets.iter().map(move |sheet| (number, section, sheet)))
            .flat_map(|(number, section, sheet)| {
                sheet.sides.iter().map(move |s| (number, section, sheet.number, s))
            })
            .collect();
        let positions = self.options.positions as usize;
        write_rows(out, CSV, &SHEETS, sides.len() * positions, |i, row| {
            let (box_number, section, sheet, side) = sides[i / positions];
            let declared = section.declaration;
            let circulator = &self.circulators[section.circulator];
            row.extend([box_number.to_string(), format!("{:04}", section.number), circulator.code.clone()]);
            row.extend([
                circulator.name.clone(),
                declared.signed_from.to_string(),
                declared.signed_to.to_string(),
            ]);
            row.push(declared.executed.to_string());
            row.push(declared.flaw.map_or("in_order", |flaw| flaw.code()).to_owned());
            row.extend([format!("{sheet:02}"), side.letter.to_string(), (i % positions + 1).to_string()]);
            row.push(match side.positions[i % positions] {
                Position::Blank => "blank".to_owned(),
                Position::CrossedOut => "crossed_out".to_owned(),
                Position::Line(line) => self.lines[line].line_id.clone(),
            });
        })
    }
}
