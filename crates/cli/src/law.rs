//! `scrutineer law`: any figure of any procedure on any day, with its working and its section of law.

mod case;
mod dates;
mod figures;
mod print;
mod procedures;
mod show;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use jiff::civil::Date;
use law::MAX_COUNT;

use crate::outcome::CommandResult;

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
}

/// Which procedure, as it stood on which day.
#[derive(Debug, Args)]
struct Which {
    /// The procedure; `law list` names them all
    #[arg(long, value_name = "ID", default_value = "ca-recall-local")]
    procedure: String,
    /// The day whose law is asked for; without it the newest version, and the result says so
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,
}

/// Print one procedure: versions, figures, events, sections of law.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  scrutineer law show ca-recall-local --on 2018-01-11")]
struct ShowArgs {
    /// The procedure
    #[arg(value_name = "PROCEDURE")]
    procedure: String,
    /// Only the version in force on that day
    #[arg(long, value_name = "DATE", value_parser = date)]
    on: Option<Date>,
}

/// The counts a requirement may depend on.
#[derive(Debug, Args)]
struct BaseArgs {
    /// Registered voters of the jurisdiction in the report the law names
    #[arg(long, value_name = "N", value_parser = count)]
    registered: Option<u64>,
    /// Votes cast for the office at the last election
    #[arg(long, value_name = "N", value_parser = count)]
    last_vote: Option<u64>,
    /// Signatures a nomination paper for the office needs
    #[arg(long, value_name = "N", value_parser = count)]
    nomination_signatures: Option<u64>,
}

/// Signatures required.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law required --registered 250000
  scrutineer law required --on 2018-01-11 --last-vote 293170
  scrutineer law required --procedure ca-initiative-state --variant amendment --last-vote 10095185")]
struct RequiredArgs {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    base: BaseArgs,
    /// Which of the procedure's thresholds, where the counts given fit several
    #[arg(long, value_name = "NAME")]
    variant: Option<String>,
}

/// Size of the random sample.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  scrutineer law sample-size --raw 94539")]
struct SampleSizeArgs {
    #[command(flatten)]
    which: Which,
    /// Signatures submitted
    #[arg(long, value_name = "N", value_parser = count)]
    raw: u64,
}

/// What a checked sample came to.
#[derive(Debug, Args)]
struct SampleArgs {
    /// Signatures submitted
    #[arg(long, value_name = "N", value_parser = count)]
    raw: Option<u64>,
    /// Signatures in the sample
    #[arg(long, value_name = "N", value_parser = count)]
    sample: Option<u64>,
    /// Valid signatures in the sample, extra copies of a voter's signature left out
    #[arg(long, value_name = "N", value_parser = count)]
    valid: Option<u64>,
    /// Duplicates in the sample: extra copies, or what the procedure counts; left out, the result is before duplicates
    #[arg(long, value_name = "N", value_parser = count)]
    duplicates: Option<u64>,
    /// Signatures required; may be computed from --registered or --last-vote instead
    #[arg(long, value_name = "N", value_parser = count)]
    required: Option<u64>,
    /// A named way of computing (`county-form`) or threshold (`judge`) instead of the rule
    #[arg(long, value_name = "NAME")]
    variant: Option<String>,
    #[command(flatten)]
    base: BaseArgs,
}

/// Valid signatures projected from a sample, with what that decides.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law project --raw 94539 --sample 4727 --valid 3389 --required 58634
  scrutineer law project --procedure ca-initiative-local --raw 10007 --sample 500 --valid 262 --duplicates 1 \\
      --required 8738 --variant county-form")]
struct ProjectArgs {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    sample: SampleArgs,
}

/// Decide: from a sample, a projection or a full count. Exit code 1 when the petition is insufficient.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law decide --raw 715833 --sample 35793 --valid 27983 --required 566857
  scrutineer law decide --full-valid 520050 --required 566857
  scrutineer law decide --procedure ca-initiative-state --projected 752685 --required 807615
  scrutineer law decide --on 2018-01-11 --raw 94539 --sample 4727 --valid 3389 --required 58634 \\
      --date 2018-01-11 --county 'Santa Clara'")]
struct DecideArgs {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    sample: SampleArgs,
    /// Valid signatures, projected elsewhere
    #[arg(long, value_name = "N", value_parser = count, conflicts_with_all = ["full_valid", "sample", "valid"])]
    projected: Option<u64>,
    /// Valid signatures after every one was examined
    #[arg(long, value_name = "N", value_parser = count, conflicts_with_all = ["sample", "valid"])]
    full_valid: Option<u64>,
    /// The day the petition was filed: adds the dates that follow
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<Date>,
    /// The county whose holidays count
    #[arg(long, value_name = "NAME")]
    county: Option<String>,
}

/// Every date that follows from an event.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law deadlines --event petition-filed --date 2018-01-11 --county 'Santa Clara'
  scrutineer law deadlines --event form-approved --date 2022-01-27 --registered 5438400 --county 'Los Angeles'")]
struct DeadlinesArgs {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    base: BaseArgs,
    /// The event; `law show` names them all
    #[arg(long, value_name = "EVENT")]
    event: String,
    /// Its day
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Date,
    /// The county whose holidays count
    #[arg(long, value_name = "NAME")]
    county: Option<String>,
}

/// The day a number of days after another.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law days --from 2022-01-27 --days 160
  scrutineer law days --from 2018-01-11 --days 30 --business --county 'Santa Clara'")]
struct DaysArgs {
    /// The day counted from; it does not count itself
    #[arg(long, value_name = "DATE", value_parser = date)]
    from: Date,
    /// How many days
    #[arg(long, value_name = "N", value_parser = count)]
    days: u64,
    /// Count only days on which offices work
    #[arg(long)]
    business: bool,
    /// The county whose holidays count
    #[arg(long, value_name = "NAME")]
    county: Option<String>,
    /// The procedure whose place's calendar counts
    #[arg(long, value_name = "ID", default_value = "ca-recall-local")]
    procedure: String,
}

/// Runs one of the subcommands.
pub(crate) fn run(args: &Law) -> CommandResult {
    let catalog = procedures::load(args.procedures.as_deref())?;
    match &args.action {
        Action::List => show::list(&catalog, args.json),
        Action::Show(show) => show::show(&catalog, show, args.json),
        Action::Required(required) => figures::required(&catalog, required, args.json),
        Action::SampleSize(size) => figures::sample_size(&catalog, size, args.json),
        Action::Project(project) => case::project(&catalog, project, args.json),
        Action::Decide(decide) => case::decide(&catalog, decide, args.json),
        Action::Deadlines(deadlines) => dates::deadlines(&catalog, deadlines, args.json),
        Action::Days(days) => dates::days(&catalog, days, args.json),
    }
}

/// Reads a count: whole, not negative, within what the arithmetic carries.
fn count(text: &str) -> Result<u64, String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return Err("a count is a whole number in plain digits".to_owned());
    }
    let number = text.parse().ok().filter(|number| *number <= MAX_COUNT);
    number.ok_or_else(|| format!("counts go up to {MAX_COUNT}"))
}

/// Reads a day, YYYY-MM-DD.
fn date(text: &str) -> Result<Date, String> {
    let plain = text.len() == 10 && text.is_ascii();
    let date = plain.then(|| text.parse().ok()).flatten();
    date.ok_or_else(|| "no such day; write it as 2018-01-11".to_owned())
}
