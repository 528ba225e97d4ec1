//! Business days: published dates, a naive count beside, and that later never becomes earlier.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::{Amount, Calendar, Catalog, Inputs, Period, PeriodUnit};
use proptest::prelude::*;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::builtin().unwrap());

fn county(name: &str) -> Calendar {
    CATALOG.county_calendar("us-ca", Some(name)).unwrap().calendar
}

#[test]
fn holidays_as_published() {
    let table = [
        ("Santa Clara", date(2018, 1, 15), true),
        ("Santa Clara", date(2018, 2, 12), false),
        ("Santa Clara", date(2018, 2, 19), true),
        ("Alameda", date(2018, 2, 12), true),
        // Los Angeles keeps Cesar Chavez Day on the last Monday of March.
        ("Los Angeles", date(2019, 3, 25), true),
        ("Los Angeles", date(2021, 3, 29), true),
        ("Los Angeles", date(2022, 3, 28), true),
        ("Los Angeles", date(2023, 3, 27), true),
        ("Los Angeles", date(2022, 3, 31), false),
        ("Los Angeles", date(2021, 12, 31), true),
        ("Los Angeles", date(2022, 11, 25), true),
        ("Los Angeles", date(2022, 12, 26), true),
        ("Riverside", date(2023, 1, 2), true),
        ("Riverside", date(2023, 2, 13), true),
        ("Riverside", date(2023, 11, 10), true),
        ("Riverside", date(2023, 3, 31), false),
        ("Orange", date(2022, 3, 31), false),
        ("Orange", date(2022, 10, 10), true),
    ];
    for (name, day, kept) in table {
        assert_eq!(county(name).holiday(day).is_some(), kept, "{name} {day}");
    }
}

#[test]
fn a_county_without_a_source_uses_the_states_calendar_and_says_so() {
    let alameda = CATALOG.county_calendar("us-ca", Some("alameda county")).unwrap();
    assert_eq!(alameda.calendar.id, "us-ca");
    assert_eq!(
        alameda.warnings,
        [
            "no sourced holiday calendar for Alameda County: counted under the calendar of the State of California, unverified for this county"
        ]
    );
    let unknown = CATALOG.county_calendar("us-ca", Some("Kent")).unwrap_err().to_string();
    assert!(unknown.starts_with("unknown county `Kent`; known: Alameda, "), "{unknown}");
}

#[test]
fn no_year_is_too_far() {
    let calendar = county("Santa Clara");
    assert_eq!(calendar.holiday(date(2999, 7, 4)), Some("Independence Day"));
    let end = calendar.add_business_days(date(9999, 12, 30), 5).unwrap_err().to_string();
    assert_eq!(end, "counting from 9999-12-31 leaves the calendar (years to 9999)");
    let typing_error = calendar.add_business_days(date(2018, 1, 1), 10_000_000).unwrap_err().to_string();
    assert_eq!(typing_error, "10000000 days: no more than 36525 are counted");
}

/// Every day looked at one by one, by the definition.
fn naive(calendar: &Calendar, from: Date, days: u64) -> Date {
    let mut day = from;
    let mut left = days;
    while left > 0 {
        day = day.checked_add(1.day()).unwrap();
        if calendar.is_business_day(day) {
            left -= 1;
        }
    }
    day
}

fn day() -> impl Strategy<Value = Date> {
    (0_i32..40_000).prop_map(|offset| date(1990, 1, 1).checked_add(offset.days()).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn counting_is_what_looking_at_every_day_gives(from in day(), days in 0_u64..90) {
        let calendar = county("Los Angeles");
        let reached = calendar.add_business_days(from, days).unwrap().date;
        prop_assert_eq!(reached, naive(&calendar, from, days));
        if days > 0 {
            prop_assert!(calendar.is_business_day(reached));
            let back = calendar.subtract_business_days(reached, days).unwrap().date;
            prop_assert!(back <= from || !calendar.is_business_day(from));
        }
    }

    #[test]
    fn a_later_filing_never_has_an_earlier_deadline(
        from in day(),
        later in 0_i32..30,
        pick in any::<proptest::sample::Index>(),
    ) {
        let calendar = county("Santa Clara");
        let after = from.checked_add(later.days()).unwrap();
        let versions = CATALOG.procedures().iter().flat_map(|procedure| &procedure.versions);
        let steps: Vec<_> = versions.flat_map(|version| &version.steps).collect();
        let step = pick.get(&steps);
        let first = step.deadline(from, &Inputs::new(), &calendar).unwrap().date;
        let second = step.deadline(after, &Inputs::new(), &calendar).unwrap().date;
        prop_assert!(first <= second, "{}", step.step);
    }
}

#[test]
fn of_two_lengths_the_later_end_counts() {
    let calendar = county("Santa Clara");
    let days = |amount, unit, or_later| Period {
        amount: Amount::Fixed(amount),
        unit,
        before: false,
        moved_to_business_day: false,
        or_later,
    };
    for (calendar_days, business_days) in [(10, 3), (3, 10), (14, 10)] {
        let business = days(business_days, PeriodUnit::BusinessDays, None);
        let plain = days(calendar_days, PeriodUnit::CalendarDays, None);
        let both = days(calendar_days, PeriodUnit::CalendarDays, Some(Box::new(business.clone())));
        let end = |period: &Period| period.date(date(2018, 1, 11), &Inputs::new(), &calendar).unwrap().0;
        assert_eq!(end(&both), end(&plain).max(end(&business)));
        let words = format!(
            "the later of {calendar_days} calendar days after and {business_days} business days after"
        );
        assert_eq!(both.in_words(&Inputs::new()), words);
    }
}
