//! `procedures/procedure.schema.json` is what the engine reads, and every procedure keeps to it.
//!
//! `WRITE_PAGES=1 cargo nextest run -p law -E 'binary(schema)'` writes it anew.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "test code reads and writes the schema")]

use std::path::PathBuf;

use law::{Catalog, procedure_schema, reasons_schema};
use serde_json::Value;

/// Follows a reference inside the schema.
fn resolved<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    match schema["$ref"].as_str() {
        Some(reference) => root.pointer(reference.trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

/// Every word the schema allows somewhere: names of fields and of variants.
fn words(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(fields) => {
            for (name, inner) in fields {
                match (name.as_str(), inner) {
                    ("properties", Value::Object(properties)) => found.extend(properties.keys().cloned()),
                    ("enum", Value::Array(values)) => {
                        found.extend(values.iter().filter_map(|value| value.as_str().map(str::to_owned)));
                    }
                    ("const", Value::String(word)) => found.push(word.clone()),
                    _ => {}
                }
                words(inner, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| words(value, found)),
        _ => {}
    }
}

fn keys(value: &toml::Value, found: &mut Vec<String>) {
    match value {
        toml::Value::Table(table) => {
            for (key, inner) in table {
                found.push(key.clone());
                keys(inner, found);
            }
        }
        toml::Value::Array(values) => values.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

#[test]
fn the_committed_schema_is_the_engines() {
    for (name, schema) in [("procedure", procedure_schema()), ("reasons", reasons_schema())] {
        let file = format!("../../procedures/{name}.schema.json");
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(&file);
        let text = format!("{:#}\n", schema.to_value());
        if std::env::var("WRITE_PAGES").is_ok() {
            std::fs::write(&path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(committed == text, "{file} is out of date: run this test with WRITE_PAGES=1");
    }
}

#[test]
fn every_word_of_every_procedure_is_in_the_schema_and_unknown_ones_are_closed_out() {
    let schema = procedure_schema().to_value();
    assert_eq!(schema["additionalProperties"], false);
    let version = resolved(&schema["properties"]["version"]["items"], &schema);
    assert_eq!(version["additionalProperties"], false);
    let mut known = Vec::new();
    words(&schema, &mut known);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../procedures");
    for procedure in Catalog::builtin().unwrap().procedures() {
        let text = std::fs::read_to_string(folder.join(format!("{}.toml", procedure.id))).unwrap();
        let mut used = Vec::new();
        keys(&toml::Value::Table(toml::from_str(&text).unwrap()), &mut used);
        let unknown: Vec<&String> = used.iter().filter(|word| !known.contains(word)).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", procedure.id);
    }
}
