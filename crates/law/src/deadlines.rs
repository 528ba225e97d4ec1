//! Periods and the dates they lead to: what must or may be done by when after an event.

use jiff::ToSpan;
use jiff::civil::Date;
use num_traits::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::calendar::{checked_days, shift};
use crate::text::cites;
use crate::{Amount, Calendar, Case, Citation, Inputs, LawError, Rounding, counted};

/// How a period is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PeriodUnit {
    /// Every day counts, the first being the day after the event.
    CalendarDays,
    /// Only days on which offices work count.
    BusinessDays,
    /// To the same day of a later month, or its last day.
    Months,
}

/// A length of time after, or before, an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Period {
    /// How many units.
    pub amount: Amount,
    /// Which units.
    pub unit: PeriodUnit,
    /// Counted back from the event.
    #[serde(default)]
    pub before: bool,
    /// An end on a day offices are closed moves to the next business day.
    #[serde(default)]
    pub moved_to_business_day: bool,
    /// Another length from the same event: whichever ends later counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or_later: Option<Box<Period>>,
}

/// What a step's date means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateKind {
    /// It must be done on that day at the latest.
    #[default]
    Latest,
    /// It may be done from that day on.
    Earliest,
}

/// What an act after its last day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AfterTheLastDay {
    /// It counts, and is shown as late.
    #[default]
    Late,
    /// It does not count and is refused.
    Refused,
}

/// Something that must or may be done within a period counted from an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// Stable name: `examination-ends`.
    pub step: String,
    /// What a citizen reads.
    pub label: String,
    /// The event it is counted from.
    pub after: String,
    /// The event that happens when the step is done, from which later steps are counted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub leads_to: String,
    /// Events that end the period besides that one: a form sent back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub done_by: Vec<String>,
    /// The case it is for, as an act can claim it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<Case>,
    /// What an act after the last day is.
    #[serde(default)]
    pub after_the_last_day: AfterTheLastDay,
    /// Who acts.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// The case it is for, in words, where it does not always apply.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// What its date means.
    #[serde(default)]
    pub kind: DateKind,
    /// How long.
    pub period: Period,
    /// Whether a court's stay stops the clock.
    #[serde(default)]
    pub tolled: bool,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
    /// What the reader must know besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// A step with its date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// Stable name of the step.
    pub step: String,
    /// What a citizen reads.
    pub label: String,
    /// The date; `None` where a count it depends on was not given, which `notes` then names.
    pub date: Option<Date>,
    /// What the date means.
    pub kind: DateKind,
    /// Who acts.
    pub who: String,
    /// How it was counted: `30 business days after petition-filed 2018-01-11`.
    pub rule: String,
    /// Sections that set it.
    pub cites: Vec<Citation>,
    /// The case it is for, holidays passed over, marks.
    pub notes: Vec<String>,
}

impl Period {
    /// The date the period leads to, and the holidays passed over on the way.
    ///
    /// # Errors
    /// A count it depends on is missing, or the calendar ends.
    pub fn date(
        &self,
        from: Date,
        inputs: &Inputs,
        calendar: &Calendar,
    ) -> Result<(Date, Vec<(Date, String)>), LawError> {
        let length = self.length(inputs)?;
        let signed = |days: i64| if self.before { -days } else { days };
        let (date, holidays) = match self.unit {
            PeriodUnit::BusinessDays => {
                let reached = if self.before {
                    calendar.subtract_business_days(from, length)?
                } else {
                    calendar.add_business_days(from, length)?
                };
                (reached.date, reached.holidays)
            }
            PeriodUnit::CalendarDays => (shift(from, signed(checked_days(length)?).days())?, Vec::new()),
            PeriodUnit::Months => {
                (shift(from, signed(checked_days(length)?.min(12_000)).months())?, Vec::new())
            }
        };
        let date = if self.moved_to_business_day { calendar.next_business_day(date)? } else { date };
        let Some(other) = &self.or_later else { return Ok((date, holidays)) };
        let later = other.date(from, inputs, calendar)?;
        Ok(if later.0 > date { later } else { (date, holidays) })
    }

    /// Whether holidays play a part.
    fn asks_the_calendar(&self) -> bool {
        self.unit == PeriodUnit::BusinessDays
            || self.moved_to_business_day
            || self.or_later.as_ref().is_some_and(|other| other.asks_the_calendar())
    }

    /// Every size rule in it.
    pub(crate) fn amounts(&self) -> Vec<&Amount> {
        let others = self.or_later.iter().flat_map(|other| other.amounts());
        std::iter::once(&self.amount).chain(others).collect()
    }

    /// How many units, as a whole number.
    ///
    /// # Errors
    /// A count it depends on is missing.
    pub fn length(&self, inputs: &Inputs) -> Result<u64, LawError> {
        let (value, _) = self.amount.compute(inputs)?;
        Rounding::UP.apply(&value).to_integer().to_u64().ok_or_else(|| {
            LawError::Impossible(format!("a period of {} is no number of days", crate::plain(&value)))
        })
    }

    /// The period in words: `30 business days`.
    #[must_use]
    pub fn in_words(&self, inputs: &Inputs) -> String {
        self.worded(&|period| {
            period.length(inputs).map_or_else(|_| period.amount.in_words(), |it| it.to_string())
        })
    }

    /// The period as the file has it, with nothing computed: `the sum of 14 and 5 calendar days after`.
    #[must_use]
    pub fn rule_in_words(&self) -> String {
        self.worded(&|period| period.amount.in_words())
    }

    fn worded(&self, amount: &dyn Fn(&Self) -> String) -> String {
        let length = counted(
            amount(self),
            match self.unit {
                PeriodUnit::CalendarDays => "calendar days",
                PeriodUnit::BusinessDays => "business days",
                PeriodUnit::Months => "months",
            },
        );
        let side = if self.before { "before" } else { "after" };
        match &self.or_later {
            None => format!("{length} {side}"),
            Some(other) => format!("the later of {length} {side} and {}", other.worded(amount)),
        }
    }
}

impl Step {
    /// The step's date, counted from its event.
    ///
    /// # Errors
    /// The calendar ends, or a count is too large. A missing count is no error: the date is then left open.
    pub fn deadline(&self, from: Date, inputs: &Inputs, calendar: &Calendar) -> Result<Deadline, LawError> {
        let mut notes = self.notes.clone();
        let (date, holidays) = match self.period.date(from, inputs, calendar) {
            Ok((date, holidays)) => (Some(date), holidays),
            Err(LawError::Missing { missing, .. }) => {
                notes.push(format!("needs {missing}"));
                (None, Vec::new())
            }
            Err(error) => return Err(error),
        };
        if !self.when.is_empty() {
            notes.insert(0, self.when.clone());
        }
        if self.period.asks_the_calendar() {
            notes.extend(holidays.iter().map(|(date, name)| format!("{date} is {name}, not counted")));
            notes.push(format!("calendar: {}", calendar.name));
            notes.extend((!calendar.note.is_empty()).then(|| calendar.note.clone()));
        }
        Ok(Deadline {
            step: self.step.clone(),
            label: self.label.clone(),
            date,
            kind: self.kind,
            who: self.who.clone(),
            rule: format!("{} {} {from}", self.period.in_words(inputs), self.after),
            cites: self.cites.clone(),
            notes,
        })
    }
}
