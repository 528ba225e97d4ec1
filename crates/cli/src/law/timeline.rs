//! `law timeline`.

use std::io::Write;
use std::path::Path;

use law::{Catalog, Entry, Facts, Happened, Input, Inputs, Standing, Stay, Timeline};
use serde::Deserialize;
use serde_json::{Value, json};

use super::arguments::TimelineArgs;
use super::print;
use crate::outcome::{CommandResult, Failure, Outcome};
use crate::whole_file;

/// The file of `--events`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct EventsFile {
    #[serde(default)]
    registered: Option<u64>,
    #[serde(default)]
    last_vote: Option<u64>,
    #[serde(default)]
    nomination_signatures: Option<u64>,
    #[serde(default)]
    event: Vec<Happened>,
    #[serde(default)]
    stay: Vec<Stay>,
}

pub(super) fn timeline(catalog: &Catalog, args: &TimelineArgs, as_json: bool) -> CommandResult {
    let facts = read(&args.events)?;
    let in_file = |error: law::LawError| Failure::BadInput(format!("{}: {error}", args.events.display()));
    let procedure = catalog.procedure(&args.which.procedure).map_err(Failure::bad_input)?;
    let county =
        catalog.county_calendar(&procedure.calendar, args.county.as_deref()).map_err(Failure::bad_input)?;
    let timeline = Timeline::of(procedure, args.which.on, &facts, &county.calendar).map_err(in_file)?;
    if let Some(path) = &args.svg {
        whole_file::write(path, |file| file.write_all(timeline.to_svg().as_bytes()))?;
    }
    if as_json {
        let mut answer = serde_json::Map::new();
        print::extend(&mut answer, &timeline)?;
        answer.insert("procedure_hash".to_owned(), json!(procedure.hash()));
        answer.insert(
            "warnings".to_owned(),
            json!([timeline.notes.as_slice(), county.warnings.as_slice()].concat()),
        );
        print::json(&Value::Object(answer));
        return Ok(Outcome::Done);
    }
    say!("{}, version {}\n", procedure.name, timeline.version);
    for entry in &timeline.entries {
        print_entry(entry);
    }
    say!("\nNext:");
    for entry in timeline.open() {
        let verb = if entry.earliest { "from" } else { "by" };
        let date = day(entry).unwrap_or_else(|| "a day not known yet".to_owned());
        let when = if entry.when.is_empty() { String::new() } else { format!(" ({})", entry.when) };
        say!("  {} {verb} {date}: {}{when}", entry.who, entry.label);
    }
    print::warnings(&[timeline.notes.as_slice(), county.warnings.as_slice()].concat());
    Ok(Outcome::Done)
}

fn day(entry: &Entry) -> Option<String> {
    entry.date.map(|date| date.to_string())
}

fn print_entry(entry: &Entry) {
    let word = match entry.standing {
        Standing::Happened => "*",
        Standing::Kept => "kept",
        Standing::Late => "LATE",
        Standing::Open => "open",
        Standing::Forecast => "forecast",
    };
    say!("{:<10}  {word:<8}  {}", day(entry).unwrap_or_else(|| "(open)".to_owned()), entry.label);
    if !entry.rule.is_empty() {
        let from = if entry.earliest { "not before; " } else { "" };
        let cites: Vec<String> = entry.cites.iter().map(ToString::to_string).collect();
        say!("                      {from}{}  [{}]", entry.rule, cites.join(", "));
    }
    for note in entry.notes.iter().filter(|note| !note.starts_with("calendar: ")) {
        say!("                      {note}");
    }
}

/// The file of `--events`.
pub(super) fn read(path: &Path) -> Result<Facts, Failure> {
    let bad = |message: String| Failure::BadInput(format!("{}: {message}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
    let file: EventsFile = toml::from_str(&text).map_err(|error| {
        let line = error
            .span()
            .map_or(0, |span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        bad(format!("line {line}: {}", error.message()))
    })?;
    let counts = [
        (Input::Registered, file.registered),
        (Input::LastVote, file.last_vote),
        (Input::NominationSignatures, file.nomination_signatures),
    ];
    let given = counts.into_iter().filter_map(|(input, count)| Some((input, count?)));
    let inputs = given.fold(Inputs::new(), |inputs, (input, count)| inputs.with(input, count));
    Ok(Facts { happened: file.event, stays: file.stay, inputs, ..Facts::default() })
}
