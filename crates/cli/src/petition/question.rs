//! `scrutineer petition question`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use office::documents::ballot;
use office::law_of_petition::PetitionLaw;
use reports::{Report as _, write_all};

use super::{Which, existing, replayed};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Print the question on the ballot in its statutory form, with the statements of both sides: HTML, PDF and JSON.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scrutineer petition question --data data --petition judge-2018 --out ballot

The election must be ordered and `question-set` recorded. The wording, the answers, whether successors stand below it and
which statements are printed come from the procedure; the words of both sides are those of the notice and the answer.")]
pub(super) struct Question {
    #[command(flatten)]
    which: Which,
    /// Folder for question.html, question.pdf and question.json
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// The day the pages show; today (UTC) where it is left out
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// Printed on every page: a draft, a proof
    #[arg(long, value_name = "TEXT")]
    marking: Option<String>,
}

pub(super) fn run(args: &Question) -> CommandResult {
    let folder = existing(&args.which.data)?;
    let (petition, head) = replayed(&folder, &args.which.petition)?;
    let catalog = crate::law::catalog(Some(&folder.procedures()))?;
    let law = PetitionLaw::of(&petition, &catalog).map_err(Failure::bad_input)?;
    let on = args.on.unwrap_or_else(|| jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date());
    let model = ballot(&petition, &law, head, on, args.marking.as_deref()).map_err(Failure::bad_input)?;
    let artefacts = model.artefacts("question").map_err(Failure::bad_input)?;
    for path in write_all(&args.out, &artefacts).map_err(Failure::bad_input)? {
        say!("{}", path.display());
    }
    Ok(Outcome::Done)
}
