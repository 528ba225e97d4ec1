//! A version over the one it is based on.

use std::sync::Arc;

use super::file::VersionFile;
use super::{Event, Procedure};
use crate::reasons::{ReasonChoice, ReasonEntry};
use crate::{LawError, PrimaFacie, Reason, Step, Vacancy, Version};

/// What the file says of a version, over what the version it is based on said: single parts are replaced whole,
/// lists by name.
pub(super) fn resolve(
    file: VersionFile,
    procedure: &str,
    (earlier, others): (&[Version], &[Procedure]),
    events: &[Event],
    catalogue: &Arc<[ReasonEntry]>,
) -> Result<Version, String> {
    let base = match &file.based_on {
        None => None,
        Some(name) => Some(base_version(name, earlier, others).ok_or_else(|| {
            format!(
                "version `{}` is based on `{name}`, which is neither an earlier version nor `procedure/version`",
                file.name
            )
        })?),
    };
    let choices = over(base.map(|base| &base.choices), file.reason, |reason| &reason.code);
    let reasons = chosen(&choices, catalogue)?;
    let own: Vec<String> = file.step.iter().map(|step| step.step.clone()).collect();
    let is_foreign = file.based_on.as_deref().is_some_and(|name| name.contains('/'));
    let mut steps = over(base.map(|base| &base.steps), file.step, |step| &step.step);
    if let Some(gone) = file.without.iter().find(|gone| !steps.iter().any(|step| step.step == **gone)) {
        return Err(format!(
            "version `{}` is without `{gone}`, which no version it is based on has",
            file.name
        ));
    }
    steps.retain(|step| !file.without.contains(&step.step));
    // What another procedure counts from an event that this one does not have is not counted here.
    let has = |name: &String| name.is_empty() || events.iter().any(|event| event.name == *name);
    let counted = |step: &Step| has(&step.after) && has(&step.leads_to) && step.done_by.iter().all(has);
    steps.retain(|step| !is_foreign || own.contains(&step.step) || counted(step));
    let mut thresholds = over(base.map(|base| &base.thresholds), file.required, |threshold| &threshold.name);
    thresholds.retain(|threshold| !file.without_required.contains(&threshold.name));
    Ok(Version {
        procedure: procedure.to_owned(),
        name: file.name,
        from: file.from,
        until: None,
        notes: file.notes,
        thresholds,
        distributions: over(base.map(|base| &base.distributions), file.distribution, |spread| &spread.name),
        prima_facie: file
            .prima_facie
            .map(|bands| PrimaFacie { bands })
            .or_else(|| base.and_then(|base| base.prima_facie.clone())),
        sample: file.sample.or_else(|| base.and_then(|base| base.sample.clone())),
        projecting: file.projection.or_else(|| base.and_then(|base| base.projecting.clone())),
        roll_up: file.roll_up.or_else(|| base.and_then(|base| base.roll_up.clone())),
        full_count: file.full_count.or_else(|| base.and_then(|base| base.full_count.clone())),
        steps,
        figures: over(base.map(|base| &base.figures), file.figure, |figure| &figure.name),
        question: file.question.or_else(|| base.and_then(|base| base.question.clone())),
        vote: file.vote.or_else(|| base.and_then(|base| base.vote.clone())),
        vacancies: vacancies(base, file.vacancy),
        refused: over(base.map(|base| &base.refused), file.refused, |refused| &refused.what),
        choices,
        reasons,
        catalogue: Arc::clone(catalogue),
    })
}

/// One rule for each point of the petition's life, the version's own before the base's.
fn vacancies(base: Option<&Version>, own: Vec<Vacancy>) -> Vec<Vacancy> {
    let mut rules = own;
    for rule in base.iter().flat_map(|base| &base.vacancies) {
        if !rules.iter().any(|other| other.phase == rule.phase) {
            rules.push(rule.clone());
        }
    }
    rules
}

/// An earlier version of the same procedure, or `wa-initiative/current` for another one's.
fn base_version<'a>(name: &str, earlier: &'a [Version], others: &'a [Procedure]) -> Option<&'a Version> {
    let (name, versions) = match name.split_once('/') {
        None => (name, earlier),
        Some((id, name)) => {
            let other = others.iter().find(|procedure| procedure.id == id)?;
            (name, other.versions.as_slice())
        }
    };
    versions.iter().find(|version| version.name == name)
}

fn over<T: Clone>(base: Option<&Vec<T>>, own: Vec<T>, name: fn(&T) -> &String) -> Vec<T> {
    let mut merged = base.cloned().unwrap_or_default();
    for item in own {
        match merged.iter_mut().find(|other| name(other) == name(&item)) {
            Some(other) => *other = item,
            None => merged.push(item),
        }
    }
    merged
}

fn chosen(choices: &[ReasonChoice], catalogue: &[ReasonEntry]) -> Result<Vec<Reason>, String> {
    choices
        .iter()
        .map(|choice| {
            let entry = catalogue.iter().find(|entry| entry.code() == choice.code);
            let known = catalogue.iter().map(ReasonEntry::code);
            entry
                .map(|entry| entry.chosen(choice))
                .ok_or_else(|| LawError::unknown("reason", &choice.code, known).to_string())
        })
        .collect()
}
