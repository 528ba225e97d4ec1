//! Steps and days in words.

use jiff::civil::Date;
use law::{Entry, Standing as OfLaw};
use office::next_steps::{NextStep, Standing};

use crate::format::{grouped, long_day};
use crate::in_words::{Names, in_words};
use crate::working::Explained;

/// The step to look at first.
pub(crate) struct Due {
    pub(crate) label: String,
    pub(crate) who: String,
    pub(crate) day: String,
    pub(crate) left: String,
    pub(crate) overdue: bool,
}

impl Due {
    pub(crate) fn of(step: &NextStep) -> Self {
        Self {
            label: step.label.clone(),
            who: step.who.clone(),
            day: step.day.map(long_day).unwrap_or_default(),
            left: left(step),
            overdue: step.standing == Standing::Overdue,
        }
    }
}

/// A step that may be done now.
pub(super) struct OpenStep {
    pub(super) label: String,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) day: String,
    pub(super) left: String,
    pub(super) overdue: bool,
    pub(super) working: Option<Explained>,
}

impl OpenStep {
    pub(super) fn of(step: &NextStep, events: &Names) -> Self {
        let first = if step.is_earliest { "from " } else { "" };
        Self {
            label: step.label.clone(),
            when: step.when.clone(),
            who: step.who.clone(),
            day: step.day.map(|day| format!("{first}{}", long_day(day))).unwrap_or_default(),
            left: left(step),
            overdue: step.standing == Standing::Overdue,
            working: step.working.as_ref().map(|working| Explained::with(working, events)),
        }
    }
}

/// `12 days left`, `3 days overdue`, `stands still`.
fn left(step: &NextStep) -> String {
    let days = |count: i32| {
        if count == 1 { "1 day".to_owned() } else { format!("{} days", grouped(count.unsigned_abs())) }
    };
    match (step.standing, step.days_left) {
        (Standing::Stayed, _) => "stands still".to_owned(),
        (Standing::NotYet, Some(count)) => format!("in {}", days(count)),
        (_, Some(0)) => "today".to_owned(),
        (_, Some(count)) if count < 0 && !step.is_earliest => format!("{} overdue", days(-count)),
        (_, Some(count)) if count < 0 => "open".to_owned(),
        (_, Some(count)) => format!("{} left", days(count)),
        (_, None) => String::new(),
    }
}

/// A line of the calendar.
pub(super) struct CalendarRow {
    pub(super) day: String,
    pub(super) label: String,
    pub(super) when: String,
    pub(super) who: String,
    pub(super) standing: &'static str,
    pub(super) rule: String,
    pub(super) soft: bool,
}

impl CalendarRow {
    pub(super) fn of(entry: &Entry, events: &Names, today: Date) -> Self {
        let cites: Vec<String> = entry.cites.iter().map(ToString::to_string).collect();
        let rule = [in_words(&entry.rule, events), cites.join("; ")];
        Self {
            day: entry.date.map_or_else(|| "not known yet".to_owned(), long_day),
            label: entry.label.clone(),
            when: entry.when.clone(),
            who: entry.who.clone(),
            standing: match entry.standing {
                OfLaw::Happened => "done",
                OfLaw::Kept => "done in time",
                OfLaw::Late => "done late",
                OfLaw::Open if entry.leads_to.is_empty() && entry.date.is_some_and(|day| day < today) => {
                    "over"
                }
                OfLaw::Open => "open",
                OfLaw::Forecast => "would follow",
            },
            rule: rule.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            soft: entry.standing == OfLaw::Forecast,
        }
    }
}
