//! The two files of a draw: the frame with `line_id`, the sample with `order,line_id,ticket`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sampling::{Claim, Digest, Drawn, Frame, FrameError};

use crate::outcome::Failure;
use crate::table::{Row, Table};
use crate::whole_file;

/// A published sample with the row each line stands on.
pub(super) struct SampleFile {
    /// What the file says was drawn.
    pub(super) claims: Vec<Claim>,
    /// The row of each claim, the header being row 1.
    pub(super) rows: Vec<u64>,
}

/// Reads a frame, under the earlier frames it supplements (the first one first).
pub(super) fn read_frame(path: &Path, earlier: &[PathBuf]) -> Result<Frame, Failure> {
    let mut parent: Option<Arc<Frame>> = None;
    for path in earlier {
        parent = Some(Arc::new(read_one_frame(path, parent)?));
    }
    read_one_frame(path, parent)
}

fn read_one_frame(path: &Path, parent: Option<Arc<Frame>>) -> Result<Frame, Failure> {
    let table = Table::read(path).map_err(Failure::bad_input)?;
    let column = table.column("line_id").map_err(Failure::bad_input)?;
    let ids = table.rows().iter().map(|row| row.cell(column));
    let frame = match parent {
        None => Frame::new(ids),
        Some(parent) => Frame::supplement(parent, ids),
    };
    frame.map_err(|error| Failure::BadInput(explain(path, &table, &error)))
}

/// Says the row of the file instead of the number in the frame.
fn explain(path: &Path, table: &Table, error: &FrameError) -> String {
    let row = |number: usize| table.rows().get(number - 1);
    let place = error.number().and_then(row).map(|row| table.place(row, "line_id"));
    let place = place.unwrap_or_else(|| path.display().to_string());
    match error {
        FrameError::Repeated { id, first, .. } => {
            let first = row(*first).map_or(0, |row| row.number);
            format!("{place}: repeats {id:?} of row {first}: every line needs an id of its own")
        }
        _ => format!("{place}: {error}"),
    }
}

/// Reads a published sample.
pub(super) fn read_sample(path: &Path) -> Result<SampleFile, Failure> {
    let table = Table::read(path).map_err(Failure::bad_input)?;
    let column = |name| table.column(name).map_err(Failure::bad_input);
    let columns = (column("order")?, column("line_id")?, column("ticket")?);
    let claims = table.rows().iter().map(|row| read_claim(&table, row, columns));
    Ok(SampleFile {
        claims: claims.collect::<Result<_, _>>()?,
        rows: table.rows().iter().map(|row| row.number).collect(),
    })
}

fn read_claim(table: &Table, row: &Row, columns: (usize, usize, usize)) -> Result<Claim, Failure> {
    let order = row.cell(columns.0).parse().map_err(|_| {
        let (place, found) = (table.place(row, "order"), row.cell(columns.0));
        Failure::BadInput(format!("{place}: {found:?} is not a whole number: mend the file"))
    })?;
    let ticket: Digest = row
        .cell(columns.2)
        .parse()
        .map_err(|error| Failure::BadInput(format!("{}: {error}", table.place(row, "ticket"))))?;
    Ok(Claim { order, line: row.cell(columns.1).to_owned(), ticket })
}

/// Writes the sample, whole or not at all.
pub(super) fn write_sample(path: &Path, drawn: &[Drawn<'_>]) -> Result<(), Failure> {
    whole_file::write(path, |file| {
        let mut csv = csv::Writer::from_writer(file);
        csv.write_record(["order", "line_id", "ticket"])?;
        for drawn in drawn {
            csv.write_record([&drawn.order.to_string(), drawn.line, &drawn.ticket.to_string()])?;
        }
        csv.flush()
    })
}
