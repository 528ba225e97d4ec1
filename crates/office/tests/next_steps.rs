//! What may be done next, by whom and by when: the same petition at several points of its life.

#![expect(clippy::unwrap_used, reason = "test code")]

use jiff::civil::Date;
use law::Catalog;
use office::law_of_petition::PetitionLaw;
use office::next_steps::{NextSteps, Standing, next_steps};
use petition::{By, Event, Petition, Role};

/// A petition under the procedure at hand, told by `(day, kind, body)`.
fn petition(told: &[(&str, &str, &str)]) -> Petition {
    let hash = Catalog::builtin().unwrap().procedure("ca-recall-local").unwrap().hash().to_owned();
    let bound = format!(r#"{{"procedure":"ca-recall-local","hash":"{hash}"}}"#);
    let opened = r#"{"petition":"judge","title":"Recall of a judge","jurisdiction":"Santa Clara County",
                     "office":"Judge","proponents":10}"#;
    let basis =
        r#"{"counts":{"registered":900000,"last-vote":293170},"county":"Santa Clara","source":"a report"}"#;
    let begin =
        [("", "petition-opened", opened), ("", "procedure-bound", &bound), ("", "basis-stated", basis)];
    let mut petition = None;
    for (on, kind, body) in begin.iter().chain(told) {
        let event = Event::from_body(kind, 1, body.as_bytes()).unwrap();
        let by = By { person: "rita", role: Role::Registrar, effective_on: on.parse().ok() };
        Petition::step(&mut petition, by, &event).unwrap();
    }
    petition.unwrap()
}

fn ask(told: &[(&str, &str, &str)], as_of: &str) -> NextSteps {
    let petition = petition(told);
    let law = PetitionLaw::of(&petition, &Catalog::builtin().unwrap()).unwrap();
    next_steps(&petition, &law, as_of.parse().unwrap()).unwrap()
}

fn step<'a>(steps: &'a NextSteps, name: &str) -> (Standing, Option<Date>, &'a str, &'a str) {
    let step = steps.steps.iter().find(|step| step.step == name).unwrap();
    (step.standing, step.day, step.who.as_str(), step.event.as_str())
}

fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

const NOTICE: (&str, &str, &str) = (
    "2017-06-26",
    "notice-filed",
    r#"{"officer":"A. Sample","reasons":"Sleeps.","words":1,"proponents":10}"#,
);
const FORM: (&str, &str, &str) = ("2017-07-10", "form-submitted", r#"{"round":1}"#);
const APPROVED: (&str, &str, &str) = ("2017-07-20", "form-approved", r#"{"round":1}"#);
const OPENED: (&str, &str, &str) = ("2017-07-20", "circulation-opened", "{}");

#[test]
fn after_the_notice_the_officer_has_seven_days() {
    let steps = ask(&[NOTICE], "2017-06-28");
    assert_eq!(steps.version, "2018", "the version is the one in force on the day of the notice");
    assert_eq!(step(&steps, "answer"), (Standing::Open, day("2017-07-03"), "officer", "answer-filed"));
    let answer = steps.open().find(|step| step.step == "answer").unwrap();
    assert_eq!(answer.days_left, Some(5));
    assert!(answer.working.as_ref().unwrap().to_text().contains("EC §11023"));
    let late = ask(&[NOTICE], "2017-07-04");
    assert_eq!(step(&late, "answer").0, Standing::Overdue);
}

#[test]
fn a_stay_stops_circulation_and_its_lifting_moves_the_last_day() {
    let stay = ("2017-08-11", "stay-ordered", r#"{"court":"Superior Court","case":"17-CV-1"}"#);
    let lifted = ("2017-08-21", "stay-lifted", r#"{"court":"Superior Court","case":"17-CV-1"}"#);
    let before = ask(&[NOTICE, FORM, APPROVED, OPENED], "2017-08-01");
    assert_eq!(
        step(&before, "circulation-ends"),
        (Standing::Open, day("2017-12-27"), "proponents", "petition-filed")
    );
    let stayed = ask(&[NOTICE, FORM, APPROVED, OPENED, stay], "2017-08-12");
    assert_eq!(step(&stayed, "circulation-ends").0, Standing::Stayed);
    let after = ask(&[NOTICE, FORM, APPROVED, OPENED, stay, lifted], "2017-08-22");
    assert_eq!(step(&after, "circulation-ends").1, day("2018-01-06"));
    let moved = r#"{"step":"circulation-ends","until":"2018-01-31","by":"Superior Court, 17-CV-1","reason":"equity"}"#;
    let extended = ask(
        &[NOTICE, FORM, APPROVED, OPENED, stay, lifted, ("2017-09-01", "extension-granted", moved)],
        "2018-01-10",
    );
    assert_eq!(
        step(&extended, "circulation-ends"),
        (Standing::Open, day("2018-01-31"), "proponents", "petition-filed")
    );
}

#[test]
fn after_the_filing_the_office_has_thirty_business_days_and_boxes_to_receive() {
    let steps = ask(&[("2018-01-11", "petition-filed", "{}")], "2018-01-12");
    assert_eq!(step(&steps, "box-received").0, Standing::Open);
    assert_eq!(
        step(&steps, "examination-ends"),
        (Standing::Open, day("2018-02-26"), "registrar", "certificate-issued")
    );
    assert!(steps.warnings.iter().any(|warning| warning.contains("is not recorded: the law as it stood on")));
}
