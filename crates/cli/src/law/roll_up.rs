//! `law rollup`.

use std::path::{Path, PathBuf};

use clap::Args;
use law::{Catalog, Decision};
use office::county_roll_up::{County, Found, roll_up};
use serde::Deserialize;
use serde_json::json;

use super::arguments::{Which, count};
use super::print;
use super::procedures::choose;
use super::sheet::Sheets;
use crate::outcome::{CommandResult, Failure, Outcome};

/// A statewide petition: the counties' figures summed, and what the sum decides.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scrutineer law rollup --procedure ca-initiative-state --counties counties.csv --required 546651

counties.csv: `county,raw,sample,valid,duplicates`; a county that examined every signature leaves `sample` empty.
Each county is projected by the rule of the procedure, then they are summed. Exit code 1 when the sum is insufficient.")]
pub(super) struct RollUpArgs {
    #[command(flatten)]
    pub(super) which: Which,
    /// What the counties found
    #[arg(long, value_name = "F.csv")]
    pub(super) counties: PathBuf,
    /// Signatures required in the whole state
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) required: u64,
}

pub(super) fn rollup(catalog: &Catalog, args: &RollUpArgs, as_json: bool, sheets: &Sheets) -> CommandResult {
    let mut chosen = choose(catalog, &args.which, None)?;
    let counties = read(&args.counties)?;
    let rolled = roll_up(chosen.version, &counties, args.required).map_err(Failure::bad_input)?;
    chosen.warnings.extend(rolled.warnings.iter().cloned());
    if rolled.verdict.decision == Decision::Undetermined {
        chosen.warnings.push(rolled.verdict.next.clone());
    }
    let result = format!("{}: {}", rolled.verdict.decision, rolled.verdict.next);
    let workings = vec![rolled.working.clone(), rolled.verdict.working.clone()];
    sheets.write(&chosen, args.which.on, "Counties rolled up", (workings, &result, &chosen.warnings))?;
    if as_json {
        let mut answer = print::head(&chosen);
        for (name, value) in [
            ("counties", json!(rolled.counties)),
            ("raw", json!(rolled.raw)),
            ("total", json!(rolled.total)),
            ("required", json!(args.required)),
            ("every_signature_examined", json!(rolled.is_full)),
            ("decision", json!(rolled.verdict.decision)),
            ("next", json!(rolled.verdict.next)),
            ("thresholds", json!(rolled.verdict.thresholds)),
            ("warnings", json!(chosen.warnings)),
            ("working", json!(rolled.working)),
        ] {
            answer.insert(name.to_owned(), value);
        }
        print::json(&answer.into());
    } else {
        print::answer(&chosen, &rolled.working, &[]);
        tell!("\n{}", rolled.verdict.working.to_text());
        print::warnings(&chosen.warnings);
        say!("\n{result}");
    }
    Ok(if rolled.verdict.decision == Decision::Insufficient { Outcome::No } else { Outcome::Done })
}

/// A row of the file: a county with a sample, or with everything examined.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    county: String,
    raw: u64,
    #[serde(default)]
    sample: Option<u64>,
    valid: u64,
    #[serde(default)]
    duplicates: Option<u64>,
}

fn read(path: &Path) -> Result<Vec<County>, Failure> {
    let bad = |message: String| Failure::BadInput(format!("{}: {message}", path.display()));
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_path(path)
        .map_err(|error| bad(error.to_string()))?;
    let mut counties = Vec::new();
    for (at, row) in reader.deserialize::<Row>().enumerate() {
        let row = row.map_err(|error| bad(format!("row {}: {error}", at + 2)))?;
        let found = match row.sample {
            Some(size) => Found::Sample { size, valid: row.valid, duplicates: row.duplicates },
            None => Found::Full(row.valid),
        };
        counties.push(County { name: row.county, raw: row.raw, found });
    }
    Ok(counties)
}
