//! `scrutineer law`: any figure of any procedure on any day, with its working and its section of law.

mod arguments;
mod case;
mod compare;
mod dates;
mod days;
mod figures;
mod print;
mod procedures;
mod roll_up;
mod sheet;
mod show;
mod spread;
mod timeline;

use std::path::PathBuf;

use arguments::{
    DaysArgs, DeadlinesArgs, DecideArgs, ProjectArgs, RequiredArgs, SampleSizeArgs, ShowArgs, TimelineArgs,
};
use clap::{Args, Subcommand};

use crate::outcome::{CommandResult, Failure};

pub(crate) use procedures::load as catalog;

/// Ask the law: procedures, requirements, samples, projections, decisions, days.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law list
  scrutineer law show ca-recall-local --on 2018-01-11
  scrutineer law required --on 2018-01-11 --last-vote 293170
  scrutineer law decide --on 2018-01-11 --raw 94539 --sample 4727 --valid 3389 --required 58634
  scrutineer law days --from 2018-01-11 --days 30 --business --county 'Santa Clara'

An office adds its own procedures with --procedures DIR; docs/law.md says how to write one.")]
pub(crate) struct Law {
    /// Folder with procedures (*.toml) and calendars (calendars/*.toml) that add to or replace the built-in ones
    #[arg(long, value_name = "DIR", global = true)]
    procedures: Option<PathBuf>,
    /// Print the result as JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(flatten)]
    sheets: sheet::Sheets,
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    List,
    Show(ShowArgs),
    Required(RequiredArgs),
    SampleSize(SampleSizeArgs),
    Project(ProjectArgs),
    Decide(DecideArgs),
    Deadlines(DeadlinesArgs),
    Days(DaysArgs),
    Timeline(TimelineArgs),
    Compare(compare::CompareArgs),
    Rollup(roll_up::RollUpArgs),
}

/// Runs one of the subcommands.
pub(crate) fn run(args: &Law) -> CommandResult {
    let catalog = procedures::load(args.procedures.as_deref())?;
    let sheets = &args.sheets;
    let has_a_working = matches!(
        args.action,
        Action::Required(_)
            | Action::SampleSize(_)
            | Action::Project(_)
            | Action::Decide(_)
            | Action::Rollup(_)
    );
    if sheets.are_wanted() && !has_a_working {
        let problem = "--html and --pdf go with required, sample-size, project, decide and rollup";
        return Err(Failure::BadInput(problem.to_owned()));
    }
    match &args.action {
        Action::List => show::list(&catalog, args.json),
        Action::Show(show) => show::show(&catalog, show, args.json),
        Action::Required(required) => figures::required(&catalog, required, args.json, sheets),
        Action::SampleSize(size) => figures::sample_size(&catalog, size, args.json, sheets),
        Action::Project(project) => case::project(&catalog, project, args.json, sheets),
        Action::Decide(decide) => case::decide(&catalog, decide, args.json, sheets),
        Action::Deadlines(deadlines) => dates::deadlines(&catalog, deadlines, args.json),
        Action::Days(days) => days::days(&catalog, days, args.json),
        Action::Timeline(timeline) => timeline::timeline(&catalog, timeline, args.json),
        Action::Rollup(counties) => roll_up::rollup(&catalog, counties, args.json, sheets),
        Action::Compare(compare) => compare::compare(&catalog, compare, args.json),
    }
}
