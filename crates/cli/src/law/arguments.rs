//! The flags of `scrutineer law`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use law::{District, MAX_COUNT};

/// Which procedure, as it stood on which day.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// The procedure; `law list` names them all
    #[arg(long, value_name = "ID", default_value = "ca-recall-local")]
    pub(super) procedure: String,
    /// The day whose law is asked for; without it the newest version, and the result says so
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) on: Option<Date>,
}

/// Print one procedure: versions, figures, events, sections of law.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  scrutineer law show ca-recall-local --on 2018-01-11")]
pub(super) struct ShowArgs {
    /// The procedure
    #[arg(value_name = "PROCEDURE")]
    pub(super) procedure: String,
    /// Only the version in force on that day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) on: Option<Date>,
}

/// The counts a requirement may depend on.
#[derive(Debug, Args)]
pub(super) struct BaseArgs {
    /// Registered voters of the jurisdiction in the report the law names
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) registered: Option<u64>,
    /// Votes cast for the office at the last election
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) last_vote: Option<u64>,
    /// Signatures a nomination paper for the office needs
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) nomination_signatures: Option<u64>,
}

/// Signatures required.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law required --registered 250000
  scrutineer law required --on 2018-01-11 --last-vote 293170
  scrutineer law required --procedure ca-initiative-state --variant amendment --last-vote 10095185")]
pub(super) struct RequiredArgs {
    #[command(flatten)]
    pub(super) which: Which,
    #[command(flatten)]
    pub(super) base: BaseArgs,
    /// Which of the procedure's thresholds, where the counts given fit several
    #[arg(long, value_name = "NAME")]
    pub(super) variant: Option<String>,
}

/// Size of the random sample.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  scrutineer law sample-size --raw 94539")]
pub(super) struct SampleSizeArgs {
    #[command(flatten)]
    pub(super) which: Which,
    /// Signatures submitted
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) raw: u64,
}

/// What a checked sample came to.
#[derive(Debug, Args)]
pub(super) struct SampleArgs {
    /// Signatures submitted
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) raw: Option<u64>,
    /// Signatures in the sample
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) sample: Option<u64>,
    /// Valid signatures in the sample, extra copies of a voter's signature left out
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) valid: Option<u64>,
    /// Duplicates in the sample: extra copies, or what the procedure counts; left out, the result is before duplicates
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) duplicates: Option<u64>,
    /// Signatures required; may be computed from --registered or --last-vote instead
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) required: Option<u64>,
    /// A named way of computing (`county-form`) or threshold (`judge`) instead of the rule
    #[arg(long, value_name = "NAME")]
    pub(super) variant: Option<String>,
    #[command(flatten)]
    pub(super) base: BaseArgs,
}

/// Valid signatures projected from a sample, with what that decides.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law project --raw 94539 --sample 4727 --valid 3389 --required 58634
  scrutineer law project --procedure ca-initiative-local --raw 10007 --sample 500 --valid 262 --duplicates 1 \\
      --required 8738 --variant county-form")]
pub(super) struct ProjectArgs {
    #[command(flatten)]
    pub(super) which: Which,
    #[command(flatten)]
    pub(super) sample: SampleArgs,
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
pub(super) struct DecideArgs {
    #[command(flatten)]
    pub(super) which: Which,
    #[command(flatten)]
    pub(super) sample: SampleArgs,
    /// Valid signatures, projected elsewhere
    #[arg(long, value_name = "N", value_parser = count, conflicts_with_all = ["full_valid", "sample", "valid"])]
    pub(super) projected: Option<u64>,
    /// Valid signatures after every one was examined
    #[arg(long, value_name = "N", value_parser = count, conflicts_with_all = ["sample", "valid"])]
    pub(super) full_valid: Option<u64>,
    /// Valid signatures of one county or district and the count its share is taken of; once for each
    #[arg(long, value_name = "NAME=VALID/BASE", value_parser = district)]
    pub(super) district: Vec<District>,
    /// The day the petition was filed: adds the dates that follow
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) date: Option<Date>,
    /// The county whose holidays count
    #[arg(long, value_name = "NAME")]
    pub(super) county: Option<String>,
}

