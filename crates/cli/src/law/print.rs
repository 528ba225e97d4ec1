//! What every answer has in common: its head, its warnings, JSON.

use law::Working;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::procedures::Chosen;
use crate::outcome::Failure;

/// The fields that say which law was asked.
pub(super) fn head(chosen: &Chosen<'_>) -> Map<String, Value> {
    let mut head = Map::new();
    head.insert("procedure".to_owned(), json!(chosen.procedure.id));
    head.insert("version".to_owned(), json!(chosen.version.name));
    head.insert("procedure_hash".to_owned(), json!(chosen.procedure.hash()));
    head
}

/// Adds the fields of a value that serialises as an object.
pub(super) fn extend(object: &mut Map<String, Value>, value: &impl Serialize) -> Result<(), Failure> {
    let value = serde_json::to_value(value).map_err(|error| Failure::Internal(error.into()))?;
    if let Value::Object(fields) = value {
        object.extend(fields);
    }
    Ok(())
}

/// The answer as text: the working, then what the reader must know.
pub(super) fn answer(chosen: &Chosen<'_>, working: &Working, warnings: &[String]) {
    say!("{}, version {}\n", chosen.procedure.name, chosen.version.name);
    tell!("{}", working.to_text());
    self::warnings(warnings);
}

/// The warnings, one a line.
pub(super) fn warnings(warnings: &[String]) {
    if !warnings.is_empty() {
        say!();
    }
    for warning in warnings {
        say!("warning: {warning}");
    }
}

/// One JSON value, indented.
pub(super) fn json(value: &Value) {
    say!("{value:#}");
}
