//! Figures and days as people read them.

use jiff::civil::Date;

/// `94539` as `94,539`.
#[must_use]
pub(crate) fn grouped(count: impl Into<u64>) -> String {
    reports::figures::count(count.into())
}

/// The same for a count that stands in a template, which lends it.
#[must_use]
pub(crate) fn shown<C: Copy + Into<u64>>(count: &C) -> String {
    grouped(*count)
}

/// `Tuesday, January 23, 2018`.
#[must_use]
pub(crate) fn long_day(day: Date) -> String {
    day.strftime("%A, %B %-d, %Y").to_string()
}

/// `Jan 23, 2018`: in tables.
#[must_use]
pub(crate) fn short_day(day: Date) -> String {
    day.strftime("%b %-d, %Y").to_string()
}

/// A share of 1 as a percentage with one decimal: `97.4 %`; `<0.1 %` and `>99.9 %` where rounding would say nothing or all.
#[must_use]
pub(crate) fn percent(share: f64) -> String {
    match share * 100.0 {
        p if p > 99.9 && p < 100.0 => ">99.9 %".to_owned(),
        p if p < 0.1 && p > 0.0 => "<0.1 %".to_owned(),
        p => format!("{p:.1} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn figures_and_days_are_written_as_people_read_them() {
        assert_eq!(grouped(0_u32), "0");
        assert_eq!(grouped(999_u32), "999");
        assert_eq!(grouped(94_539_u32), "94,539");
        assert_eq!(grouped(1_000_000_u64), "1,000,000");
        assert_eq!(long_day(date(2018, 1, 23)), "Tuesday, January 23, 2018");
        assert_eq!(short_day(date(2018, 1, 3)), "Jan 3, 2018");
        assert_eq!(percent(0.97412), "97.4 %");
        assert_eq!(percent(0.99999), ">99.9 %");
        assert_eq!(percent(0.00001), "<0.1 %");
        assert_eq!(percent(1.0), "100.0 %");
    }
}
