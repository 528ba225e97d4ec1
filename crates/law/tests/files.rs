//! Procedure files: what is refused and how, what the versions say, where every figure comes from.

#![expect(clippy::unwrap_used, reason = "test code")]

use jiff::civil::date;
use law::{Catalog, Decision, Input, Inputs};

const RECALL: &str = include_str!("../../../procedures/ca-recall-local.toml");

/// The message for the recall file with one thing changed in it.
fn refused(from: &str, to: &str) -> String {
    assert!(RECALL.contains(from), "{from}");
    let text = RECALL.replacen(from, to, 1);
    Catalog::builtin().unwrap().add_procedure("mine.toml", &text).unwrap_err().to_string()
}

#[test]
fn a_word_the_engine_does_not_know_is_refused_with_file_key_and_the_words_it_knows() {
    let table = [
        (
            "round = { mode = \"up\" }",
            "round = { mode = \"upward\" }",
            "unknown variant `upward`, expected one of `up`, `down`, `half-up`, `exact`",
        ),
        (
            "only-above = 500",
            "only-over = 500",
            "unknown field `only-over`, expected one of `size`, `round`, `only-above`, `cites`, `notes`",
        ),
        (
            "unit = \"business-days\"",
            "unit = \"court-days\"",
            "unknown variant `court-days`, expected one of `calendar-days`, `business-days`, `months`",
        ),
        (
            "of = \"last-vote\"",
            "of = \"turnout\"",
            "unknown variant `turnout`, expected one of `registered`, `last-vote`",
        ),
        ("percent = \"30\"", "percent = 30.0", "invalid type: floating point `30.0`, expected a string"),
        (
            "recorded-by = [\"form-submitted\"]",
            "recorded-by = [\"form-posted\"]",
            "unknown variant `form-posted`, expected one of `notice-served`, ",
        ),
        (
            "case = \"consolidated\"",
            "case = \"combined\"",
            "unknown variant `combined`, expected one of `consolidated`, ",
        ),
        (
            "carried = \"succeeded\"",
            "carried = \"gone\"",
            "unknown variant `gone`, expected one of `stays`, ",
        ),
        ("percent = \"30\"", "percent = \"thirty\"", "`thirty` is no number; write a decimal"),
    ];
    for (from, to, message) in table {
        let refusal = refused(from, to);
        let line = RECALL[..RECALL.find(from).unwrap()].matches('\n').count() + 1;
        assert!(refusal.starts_with(&format!("mine.toml, line {line}, key `")), "{refusal}");
        assert!(refusal.contains(message), "{refusal}");
        assert!(!refusal.contains('\n'), "{refusal}");
    }
}

#[test]
fn a_file_that_contradicts_itself_is_refused() {
    let table = [
        ("format = 1", "format = 2", "mine.toml: format 2 is not 1, the one known here"),
        (
            "calendar = \"us-ca\"",
            "calendar = \"us-xx\"",
            "mine.toml: unknown calendar `us-xx`; known: us-ca, ",
        ),
        (
            "selected-by = \"notice-filed\"",
            "selected-by = \"noon\"",
            "mine.toml: selected-by: unknown event `noon`; known: notice-served, ",
        ),
        (
            "after = \"notice-served\"",
            "after = \"noon\"",
            "mine.toml: step `notice-filing`: unknown event `noon`",
        ),
        (
            "from = \"100\", next",
            "from = \"99\", next",
            "mine.toml: version `2018`: the bands `sufficient` and `insufficient` overlap near ",
        ),
        (
            "{ from = 1000, amount = { share",
            "{ from = 0, amount = { share",
            "mine.toml: version `2018`: a table's rows are in ascending order",
        ),
        (
            "based-on = \"2018\"",
            "based-on = \"2017\"",
            "mine.toml: version `2023` is based on `2017`, which is neither",
        ),
        (
            "code = \"not-registered\"",
            "code = \"unlucky\"",
            "mine.toml: unknown reason `unlucky`; known: not-registered, ",
        ),
    ];
    for (from, to, message) in table {
        let refusal = refused(from, to);
        assert!(refusal.starts_with(message), "{refusal}");
    }
}

#[test]
fn the_day_selects_the_version() {
    let catalog = Catalog::builtin().unwrap();
    let recall = catalog.procedure("ca-recall-local").unwrap();
    let table = [
        (date(1999, 1, 1), "2018"),
        (date(2022, 12, 31), "2018"),
        (date(2023, 1, 1), "2023"),
        (date(2024, 1, 1), "2024"),
        (date(2024, 12, 31), "2024"),
        (date(2025, 1, 1), "2025"),
    ];
    for (on, name) in table {
        assert_eq!(recall.version(on).unwrap().name, name, "{on}");
    }
    let text = RECALL.replacen("name = \"2018\"\n", "name = \"2018\"\nfrom = \"2018-01-01\"\n", 1);
    let mut own = Catalog::builtin().unwrap();
    own.add_procedure("mine.toml", &text).unwrap();
    let recall = own.procedure("ca-recall-local").unwrap();
    assert_eq!(
        recall.version(date(2017, 12, 31)).unwrap_err().to_string(),
        "`ca-recall-local` has no version in force on 2017-12-31: its first is in force since 2018-01-01"
    );
}

