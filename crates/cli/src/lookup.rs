//! `scrutineer lookup`: a clerk's search, by hand or from a file.

mod batch;

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

use clap::Args;
use linkage::{Found, Lookup as Query};
use roll::{Column, Snapshot, SnapshotError};
use serde_json::json;

use crate::link::open;
use crate::outcome::{CommandResult, Failure, Outcome};
use office::OpenRoll;

/// Rows a query is answered with.
const ROWS: usize = 10;

/// Search the roll as a clerk does: any field, any order, mistakes allowed.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer lookup --roll county.roll 704smi
  scrutineer lookup --roll county.roll maria garcia main st
  scrutineer lookup --roll county.roll 04812345              a voter number
  scrutineer lookup --roll county.roll                       one query a line until an empty one
  scrutineer lookup --roll county.roll --batch queries.csv --out answers.csv

704smi is house number 704 and a surname that begins with smi. Words come in any order, may be cut short
or misspelt; fewer than ten voters are shown where the others are out of the question. queries.csv has qid,text or
qid,last,first,house,street,city; answers.csv has qid,voter_id,rank,ms, ten rows a query at most and one
row without a voter where nothing fits. Exit code 1 when a query given as an argument finds nobody.")]
pub(crate) struct Lookup {
    /// A snapshot made by `roll import`, or a voter list as CSV
    #[arg(long, value_name = "ROLL")]
    roll: PathBuf,
    /// What to look for; without it, queries are read from the terminal
    #[arg(value_name = "QUERY", conflicts_with = "batch")]
    query: Vec<String>,
    /// Answer every query of a file
    #[arg(long, value_name = "Q.csv", requires = "out")]
    batch: Option<PathBuf>,
    /// Where the answers of --batch go
    #[arg(long, value_name = "A.csv", requires = "batch")]
    out: Option<PathBuf>,
    /// Print results as JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(lookup: &Lookup) -> CommandResult {
    if let (Some(batch), Some(out)) = (&lookup.batch, &lookup.out) {
        return batch::run(&lookup.roll, batch, out, lookup.json);
    }
    let rolled = open(&lookup.roll)?;
    if lookup.query.is_empty() {
        return converse(&rolled, lookup.json);
    }
    let found = answer(&rolled, &lookup.query.join(" "), lookup.json)?;
    Ok(if found { Outcome::Done } else { Outcome::No })
}

/// One query a line, until an empty line or the end.
fn converse(rolled: &OpenRoll, json: bool) -> CommandResult {
    let prompt = || {
        if std::io::stdin().is_terminal() {
            eprint!("look up> ");
            // A prompt that cannot be shown is no reason to stop.
            let _ = std::io::stderr().flush();
        }
    };
    prompt();
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| Failure::BadInput(format!("standard input: {error}: type text")))?;
        if line.trim().is_empty() {
            break;
        }
        answer(rolled, &line, json)?;
        prompt();
    }
    Ok(Outcome::Done)
}

/// Prints who is found; whether anybody was.
fn answer(rolled: &OpenRoll, text: &str, as_json: bool) -> Result<bool, Failure> {
    let found = ask(rolled, &Query::Text(text.to_owned())).map_err(Failure::bad_input)?;
    let mut rows = Vec::with_capacity(found.len());
    for voter in &found {
        rows.push(Shown::new(&rolled.snapshot, voter.voter).map_err(Failure::bad_input)?);
    }
    if as_json {
        let voters: Vec<_> = rows
            .iter()
            .map(|row| json!({"voter_id": row.id, "name": row.name, "address": row.address, "status": row.status}))
            .collect();
        say!("{}", json!({"query": text, "voters": voters}));
    } else if rows.is_empty() {
        say!("nobody found");
    } else {
        let width =
            |of: fn(&Shown) -> &str| rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0);
        let (ids, names) = (width(|row| &row.id), width(|row| &row.name));
        for row in &rows {
            say!("{:<ids$}  {}  {:<names$}  {}", row.id, row.status, row.name, row.address);
        }
    }
    Ok(!found.is_empty())
}

/// Who is found; whoever bears the very voter number that was typed comes first.
fn ask(rolled: &OpenRoll, query: &Query) -> Result<Vec<Found>, SnapshotError> {
    let mut found = rolled.engine.lookup(query, ROWS);
    if let Query::Text(text) = query
        && !text.trim().contains(char::is_whitespace)
        && let Some(voter) = rolled.snapshot.find(text.trim())?
    {
        found.retain(|other| other.voter != voter);
        found.insert(0, Found { voter, score: 0.0 });
        found.truncate(ROWS);
    }
    Ok(found)
}

/// A voter as a list shows them.
struct Shown {
    id: String,
    status: String,
    name: String,
    address: String,
}

impl Shown {
    fn new(snapshot: &Snapshot, voter: u32) -> Result<Self, SnapshotError> {
        let join = |columns: &[Column]| -> Result<String, SnapshotError> {
            let mut parts = Vec::new();
            for &column in columns {
                let text = snapshot.text(voter, column)?;
                if !text.is_empty() {
                    parts.push(text);
                }
            }
            Ok(parts.join(" "))
        };
        let given = join(&[Column::FirstName, Column::MiddleName, Column::Suffix])?;
        let street = join(&[
            Column::HouseNumber,
            Column::HouseFraction,
            Column::PreDir,
            Column::StreetName,
            Column::StreetType,
            Column::PostDir,
            Column::UnitType,
            Column::UnitNumber,
        ])?;
        Ok(Self {
            id: join(&[Column::VoterId])?,
            status: join(&[Column::Status])?,
            name: format!("{}, {given}", join(&[Column::LastName])?),
            address: format!("{street}, {}", join(&[Column::City, Column::Zip])?),
        })
    }
}