/// Every date that follows from an event.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law deadlines --event petition-filed --date 2018-01-11 --county 'Santa Clara'
  scrutineer law deadlines --event form-approved --date 2022-01-27 --registered 5438400 --county 'Los Angeles'")]
pub(super) struct DeadlinesArgs {
    #[command(flatten)]
    pub(super) which: Which,
    #[command(flatten)]
    pub(super) base: BaseArgs,
    /// The event; `law show` names them all
    #[arg(long, value_name = "EVENT")]
    pub(super) event: String,
    /// Its day
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) date: Date,
    /// The county whose holidays count
    #[arg(long, value_name = "NAME")]
    pub(super) county: Option<String>,
}

/// The day a number of days after another.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer law days --from 2022-01-27 --days 160
  scrutineer law days --from 2018-01-11 --days 30 --business --county 'Santa Clara'
  scrutineer law days --from 2018-01-11 --to 2018-02-26 --business --county 'Santa Clara'")]
#[command(group = clap::ArgGroup::new("end").required(true).args(["days", "to"]))]
pub(super) struct DaysArgs {
    /// The day counted from; it does not count itself
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) from: Date,
    /// How many days
    #[arg(long, value_name = "N", value_parser = count)]
    pub(super) days: Option<u64>,
    /// The day counted to, instead of a number of days; it counts itself
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) to: Option<Date>,
    /// Count only days on which offices work
    #[arg(long)]
    pub(super) business: bool,
    /// The county whose holidays count
    #[arg(long, value_name = "NAME")]
    pub(super) county: Option<String>,
    /// The procedure whose place's calendar counts
    #[arg(long, value_name = "ID", default_value = "ca-recall-local")]
    pub(super) procedure: String,
}

/// The whole calendar of a petition: what happened, what follows by when, what is open.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scrutineer law timeline --events events.toml --county 'Santa Clara' --svg calendar.svg

events.toml:
  last-vote = 293170            # counts that periods depend on: registered, last-vote
  [[event]]
  event = \"petition-filed\"     # `law show` names the events
  date = \"2018-01-11\"
  [[stay]]                      # a court stopped the clock
  from = \"2018-01-15\"
  lifted = \"2018-01-19\"        # left out while the stay lasts")]
pub(super) struct TimelineArgs {
    #[command(flatten)]
    pub(super) which: Which,
    /// What happened: a file of events and stays
    #[arg(long, value_name = "E.toml")]
    pub(super) events: PathBuf,
    /// The county whose holidays count
    #[arg(long, value_name = "NAME")]
    pub(super) county: Option<String>,
    /// Also write a picture
    #[arg(long, value_name = "FILE.svg")]
    pub(super) svg: Option<PathBuf>,
}

/// Reads a count: whole, not negative, within what the arithmetic carries.
pub(super) fn count(text: &str) -> Result<u64, String> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return Err("a count is a whole number in plain digits".to_owned());
    }
    let number = text.parse().ok().filter(|number| *number <= MAX_COUNT);
    number.ok_or_else(|| format!("counts go up to {MAX_COUNT}"))
}

/// Reads a day, YYYY-MM-DD.
pub(super) fn date(text: &str) -> Result<Date, String> {
    let plain = text.len() == 10 && text.is_ascii();
    let date = plain.then(|| text.parse().ok()).flatten();
    date.ok_or_else(|| "no such day; write it as 2018-01-11".to_owned())
}

/// Reads one county or district: `Yolo=1200/98000`.
fn district(text: &str) -> Result<District, String> {
    let parts = text.rsplit_once('=').and_then(|(name, counts)| Some((name, counts.split_once('/')?)));
    let (name, (valid, base)) = parts.ok_or_else(|| "write it as NAME=VALID/BASE".to_owned())?;
    Ok(District { name: name.trim().to_owned(), valid: count(valid)?, base: count(base)? })
}
