//! `scrutineer link`: every line against the roll.

mod output;
mod parquet;
mod roll_index;

use std::path::PathBuf;

use clap::Args;
use linkage::{Engine, Line};
use serde_json::json;

use crate::outcome::{CommandResult, Failure, Outcome};
use crate::progress::Bar;
use crate::table::Table;
use office::OpenRoll;
pub(crate) use roll_index::open;

/// Find the voter who wrote each line.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer link --roll county.roll --lines lines.csv --out matches.csv
  scrutineer link --roll voters.csv --lines lines.csv --out matches.csv --candidates 3 --duplicates pairs.csv
  scrutineer link --roll county.roll --lines lines.csv --out matches.parquet

lines.csv has line_id, printed_name, address, city, zip; further columns are not read.
matches.csv has line_id, rank, voter_id, score, not_on_roll, moved, evidence. The score is the probability that
this voter wrote the line, not_on_roll that nobody on the roll did. The machine proposes; people decide.
A name that ends in .parquet gets the same columns as Apache Parquet, with probabilities unrounded and nulls
for what is missing.
Beside a snapshot F.roll the index is kept as F.roll.linkage-v1; it may be deleted at any time.
Ctrl-C ends it with exit code 130; no half-written file stays behind.")]
pub(crate) struct Link {
    /// A snapshot made by `roll import`, or a voter list as CSV
    #[arg(long, value_name = "ROLL")]
    roll: PathBuf,
    /// The lines, as CSV
    #[arg(long, value_name = "L.csv")]
    lines: PathBuf,
    /// Where the candidates go: CSV, or Parquet if the name ends in .parquet
    #[arg(long, value_name = "M.csv")]
    out: PathBuf,
    /// Candidates per line at most
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=32))]
    candidates: u8,
    /// Also write pairs of lines that one person seems to have signed
    #[arg(long, value_name = "D.csv")]
    duplicates: Option<PathBuf>,
    /// Print a summary as JSON
    #[arg(long)]
    json: bool,
}

/// Lines with the names they have in their file.
struct Lines {
    ids: Vec<String>,
    lines: Vec<Line>,
}

fn read_lines(table: &Table) -> Result<Lines, Failure> {
    let column = |name| table.column(name).map_err(Failure::bad_input);
    let id = column("line_id")?;
    let fields = [column("printed_name")?, column("address")?];
    let [city, zip] = ["city", "zip"].map(|name| table.column(name).ok());
    let mut seen = std::collections::HashSet::new();
    for row in table.rows() {
        let place = || table.place(row, "line_id");
        if row.cell(id).is_empty() {
            return Err(Failure::BadInput(format!(
                "{}: is empty: every line needs a name of its own",
                place()
            )));
        }
        if !seen.insert(row.cell(id)) {
            let message = format!(
                "{}: {} stands there twice: every line needs a name of its own",
                place(),
                row.cell(id)
            );
            return Err(Failure::BadInput(message));
        }
    }
    let text =
        |row: &crate::table::Row, column: Option<usize>| column.map_or("", |at| row.cell(at)).to_owned();
    Ok(Lines {
        ids: table.rows().iter().map(|row| row.cell(id).to_owned()).collect(),
        lines: table
            .rows()
            .iter()
            .map(|row| Line {
                printed_name: row.cell(fields[0]).to_owned(),
                address: row.cell(fields[1]).to_owned(),
                city: text(row, city),
                zip: text(row, zip),
            })
            .collect(),
    })
}

pub(crate) fn run(link: &Link) -> CommandResult {
    crate::interrupt::ends_cleanly()?;
    let read = || read_lines(&Table::read(&link.lines).map_err(Failure::bad_input)?);
    let (lines, roll) = rayon::join(read, || open(&link.roll));
    // What is wrong with the lines is told first, as they are the shorter to mend.
    let (lines, OpenRoll { snapshot, mut engine }) = (lines?, roll?);
    engine.set_candidates(usize::from(link.candidates));
    engine.set_parameters(engine.learn(&lines.lines));
    let bar = Bar::start("lines against the roll", lines.lines.len() as u64);
    let matches = engine.link_all(&lines.lines, &|done| bar.set(done as u64));
    bar.done(&format!("{} lines", lines.lines.len()));
    output::matches(&link.out, &lines.ids, &matches, &snapshot)?;
    let mut duplicates = None;
    if let Some(path) = &link.duplicates {
        let pairs = engine.duplicates(&lines.lines, &matches);
        output::duplicates(path, &lines.ids, &pairs, &snapshot)?;
        duplicates = Some(pairs.len());
    }
    report(link, &engine, &matches, duplicates);
    // The program ends here; taking the index and the answers apart piece by piece would only keep whoever waits.
    std::mem::forget((engine, snapshot, matches, lines));
    Ok(Outcome::Done)
}

fn report(link: &Link, engine: &Engine, matches: &[linkage::LineMatch], duplicates: Option<usize>) {
    let expected: f64 = matches.iter().map(|found| 1.0 - found.not_on_roll).sum();
    let sure = matches
        .iter()
        .filter(|found| found.candidates.first().is_some_and(|best| best.probability >= 0.99))
        .count();
    let hash = hex::encode(engine.parameters_hash());
    if link.json {
        let summary = json!({
            "lines": matches.len(), "voters": engine.voters(), "expected_on_roll": (expected * 10.0).round() / 10.0,
            "sure": sure, "duplicates": duplicates, "parameters": hash, "out": link.out,
        });
        say!("{summary}");
        return;
    }
    say!(
        "Linked {} with {} into {}",
        law::counted(matches.len(), "lines"),
        law::counted(engine.voters(), "voters"),
        link.out.display()
    );
    say!("on the roll  about {expected:.0}; {sure} of them with a candidate at 99 % or more");
    if let (Some(count), Some(path)) = (duplicates, &link.duplicates) {
        say!("duplicates   {} in {}", law::counted(count, "pairs"), path.display());
    }
    say!("parameters   {hash}");
}
