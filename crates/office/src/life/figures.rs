//! What follows from the record and need not be typed: words, rounds, last days, the question, the outcome.

use jiff::civil::Date;
use law::{Act, Happened, Names, Timeline, Working, count_words, worded};
use petition::event::{Figures, OfficeOutcome, Outcome};
use petition::{CirculationName, EventKind, Petition, Scope};
use sampling::projection::{Amount, Projection, SampleCounts, project};
use serde_json::{Map, Value, json};

use super::{acts, open_outcome};
use crate::OfficeError;
use crate::law_of_petition::PetitionLaw;

type Fields = Map<String, Value>;

/// Fills in what is left out; what is given stays, and is checked like anything typed.
pub(super) fn complete(
    petition: &Petition,
    law: &PetitionLaw,
    kind: EventKind,
    on: Option<Date>,
    fields: &mut Fields,
) -> Result<(), OfficeError> {
    match kind {
        EventKind::NoticeFiled => words(fields, "reasons"),
        EventKind::AnswerFiled => words(fields, "answer"),
        EventKind::FormSubmitted | EventKind::FormReturned | EventKind::FormApproved => {
            put(fields, "round", || Ok(json!(round(petition))))?;
        }
        EventKind::CirculationOpened => {
            if let Some(last) = last_day(petition, law, on)? {
                put(fields, "last_day", || Ok(json!(last)))?;
            }
        }
        EventKind::QuestionSet => {
            let (question, answers, successors) = question(petition, law)?;
            put(fields, "question", || Ok(json!(question)))?;
            put(fields, "answers", || Ok(json!(answers)))?;
            put(fields, "successors", || Ok(json!(successors)))?;
        }
        EventKind::OutcomeRecorded => {
            let (outcome, _) = outcome(petition, law)?;
            put(fields, "outcome", || Ok(json!(acts::name(outcome))))?;
            if let (OfficeOutcome::Succeeded, Some(successor)) = (outcome, leader(petition)?) {
                put(fields, "successor", || Ok(json!(successor)))?;
            }
        }
        EventKind::OutcomeDetermined => {
            let figures = open_outcome::figures(petition, law)?;
            put(fields, "figures", || Ok(json!(figures)))?;
        }
        EventKind::CertificateRestated => {
            let (outcome, figures) = restated(petition, law)?;
            put(fields, "outcome", || Ok(json!(outcome)))?;
            put(fields, "figures", || Ok(json!(figures)))?;
        }
        _ => {}
    }
    Ok(())
}

fn put(
    fields: &mut Fields,
    key: &str,
    value: impl FnOnce() -> Result<Value, OfficeError>,
) -> Result<(), OfficeError> {
    if !fields.contains_key(key) {
        fields.insert(key.to_owned(), value()?);
    }
    Ok(())
}

fn words(fields: &mut Fields, text: &str) {
    let phrases = fields.get("one_word").and_then(Value::as_array).cloned().unwrap_or_default();
    let phrases: Vec<String> = phrases.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect();
    let counted = fields.get(text).and_then(Value::as_str).map(|text| count_words(text, &phrases));
    if let (Some(counted), false) = (counted, fields.contains_key("words")) {
        fields.insert("words".to_owned(), json!(counted));
    }
}

fn round(petition: &Petition) -> u32 {
    let circulation = petition.circulation();
    let rounds = circulation.form().map_or(0, |form| form.round);
    if circulation.name() == CirculationName::Submitted { rounds } else { rounds + 1 }
}

/// The last day to file, where circulation opens on that day.
fn last_day(petition: &Petition, law: &PetitionLaw, on: Option<Date>) -> Result<Option<Date>, OfficeError> {
    let procedure = &law.law.procedure;
    let (Some(on), Some(opens), Some(filed)) =
        (on, procedure.event_of(Act::CirculationOpened), procedure.event_of(Act::PetitionFiled))
    else {
        return Ok(None);
    };
    let mut facts = law.facts(petition);
    facts.happened.retain(|other| other.event != opens.name);
    facts.happened.push(Happened { event: opens.name.clone(), date: on });
    let timeline = Timeline::under(procedure, &law.law.version, &facts, &law.law.calendar.calendar)?;
    let ends = timeline.entries.iter().find(|entry| entry.since == Some(on) && entry.leads_to == filed.name);
    Ok(ends.and_then(|entry| entry.date))
}

