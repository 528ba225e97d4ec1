//! `scrutineer petition destroy-records`.

use clap::Args;
use jiff::civil::Date;
use journal::Recorder;

use super::{Which, Who, existing, registry};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Destroy a petition's personal data after the retention date; counts, chain and certificate stay.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scrutineer petition destroy-records --data data --petition judge-2018 --retention-until 2019-02-05

Names, addresses, voter numbers, searches and notes are deleted from vault.sqlite beyond recovery from that file; the
journal records it, and `scrutineer verify` passes as before. Backups of vault.sqlite are yours to destroy. A petition
under a stay, or without a certificate or a prima facie rejection, is refused.
California keeps recall petitions 8 months after the election or the last examination, longer where a court or a listed
authority asks (EC §17400): `scrutineer law deadlines` gives the day.")]
pub(super) struct DestroyRecords {
    #[command(flatten)]
    which: Which,
    /// The day until which the law keeps the records
    #[arg(long, value_name = "DATE")]
    retention_until: Date,
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
    if recorder.petition().is_none() {
        let problem = format!("there is no petition {id} in {}", folder.root().display());
        return Err(Failure::BadInput(problem));
    }
    let on = args.on.unwrap_or_else(|| jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date());
    let stamp = args.who.stamp(Some(on));
    let done = journal::destroy_records(
        (&mut *registry.store, &mut *registry.vault),
        (&mut recorder, id),
        &stamp,
        (args.retention_until, on),
    );
    let done = done.map_err(|error| match error {
        journal::RecordError::Refused { refusal, .. } => Failure::bad_input(refusal),
        other => Failure::bad_input(other),
    })?;
    journal::anchor::anchor(&mut *registry.store, &stamp).map_err(Failure::bad_input)?;
    match (done.recorded_before, done.items) {
        (true, 0) => println!("The records of {id} were destroyed before; nothing was left to do."),
        (_, items) => println!("The records of {id} are destroyed: {items} items and the key."),
    }
    println!("Its journal's head is {}. Destroy the backups of vault.sqlite too.", recorder.head().hash);
    Ok(Outcome::Done)
}
