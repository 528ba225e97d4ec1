//! `law compare`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use law::{Catalog, Comparison, Facts};
use serde_json::json;

use super::arguments::{BaseArgs, date};
use super::print;
use crate::outcome::{CommandResult, Failure, Outcome};

/// The same facts under two versions of a procedure, side by side: what differs.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law compare --on 2018-01-11 --events cases/timelines/santa-clara-2018.toml --county 'Santa Clara'
  scrutineer law compare --on 2018-01-11 --with 2023-06-01 --registered 900000 --nomination-signatures 20 --all

The file of events is the one of `law timeline`.")]
pub(super) struct CompareArgs {
    /// The procedure
    #[arg(long, value_name = "ID", default_value = "ca-recall-local")]
    pub(super) procedure: String,
    /// The day whose law is the first
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) on: Date,
    /// The day whose law is the second; the newest version where it is left out
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) with: Option<Date>,
    /// What happened: a file of events and stays
    #[arg(long, value_name = "E.toml")]
    pub(super) events: Option<PathBuf>,
    /// The county whose holidays count
    #[arg(long, value_name = "NAME")]
    pub(super) county: Option<String>,
    #[command(flatten)]
    pub(super) base: BaseArgs,
    /// Also what is the same in both
    #[arg(long)]
    pub(super) all: bool,
}

pub(super) fn compare(catalog: &Catalog, args: &CompareArgs, as_json: bool) -> CommandResult {
    let procedure = catalog.procedure(&args.procedure).map_err(Failure::bad_input)?;
    let first = procedure.version(args.on).map_err(Failure::bad_input)?;
    let second = match args.with {
        Some(day) => procedure.version(day),
        None => procedure.newest(),
    };
    let second = second.map_err(Failure::bad_input)?;
    let facts = args.events.as_deref().map(super::timeline::read).transpose()?.unwrap_or_default();
    let facts = Facts { inputs: args.base.inputs_over(&facts.inputs), ..facts };
    let county =
        catalog.county_calendar(&procedure.calendar, args.county.as_deref()).map_err(Failure::bad_input)?;
    let compared = Comparison::of(procedure, (first, second), &facts, &county.calendar);
    let compared = compared.map_err(Failure::bad_input)?;
    let mut warnings = county.warnings;
    let unverified = [first, second].into_iter().filter(|version| version.from.is_none());
    warnings.extend(
        unverified.map(|it| format!("unverified: when version {} came into force is not known", it.name)),
    );
    if as_json {
        let mut answer = serde_json::Map::new();
        print::extend(&mut answer, &compared)?;
        answer.insert("warnings".to_owned(), json!(warnings));
        print::json(&answer.into());
        return Ok(Outcome::Done);
    }
    say!("{}: version {} beside version {}\n", procedure.name, compared.first, compared.second);
    for row in compared.rows.iter().filter(|row| args.all || row.differs) {
        let cites: Vec<String> = row.cites.iter().map(ToString::to_string).collect();
        let said = |text: &str| if text.is_empty() { "nothing of it".to_owned() } else { text.to_owned() };
        say!("{}  [{}]", row.label, cites.join(", "));
        say!("  {:<8}{}", compared.first, said(&row.first));
        say!("  {:<8}{}", compared.second, said(&row.second));
    }
    let same = compared.rows.iter().filter(|row| !row.differs).count();
    if !args.all {
        say!("\n{same} more are the same in both; --all shows them.");
    }
    print::warnings(&warnings);
    Ok(Outcome::Done)
}