/// The question in its statutory form, its answers, and whether successors stand below it.
pub(super) fn question(
    petition: &Petition,
    law: &PetitionLaw,
) -> Result<(String, Vec<String>, bool), OfficeError> {
    let question = law.law.version.question()?;
    let facts = petition.facts();
    let officer = petition.circulation().noticed().and_then(|noticed| noticed.notice.officer.as_deref());
    if question.text.contains("{officer}") && officer.is_none() {
        return Err(OfficeError::Unlawful(
            "the question names the officer: record `notice-filed` with `officer`, or give `question` as printed".to_owned(),
        ));
    }
    let names = Names { officer: officer.unwrap_or_default(), office: &facts.office, title: &facts.title };
    Ok((worded(&question.text, names), question.answers.clone(), question.successors.is_some()))
}

/// What the certified votes lead to, with the working of the share.
pub(crate) fn outcome(
    petition: &Petition,
    law: &PetitionLaw,
) -> Result<(OfficeOutcome, Working), OfficeError> {
    let result = petition.election().result().ok_or_else(|| {
        OfficeError::Unlawful("no result is certified: record `result-certified` first".to_owned())
    })?;
    let decision = law.law.version.decide_vote(result.yes, result.no)?;
    Ok((acts::of_law(decision.consequence), decision.working))
}

/// Who has the most votes; several with as many are decided by lot, by people.
fn leader(petition: &Petition) -> Result<Option<String>, OfficeError> {
    let Some(result) = petition.election().result() else { return Ok(None) };
    let most = result.successors.iter().map(|it| it.votes).max();
    let mut leaders = result.successors.iter().filter(|it| Some(it.votes) == most);
    match (leaders.next(), leaders.next()) {
        (Some(first), Some(second)) => Err(OfficeError::Unlawful(format!(
            "`{}` and `{}` have as many votes: a person decides; give `successor`",
            first.name, second.name
        ))),
        (leader, _) => Ok(leader.map(|it| it.name.clone())),
    }
}

/// The certificate's figures as the lines count now, with what the law decides on them.
fn restated(petition: &Petition, law: &PetitionLaw) -> Result<(Outcome, Figures), OfficeError> {
    let (decision, figures) = standing(petition, law)?;
    let outcome = match (decision, petition.determined_on(figures)) {
        (Some(law::Decision::Sufficient), _) => Outcome::Sufficient,
        (Some(law::Decision::Insufficient), _) => Outcome::Insufficient,
        (Some(law::Decision::Undetermined), Some(determined)) => determined,
        (other, _) => {
            return Err(OfficeError::Unlawful(format!(
                "the certificate cannot be restated: what the lines now add up to is `{}`; record \
                 `examination-reopened`, or `outcome-determined` where the law leaves it open",
                other.map_or("undetermined", law::Decision::word)
            )));
        }
    };
    Ok((outcome, figures))
}

/// What the law makes of a certified petition's lines as they count now, with the figures.
pub(super) fn standing(
    petition: &Petition,
    law: &PetitionLaw,
) -> Result<(Option<law::Decision>, Figures), OfficeError> {
    if petition.stage().scope() == Scope::Full {
        let figures = petition.restated_figures(None)?;
        let (valid, required) = (u64::from(figures.valid), u64::from(figures.required));
        return Ok((Some(law.law.version.decide_full(valid, required)?.decision), figures));
    }
    let projection = projected_now(petition, law)?;
    let projected = projection.projected.as_ref().and_then(Amount::as_count).unwrap_or_default();
    Ok((projection.decision, petition.restated_figures(Some(projected))?))
}

/// The sample as its lines count now, projected.
pub(super) fn projected_now(petition: &Petition, law: &PetitionLaw) -> Result<Projection, OfficeError> {
    let tally = petition.tally(Scope::Sample);
    let counts = SampleCounts {
        raw: u64::from(tally.raw_count),
        sample: u64::from(tally.lines),
        valid: u64::from(tally.valid),
        duplicates: Some(u64::from(tally.duplicates)),
    };
    let required = petition.stage().accepted().map(|accepted| u64::from(accepted.required));
    Ok(project(&law.law.version, &counts, required, None)?)
}
