//! `scrutineer petition record`.

use std::path::PathBuf;

use clap::Args;
use journal::{RecordError, Recorder, Stamp};
use petition::Event;
use serde_json::json;

use super::event_file::{self, Told};
use super::{Which, Who, existing, registry};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Record events; all of a file or none.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer petition record --data data --petition judge-2018 received.toml --person ana --role clerk
  scrutineer petition record --data data --petition judge-2018 events.jsonl --json

received.toml (several events each stand under [[event]]):
  kind = \"box-received\"
  on = 2018-01-11
  box = 1
  seal = \"S-4711\"
  claimed = 8600

events.jsonl has one event a line:
  {\"kind\":\"sheet-counted\",\"person\":\"ana\",\"role\":\"clerk\",\"section\":1,\"sheet\":1,\"pass\":\"first\",\"lines\":{\"a\":\"1-8\"}}

`on` is the day the law counts the event from; `person`, `name` and `role` say who, where it is not who runs the
command. The events and their order are in docs/states.md.")]
pub(super) struct Record {
    #[command(flatten)]
    which: Which,
    /// TOML or JSON lines; - reads JSON lines from stdin
    #[arg(value_name = "EVENTS")]
    file: PathBuf,
    #[command(flatten)]
    who: Who,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Record) -> CommandResult {
    let told = event_file::read(&args.file)?;
    let folder = existing(&args.which.data)?;
    let mut registry = registry(&folder)?;
    let id = &args.which.petition;
    let mut recorder = Recorder::load(&*registry.store, id.into()).map_err(Failure::bad_input)?;
    if recorder.petition().is_none() {
        let problem = format!(
            "there is no petition {id} in {}: `scrutineer petition open` opens it",
            folder.root().display()
        );
        return Err(Failure::BadInput(problem));
    }
    let batch: Vec<_> = told.iter().map(|told| (stamp(told, &args.who), told.event.clone())).collect();
    refuse_destruction(&told)?;
    recorder.record(&mut *registry.store, &batch).map_err(|error| placed(&told, &error))?;
    journal::anchor::anchor(&mut *registry.store, &args.who.stamp(None)).map_err(Failure::bad_input)?;
    let stage = recorder.petition().map_or("", |petition| petition.stage().name().word());
    let head = recorder.head();
    if args.json {
        let answer =
            json!({"recorded": batch.len(), "stage": stage, "entry": head.sequence, "head": head.hash});
        println!("{answer:#}");
    } else {
        let events = if batch.len() == 1 { "1 event".to_owned() } else { format!("{} events", batch.len()) };
        println!("{events} recorded; {id} is {stage}; the head is entry {}, {}", head.sequence, head.hash);
    }
    Ok(Outcome::Done)
}

/// The entry without the deed would leave personal data that the record says are gone.
fn refuse_destruction(told: &[Told]) -> Result<(), Failure> {
    let destroys = told.iter().find(|told| matches!(told.event, Event::RecordsDestroyed(_)));
    destroys.map_or(Ok(()), |told| {
        let remedy = "use `scrutineer petition destroy-records`, which empties the vault too";
        Err(Failure::BadInput(format!("{}: destruction is not only recorded: {remedy}", told.place)))
    })
}

fn stamp(told: &Told, who: &Who) -> Stamp {
    let mut stamp = who.stamp(told.on);
    if let Some(person) = &told.person {
        stamp.actor.id.clone_from(person);
        stamp.actor.name = told.name.as_ref().unwrap_or(person).clone();
    }
    if let Some(role) = &told.role {
        stamp.actor.role.clone_from(role);
    }
    stamp
}

fn placed(told: &[Told], error: &RecordError) -> Failure {
    match error {
        RecordError::Refused { number, refusal, .. } => {
            let place = told.get(number - 1).map_or("", |told| told.place.as_str());
            Failure::BadInput(format!("{place}: {refusal} (nothing was recorded)"))
        }
        other => Failure::bad_input(other),
    }
}