#[test]
fn the_hash_is_that_of_the_exact_bytes() {
    let catalog = Catalog::builtin().unwrap();
    let before = catalog.procedure("ca-recall-local").unwrap().hash().to_owned();
    let mut changed = catalog;
    changed.add_procedure("mine.toml", &format!("{RECALL}\n")).unwrap();
    assert_ne!(changed.procedure("ca-recall-local").unwrap().hash(), before);
    changed.add_procedure("mine.toml", RECALL).unwrap();
    assert_eq!(changed.procedure("ca-recall-local").unwrap().hash(), before);
}

#[test]
fn thresholds_at_every_edge_of_the_two_tables() {
    let catalog = Catalog::builtin().unwrap();
    let version = catalog.procedure("ca-recall-local").unwrap().version(date(2018, 1, 1)).unwrap();
    let calendar = catalog.calendar("us-ca").unwrap();
    // registered, required (EC §11221), days (EC §11220): the break points differ.
    let table = [
        (999, 300, 40),
        (1_000, 250, 60),
        (4_999, 1_250, 60),
        (5_000, 1_250, 90),
        (9_999, 2_500, 90),
        (10_000, 2_000, 120),
        (49_999, 10_000, 120),
        (50_000, 7_500, 160),
        (99_999, 15_000, 160),
        (100_000, 10_000, 160),
    ];
    for (registered, required, days) in table {
        let inputs = Inputs::new().with(Input::Registered, registered);
        assert_eq!(version.required(None, &inputs).unwrap().required, required, "{registered}");
        let start = date(2018, 1, 1);
        let end = version.deadline("circulation-ends", start, &inputs, calendar).unwrap().date.unwrap();
        assert_eq!(start.until(end).unwrap().get_days(), days, "{registered}");
    }
    let none = Inputs::new().with(Input::Registered, 0);
    assert_eq!(
        version.required(None, &none).unwrap_err().to_string(),
        "--registered is 0: nothing can be required of it"
    );
}

#[test]
fn equality_where_the_statute_is_silent_is_not_guessed() {
    let catalog = Catalog::builtin().unwrap();
    let on = date(2018, 1, 1);
    let local = catalog.procedure("ca-recall-local").unwrap().version(on).unwrap();
    let decisions = [99, 100, 101].map(|valid| local.decide_full(valid, 100).unwrap().decision);
    assert_eq!(decisions, [Decision::Insufficient, Decision::Undetermined, Decision::Sufficient]);
    let state = catalog.procedure("ca-initiative-state").unwrap().version(on).unwrap();
    assert_eq!(state.at_equality(), Some(Decision::Sufficient));
}

#[test]
fn what_could_not_be_read_is_refused_by_name() {
    let catalog = Catalog::builtin().unwrap();
    let on = date(2024, 1, 1);
    let oregon = catalog.procedure("or-initiative").unwrap().version(on).unwrap();
    assert_eq!(
        oregon.decide_full(10, 10).unwrap_err().to_string(),
        "`or-initiative` (current) sets no full count: Oregon decides on two samples; the second stage's equations (OAR 165-014-0030 app. 1, eq. 2 ff.) could not be read"
    );
    let dc = catalog.procedure("dc-initiative").unwrap().version(on).unwrap();
    assert_eq!(
        dc.projecting().unwrap_err().to_string(),
        "`dc-initiative` (current) sets no projection: the acceptance test of 3 DCMR 1009 could not be read"
    );
}

#[test]
fn every_rule_of_every_version_names_its_section_and_says_whether_it_was_read() {
    let catalog = Catalog::builtin().unwrap();
    for procedure in catalog.procedures() {
        for version in &procedure.versions {
            let place = format!("{} {}", procedure.id, version.name);
            assert!(version.thresholds.iter().all(|rule| !rule.cites.is_empty()), "{place}: required");
            assert!(version.sample.iter().all(|rule| !rule.cites.is_empty()), "{place}: sample");
            assert!(version.projecting.iter().all(|rule| !rule.cites.is_empty()), "{place}: projection");
            assert!(version.full_count.iter().all(|rule| !rule.cites.is_empty()), "{place}: full count");
            assert!(version.steps.iter().all(|step| !step.cites.is_empty()), "{place}: steps");
            assert!(version.figures.iter().all(|figure| !figure.cites.is_empty()), "{place}: figures");
            let cited = |reason: &law::Reason| !reason.cites.is_empty() || reason.code == "struck-by-court";
            assert!(version.reasons().iter().all(cited), "{place}: reasons");
            let judged = version.reasons().is_empty() != procedure.has_petition();
            assert!(judged, "{place}: reasons where nobody signs, or none where somebody does");
            assert!(version.question.iter().all(|question| !question.cites.is_empty()), "{place}: question");
            assert!(version.vote.iter().all(|vote| !vote.cites.is_empty()), "{place}: vote");
            assert!(version.vacancies.iter().all(|vacancy| !vacancy.cites.is_empty()), "{place}: vacancy");
        }
    }
}
