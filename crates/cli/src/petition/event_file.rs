//! Files of events: TOML for one or a few by hand, JSON lines for many from a program.

use std::io::Read as _;
use std::path::Path;

use jiff::civil::Date;
use petition::{BadEvent, Event, EventKind};
use serde_json::{Map, Value};

use crate::outcome::Failure;

/// An event as it stands in a file or in flags, with what it says about who and when.
pub(super) struct Told {
    pub(super) kind: EventKind,
    pub(super) fields: Map<String, Value>,
    pub(super) on: Option<Date>,
    pub(super) person: Option<String>,
    pub(super) name: Option<String>,
    pub(super) role: Option<String>,
    /// "events.jsonl, line 12".
    pub(super) place: String,
}

/// Reads a file, or stdin for `-`.
pub(super) fn read(path: &Path) -> Result<Vec<Told>, Failure> {
    let name = path.display().to_string();
    let bytes = if name == "-" { stdin() } else { std::fs::read(path) };
    let bytes =
        bytes.map_err(|e| Failure::BadInput(format!("{name}: cannot be read ({e}): check the name")))?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let place = e.utf8_error().valid_up_to();
        Failure::BadInput(format!("{name}: byte {} is not UTF-8: save the file as UTF-8", place + 1))
    })?;
    let events = if path.extension().is_some_and(|e| e == "toml") {
        from_toml(&name, &text)?
    } else {
        from_json_lines(&name, &text)?
    };
    if events.is_empty() {
        return Err(Failure::BadInput(format!("{name}: there is no event in it")));
    }
    events.into_iter().map(|(place, fields)| told(place, fields)).collect()
}

fn stdin() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}

type Fields = (String, Map<String, Value>);

fn from_json_lines(name: &str, text: &str) -> Result<Vec<Fields>, Failure> {
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    let parse = |(number, line): (u64, &str)| {
        let place = format!("{name}, line {number}");
        match serde_json::from_str(line) {
            Ok(fields) => Ok((place, fields)),
            Err(e) => {
                Err(Failure::BadInput(format!("{place}, column {}: not a JSON object: {e}", e.column())))
            }
        }
    };
    lines.map(parse).collect()
}

fn from_toml(name: &str, text: &str) -> Result<Vec<Fields>, Failure> {
    let bad = |e: toml::de::Error| {
        let before = e.span().map_or("", |span| text.get(..span.start).unwrap_or_default());
        let line = before.matches('\n').count() + 1;
        Failure::BadInput(format!("{name}, line {line}: {}", e.message()))
    };
    let mut table: toml::Table = text.parse().map_err(bad)?;
    let tables = match table.remove("event") {
        Some(toml::Value::Array(events)) if table.is_empty() => events,
        Some(_) => {
            let problem = "write each event under `[[event]]`, or a single one without it";
            return Err(Failure::BadInput(format!("{name}: {problem}")));
        }
        None => vec![toml::Value::Table(table)],
    };
    let fields = |(number, table)| match json(table) {
        Value::Object(fields) => Ok((format!("{name}, event {number}"), fields)),
        _ => Err(Failure::BadInput(format!("{name}, event {number}: is not a table"))),
    };
    (1..).zip(tables).map(fields).collect()
}

/// TOML as JSON; a TOML date becomes its text.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(truth) => truth.into(),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}

fn told(place: String, mut fields: Map<String, Value>) -> Result<Told, Failure> {
    let mut text = |key: &str| match fields.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(Failure::BadInput(format!("{place}: `{key}` is {other}, not a text"))),
    };
    let kind =
        text("kind")?.ok_or_else(|| Failure::BadInput(format!("{place}: `kind` is missing: {}", kinds())))?;
    let (person, name, role, on) = (text("person")?, text("name")?, text("role")?, text("on")?);
    let on = on.map(|on| on.parse::<Date>().map_err(|_| on)).transpose();
    let on = on.map_err(|on| {
        Failure::BadInput(format!("{place}: `on` is `{on}`: there is no such date; write it like 2018-01-31"))
    })?;
    let known = EventKind::from_name(&kind);
    let kind = known.ok_or_else(|| Failure::BadInput(format!("{place}: {}", BadEvent::UnknownKind(kind))))?;
    Ok(Told { kind, fields, on, person, name, role, place })
}

/// One event from flags: `--event KIND --set key=value`. A value is JSON where it is JSON, `@FILE` the text of a file, and
/// else the text itself.
pub(super) fn from_flags(kind: &str, on: Option<Date>, set: &[String]) -> Result<Told, Failure> {
    let mut fields = Map::new();
    for pair in set {
        let (key, value) = pair
            .split_once('=')
            .ok_or_else(|| Failure::BadInput(format!("--set {pair}: write it as key=value")))?;
        fields.insert(key.to_owned(), value_of(key, value)?);
    }
    fields.insert("kind".to_owned(), Value::String(kind.to_owned()));
    let told = told("--event".to_owned(), fields)?;
    Ok(Told { on: on.or(told.on), ..told })
}

fn value_of(key: &str, value: &str) -> Result<Value, Failure> {
    if let Some(path) = value.strip_prefix('@') {
        let text = std::fs::read_to_string(path).map_err(|e| {
            Failure::BadInput(format!("--set {key}: {path} cannot be read ({e}): check the name"))
        })?;
        return Ok(Value::String(text.trim_end().to_owned()));
    }
    Ok(serde_json::from_str(value).unwrap_or_else(|_| Value::String(value.to_owned())))
}

impl Told {
    /// The event, as it is written.
    pub(super) fn event(&self) -> Result<Event, Failure> {
        let body = serde_json::to_vec(&self.fields).map_err(|e| Failure::Internal(e.into()))?;
        Event::from_body(self.kind.name(), self.kind.version(), &body)
            .map_err(|e| Failure::BadInput(format!("{}: {e}", self.place)))
    }
}

fn kinds() -> String {
    EventKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ")
}
