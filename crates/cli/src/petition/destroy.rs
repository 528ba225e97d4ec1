//! `scrutineer petition destroy-records`.

use clap::Args;
use jiff::civil::Date;
use journal::Recorder;
use law::Working;
use office::data_folder::DataFolder;
use office::law_of_petition::PetitionLaw;
use office::retention::retention;
use petition::Petition;

use super::{Which, Who, existing, registry};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Destroy a petition's personal data after the retention date; counts, chain and certificate stay.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer petition destroy-records --data data --petition judge-2018
  scrutineer petition destroy-records --data data --petition judge-2018 --retention-until 2019-12-31

Names, addresses, voter numbers, searches and notes are deleted from vault.sqlite beyond recovery from that file; the
journal records it, and `scrutineer verify` passes as before. Backups of vault.sqlite are yours to destroy. A petition
under a stay, or without a certificate or a prima facie rejection, is refused.
The day is the procedure's: California keeps recall petitions 8 months after the certified result, or after the last
examination where no election followed (EC §17400). Where a court or a listed authority asks for longer, give the later
day with --retention-until; an earlier one than the law's is refused.")]
pub(super) struct DestroyRecords {
    #[command(flatten)]
    which: Which,
    /// The day until which they are kept, where the procedure sets none or somebody holds them longer
    #[arg(long, value_name = "DATE")]
    retention_until: Option<Date>,
    /// The day of destruction; today (UTC) where it is left out
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    #[command(flatten)]
    who: Who,
}

pub(super) fn run(args: &DestroyRecords) -> CommandResult {
    let folder = existing(&args.which.data)?;
    let mut registry = registry(&folder)?;
    let id = &args.which.petition;
    let mut recorder = Recorder::load(&*registry.store, id.into()).map_err(Failure::bad_input)?;
    let Some(petition) = recorder.petition() else {
        let problem = format!("there is no petition {id} in {}", folder.root().display());
        return Err(Failure::BadInput(problem));
    };
    let (until, working) = kept_until(args, petition, &folder)?;
    let on = args.on.unwrap_or_else(|| jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date());
    let stamp = args.who.stamp(Some(on));
    let done = journal::destroy_records(
        (&mut *registry.store, &mut *registry.vault),
        (&mut recorder, id),
        &stamp,
        (until, on),
    );
    let done = done.map_err(|error| match error {
        journal::RecordError::Refused { refusal, .. } => Failure::bad_input(refusal),
        other => Failure::bad_input(other),
    })?;
    journal::anchor::anchor(&mut *registry.store, &stamp).map_err(Failure::bad_input)?;
    if let Some(working) = working {
        tell!("{}", working.to_text());
    }
    match (done.recorded_before, done.items) {
        (true, 0) => say!("The records of {id} were destroyed before; nothing was left to do."),
        (_, items) => say!("The records of {id} are destroyed: {items} items and the key."),
    }
    say!("Its journal's head is {}. Destroy the backups of vault.sqlite too.", recorder.head().hash);
    Ok(Outcome::Done)
}

/// The procedure's day, or a later one that was asked for.
fn kept_until(
    args: &DestroyRecords,
    petition: &Petition,
    folder: &DataFolder,
) -> Result<(Date, Option<Working>), Failure> {
    if let Some(destroyed) = petition.destroyed() {
        return Ok((destroyed.retention_until, None));
    }
    let computed = match petition.procedure() {
        None => None,
        Some(_) => {
            let catalog = crate::law::catalog(Some(&folder.procedures()))?;
            let law = PetitionLaw::of(petition, &catalog).map_err(Failure::bad_input)?;
            // A day that somebody gives stands in where the law's cannot be counted yet.
            match (retention(petition, &law), args.retention_until) {
                (Err(_), Some(_)) => None,
                (computed, _) => computed.map_err(Failure::bad_input)?,
            }
        }
    };
    match (computed, args.retention_until) {
        (Some(law), Some(asked)) if asked < law.until => Err(Failure::BadInput(format!(
            "--retention-until {asked} is before {}, until when the law keeps the records ({})",
            law.until, law.working.formula
        ))),
        (Some(law), None) => Ok((law.until, Some(law.working))),
        (_, Some(asked)) => Ok((asked, None)),
        (None, None) => Err(Failure::BadInput(
            "the procedure sets no day until which the records are kept: give it with --retention-until"
                .to_owned(),
        )),
    }
}
