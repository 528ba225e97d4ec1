//! What a calendar is made from and made of.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Stay;
use crate::{Case, Citation, Inputs, Working};

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
