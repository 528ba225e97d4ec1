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

counties.csv: `county,raw,sample,valid,duplicates`; a county that examined every signature leaves `sample` empty. Where the
law also asks for signatures from enough counties, a column `last_vote` or `registered` gives the count each share is taken of.
Each county is projected by the rule of the procedure, then they are summed. Exit code 1 when sum or spread is insufficient.")]
pub(super) struct RollUpArgs {
    #[command(flatten)]
    pub(super) which: Which,
    /// What the counties found
    #[arg(long, value_name = "F.csv")]
    pub(super) counties: PathBuf,
    /// Signatures required in the whole state
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) required: u64,
    /// The requirement it is held against (`statewide`), and with it the spread
    #[arg(long, value_name = "NAME")]
    pub(super) variant: Option<String>,
}

pub(super) fn rollup(catalog: &Catalog, args: &RollUpArgs, as_json: bool, sheets: &Sheets) -> CommandResult {
    let mut chosen = choose(catalog, &args.which, None)?;
    if let Some(name) = &args.variant {
        let known = chosen.version.thresholds.iter().map(|threshold| threshold.name.as_str());
        known_threshold(name, known)?;
    }
    let counties = read(&args.counties)?;
    let rolled = roll_up(chosen.version, &counties, args.required, args.variant.as_deref())
        .map_err(Failure::bad_input)?;
    chosen.warnings.extend(rolled.warnings.iter().cloned());
    if rolled.verdict.decision == Decision::Undetermined {
        chosen.warnings.push(rolled.verdict.next.clone());
    }
    let decision = rolled.decision();
    let result = match &rolled.spread {
        Some(spread) if decision != rolled.verdict.decision => {
            format!(
                "{decision}: the total is reached, but {} of those named reach their share, which is not enough",
                spread.reached.len()
            )
        }
        _ => format!("{decision}: {}", rolled.verdict.next),
    };
    let spread = rolled.spread.as_ref().map(|spread| spread.working.clone());
    let workings =
        [rolled.working.clone(), rolled.verdict.working.clone()].into_iter().chain(spread).collect();
    sheets.write(&chosen, args.which.on, "Counties rolled up", (workings, &result, &chosen.warnings))?;
    if as_json {
        let mut answer = print::head(&chosen);
        for (name, value) in [
            ("counties", json!(rolled.counties)),
            ("raw", json!(rolled.raw)),
            ("total", json!(rolled.total)),
            ("required", json!(args.required)),
            ("every_signature_examined", json!(rolled.is_full)),
            ("decision", json!(decision)),
            ("distribution", json!(rolled.spread)),
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
        if let Some(spread) = &rolled.spread {
            tell!("\n{}", spread.working.to_text());
        }
        print::warnings(&chosen.warnings);
        say!("\n{result}");
    }
    Ok(if decision == Decision::Insufficient { Outcome::No } else { Outcome::Done })
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
    #[serde(default, alias = "last-vote")]
    last_vote: Option<u64>,
    #[serde(default)]
    registered: Option<u64>,
}

fn known_threshold<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Result<(), Failure> {
    let known: Vec<&str> = known.collect();
    if known.contains(&name) {
        return Ok(());
    }
    Err(Failure::BadInput(format!("unknown variant `{name}`; known: {}", known.join(", "))))
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
        let base = row.last_vote.or(row.registered);
        counties.push(County { name: row.county, raw: row.raw, found, base });
    }
    Ok(counties)
}
