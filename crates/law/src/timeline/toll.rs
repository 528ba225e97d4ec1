//! A stay stops the clock: its days do not count, whatever the period counts.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::shift;
use crate::{Calendar, Deadline, Inputs, LawError, Period, PeriodUnit, Step};

/// A court stopped the petition. Days from the first through the one before the lifting do not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stay {
    /// First day on which the clock stands.
    pub from: Date,
    /// First day on which it runs again; `None` while the stay lasts.
    #[serde(default)]
    pub lifted: Option<Date>,
}

impl Stay {
    fn covers(&self, day: Date) -> bool {
        day >= self.from && self.lifted.is_none_or(|lifted| day < lifted)
    }
}

/// The stays in the order of their days; one that is lifted before it begins is refused.
pub(super) fn checked(stays: &[Stay]) -> Result<Vec<Stay>, LawError> {
    if let Some(wrong) = stays.iter().find(|stay| stay.lifted.is_some_and(|lifted| lifted < stay.from)) {
        return Err(LawError::Impossible(format!("the stay of {} is lifted before it begins", wrong.from)));
    }
    let mut stays = stays.to_vec();
    stays.sort_by_key(|stay| stay.from);
    Ok(stays)
}

/// Moves a deadline by the days that stays take out of its period; a stay that lasts leaves it open.
pub(super) fn extend(
    deadline: &mut Deadline,
    step: &Step,
    from: Date,
    inputs: &Inputs,
    calendar: &Calendar,
    stays: &[Stay],
) -> Result<(), LawError> {
    let Some(plain) = deadline.date else { return Ok(()) };
    let touched: Vec<&Stay> = stays
        .iter()
        .filter(|stay| stay.lifted.is_none_or(|lifted| lifted > from) && stay.from <= plain)
        .collect();
    if touched.is_empty() || step.period.before {
        return Ok(());
    }
    if let Some(lasting) = touched.iter().find(|stay| stay.lifted.is_none()) {
        deadline.date = None;
        deadline.notes.push(format!("stayed since {}: the clock stands", lasting.from));
        return Ok(());
    }
    let date = end(&step.period, from, inputs, calendar, stays)?;
    deadline.date = date;
    deadline.notes.push(match date {
        Some(_) => format!("a stay moved it from {plain}"),
        None => "a stay lasts: the clock stands".to_owned(),
    });
    Ok(())
}

/// The day a period ends that stays take days out of; `None` where one of them never ends.
fn end(
    period: &Period,
    from: Date,
    inputs: &Inputs,
    calendar: &Calendar,
    stays: &[Stay],
) -> Result<Option<Date>, LawError> {
    let reached = match period.unit {
        PeriodUnit::Months => {
            let alone = Period { or_later: None, moved_to_business_day: false, ..period.clone() };
            pushed(from, alone.date(from, inputs, calendar)?.0, stays)?
        }
        PeriodUnit::CalendarDays => counted(from, period.length(inputs)?, stays, |_| true)?,
        PeriodUnit::BusinessDays => {
            let works = |day| calendar.is_business_day(day);
            counted(from, period.length(inputs)?, stays, works)?
        }
    };
    let Some(day) = reached else { return Ok(None) };
    let day = if period.moved_to_business_day { calendar.next_business_day(day)? } else { day };
    let Some(other) = &period.or_later else { return Ok(Some(day)) };
    Ok(end(other, from, inputs, calendar, stays)?.map(|later| later.max(day)))
}

/// The day on which so many counting days have passed outside every stay; `None` where a stay never ends.
fn counted(
    from: Date,
    days: u64,
    stays: &[Stay],
    counts: impl Fn(Date) -> bool,
) -> Result<Option<Date>, LawError> {
    let mut day = from;
    for _ in 0..days {
        loop {
            day = shift(day, 1.day())?;
            match stays.iter().find(|stay| stay.covers(day)) {
                Some(Stay { lifted: None, .. }) => return Ok(None),
                Some(_) => {}
                None if counts(day) => break,
                None => {}
            }
        }
    }
    Ok(Some(day))
}

/// The day a period of months ends, moved by every stayed day in it.
fn pushed(from: Date, plain: Date, stays: &[Stay]) -> Result<Option<Date>, LawError> {
    let length = u64::try_from(from.until(plain).map_or(0, |span| span.get_days())).unwrap_or(0);
    counted(from, length, stays, |_| true)
}
