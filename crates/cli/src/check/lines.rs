//! `lines.csv` with the columns an organizer's check can use (DESIGN.md §8).

use std::collections::HashSet;
use std::path::Path;

use jiff::civil::Date;
use linkage::Line;
use office::check::{CheckLine, Place};
use office::eligibility::SigningDays;

use crate::outcome::Failure;
use crate::table::{Row, Table};

/// The columns that are there.
struct Columns {
    id: usize,
    name: usize,
    address: usize,
    city: Option<usize>,
    zip: Option<usize>,
    date_signed: Option<usize>,
    signed_from: Option<usize>,
    signed_to: Option<usize>,
    circulator: Option<usize>,
    in_box: Option<usize>,
    section: Option<usize>,
    sheet: Option<usize>,
    side: Option<usize>,
    line_no: Option<usize>,
}

/// Reads the lines; a date that does not exist or a name used twice is refused with row and column.
pub(super) fn read(path: &Path) -> Result<Vec<CheckLine>, Failure> {
    let table = Table::read(path).map_err(Failure::bad_input)?;
    let needed = |name| table.column(name).map_err(Failure::bad_input);
    let optional = |name| table.column(name).ok();
    let columns = Columns {
        id: needed("line_id")?,
        name: needed("printed_name")?,
        address: needed("address")?,
        city: optional("city"),
        zip: optional("zip"),
        date_signed: optional("date_signed"),
        signed_from: optional("signed_from"),
        signed_to: optional("signed_to"),
        circulator: optional("circulator"),
        in_box: optional("box"),
        section: optional("section"),
        sheet: optional("sheet"),
        side: optional("side"),
        line_no: optional("line_no"),
    };
    let mut seen = HashSet::new();
    let mut lines = Vec::with_capacity(table.rows().len());
    for row in table.rows() {
        let id = row.cell(columns.id);
        if id.is_empty() || !seen.insert(id) {
            let problem =
                if id.is_empty() { "is empty".to_owned() } else { format!("{id} stands there twice") };
            let place = table.place(row, "line_id");
            return Err(Failure::BadInput(format!("{place}: {problem}: every line needs a name of its own")));
        }
        lines.push(line(&table, row, &columns)?);
    }
    Ok(lines)
}

fn line(table: &Table, row: &Row, columns: &Columns) -> Result<CheckLine, Failure> {
    let text = |column: Option<usize>| column.map_or("", |at| row.cell(at)).to_owned();
    Ok(CheckLine {
        id: row.cell(columns.id).to_owned(),
        line: Line {
            printed_name: row.cell(columns.name).to_owned(),
            address: row.cell(columns.address).to_owned(),
            city: text(columns.city),
            zip: text(columns.zip),
        },
        days: days(table, row, columns)?,
        circulator: text(columns.circulator),
        place: Place {
            in_box: text(columns.in_box),
            section: text(columns.section),
            sheet: text(columns.sheet),
            side: text(columns.side),
            position: text(columns.line_no).trim().parse().unwrap_or_default(),
        },
    })
}

/// The line's own day, or the range the circulator's declaration gives.
fn days(table: &Table, row: &Row, columns: &Columns) -> Result<Option<SigningDays>, Failure> {
    if let Some(day) = day(table, row, columns.date_signed, "date_signed")? {
        return Ok(Some(SigningDays { from: day, to: day }));
    }
    let from = day(table, row, columns.signed_from, "signed_from")?;
    let to = day(table, row, columns.signed_to, "signed_to")?;
    match from.zip(to) {
        Some((from, to)) if to < from => {
            let place = table.place(row, "signed_to");
            Err(Failure::BadInput(format!("{place}: {to} is before signed_from {from}: mend the row")))
        }
        Some((from, to)) => Ok(Some(SigningDays { from, to })),
        None => Ok(None),
    }
}

fn day(table: &Table, row: &Row, column: Option<usize>, name: &str) -> Result<Option<Date>, Failure> {
    let text = column.map_or("", |at| row.cell(at).trim());
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| {
        let place = table.place(row, name);
        Failure::BadInput(format!("{place}: {text:?} is no date that exists: write it as 2018-01-11"))
    })
}
