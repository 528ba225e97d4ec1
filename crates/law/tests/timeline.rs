//! The calendar of a petition: published days, stays, and what is refused.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::{Catalog, Facts, Happened, Input, Inputs, Standing, Stay, Timeline};
use proptest::prelude::*;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::builtin().unwrap());

fn facts(events: &[(&str, Date)], stays: &[(Date, Option<Date>)]) -> Facts {
    Facts {
        happened: events
            .iter()
            .map(|(event, date)| Happened { event: (*event).to_owned(), date: *date })
            .collect(),
        stays: stays.iter().map(|(from, lifted)| Stay { from: *from, lifted: *lifted }).collect(),
        inputs: Inputs::new().with(Input::Registered, 5_438_400),
        extensions: Vec::new(),
    }
}

fn timeline(facts: &Facts) -> Result<Timeline, law::LawError> {
    let calendar = CATALOG.county_calendar("us-ca", Some("Santa Clara")).unwrap().calendar;
    Timeline::of(CATALOG.procedure("ca-recall-local").unwrap(), None, facts, &calendar)
}

fn day(timeline: &Timeline, name: &str) -> (Option<Date>, Standing) {
    let entry = timeline.entries.iter().find(|entry| entry.name == name).unwrap();
    (entry.date, entry.standing)
}

#[test]
fn santa_clara_2018_as_it_was() {
    let events = [
        ("presented", date(2018, 2, 6)),
        ("filed", date(2018, 1, 11)),
        ("certificate-issued", date(2018, 1, 23)),
    ];
    let timeline = timeline(&facts(&events, &[])).unwrap();
    assert_eq!(timeline.version, "2018");
    assert_eq!(day(&timeline, "examination-ends"), (Some(date(2018, 2, 26)), Standing::Kept));
    assert_eq!(day(&timeline, "order-of-election"), (Some(date(2018, 2, 20)), Standing::Open));
    // The election was held on 2018-06-05, inside the window forecast from the last day for the order.
    assert_eq!(day(&timeline, "election-earliest"), (Some(date(2018, 5, 19)), Standing::Forecast));
    assert_eq!(day(&timeline, "election-latest"), (Some(date(2018, 6, 25)), Standing::Forecast));
    let picture = timeline.to_svg();
    assert!(picture.starts_with("<svg ") && picture.contains("2018-02-26 kept"), "{picture}");
}

#[test]
fn a_late_filing_is_late_and_a_stay_saves_it() {
    let events = [("approved", date(2022, 1, 27)), ("filed", date(2022, 7, 8))];
    let plain = timeline(&facts(&events, &[])).unwrap();
    assert_eq!(day(&plain, "circulation-ends"), (Some(date(2022, 7, 6)), Standing::Late));
    let stay = [(date(2022, 3, 1), Some(date(2022, 3, 11)))];
    let stayed = timeline(&facts(&events, &stay)).unwrap();
    assert_eq!(day(&stayed, "circulation-ends"), (Some(date(2022, 7, 16)), Standing::Kept));
    let lasting = [(date(2022, 3, 1), None)];
    let open = timeline(&facts(&events[..1], &lasting)).unwrap();
    assert_eq!(day(&open, "circulation-ends"), (None, Standing::Open));
}

#[test]
fn what_cannot_be_is_refused() {
    let filed = ("filed", date(2018, 1, 11));
    let table = [
        (facts(&[], &[]), "a timeline needs at least one [[event]] with its date"),
        (facts(&[filed, filed], &[]), "the event `petition-filed` is given twice"),
        (
            facts(&[filed], &[(date(2018, 2, 2), Some(date(2018, 2, 1)))]),
            "the stay of 2018-02-02 is lifted before it begins",
        ),
    ];
    for (facts, message) in table {
        assert_eq!(timeline(&facts).unwrap_err().to_string(), message);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_stay_never_shortens_and_never_gives_more_than_its_days(start in 0_i32..4_000, after in -30_i32..200, length in 0_i32..90) {
        let approved = date(2012, 1, 1).checked_add(start.days()).unwrap();
        let from = approved.checked_add(after.days()).unwrap();
        let lifted = from.checked_add(length.days()).unwrap();
        for (event, step) in [("approved", "circulation-ends"), ("filed", "examination-ends")] {
            let plain = timeline(&facts(&[(event, approved)], &[])).unwrap();
            let stayed = timeline(&facts(&[(event, approved)], &[(from, Some(lifted))])).unwrap();
            let (Some(plain), Some(stayed)) = (day(&plain, step).0, day(&stayed, step).0) else {
                return Err(TestCaseError::fail("no date"));
            };
            prop_assert!(stayed >= plain);
            // Business days may add a weekend and holidays at the end.
            prop_assert!(plain.until(stayed).unwrap().get_days() <= length + 5);
        }
    }
}
