//! Whether the procedure has the act, and whether what it says follows from the record.

use law::{Act, Case, Consequence, Input};
use petition::event::{ElectionOrdered, ExtensionGranted, OfficeOutcome, OutcomeRecorded, StepTaken};
use petition::{CirculationName, Event, EventKind, Petition};

use crate::OfficeError;
use crate::law_of_petition::PetitionLaw;

/// Refuses an act the procedure does not name, and one whose own precondition the procedure has.
pub(super) fn in_procedure(
    petition: &Petition,
    law: &PetitionLaw,
    kind: EventKind,
) -> Result<(), OfficeError> {
    let procedure = &law.law.procedure;
    // Approval and notice are the procedure's: where it has them, nothing skips them.
    let state = petition.circulation().name();
    let skips = match kind {
        EventKind::FormSubmitted if state == CirculationName::Unrecorded => Some(Act::NoticeFiled),
        EventKind::CirculationOpened if state != CirculationName::Approved => Some(Act::FormApproved),
        _ => None,
    };
    if let Some(event) = skips.and_then(|act| procedure.event_of(act)) {
        let cannot = kind.cannot();
        return Err(OfficeError::Unlawful(format!("{cannot} before `{}`: {}", event.name, event.label)));
    }
    match kind {
        EventKind::QuestionSet => Ok(law.law.version.question().map(drop)?),
        EventKind::SuccessorNominated if law.law.version.question()?.successors.is_none() => {
            let version = &law.law.version;
            Err(OfficeError::Unlawful(format!(
                "a successor cannot be nominated: {} ({}) has none on the ballot",
                version.procedure, version.name
            )))
        }
        kind => match Act::from_name(kind.name()) {
            Some(act) if procedure.event_of(act).is_none() => Err(unknown(law, kind.name())),
            _ => Ok(()),
        },
    }
}

fn unknown(law: &PetitionLaw, event: &str) -> OfficeError {
    let procedure = &law.law.procedure;
    let known: Vec<&str> = procedure.events.iter().map(|event| event.name.as_str()).collect();
    OfficeError::NotInProcedure {
        event: event.to_owned(),
        procedure: procedure.id.clone(),
        known: known.join(", "),
    }
}

/// Whether what an event says is what the record and the law make of it.
pub(super) fn check(
    petition: &Petition,
    law: &PetitionLaw,
    event: &Event,
) -> Result<Vec<String>, OfficeError> {
    match event {
        Event::BasisStated(basis) => {
            if let Some(name) = basis.counts.keys().find(|name| Input::from_name(name.as_str()).is_none()) {
                let known: Vec<_> = Input::ALL.iter().map(|input| input.name().replace('_', "-")).collect();
                let known = known.join(", ");
                return Err(OfficeError::Unlawful(format!(
                    "`{name}` is no count of the law; known: {known}"
                )));
            }
            Ok(Vec::new())
        }
        Event::OutcomeDetermined(determined) => {
            super::open_outcome::may_be_determined(petition, law, determined)
        }
        Event::StepTaken(step) => taken(law, step),
        Event::ExtensionGranted(extension) => extended(law, extension),
        Event::ElectionOrdered(order) => ordered(law, order),
        Event::QuestionSet(set) => {
            let (question, answers, successors) = super::figures::question(petition, law)?;
            if set.question == question && set.answers == answers && set.successors == successors {
                return Ok(unverified(law.law.version.question()?.cites.iter()));
            }
            Err(OfficeError::Unlawful(format!(
                "the question in the statutory form is: {question} ({})",
                answers.join(", ")
            )))
        }
        Event::ResultCertified(result) => {
            let names = !result.successors.is_empty();
            let has = law.law.version.question.as_ref().is_some_and(|question| question.successors.is_some());
            if names && !has {
                return Err(OfficeError::Unlawful(
                    "the result has votes for successors: the law in force has none on the ballot".to_owned(),
                ));
            }
            Ok(unverified(law.law.version.vote.iter().flat_map(|vote| &vote.cites)))
        }
        Event::OutcomeRecorded(outcome) => concluded(petition, law, outcome),
        Event::OfficeVacated(_) => Ok(vacated(petition, law)),
        _ => Ok(Vec::new()),
    }
}

