//! The calendar of one petition: what happened, what had to follow by when, what is open and who acts next.

mod parts;
mod picture;
mod toll;

use jiff::civil::Date;
pub use parts::{Entry, Extension, Facts, Happened, Standing, Timeline};
pub use toll::Stay;

use crate::{AfterTheLastDay, Calendar, DateKind, Deadline, LawError, Procedure, Step, Version};

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
        // A period counted back from its event is used before it.
        let counts = |event: &&Happened| step.period.before || event.date >= from;
        let done = happened.iter().filter(|event| ends(&event.event)).filter(counts);
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
