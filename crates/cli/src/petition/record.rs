//! `scrutineer petition record`.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use journal::{RecordError, Recorder, Stamp};
use law::Catalog;
use office::life::Recording;
use petition::{By, Event, EventKind, Petition, Role};
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
  scrutineer petition record --data data --petition judge-2018 --event notice-filed --on 2017-06-26 \\
      --set officer=\"A. Sample\" --set reasons=@reasons.txt --set proponents=10
  scrutineer petition record --data data --petition judge-2018 --event form-submitted --on 2017-07-10

received.toml (several events each stand under [[event]]):
  kind = \"box-received\"
  on = 2018-01-11
  box = 1
  seal = \"S-4711\"
  claimed = 8600

events.jsonl has one event a line:
  {\"kind\":\"sheet-counted\",\"person\":\"ana\",\"role\":\"clerk\",\"section\":1,\"sheet\":1,\"pass\":\"first\",\"lines\":{\"a\":\"1-8\"}}

`on` is the day the law counts the event from; `person`, `name` and `role` say who, where it is not who runs the
command. What follows from the record need not be given: the words of a statement, the round of a form, the last day of
circulation, the question on the ballot, the outcome. What the procedure does not allow is refused, with the section.
The events and their order are in docs/states.md.")]
pub(super) struct Record {
    #[command(flatten)]
    which: Which,
    /// TOML or JSON lines; - reads JSON lines from stdin
    #[arg(value_name = "EVENTS", required_unless_present = "event", conflicts_with = "event")]
    file: Option<PathBuf>,
    /// One event instead of a file: its kind
    #[arg(long, value_name = "KIND")]
    event: Option<String>,
    /// The day it takes effect
    #[arg(long, value_name = "DATE", requires = "event")]
    on: Option<Date>,
    /// What it says, `key=value`; a value is JSON, a text, or @FILE for a text in a file. Can be repeated
    #[arg(long, value_name = "KEY=VALUE", requires = "event")]
    set: Vec<String>,
    #[command(flatten)]
    who: Who,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Record) -> CommandResult {
    let told = told(args)?;
    let folder = existing(&args.which.data)?;
    let mut registry = registry(&folder)?;
    let id = &args.which.petition;
    let mut recorder = Recorder::load(&*registry.store, id.into()).map_err(Failure::bad_input)?;
    let Some(petition) = recorder.petition() else {
        let problem = format!(
            "there is no petition {id} in {}: `scrutineer petition open` opens it",
            folder.root().display()
        );
        return Err(Failure::BadInput(problem));
    };
    refuse_destruction(&told)?;
    let (batch, notes) = if told.iter().any(|told| told.kind.is_of_law()) {
        under_its_law(&told, &args.who, petition, &crate::law::catalog(Some(&folder.procedures()))?)?
    } else {
        let event = |told: &Told| Ok((stamp(told, &args.who), told.event()?));
        (told.iter().map(event).collect::<Result<Vec<_>, Failure>>()?, Vec::new())
    };
    recorder.record(&mut *registry.store, &batch).map_err(|error| placed(&told, &error))?;
    journal::anchor::anchor(&mut *registry.store, &args.who.stamp(None)).map_err(Failure::bad_input)?;
    let stage = recorder.petition().map_or("", |petition| petition.stage().name().word());
    let head = recorder.head();
    if args.json {
        let answer = json!({
            "recorded": batch.len(), "stage": stage, "entry": head.sequence, "head": head.hash, "notes": notes,
        });
        say!("{answer:#}");
    } else {
        let events = law::counted(batch.len(), "events");
        say!("{events} recorded; {id} is {stage}; the head is entry {}, {}", head.sequence, head.hash);
        notes.iter().for_each(|note| say!("  {note}"));
    }
    Ok(Outcome::Done)
}

fn told(args: &Record) -> Result<Vec<Told>, Failure> {
    match (&args.event, &args.file) {
        (Some(kind), _) => Ok(vec![event_file::from_flags(kind, args.on, &args.set)?]),
        (None, Some(file)) => event_file::read(file),
        (None, None) => Err(Failure::BadInput("give a file of events, or --event KIND".to_owned())),
    }
}

type Batch = Vec<(Stamp, Event)>;

/// Completes the events and holds them against the law, one after the other, before any is recorded.
fn under_its_law(
    told: &[Told],
    who: &Who,
    petition: &Petition,
    catalog: &Catalog,
) -> Result<(Batch, Vec<String>), Failure> {
    let mut recording = Recording::new(petition, catalog);
    let (mut batch, mut notes) = (Vec::with_capacity(told.len()), Vec::new());
    for told in told {
        let stamp = stamp(told, who);
        let by = By {
            person: &stamp.actor.id,
            role: Role::from_name(&stamp.actor.role),
            effective_on: stamp.effective_on,
        };
        let taken = recording.take(by, told.kind, told.fields.clone());
        let taken = taken
            .map_err(|error| Failure::BadInput(format!("{}: {error} (nothing was recorded)", told.place)))?;
        notes.extend(taken.notes.iter().map(|note| format!("{}: {note}", told.kind)));
        batch.push((stamp, taken.event));
    }
    Ok((batch, notes))
}

/// The entry without the deed would leave personal data that the record says are gone.
fn refuse_destruction(told: &[Told]) -> Result<(), Failure> {
    let destroys = told.iter().find(|told| told.kind == EventKind::RecordsDestroyed);
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
