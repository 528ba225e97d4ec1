//! What may be done next, by whom and by when: one read model for every screen and command.
//!
//! The office's own work (count, draw, examine) comes from the stage the petition is in; everything else comes from the
//! procedure's steps, with their days counted from what the journal says.

mod work;

use jiff::civil::Date;
use law::{Act, Case, Entry, LawError, Timeline, Working};
use petition::{EventKind, Petition};
use serde::Serialize;

use crate::OfficeError;
use crate::law_of_petition::{PetitionLaw, case_applies, is_over};
use work::office_work;

/// Where a step stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Done, in time where there is one; or over, where nobody had to act.
    Done,
    /// Done after its last day, or before its first.
    DoneLate,
    /// Not done, and its last day is past.
    Overdue,
    /// Can be done now.
    Open,
    /// Can be done from its day on, which is not reached.
    NotYet,
    /// Stands still while a court's stay lasts.
    Stayed,
    /// Follows something that has not happened: the day is the one if that happens on its own last day.
    Forecast,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStep {
    /// Stable name: the procedure's step, or the event that does it.
    pub step: String,
    /// What a citizen reads.
    pub label: String,
    /// Who acts: "registrar", "proponents", "governing board".
    pub who: String,
    /// The event that records it, as `scrutineer petition record` takes it; empty where none does.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub event: String,
    /// Its day; `None` where the law sets none or it is not known yet.
    pub day: Option<Date>,
    /// Whether that day is the first rather than the last.
    pub is_earliest: bool,
    /// The case it is for, in words, where it does not always apply.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// Where it stands.
    pub standing: Standing,
    /// The day it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
    /// Days from the day asked for to its day, negative when past; none for what is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days_left: Option<i32>,
    /// How the day was counted, with the section; none for the office's own work without a day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working: Option<Working>,
}

/// The steps of a petition: done ones first, in the order of their days, then what is open, then what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextSteps {
    /// The procedure.
    pub procedure: String,
    /// The version in force for this petition.
    pub version: String,
    /// The day asked for.
    pub as_of: Date,
    /// The steps.
    pub steps: Vec<NextStep>,
    /// What must be known of the whole.
    pub warnings: Vec<String>,
}

impl NextSteps {
    /// What can or must be done now.
    pub fn open(&self) -> impl Iterator<Item = &NextStep> {
        use Standing as S;
        self.steps.iter().filter(|step| matches!(step.standing, S::Overdue | S::Open | S::NotYet | S::Stayed))
    }
}

/// What was done, what may be done now and what follows, as of a day.
///
/// # Errors
/// When the calendar ends, or a count is too large.
pub fn next_steps(petition: &Petition, law: &PetitionLaw, as_of: Date) -> Result<NextSteps, OfficeError> {
    let facts = law.facts(petition);
    let (procedure, version) = (&law.law.procedure, &law.law.version);
    let calendar = &law.law.calendar.calendar;
    let entries = match Timeline::under(procedure, version, &facts, calendar) {
        Ok(timeline) => timeline.entries,
        // Nothing dated has happened: the law counts nothing yet.
        Err(LawError::Missing { .. }) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let mut steps: Vec<NextStep> = entries
        .iter()
        .filter(|entry| entry.since.is_some() && applies(petition, entry, &entries, as_of))
        .map(|entry| of_law(petition, law, entry, as_of))
        .collect();
    for work in office_work(petition, law) {
        let has_a_day = |step: &NextStep| {
            step.event == work.event
                && step.standing > Standing::DoneLate
                && step.standing <= Standing::Stayed
        };
        if !steps.iter().any(has_a_day) {
            steps.push(work);
        }
    }
    steps.sort_by_key(|step| {
        (
            step.standing > Standing::DoneLate,
            step.standing == Standing::Forecast,
            step.day.is_none(),
            step.day,
        )
    });
    Ok(NextSteps {
        procedure: procedure.id.clone(),
        version: version.name.clone(),
        as_of,
        steps,
        warnings: law.warnings.clone(),
    })
}

/// Steps for another case than this petition's are left out, and so is the ordinary rule where a case of it applies.
pub(crate) fn applies(petition: &Petition, entry: &Entry, all: &[Entry], as_of: Date) -> bool {
    let is_ended = is_over(petition);
    match entry.case {
        Some(Case::InDefault) => {
            let first = all.iter().find(|other| {
                other.leads_to == entry.leads_to && other.since == entry.since && other.case.is_none()
            });
            let missed = first.and_then(|first| first.date).is_some_and(|date| date < as_of);
            missed && first.is_some_and(|first| first.done.is_none() || first.standing == law::Standing::Late)
        }
        // Days that only count once the petition fell short are no days of one that is still examined.
        Some(case @ (Case::NoElection | Case::Insufficient)) => match case_applies(petition, case) {
            Some(applies) => applies,
            None => entry.standing == law::Standing::Forecast,
        },
        Some(case) => case_applies(petition, case) != Some(false),
        None => {
            let special = all.iter().any(|other| {
                other.leads_to == entry.leads_to
                    && other.since == entry.since
                    && other.earliest == entry.earliest
                    && !entry.leads_to.is_empty()
                    && other.case.is_some_and(|case| {
                        case != Case::InDefault && case_applies(petition, case) == Some(true)
                    })
            });
            !special && (!is_ended || entry.standing != law::Standing::Forecast)
        }
    }
}

fn of_law(petition: &Petition, law: &PetitionLaw, entry: &Entry, as_of: Date) -> NextStep {
    let days_left = entry.date.and_then(|date| as_of.until(date).ok()).map(|span| span.get_days());
    let standing = match entry.standing {
        law::Standing::Happened | law::Standing::Kept => Standing::Done,
        law::Standing::Late => Standing::DoneLate,
        law::Standing::Forecast => Standing::Forecast,
        law::Standing::Open => match (entry.date, days_left) {
            (None, _) if petition.stayed().is_some() => Standing::Stayed,
            // A right nobody had to use, a last day for requests: over, not overdue.
            (Some(_), Some(days)) if days < 0 && entry.leads_to.is_empty() => Standing::Done,
            (Some(_), Some(days)) if days < 0 && !entry.earliest => Standing::Overdue,
            (Some(_), Some(days)) if days > 0 && entry.earliest => Standing::NotYet,
            _ => Standing::Open,
        },
    };
    NextStep {
        step: entry.name.clone(),
        label: entry.label.clone(),
        who: entry.who.clone(),
        event: recorded_as(petition, law, &entry.leads_to),
        day: entry.date,
        is_earliest: entry.earliest,
        when: entry.when.clone(),
        standing,
        done_on: entry.done,
        days_left: days_left.filter(|_| standing > Standing::DoneLate),
        working: Some(entry.working()),
    }
}

/// The event of the journal that records the procedure's event: the act that is possible now, or its first, or
/// `step-taken`.
fn recorded_as(petition: &Petition, law: &PetitionLaw, event: &str) -> String {
    if event.is_empty() {
        return String::new();
    }
    let acts = law.law.procedure.event(event).map(law::Event::acts).unwrap_or_default();
    let possible =
        |act: &&Act| EventKind::from_name(act.name()).is_some_and(|kind| petition.allow(kind).is_ok());
    let act = acts.iter().find(possible).or(acts.first());
    act.map_or(EventKind::StepTaken.name(), |act| act.name()).to_owned()
}
