//! The calendar of one petition: what happened, what had to follow by when, what is open and who acts next.

mod picture;
mod toll;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use toll::Stay;

use crate::{
    AfterTheLastDay, Calendar, Case, Citation, DateKind, Deadline, Inputs, LawError, Procedure, Step,
    Version, Working,
};

/// An event of the petition with its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Happened {
    /// Name of the event in the procedure, or one of its other names.
    pub event: String,
    /// Its day.
    pub date: Date,
}

/// What is known of a petition.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Events, in any order.
    pub happened: Vec<Happened>,
    /// Stays, in any order.
    pub stays: Vec<Stay>,
    /// Counts that periods depend on.
    pub inputs: Inputs,
    /// Steps whose day was moved, with the new day; the last of a step counts.
    pub extensions: Vec<Extension>,
}

/// A day that a court or an official moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The step.
    pub step: String,
    /// Its new day.
    pub until: Date,
    /// Who moved it.
    pub by: String,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// An event, a stay: it happened.
    Happened,
    /// Done within its time.
    Kept,
    /// Done after its time, or before it was open.
    Late,
    /// Not done as far as is known.
    Open,
    /// Its event has not happened either: the date if that happened on its own last day.
    Forecast,
}

/// One line of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The day; `None` where it cannot be known yet.
    pub date: Option<Date>,
    /// Where a period began; `None` for an event.
    pub since: Option<Date>,
    /// Name of the event or the step.
    pub name: String,
    /// What a citizen reads.
    pub label: String,
    /// Who acts.
    pub who: String,
    /// The case it is for, where it does not always apply.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// The same as an act can claim it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Case>,
    /// The event that happens when the step is done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub leads_to: String,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Date>,
    /// Whether an act after the last day is refused.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refused_late: bool,
    /// Where it stands.
    pub standing: Standing,
    /// Whether it may not be done before that day rather than not after it.
    pub earliest: bool,
    /// How it was counted.
    pub rule: String,
    /// Sections that set it.
    pub cites: Vec<Citation>,
    /// The case it is for, holidays, stays, marks.
    pub notes: Vec<String>,
}

/// The calendar of a petition, in the order of the days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// The procedure.
    pub procedure: String,
    /// The version it was counted under.
    pub version: String,
    /// The lines; those without a day come last.
    pub entries: Vec<Entry>,
    /// Stays, in the order of their first days.
    pub stays: Vec<Stay>,
    /// What must be known of the whole.
    pub notes: Vec<String>,
}

impl Timeline {
    /// The calendar of a petition under the version in force on `on`, or else on the day of the event that selects
    /// the version, or else on the day of the first event.
    ///
    /// # Errors
    /// No event, an event the procedure does not know or that is given twice, a stay that ends before it begins, or no
    /// version in force.
    pub fn of(
        procedure: &Procedure,
        on: Option<Date>,
        facts: &Facts,
        calendar: &Calendar,
    ) -> Result<Self, LawError> {
        let mut happened = named(procedure, &facts.happened)?;
        if let Some(twice) =
            (1..happened.len()).find(|at| happened[..*at].iter().any(|it| it.event == happened[*at].event))
        {
            let name = &happened[twice].event;
            return Err(LawError::Impossible(format!("the event `{name}` is given twice")));
        }
        happened.sort_by_key(|event| event.date);
        let first = happened.first().ok_or_else(nothing_happened)?;
        let selecting = happened.iter().find(|event| event.event == procedure.selected_by);
        let version = procedure.version(on.unwrap_or(selecting.unwrap_or(first).date))?;
        Self::under(procedure, version, facts, calendar)
    }

    /// The calendar of a petition under this version of the procedure. An event can happen several times, a form handed in
    /// anew begins its review anew.
    ///
    /// # Errors
    /// No event, one the procedure does not know, or a stay that ends before it begins.
    pub fn under(
        procedure: &Procedure,
        version: &Version,
        facts: &Facts,
        calendar: &Calendar,
    ) -> Result<Self, LawError> {
        let mut happened = named(procedure, &facts.happened)?;
        happened.sort_by_key(|event| event.date);
        if happened.is_empty() {
            return Err(nothing_happened());
        }
        let stays = toll::checked(&facts.stays)?;
        let mut entries: Vec<Entry> = Vec::new();
        for event in &happened {
            entries.push(event_entry(procedure, event)?);
        }
        entries.extend(stays.iter().flat_map(stay_entries));
        let book = Book { facts, calendar, stays: &stays };
        let mut known: Vec<(String, Date, bool)> =
            happened.iter().map(|event| (event.event.clone(), event.date, true)).collect();
        let mut at = 0;
        while let Some((event, date, real)) = known.get(at).cloned() {
            at += 1;
            for step in version.steps.iter().filter(|step| step.after == event) {
                let entry = book.entry(step, date, real, &happened)?;
                if let Some(reached) =
                    entry.date.filter(|_| !step.leads_to.is_empty() && step.when.is_empty())
                    && !known.iter().any(|(name, ..)| *name == step.leads_to)
                {
                    known.push((step.leads_to.clone(), reached, false));
                }
                entries.push(entry);
            }
        }
        entries.sort_by_key(|entry| (entry.date.is_none(), entry.date));
        let notes = match version.from {
            None => vec![format!("unverified: when version {} came into force is not known", version.name)],
            Some(_) => Vec::new(),
        };
        let version = version.name.clone();
        Ok(Self { procedure: procedure.id.clone(), version, entries, stays, notes })
    }

