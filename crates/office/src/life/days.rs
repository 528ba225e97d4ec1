//! Whether an act comes within its days.

use jiff::civil::Date;
use law::{Act, Case, Entry, Happened, Standing, Timeline};
use petition::{Event, Petition};

use crate::OfficeError;
use crate::law_of_petition::{PetitionLaw, case_applies};

/// Refuses what is too early, and what is too late where the procedure refuses it; says what is late otherwise.
pub(super) fn check(
    petition: &Petition,
    law: &PetitionLaw,
    event: &Event,
    on: Option<Date>,
) -> Result<Vec<String>, OfficeError> {
    let Some(act) = Act::from_name(event.kind().name()) else { return Ok(Vec::new()) };
    if let Event::ElectionOrdered(order) = event {
        let Some(on) = on else {
            return Ok(vec![
                "the day of the order is not given: neither it nor the election's was checked".to_owned(),
            ]);
        };
        let case = order.case.as_deref().and_then(Case::from_name);
        let by = default_of(law, &order.by);
        let mut notes = within(petition, law, &[(act, on)], act, by)?;
        notes.extend(within(
            petition,
            law,
            &[(act, on), (Act::ElectionHeld, order.election)],
            Act::ElectionHeld,
            case,
        )?);
        return Ok(notes);
    }
    match on {
        Some(on) => within(petition, law, &[(act, on)], act, None),
        // A day that is not known is not checked; the steps then say that it is not recorded.
        None => Ok(Vec::new()),
    }
}

/// The case somebody claims by acting: an official who acts after others did not.
fn default_of(law: &PetitionLaw, by: &str) -> Option<Case> {
    let event = law.law.procedure.event_of(Act::ElectionOrdered)?;
    let mut steps = law.law.version.steps.iter().filter(|step| step.leads_to == event.name);
    steps.find(|step| step.who == by)?.case
}

fn within(
    petition: &Petition,
    law: &PetitionLaw,
    acts: &[(Act, Date)],
    act: Act,
    claimed: Option<Case>,
) -> Result<Vec<String>, OfficeError> {
    let procedure = &law.law.procedure;
    let Some(event) = procedure.event_of(act) else { return Ok(Vec::new()) };
    let mut facts = law.facts(petition);
    for (act, date) in acts {
        if let Some(happens) = procedure.event_of(*act) {
            facts.happened.push(Happened { event: happens.name.clone(), date: *date });
        }
    }
    let timeline = Timeline::under(procedure, &law.law.version, &facts, &law.law.calendar.calendar)?;
    let day = acts.iter().find(|(other, _)| *other == act).map(|(_, day)| *day);
    let ends = |entry: &&Entry| {
        let step = law.law.version.steps.iter().find(|step| step.step == entry.name);
        entry.since.is_some()
            && entry.done == day
            && step.is_some_and(|step| step.leads_to == event.name || step.done_by.contains(&event.name))
    };
    let entries: Vec<&Entry> = timeline.entries.iter().filter(ends).collect();
    if claimed == Some(Case::InDefault) {
        not_before_default(&entries, acts)?;
    }
    let applies = |entry: &&&Entry| match entry.case {
        None => !entries
            .iter()
            .any(|other| other.case.is_some() && other.case == claimed && other.earliest == entry.earliest),
        Some(case) => {
            claimed == Some(case) || (case != Case::InDefault && case_applies(petition, case) == Some(true))
        }
    };
    let late = |entry: &&&Entry| entry.standing == Standing::Late;
    let early: Option<&&Entry> = entries.iter().filter(applies).filter(late).find(|entry| entry.earliest);
    if let Some(entry) = early {
        return Err(OfficeError::Unlawful(told(event, entry, "too early: not before")));
    }
    let last: Vec<&&Entry> = entries.iter().filter(applies).filter(|entry| !entry.earliest).collect();
    if last.is_empty() || last.iter().any(|entry| entry.standing != Standing::Late) {
        return Ok(Vec::new());
    }
    match last.iter().find(|entry| entry.refused_late) {
        Some(entry) => Err(OfficeError::Unlawful(told(event, entry, "too late: the last day was"))),
        None => {
            Ok(last.first().map(|entry| told(event, entry, "late: the last day was")).into_iter().collect())
        }
    }
}

/// Who acts in default of others acts only after their last day.
fn not_before_default(entries: &[&Entry], acts: &[(Act, Date)]) -> Result<(), OfficeError> {
    let first = entries.iter().find(|entry| entry.case.is_none() && !entry.earliest);
    let on = acts.first().map(|(_, on)| *on);
    match first.and_then(|entry| entry.date.map(|last| (entry, last))) {
        Some((entry, last)) if on.is_some_and(|on| on <= last) => Err(OfficeError::Unlawful(format!(
            "too early: the {} can still do it until {last} ({}) [{}]",
            entry.who,
            entry.rule,
            cites(entry)
        ))),
        _ => Ok(()),
    }
}

fn told(event: &law::Event, entry: &Entry, what: &str) -> String {
    let date = entry.date.map_or_else(String::new, |date| date.to_string());
    let done = entry.done.map_or_else(String::new, |done| format!(" on {done}"));
    format!("`{}`{done} is {what} {date} ({}) [{}]", event.name, entry.rule, cites(entry))
}

fn cites(entry: &Entry) -> String {
    entry.cites.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
