//! The question, the votes and the limits of a statement, as the procedure files set them.

use jiff::civil::date;
use law::{Catalog, Consequence, Input, Inputs, Names, VacancyPhase, VacancyRule, worded};

const NAMES: Names<'_> = Names { officer: "A. Sample", office: "Judge", title: "Recall" };

#[test]
fn the_question_is_the_statutes() {
    let catalog = Catalog::builtin().unwrap();
    let recall = catalog.procedure("ca-recall-local").unwrap();
    for (on, successors) in [(date(2018, 1, 11), true), (date(2024, 1, 1), false)] {
        let question = recall.version(on).unwrap().question().unwrap();
        let words = worded(&question.text, NAMES);
        assert_eq!(words, "Shall A. Sample be recalled (removed) from the office of Judge?");
        assert_eq!(question.answers, ["Yes", "No"]);
        assert_eq!(question.successors.is_some(), successors);
    }
    let initiative = catalog.procedure("dc-initiative").unwrap().newest().unwrap();
    let refusal = initiative.question().unwrap_err().to_string();
    assert_eq!(refusal, "`dc-initiative` (current) sets no question on the ballot");
}

#[test]
fn the_votes_decide_exactly() {
    let catalog = Catalog::builtin().unwrap();
    let recall = catalog.procedure("ca-recall-local").unwrap();
    let then = recall.version(date(2018, 1, 11)).unwrap();
    let now = recall.newest().unwrap();
    let table = [
        (1_000_000_001, 1_000_000_000, true, Consequence::Succeeded, Consequence::Vacant),
        // Exactly half is no majority.
        (1_000_000_000, 1_000_000_000, false, Consequence::Stays, Consequence::Stays),
        (0, 1, false, Consequence::Stays, Consequence::Stays),
        (1, 0, true, Consequence::Succeeded, Consequence::Vacant),
    ];
    for (yes, no, carried, in_2018, today) in table {
        let decision = then.decide_vote(yes, no).unwrap();
        assert_eq!((decision.carried, decision.consequence), (carried, in_2018), "{yes} {no}");
        assert_eq!(now.decide_vote(yes, no).unwrap().consequence, today, "{yes} {no}");
    }
    assert!(then.decide_vote(0, 0).unwrap_err().to_string().starts_with("nobody voted"));
    assert!(then.decide_vote(u64::MAX, 1).is_err());
    let working = then.decide_vote(61, 39).unwrap().working.to_text();
    assert!(working.starts_with("Share of the votes for it: 61 % = yes × 100 ÷ (yes + no)"), "{working}");
    assert!(working.contains("EC §11384 (unverified)"), "{working}");
}

#[test]
fn yes_keeps_a_justice_in_a_retention() {
    let catalog = Catalog::builtin().unwrap();
    let retention = catalog.procedure("ca-retention").unwrap();
    assert!(!retention.has_petition());
    assert!(catalog.procedures().iter().filter(|other| other.id != retention.id).all(|it| it.has_petition()));
    let version = retention.version(date(1986, 11, 4)).unwrap();
    assert_eq!(version.decide_vote(2, 1).unwrap().consequence, Consequence::Stays);
    assert_eq!(version.decide_vote(1, 2).unwrap().consequence, Consequence::Vacant);
    assert!(version.required(None, &Inputs::new()).is_err());
}

#[test]
fn limits_and_vacancies_are_the_files() {
    let catalog = Catalog::builtin().unwrap();
    let recall = catalog.procedure("ca-recall-local").unwrap();
    let then = recall.version(date(2018, 1, 11)).unwrap();
    assert_eq!(then.limit("reasons-words", &Inputs::new()).unwrap().0, 200);
    let counts = Inputs::new().with(Input::Registered, 900_000).with(Input::NominationSignatures, 20);
    assert_eq!(then.limit("proponents", &counts).unwrap().0, 20);
    assert_eq!(recall.newest().unwrap().limit("proponents", &counts).unwrap().0, 100);
    assert_eq!(then.vacancy(VacancyPhase::Filed).unwrap().then, VacancyRule::GoesOn);
    assert_eq!(then.vacancy(VacancyPhase::BeforeFiling).unwrap().then, VacancyRule::Undetermined);
    let refusal = then.limit("cost", &Inputs::new()).unwrap_err().to_string();
    assert_eq!(refusal, "`ca-recall-local` (2018) sets no figure `cost`");
}

#[test]
fn a_placeholder_the_engine_does_not_know_is_refused() {
    let text = include_str!("../../../procedures/ca-recall-local.toml");
    let mut catalog = Catalog::builtin().unwrap();
    let refusal = catalog.add_procedure("mine.toml", &text.replacen("{officer}", "{judge}", 1)).unwrap_err();
    assert!(
        refusal
            .to_string()
            .contains("has a placeholder that is not known; known: {officer}, {office}, {title}")
    );
}