    /// What is open: who must or may do what next.
    pub fn open(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.standing == Standing::Open)
    }
}

impl Entry {
    /// The day with its working: what it was counted from, the rule, the section.
    #[must_use]
    pub fn working(&self) -> Working {
        let day = self.date.map_or_else(|| "not known yet".to_owned(), |date| date.to_string());
        let mut working = Working::given(&self.name, &self.label, day).cites(&self.cites);
        if let Some(since) = self.since {
            working = working.from(&self.rule, vec![Working::given("since", "Counted from", since)]);
        }
        working.notes.clone_from(&self.notes);
        working
    }
}

/// What every step is counted with.
struct Book<'a> {
    facts: &'a Facts,
    calendar: &'a Calendar,
    stays: &'a [Stay],
}

impl Book<'_> {
    fn entry(&self, step: &Step, from: Date, real: bool, happened: &[Happened]) -> Result<Entry, LawError> {
        let mut deadline = step.deadline(from, &self.facts.inputs, self.calendar)?;
        if step.tolled {
            toll::extend(&mut deadline, step, from, &self.facts.inputs, self.calendar, self.stays)?;
        }
        if let Some(extension) = self.facts.extensions.iter().rfind(|moved| moved.step == step.step) {
            let before = deadline.date.map_or_else(String::new, |date| format!(" from {date}"));
            deadline.notes.push(format!("moved{before} to {} by {}", extension.until, extension.by));
            deadline.date = Some(extension.until);
        }
        let ends = |event: &str| event == step.leads_to || step.done_by.iter().any(|other| other == event);
        let done = happened.iter().filter(|event| ends(&event.event) && event.date >= from);
        let done = done.min_by_key(|event| event.date);
        let standing = match (real, done, deadline.date) {
            (_, Some(done), Some(date)) => kept(&deadline, done.date, date),
            (_, Some(_), None) => Standing::Kept,
            (false, None, _) => Standing::Forecast,
            (true, None, _) => Standing::Open,
        };
        let mut notes = deadline.notes;
        if let Some(done) = done {
            notes.push(format!("done {}", done.date));
        }
        Ok(Entry {
            date: deadline.date,
            since: Some(from),
            name: deadline.step,
            label: deadline.label,
            who: deadline.who,
            when: step.when.clone(),
            case: step.case,
            leads_to: step.leads_to.clone(),
            done: done.map(|done| done.date),
            refused_late: step.after_the_last_day == AfterTheLastDay::Refused,
            standing,
            earliest: deadline.kind == DateKind::Earliest,
            rule: deadline.rule,
            cites: deadline.cites,
            notes,
        })
    }
}

fn nothing_happened() -> LawError {
    LawError::Missing {
        what: "a timeline".to_owned(),
        missing: "at least one [[event]] with its date".to_owned(),
    }
}

fn kept(deadline: &Deadline, done: Date, date: Date) -> Standing {
    let in_time = match deadline.kind {
        DateKind::Latest => done <= date,
        DateKind::Earliest => done >= date,
    };
    if in_time { Standing::Kept } else { Standing::Late }
}

fn named(procedure: &Procedure, given: &[Happened]) -> Result<Vec<Happened>, LawError> {
    given
        .iter()
        .map(|event| Ok(Happened { event: procedure.event(&event.event)?.name.clone(), date: event.date }))
        .collect()
}

fn event_entry(procedure: &Procedure, event: &Happened) -> Result<Entry, LawError> {
    let label = procedure.event(&event.event)?.label.clone();
    Ok(plain_entry(event.date, &event.event, label))
}

fn stay_entries(stay: &Stay) -> Vec<Entry> {
    let began = plain_entry(stay.from, "stay", "Stayed by a court".to_owned());
    let ended = stay.lifted.map(|lifted| plain_entry(lifted, "stay-lifted", "Stay lifted".to_owned()));
    std::iter::once(began).chain(ended).collect()
}

fn plain_entry(date: Date, name: &str, label: String) -> Entry {
    Entry {
        date: Some(date),
        since: None,
        name: name.to_owned(),
        label,
        who: String::new(),
        when: String::new(),
        case: None,
        leads_to: String::new(),
        done: None,
        refused_late: false,
        standing: Standing::Happened,
        earliest: false,
        rule: String::new(),
        cites: Vec::new(),
        notes: Vec::new(),
    }
}
