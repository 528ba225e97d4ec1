//! Dates of which a list may give only the year.

use std::fmt;

use jiff::civil::Date;

/// A date, a month of a year, or a year: North Carolina publishes only the year of birth.
///
/// As text it is ISO 8601 of that precision: `1978-05-01`, `1978-05`, `1978`. Years run from 1800 to 2199, so that a
/// mistyped century is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, if it is known.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, if it is known.
    #[must_use]
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The first day that the date may stand for.
    #[must_use]
    pub fn earliest(self) -> Option<Date> {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()
    }

    /// The last day that the date may stand for.
    #[must_use]
    pub fn latest(self) -> Option<Date> {
        let month = self.month.unwrap_or(12);
        match self.day {
            Some(day) => Date::new(self.year, month, day).ok(),
            None => Date::new(self.year, month, 1).ok().map(Date::last_of_month),
        }
    }

    /// The day, if the date is a whole one.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }

    /// Reads `1978-05-01`, `1978-05` or `1978`; nothing else, and no day that does not exist.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        let (year, rest) = digits(text, 4)?;
        if rest.is_empty() {
            return Self::new(year, None, None);
        }
        let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
        if rest.is_empty() {
            return Self::new(year, Some(month), None);
        }
        let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
        rest.is_empty().then(|| Self::new(year, Some(month), Some(day)))?
    }

    /// Reads the American `MM/DD/YYYY`, with or without leading zeros.
    #[must_use]
    pub fn parse_us(text: &str) -> Option<Self> {
        let mut parts = text.split('/');
        let month = short_number(parts.next()?)?;
        let day = short_number(parts.next()?)?;
        let (year, rest) = digits(parts.next()?, 4)?;
        (rest.is_empty() && parts.next().is_none()).then(|| Self::new(year, Some(month), Some(day)))?
    }

    fn new(year: i16, month: Option<i16>, day: Option<i16>) -> Option<Self> {
        let narrow = |part: Option<i16>| part.map(i8::try_from).transpose().ok();
        let date = Self { year, month: narrow(month)?, day: narrow(day)? };
        ((1800..2200).contains(&year) && date.earliest().is_some()).then_some(date)
    }
}

/// Takes exactly `count` digits off the front.
fn digits(text: &str, count: usize) -> Option<(i16, &str)> {
    let (head, rest) = text.split_at_checked(count)?;
    let all_digits = head.bytes().all(|byte| byte.is_ascii_digit());
    all_digits.then(|| head.parse().ok().map(|number| (number, rest)))?
}

fn short_number(text: &str) -> Option<i16> {
    matches!(text.len(), 1 | 2).then(|| digits(text, text.len()).map(|(number, _)| number))?
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.map_or(Ok(()), |month| write!(f, "-{month:02}"))?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2023-02-29",
            "1978-13-01",
            "1978-00-10",
            "19780501",
            "78-05-01",
            "1978-5-1",
            "1699",
            "2023-04-31 ",
        ] {
            assert_eq!(PartialDate::parse_iso(text), None, "{text}");
        }
        for text in
            ["02/29/2023", "13/01/1978", "00/00/0000", "5/1/78", "5/1/1978/", "05-01-1978", "+1/01/1978"]
        {
            assert_eq!(PartialDate::parse_us(text), None, "{text}");
        }
    }

    #[test]
    fn precision_is_kept() {
        for text in ["2024-02-29", "1978-05", "1978"] {
            assert_eq!(PartialDate::parse_iso(text).unwrap().to_string(), text);
        }
        assert_eq!(PartialDate::parse_us("5/1/1978").unwrap().to_string(), "1978-05-01");
        let month = PartialDate::parse_iso("2024-02").unwrap();
        assert_eq!(month.latest().unwrap().to_string(), "2024-02-29");
        assert_eq!(month.date(), None);
    }
}