fn taken(law: &PetitionLaw, step: &StepTaken) -> Result<Vec<String>, OfficeError> {
    let name = step.event.as_str();
    let Some(event) = law.law.procedure.events.iter().find(|event| event.name == name) else {
        return Err(unknown(law, name));
    };
    match event.acts().first() {
        Some(act) => Err(OfficeError::Unlawful(format!(
            "`{name}` is not recorded as a step: record `{}`, which says what happened",
            act.name()
        ))),
        None => Ok(Vec::new()),
    }
}

fn extended(law: &PetitionLaw, extension: &ExtensionGranted) -> Result<Vec<String>, OfficeError> {
    let step = law.law.version.step(extension.step.as_str())?;
    if step.kind == law::DateKind::Earliest {
        return Err(OfficeError::Unlawful(format!(
            "`{}` is a first day, not a last one: it cannot be extended",
            extension.step
        )));
    }
    Ok(Vec::new())
}

fn ordered(law: &PetitionLaw, order: &ElectionOrdered) -> Result<Vec<String>, OfficeError> {
    if let Some(case) = order.case.as_deref().filter(|case| Case::from_name(case).is_none()) {
        let known: Vec<&str> = Case::ALL.iter().map(|case| case.name()).collect();
        return Err(OfficeError::Unlawful(format!(
            "`{case}` is no case of the law; known: {}",
            known.join(", ")
        )));
    }
    let Some(event) = law.law.procedure.event_of(Act::ElectionOrdered) else { return Ok(Vec::new()) };
    let steps = law.law.version.steps.iter().filter(|step| step.leads_to == event.name);
    let who: Vec<&str> = steps.map(|step| step.who.as_str()).collect();
    if who.is_empty() || who.contains(&order.by.as_str()) {
        return Ok(Vec::new());
    }
    Err(OfficeError::Unlawful(format!(
        "`{}` does not order this election: {} does",
        order.by,
        who.join(" or ")
    )))
}

fn concluded(
    petition: &Petition,
    law: &PetitionLaw,
    outcome: &OutcomeRecorded,
) -> Result<Vec<String>, OfficeError> {
    let (follows, working) = super::figures::outcome(petition, law)?;
    if follows == outcome.outcome {
        return Ok(unverified(working.cites.iter()));
    }
    let rule = working.notes.first().map_or("", String::as_str);
    Err(OfficeError::Unlawful(format!(
        "the outcome does not follow from the votes: with {} % for it ({rule}) it is `{}`",
        working.value,
        name(follows)
    )))
}

/// What the law says of a vacancy at this point; a person decides where it says nothing.
fn vacated(petition: &Petition, law: &PetitionLaw) -> Vec<String> {
    use law::VacancyPhase as P;
    let filed = petition.course().first(EventKind::PetitionFiled).is_some()
        || petition.stage().name() > petition::StageName::Opened;
    let rule = law.law.version.vacancy(if filed { P::Filed } else { P::BeforeFiling });
    let text = rule.map_or_else(
        || format!("{} says nothing about a vacancy: a person decides", law.law.procedure.id),
        |rule| {
            let cites: Vec<String> = rule.cites.iter().map(ToString::to_string).collect();
            format!("{} [{}]", rule.text, cites.join(", "))
        },
    );
    vec![text]
}

fn unverified<'c>(cites: impl Iterator<Item = &'c law::Citation>) -> Vec<String> {
    let sections: Vec<&str> = cites.filter(|cite| !cite.verified).map(|cite| cite.section.as_str()).collect();
    if sections.is_empty() {
        return Vec::new();
    }
    vec![format!("unverified: the text of {} could not be checked", sections.join(", "))]
}

pub(super) fn of_law(consequence: Consequence) -> OfficeOutcome {
    match consequence {
        Consequence::Stays => OfficeOutcome::Stays,
        Consequence::Succeeded => OfficeOutcome::Succeeded,
        Consequence::Vacant => OfficeOutcome::Vacant,
        Consequence::Adopted => OfficeOutcome::Adopted,
        Consequence::NotAdopted => OfficeOutcome::NotAdopted,
    }
}

/// The name of an outcome in events.
pub(super) fn name(outcome: OfficeOutcome) -> &'static str {
    match outcome {
        OfficeOutcome::Stays => "stays",
        OfficeOutcome::Succeeded => "succeeded",
        OfficeOutcome::Vacant => "vacant",
        OfficeOutcome::Adopted => "adopted",
        OfficeOutcome::NotAdopted => "not-adopted",
    }
}
