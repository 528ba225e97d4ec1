//! One row per line: the export that every figure of the other documents can be counted from.

use std::io::Write;

use serde::{Deserialize, Serialize};

use crate::ReportError;

/// A line with what was found on it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LineRecord {
    /// Its name for ever.
    pub line_id: String,
    /// Its section.
    pub section: String,
    /// Its sheet.
    pub sheet: String,
    /// Its side of the sheet.
    pub side: String,
    /// Its position on that side.
    pub position: u32,
    /// The box its section is in.
    pub r#box: String,
    /// Its place in the draw, from 1; none where it was not drawn.
    pub drawn: Option<u64>,
    /// `valid`, `invalid`, `undecided` or `not-examined`.
    pub finding: String,
    /// Code of the reason, where invalid.
    pub reason: String,
    /// The reason in words.
    pub reason_label: String,
    /// The line whose extra copy this is.
    pub duplicate_of: String,
    /// `agreed` or `overturned`, where a second person examined it.
    pub review: String,
    /// What belongs to persons; never in an export for the public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal: Option<Personal>,
}

/// The fields of a line that point to persons.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Personal {
    /// Who circulated the section.
    pub circulator: String,
    /// What the signer printed.
    pub printed_name: String,
    /// Address as printed.
    pub address: String,
    /// City as printed.
    pub city: String,
    /// Zip as printed.
    pub zip: String,
    /// The voter found.
    pub voter_id: String,
    /// A clerk's note.
    pub note: String,
}

/// Who will read an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The office: everything.
    Office,
    /// Everybody: no names, addresses, voter numbers, notes.
    Public,
}

const COLUMNS: [&str; 12] = [
    "line_id",
    "section",
    "sheet",
    "side",
    "position",
    "box",
    "drawn",
    "finding",
    "reason",
    "reason_label",
    "duplicate_of",
    "review",
];
const PERSONAL: [&str; 7] = ["circulator", "printed_name", "address", "city", "zip", "voter_id", "note"];

/// Writes the lines as RFC 4180 CSV with a header. A cell that a spreadsheet would take for a formula is preceded by an
/// apostrophe. With a `marking`, every row carries it in a last column `marking`.
///
/// # Errors
/// [`ReportError::Csv`] where `out` refuses.
pub fn write_csv<'a>(
    out: impl Write,
    lines: impl IntoIterator<Item = &'a LineRecord>,
    audience: Audience,
    marking: Option<&str>,
) -> Result<(), ReportError> {
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    let mut header: Vec<&str> = COLUMNS.to_vec();
    if audience == Audience::Office {
        header.extend(PERSONAL);
    }
    header.extend(marking.map(|_| "marking"));
    csv.write_record(&header)?;
    for line in lines {
        let mut cells = cells(line);
        if audience == Audience::Office {
            cells.extend(personal_cells(line));
        }
        cells.extend(marking.map(str::to_owned));
        csv.write_record(cells.iter().map(|cell| neutral(cell)))?;
    }
    csv.flush().map_err(csv::Error::from)?;
    Ok(())
}

/// Writes the lines as JSON Lines, one object to a row, with the same fields and the same audiences.
///
/// # Errors
/// [`ReportError::Json`] where `out` refuses.
pub fn write_json<'a>(
    mut out: impl Write,
    lines: impl IntoIterator<Item = &'a LineRecord>,
    audience: Audience,
    marking: Option<&str>,
) -> Result<(), ReportError> {
    #[derive(Serialize)]
    struct Marked<'a> {
        #[serde(flatten)]
        line: &'a LineRecord,
        #[serde(skip_serializing_if = "Option::is_none")]
        marking: Option<&'a str>,
    }
    for line in lines {
        let bare;
        let line = match audience {
            Audience::Office => line,
            Audience::Public => {
                bare = LineRecord { personal: None, ..line.clone() };
                &bare
            }
        };
        serde_json::to_writer(&mut out, &Marked { line, marking })?;
        out.write_all(b"\n").map_err(serde_json::Error::io)?;
    }
    out.flush().map_err(serde_json::Error::io)?;
    Ok(())
}

fn cells(line: &LineRecord) -> Vec<String> {
    vec![
        line.line_id.clone(),
        line.section.clone(),
        line.sheet.clone(),
        line.side.clone(),
        line.position.to_string(),
        line.r#box.clone(),
        line.drawn.map(|drawn| drawn.to_string()).unwrap_or_default(),
        line.finding.clone(),
        line.reason.clone(),
        line.reason_label.clone(),
        line.duplicate_of.clone(),
        line.review.clone(),
    ]
}

fn personal_cells(line: &LineRecord) -> [String; 7] {
    let personal = line.personal.clone().unwrap_or_default();
    let Personal { circulator, printed_name, address, city, zip, voter_id, note } = personal;
    [circulator, printed_name, address, city, zip, voter_id, note]
}

/// A spreadsheet runs what begins with one of these; an apostrophe makes it text. Line ids and numbers never do.
fn neutral(cell: &str) -> String {
    // Full-width forms are folded to ASCII by some spreadsheets on import.
    let first = cell.trim_start_matches(' ').chars().next();
    let runs = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '|' | '%' | '＝' | '＋' | '－' | '＠')
    );
    if runs { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests;
