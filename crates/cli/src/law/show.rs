//! `law list` and `law show`.

use law::{Catalog, Procedure, Version};
use serde_json::{Value, json};

use super::arguments::ShowArgs;
use super::print;
use crate::outcome::{CommandResult, Failure, Outcome};

pub(super) fn list(catalog: &Catalog, as_json: bool) -> CommandResult {
    if as_json {
        let procedures: Vec<Value> = catalog.procedures().iter().map(summary).collect();
        print::json(&Value::Array(procedures));
        return Ok(Outcome::Done);
    }
    for procedure in catalog.procedures() {
        let versions: Vec<&str> = procedure.versions.iter().map(|version| version.name.as_str()).collect();
        say!(
            "{:<36}{} ({}); versions {}",
            procedure.id,
            procedure.name,
            procedure.place,
            versions.join(", ")
        );
    }
    Ok(Outcome::Done)
}

fn summary(procedure: &Procedure) -> Value {
    let versions: Vec<Value> = procedure
        .versions
        .iter()
        .map(|version| json!({ "version": version.name, "from": version.from, "until": version.until }))
        .collect();
    json!({
        "procedure": procedure.id,
        "name": procedure.name,
        "place": procedure.place,
        "procedure_hash": procedure.hash(),
        "versions": versions,
    })
}

pub(super) fn show(catalog: &Catalog, args: &ShowArgs, as_json: bool) -> CommandResult {
    let procedure = catalog.procedure(&args.procedure).map_err(Failure::bad_input)?;
    let only = args.on.map(|on| procedure.version(on)).transpose().map_err(Failure::bad_input)?;
    if !as_json {
        tell!("{}", procedure.page(only.map(|version| version.name.as_str())));
        return Ok(Outcome::Done);
    }
    let versions: Vec<Value> = procedure
        .versions
        .iter()
        .filter(|version| only.is_none_or(|only| only.name == version.name))
        .map(version_json)
        .collect();
    print::json(&json!({
        "procedure": procedure.id,
        "name": procedure.name,
        "place": procedure.place,
        "calendar": procedure.calendar,
        "selected_by": procedure.selected_by,
        "procedure_hash": procedure.hash(),
        "notes": procedure.notes,
        "events": procedure.events,
        "versions": versions,
    }));
    Ok(Outcome::Done)
}

fn version_json(version: &Version) -> Value {
    json!({
        "version": version.name,
        "from": version.from,
        "until": version.until,
        "notes": version.notes,
        "required": version.thresholds,
        "distribution": version.distributions,
        "prima_facie": version.prima_facie.as_ref().map(|rule| &rule.bands),
        "sample": version.sample,
        "projection": version.projecting,
        "full_count": version.full_count,
        "figures": version.figures,
        "steps": version.steps,
        "reasons": version.reasons(),
        "refused": version.refused,
    })
}
