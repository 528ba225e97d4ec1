//! The catalog: what is built in, what a folder adds, and which version a question is about.

use std::path::Path;

use law::{Catalog, Input, Inputs, Procedure, Version};

use super::arguments::{BaseArgs, Which};
use crate::outcome::Failure;

/// The built-in procedures, with those of a folder over them.
pub(crate) fn load(folder: Option<&Path>) -> Result<Catalog, Failure> {
    let mut catalog = Catalog::builtin().map_err(|error| Failure::Internal(error.into()))?;
    let Some(folder) = folder else { return Ok(catalog) };
    let calendars = folder.join("calendars");
    if calendars.is_dir() {
        for (name, text) in toml_files(&calendars)? {
            catalog.add_calendar(&name, &text).map_err(Failure::bad_input)?;
        }
    }
    for (name, text) in toml_files(folder)? {
        // The catalogue of reasons belongs to the program: its codes are stable for ever.
        if !name.ends_with("reasons.toml") {
            catalog.add_procedure(&name, &text).map_err(Failure::bad_input)?;
        }
    }
    Ok(catalog)
}

/// Name and text of every TOML file of a folder, in the order of their names.
fn toml_files(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Failure::BadInput(format!("{}: {error}", folder.display())))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::BadInput(format!("{}: {error}", folder.display())))?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.display().to_string();
            let text = std::fs::read_to_string(&path);
            text.map(|text| (name.clone(), text))
                .map_err(|error| Failure::BadInput(format!("{name}: {error}")))
        })
        .collect()
}

/// A version that a question is about, and what was assumed in choosing it.
pub(super) struct Chosen<'a> {
    pub(super) procedure: &'a Procedure,
    pub(super) version: &'a Version,
    pub(super) warnings: Vec<String>,
}

/// The version of the day asked for; `event_day` stands in where no day was given.
pub(super) fn choose<'a>(
    catalog: &'a Catalog,
    which: &Which,
    event_day: Option<jiff::civil::Date>,
) -> Result<Chosen<'a>, Failure> {
    let procedure = catalog.procedure(&which.procedure).map_err(Failure::bad_input)?;
    let version = match which.on.or(event_day) {
        Some(on) => procedure.version(on),
        None => procedure.newest(),
    }
    .map_err(Failure::bad_input)?;
    let mut warnings = Vec::new();
    if which.on.is_none() {
        let why = match event_day {
            Some(day) => format!("the day of the event, {day}"),
            None => "the newest".to_owned(),
        };
        warnings.push(format!(
            "no --on: version {} of {} was taken ({why}); the law goes by the day of `{}`",
            version.name, procedure.id, procedure.selected_by
        ));
    }
    if version.from.is_none() {
        warnings.push(format!("unverified: when version {} came into force is not known", version.name));
    }
    Ok(Chosen { procedure, version, warnings })
}

impl BaseArgs {
    /// The counts that were given.
    pub(super) fn inputs(&self) -> Inputs {
        self.inputs_over(&Inputs::new())
    }

    /// The counts of a file, with those given over them.
    pub(super) fn inputs_over(&self, base: &Inputs) -> Inputs {
        let given = [
            (Input::Registered, self.registered),
            (Input::LastVote, self.last_vote),
            (Input::NominationSignatures, self.nomination_signatures),
        ];
        let given = given.into_iter().filter_map(|(input, count)| Some((input, count?)));
        given.fold(base.clone(), |inputs, (input, count)| inputs.with(input, count))
    }
}
