//! Business days under a calendar that is data: computed holidays, fixed exceptions, a county's differences.

mod holiday;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

pub(crate) use holiday::CalendarFile;
use holiday::Holiday;

use crate::{Citation, LawError};

/// No statute counts further; a typing error does.
const MAX_DAYS: u64 = 36_525;

/// The working days of one jurisdiction, in any year.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Stable name: `us-ca`, `us-ca-santa-clara`.
    pub id: String,
    /// What a citizen reads.
    pub name: String,
    /// Where the list of holidays is from.
    pub cites: Vec<Citation>,
    /// What is not known about it; printed with every date counted under it.
    pub note: String,
    weekend: Vec<Weekday>,
    holidays: Vec<Holiday>,
}

/// A date reached by counting business days, with the days that did not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessDays {
    /// The day reached.
    pub date: Date,
    /// Holidays passed over on weekdays, with their names.
    pub holidays: Vec<(Date, String)>,
}

impl Calendar {
    pub(crate) fn assemble(file: CalendarFile, base: Option<&Self>) -> Result<Self, LawError> {
        for name in &file.without {
            let known = base.map(|base| base.holidays.as_slice()).unwrap_or_default();
            if !known.iter().any(|holiday| holiday.name == *name) {
                let known = known.iter().map(|holiday| holiday.name.as_str());
                return Err(LawError::unknown("holiday", name, known));
            }
        }
        let kept = base.map(|base| base.holidays.clone()).unwrap_or_default();
        let own: Vec<&str> = file.holiday.iter().map(|holiday| holiday.name.as_str()).collect();
        let mut holidays: Vec<Holiday> = kept
            .into_iter()
            .filter(|holiday| !file.without.contains(&holiday.name) && !own.contains(&holiday.name.as_str()))
            .collect();
        holidays.extend(file.holiday.iter().cloned());
        let weekend = match (&file.weekend, base) {
            (Some(days), _) => days.iter().map(|day| (*day).into()).collect(),
            (None, Some(base)) => base.weekend.clone(),
            (None, None) => vec![Weekday::Saturday, Weekday::Sunday],
        };
        Ok(Self { id: file.id, name: file.name, cites: file.cites, note: file.note, weekend, holidays })
    }

    /// The holiday kept on that day, if there is one.
    #[must_use]
    pub fn holiday(&self, date: Date) -> Option<&str> {
        self.holidays.iter().find(|holiday| holiday.is_kept_on(date)).map(|holiday| holiday.name.as_str())
    }

    /// The holiday that keeps offices closed on a day that is no weekend.
    #[must_use]
    pub fn holiday_on_a_working_day(&self, date: Date) -> Option<&str> {
        self.holiday(date).filter(|_| !self.weekend.contains(&date.weekday()))
    }

    /// Whether offices work that day.
    #[must_use]
    pub fn is_business_day(&self, date: Date) -> bool {
        !self.weekend.contains(&date.weekday()) && self.holiday(date).is_none()
    }

    /// The day reached by counting `days` business days, the first being the next business day after `from`.
    ///
    /// # Errors
    /// The count is beyond any statute, or leaves the calendar (year 9999).
    pub fn add_business_days(&self, from: Date, days: u64) -> Result<BusinessDays, LawError> {
        let mut reached = BusinessDays { date: from, holidays: Vec::new() };
        for _ in 0..checked_days(days)? {
            self.step(&mut reached, 1)?;
        }
        Ok(reached)
    }

    /// The same backwards: the day `days` business days before `from`.
    ///
    /// # Errors
    /// As [`Self::add_business_days`].
    pub fn subtract_business_days(&self, from: Date, days: u64) -> Result<BusinessDays, LawError> {
        let mut reached = BusinessDays { date: from, holidays: Vec::new() };
        for _ in 0..checked_days(days)? {
            self.step(&mut reached, -1)?;
        }
        Ok(reached)
    }

    /// The day itself if offices work on it, otherwise the next one on which they do.
    ///
    /// # Errors
    /// There is none before the calendar ends.
    pub fn next_business_day(&self, date: Date) -> Result<Date, LawError> {
        if self.is_business_day(date) {
            return Ok(date);
        }
        Ok(self.add_business_days(date, 1)?.date)
    }

    fn step(&self, reached: &mut BusinessDays, direction: i64) -> Result<(), LawError> {
        // A weekend of seven days would never end: no calendar has one, the parser refuses it.
        loop {
            reached.date = shift(reached.date, direction.days())?;
            if self.weekend.contains(&reached.date.weekday()) {
                continue;
            }
            match self.holiday(reached.date) {
                None => return Ok(()),
                Some(name) => reached.holidays.push((reached.date, name.to_owned())),
            }
        }
    }
}

/// The day a span away.
pub(crate) fn shift(date: Date, span: Span) -> Result<Date, LawError> {
    date.checked_add(span).map_err(|_| {
        LawError::Impossible(format!("counting from {date} leaves the calendar (years to 9999)"))
    })
}

/// A number of days that a statute could name.
pub(crate) fn checked_days(days: u64) -> Result<i64, LawError> {
    i64::try_from(days)
        .ok()
        .filter(|_| days <= MAX_DAYS)
        .ok_or_else(|| LawError::Impossible(format!("{days} days: no more than {MAX_DAYS} are counted")))
}
