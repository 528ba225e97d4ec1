//! A file of queries answered into a file.

use std::io::{self, Write};
use std::path::Path;
use std::time::Instant;

use linkage::{Found, Lookup};
use roll::{Column, SnapshotError};
use serde_json::json;

use super::ask;
use crate::link::open;
use crate::outcome::{CommandResult, Failure, Outcome};
use crate::progress::Bar;
use crate::table::{Row, Table, TableError};
use crate::whole_file;

/// Which columns the queries are in.
enum Columns {
    Text(usize),
    /// Last, first, house, street, city.
    Fields([usize; 5]),
}

struct Answer {
    found: Vec<Found>,
    milliseconds: f64,
}

pub(super) fn run(roll: &Path, batch: &Path, out: &Path, as_json: bool) -> CommandResult {
    let table = Table::read(batch).map_err(Failure::bad_input)?;
    let qid = table.column("qid").map_err(Failure::bad_input)?;
    let columns = columns(&table).map_err(Failure::bad_input)?;
    let rolled = open(roll)?;
    let snapshot = &rolled.snapshot;
    let bar = Bar::start("queries", table.rows().len() as u64);
    let answers: Vec<Answer> = table
        .rows()
        .iter()
        .map(|row| {
            let query = query(row, &columns);
            let start = Instant::now();
            let found = ask(&rolled, &query)?;
            bar.add(1);
            Ok(Answer { found, milliseconds: start.elapsed().as_secs_f64() * 1000.0 })
        })
        .collect::<Result<_, SnapshotError>>()
        .map_err(Failure::bad_input)?;
    bar.done(&format!("{} queries", answers.len()));
    whole_file::write(out, |file| {
        let mut csv = csv::Writer::from_writer(&mut *file);
        csv.write_record(["qid", "voter_id", "rank", "ms"])?;
        for (row, answer) in table.rows().iter().zip(&answers) {
            let time = format!("{:.4}", answer.milliseconds);
            if answer.found.is_empty() {
                csv.write_record([row.cell(qid), "", "", &time])?;
            }
            for (place, found) in answer.found.iter().enumerate() {
                let id = snapshot.text(found.voter, Column::VoterId).map_err(io::Error::other)?;
                csv.write_record([row.cell(qid), id, &(place + 1).to_string(), &time])?;
            }
        }
        csv.flush()?;
        drop(csv);
        file.flush()
    })?;
    report(&answers, out, as_json);
    Ok(Outcome::Done)
}

fn columns(table: &Table) -> Result<Columns, TableError> {
    match table.column("text") {
        Ok(text) => Ok(Columns::Text(text)),
        Err(missing @ TableError::NoColumn { .. }) => {
            if table.column("last").is_err() {
                return Err(missing);
            }
            let mut fields = [0; 5];
            for (place, name) in fields.iter_mut().zip(["last", "first", "house", "street", "city"]) {
                *place = table.column(name)?;
            }
            Ok(Columns::Fields(fields))
        }
        Err(other) => Err(other),
    }
}

fn query(row: &Row, columns: &Columns) -> Lookup {
    match columns {
        Columns::Text(text) => Lookup::Text(row.cell(*text).to_owned()),
        Columns::Fields([last, first, house, street, city]) => Lookup::Fields {
            last: row.cell(*last).to_owned(),
            first: row.cell(*first).to_owned(),
            house: row.cell(*house).to_owned(),
            street: row.cell(*street).to_owned(),
            city: row.cell(*city).to_owned(),
        },
    }
}

fn report(answers: &[Answer], out: &Path, as_json: bool) {
    let mut times: Vec<f64> = answers.iter().map(|answer| answer.milliseconds).collect();
    times.sort_by(f64::total_cmp);
    // The smallest time that so many in a hundred queries do not exceed.
    let at =
        |percent: usize| times.get((times.len() * percent).div_ceil(100).max(1) - 1).copied().unwrap_or(0.0);
    let without = answers.iter().filter(|answer| answer.found.is_empty()).count();
    let (median, slow) = (at(50), at(99));
    if as_json {
        say!(
            "{}",
            json!({"queries": answers.len(), "nobody": without, "ms_p50": median, "ms_p99": slow, "out": out})
        );
    } else {
        say!(
            "Answered {} into {}; {without} found nobody",
            law::counted(answers.len(), "queries"),
            out.display()
        );
        say!("half within {median:.2} ms, 99 of 100 within {slow:.2} ms");
    }
}
