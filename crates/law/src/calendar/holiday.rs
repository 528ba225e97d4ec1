//! Holidays as rules of a calendar file.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::Citation;
use crate::text::cites;

/// A calendar file, `procedures/calendars/*.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct CalendarFile {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The calendar it differs from; its holidays are kept unless replaced by name or left out.
    #[serde(default)]
    pub(crate) based_on: Option<String>,
    /// The county it is for; without one it is the whole place's.
    #[serde(default)]
    pub(crate) county: Option<String>,
    /// Every county of the place, so that a county without a calendar of its own is told from one that does not
    /// exist.
    #[serde(default)]
    pub(crate) counties: Vec<String>,
    #[serde(default)]
    pub(crate) weekend: Option<Vec<Day>>,
    /// Names of holidays of the calendar below that this one does not keep.
    #[serde(default)]
    pub(crate) without: Vec<String>,
    #[serde(default)]
    pub(crate) holiday: Vec<Holiday>,
    #[serde(default, deserialize_with = "cites")]
    pub(crate) cites: Vec<Citation>,
    #[serde(default)]
    pub(crate) note: String,
}

/// One holiday: its rule, the years it exists, and what happens when it falls on a weekend.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Holiday {
    pub(crate) name: String,
    rule: Rule,
    /// First year it is kept.
    #[serde(default)]
    from: Option<i16>,
    /// Last year it is kept.
    #[serde(default)]
    until: Option<i16>,
    /// Days by which a Saturday is moved: -1 to the Friday before.
    #[serde(default)]
    saturday: i8,
    /// Days by which a Sunday is moved: 1 to the Monday after.
    #[serde(default)]
    sunday: i8,
}

/// When a holiday falls.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum Rule {
    /// The same date every year.
    Fixed { month: i8, day: i8 },
    /// The n-th of a weekday in a month, counted from the end where negative; `plus` days later.
    Nth {
        month: i8,
        weekday: Day,
        nth: i8,
        #[serde(default)]
        plus: i8,
    },
    /// So many days from Easter Sunday.
    Easter { plus: i8 },
    /// One day only.
    Once(Date),
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Day {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<Day> for Weekday {
    fn from(day: Day) -> Self {
        match day {
            Day::Monday => Self::Monday,
            Day::Tuesday => Self::Tuesday,
            Day::Wednesday => Self::Wednesday,
            Day::Thursday => Self::Thursday,
            Day::Friday => Self::Friday,
            Day::Saturday => Self::Saturday,
            Day::Sunday => Self::Sunday,
        }
    }
}

impl CalendarFile {
    /// What is wrong with the calendar itself, if anything.
    pub(crate) fn fault(&self) -> Option<String> {
        if self.weekend.as_ref().is_some_and(|days| days.len() > 6) {
            return Some("a week has at least one working day".to_owned());
        }
        // 2024 is a leap year: a rule that names no day there names none in any year.
        let impossible = self.holiday.iter().find(|holiday| holiday.rule.day_in(2024).is_none());
        impossible
            .filter(|holiday| !matches!(holiday.rule, Rule::Once(_)))
            .map(|holiday| format!("the rule of the holiday `{}` names no day", holiday.name))
    }
}

impl Holiday {
    /// Whether offices are closed for it that day. A holiday moved over New Year belongs to the other year, which is
    /// looked at only where it can matter.
    pub(crate) fn is_kept_on(&self, date: Date) -> bool {
        let neighbour = match date.month() {
            1 => date.year().checked_sub(1),
            12 => date.year().checked_add(1),
            _ => None,
        };
        self.kept_in(date.year()) == Some(date)
            || neighbour.is_some_and(|year| self.kept_in(year) == Some(date))
    }

    fn kept_in(&self, year: i16) -> Option<Date> {
        if self.from.is_some_and(|from| year < from) || self.until.is_some_and(|until| year > until) {
            return None;
        }
        let day = self.rule.day_in(year)?;
        let moved = match day.weekday() {
            Weekday::Saturday => self.saturday,
            Weekday::Sunday => self.sunday,
            _ => 0,
        };
        day.checked_add(i64::from(moved).days()).ok()
    }
}

impl Rule {
    fn day_in(&self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed { month, day } => Date::new(year, *month, *day).ok(),
            Self::Nth { month, weekday, nth, plus } => {
                let first = Date::new(year, *month, 1).ok()?;
                let day = first.nth_weekday_of_month(*nth, (*weekday).into()).ok()?;
                day.checked_add(i64::from(*plus).days()).ok()
            }
            Self::Easter { plus } => easter(year)?.checked_add(i64::from(*plus).days()).ok(),
            Self::Once(date) => (date.year() == year).then_some(*date),
        }
    }
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Jones and Butcher).
fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (a, b, c) = (year_number % 19, year_number / 100, year_number % 100);
    let correction = (b - (b + 8) / 25 + 1) / 3;
    let epact = (19 * a + b - b / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (b % 4) + 2 * (c / 4) - epact - c % 4) % 7;
    let late = (a + 11 * epact + 22 * weekday) / 451;
    let sum = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}
