//! Calendar days as plain integers (proleptic Gregorian calendar).

use std::fmt;

/// A civil day, counted from 1970-01-01 = 0. Prints as `YYYY-MM-DD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// The day of a year, month (1-12) and day of the month. Days past the end of a month run into the next one.
    #[must_use]
    pub const fn new(year: i32, month: i32, day: i32) -> Self {
        // Years begin in March here, so that the leap day is the last of its year.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let in_era = y.rem_euclid(400);
        let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(era * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719_468)
    }

    /// Year, month (1-12) and day of the month.
    #[must_use]
    pub const fn ymd(self) -> (i32, i32, i32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let in_era = z.rem_euclid(146_097);
        let year = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year + year / 4 - year / 100);
        let m = (5 * in_year + 2) / 153;
        let month = if m < 10 { m + 3 } else { m - 9 };
        let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
        (year, month, in_year - (153 * m + 2) / 5 + 1)
    }

    /// `days` later; earlier when negative.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }

    /// Days from `earlier` to this day.
    #[must_use]
    pub const fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// As county files print it: `MM/DD/YYYY`.
    #[must_use]
    pub fn american(self) -> String {
        let (y, m, d) = self.ymd();
        format!("{m:02}/{d:02}/{y:04}")
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{y:04}-{m:02}-{d:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_agree() {
        for (days, text) in
            [(0, "1970-01-01"), (17_542, "2018-01-11"), (11_016, "2000-02-29"), (-25_567, "1900-01-01")]
        {
            assert_eq!(Day(days).to_string(), text);
            let (y, m, d) = Day(days).ymd();
            assert_eq!(Day::new(y, m, d), Day(days));
        }
        for days in -40_000..40_000 {
            let (y, m, d) = Day(days).ymd();
            assert_eq!(Day::new(y, m, d), Day(days));
        }
    }
}
