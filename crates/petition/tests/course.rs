//! A petition's whole life, from the notice to the outcome, and what refuses to happen before and after the examination.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/script.rs"]
mod script;
#[path = "support/whole.rs"]
mod whole;

use petition::event::Outcome;
use petition::{CirculationName, ElectionName, Event, EventKind, Petition, StageName};
use script::{Step, at, play};
use whole::whole_life;

fn tell(petition: &mut Petition, on: Option<&str>, kind: &str, body: &str) -> Result<(), String> {
    let event = Event::from_body(kind, 1, body.as_bytes()).map_err(|e| e.to_string())?;
    let mut by = at("rita", "registrar");
    by.effective_on = on.map(|on| on.parse().unwrap());
    petition.apply(by, &event).map_err(|refusal| refusal.to_string())
}

/// The petition just before the n-th event of this kind.
fn before(kind: &str, nth: usize) -> Petition {
    let steps = whole_life();
    let is = |step: &&(usize, &Step)| step.1.event.kind().name() == kind;
    let places: Vec<_> = steps.iter().enumerate().collect();
    let place = places.iter().filter(is).nth(nth).unwrap().0;
    play(&steps[..place])
}

#[test]
fn every_kind_of_event_occurs_in_the_life() {
    let told: Vec<_> = whole_life().iter().map(|step| step.event.kind()).collect();
    let missing: Vec<_> = EventKind::ALL.iter().filter(|kind| !told.contains(kind)).copied().collect();
    // Each of these is what a test below, or in open_outcome.rs, is about.
    let elsewhere = [
        EventKind::WithdrawalUnmatched,
        EventKind::LinePendingBecause,
        EventKind::DuplicatesUndone,
        EventKind::OutcomeDetermined,
        EventKind::PetitionEnded,
        EventKind::MeasureAdopted,
        EventKind::VacancyFilled,
    ];
    assert_eq!(missing, elsewhere);
}

#[test]
fn bodies_come_back_as_they_were() {
    for step in whole_life() {
        let body = step.event.to_body().unwrap();
        let kind = step.event.kind();
        assert_eq!(Event::from_body(kind.name(), kind.version(), &body).unwrap(), step.event);
    }
}

#[test]
fn the_whole_life_carries_its_data_along() {
    let petition = play(&whole_life());
    let noticed = petition.circulation().noticed().unwrap();
    assert_eq!(noticed.notice.officer.as_deref(), Some("A. Sample"));
    assert_eq!(noticed.answer.as_ref().unwrap().words, 3);
    let form = petition.circulation().form().unwrap();
    assert_eq!((form.round, form.returned.len()), (2, 1));
    let concluded = petition.election().concluded().unwrap();
    assert_eq!(concluded.outcome.successor.as_deref(), Some("B. Sample"));
    assert_eq!(concluded.resulted.ordered.presented.called_off.len(), 1);
    let course = petition.course();
    assert_eq!(course.vacated.as_ref().unwrap().0.unwrap().to_string(), "2018-04-01");
    assert_eq!(course.stays.len(), 1);
    assert_eq!(course.stays[0].lifted.unwrap().to_string(), "2018-02-14");
    assert_eq!(course.earlier.len(), 1, "the first certificate stays in the record");
    assert_eq!(course.earlier[0].certificate.figures.valid, 9);
    assert_eq!(course.earlier[0].restated[0].figures.valid, 8);
    assert_eq!(course.last(EventKind::PetitionFiled).unwrap().on.unwrap().to_string(), "2018-01-10");
}

const OUT_OF_TURN: [(&str, &str, &str, &str); 8] = [
    (
        "form-submitted",
        "answer-filed",
        r#"{"answer":"No.","words":1}"#,
        "the answer cannot be filed now: the officer has answered; what can follow is `notice-served`, \
          `notice-published`, `form-submitted`, `circulation-opened`, `petition-ended`",
    ),
    (
        "form-approved",
        "form-submitted",
        r#"{"round":3}"#,
        "the form cannot be submitted now: the form is being reviewed; what can follow is `notice-published`, \
          `form-returned`, `form-approved`, `petition-ended`",
    ),
    (
        "circulation-opened",
        "petition-filed",
        "{}",
        "the petition cannot be filed now: the form is approved; what can follow is `circulation-opened`, \
          `petition-ended`",
    ),
    (
        "petition-filed",
        "box-received",
        r#"{"box":1,"seal":"","claimed":1}"#,
        "a box cannot be received now: the petition is in circulation; what can follow is `petition-filed`, \
          `petition-ended`",
    ),
    (
        "certificate-presented",
        "election-ordered",
        r#"{"by":"governing board","election":"2018-06-05"}"#,
        "the election cannot be ordered now: the certificate is not presented yet; what can follow is \
          `certificate-presented`",
    ),
    (
        "question-set",
        "outcome-recorded",
        r#"{"outcome":"stays"}"#,
        "the outcome cannot be recorded now: the election is ordered; what can follow is `election-called-off`, \
          `question-set`, `successor-nominated`, `result-certified`",
    ),
    (
        "result-certified",
        "records-destroyed",
        r#"{"retention_until":"2018-01-01","destroyed_on":"2018-01-02","items":0}"#,
        "the records cannot be destroyed while an election is ordered: record its result, or `election-called-off`, \
          first",
    ),
    ("result-certified", "office-vacated", r#"{"cause":"died"}"#, "the office is vacant already"),
];

#[test]
fn what_is_out_of_turn_is_refused_with_what_can_follow() {
    for (place, kind, body, message) in OUT_OF_TURN {
        let mut petition = before(place, 0);
        let untouched = format!("{petition:?}");
        assert_eq!(tell(&mut petition, None, kind, body).unwrap_err(), message);
        assert_eq!(format!("{petition:?}"), untouched, "a refused event changes nothing");
    }
}

const SAID_WRONGLY: [(&str, Option<&str>, &str, &str, &str); 9] = [
    (
        "notice-filed",
        Some("2017-06-26"),
        "notice-filed",
        r#"{"reasons":" ","words":0,"proponents":10}"#,
        "the reasons of a notice must be given",
    ),
    (
        "form-approved",
        None,
        "form-approved",
        r#"{"round":1}"#,
        "the round of the form is given as 1, the events add up to 2",
    ),
    (
        "form-returned",
        None,
        "form-returned",
        r#"{"round":1,"alterations":[]}"#,
        "at least one alteration the form needs must be given",
    ),
    (
        "election-ordered",
        Some("2018-03-06"),
        "election-ordered",
        r#"{"by":"governing board","election":"2018-03-06"}"#,
        "the election is dated 2018-03-06, it must come after 2018-03-06",
    ),
    (
        "result-certified",
        Some("2018-06-04"),
        "result-certified",
        r#"{"yes":1,"no":0}"#,
        "the certified result is dated 2018-06-04, it must come after 2018-06-05",
    ),
    (
        "outcome-recorded",
        None,
        "outcome-recorded",
        r#"{"outcome":"succeeded"}"#,
        "who follows the removed officer must be given",
    ),
    (
        "outcome-recorded",
        None,
        "outcome-recorded",
        r#"{"outcome":"succeeded","successor":"C. Sample"}"#,
        "`C. Sample` cannot follow with 30 votes: somebody has 40",
    ),
    (
        "outcome-recorded",
        None,
        "outcome-recorded",
        r#"{"outcome":"vacant","successor":"C. Sample"}"#,
        "`C. Sample` cannot follow: nobody follows where the officer is not removed or the office is vacant",
    ),
    (
        "stay-lifted",
        Some("2018-02-01"),
        "stay-lifted",
        r#"{"court":"Superior Court","case":"18-CV-1"}"#,
        "the lifting of the stay is dated 2018-02-01, it must come after 2018-02-10",
    ),
];

#[test]
fn what_is_said_wrongly_is_refused() {
    for (place, on, kind, body, message) in SAID_WRONGLY {
        let mut petition = before(place, 0);
        assert_eq!(tell(&mut petition, on, kind, body).unwrap_err(), message);
    }
}

#[test]
fn a_court_strikes_lines_after_the_certificate_and_nothing_is_undone() {
    let mut petition = before("certificate-restated", 0);
    let certified = petition.certified().unwrap();
    assert_eq!((certified.certificate.figures.valid, certified.outcome()), (9, Outcome::Sufficient));
    let stale = r#"{"outcome":"sufficient","figures":{"required":6,"raw_count":13,"examined":13,"valid":9,
                    "not_valid":4},"reason":"x"}"#;
    let refusal = tell(&mut petition, None, "certificate-restated", stale).unwrap_err();
    assert_eq!(refusal, "valid lines on the certificate is given as 9, the events add up to 8");
    let turned = r#"{"outcome":"insufficient","figures":{"required":6,"raw_count":13,"examined":13,"valid":8,
                     "not_valid":5},"reason":"a court's order"}"#;
    tell(&mut petition, None, "certificate-restated", turned).unwrap();
    let certified = petition.certified().unwrap();
    assert_eq!((certified.certificate.figures.valid, certified.outcome()), (9, Outcome::Insufficient));
    let refusal = tell(&mut petition, None, "certificate-presented", r#"{"to":"the board"}"#).unwrap_err();
    assert_eq!(refusal, "the certificate cannot be presented on a petition that is not certified sufficient");
}

#[test]
fn an_order_can_be_called_off_after_the_certificate_was_turned_round() {
    let mut petition = before("question-set", 0);
    let turned = r#"{"outcome":"insufficient","figures":{"required":6,"raw_count":13,"examined":13,"valid":8,
                     "not_valid":5},"reason":"a court's order"}"#;
    tell(&mut petition, None, "certificate-restated", turned).unwrap();
    assert!(petition.allow(EventKind::ResultCertified).is_err());
    let called_off = r#"{"by":"Superior Court, 18-CV-3","reason":"not sufficient"}"#;
    tell(&mut petition, None, "election-called-off", called_off).unwrap();
    assert_eq!(petition.election().name(), ElectionName::Presented);
    assert!(petition.allow(EventKind::ElectionOrdered).is_err());
}

#[test]
fn a_petition_given_up_leaves_only_its_destruction() {
    let mut petition = before("circulation-opened", 0);
    tell(&mut petition, Some("2017-12-01"), "petition-ended", r#"{"cause":"given-up"}"#).unwrap();
    assert_eq!(petition.circulation().name(), CirculationName::Ended);
    assert!(petition.allow(EventKind::BoxReceived).is_err());
    let gone = r#"{"retention_until":"2018-08-01","destroyed_on":"2018-08-01","items":0}"#;
    tell(&mut petition, None, "records-destroyed", gone).unwrap();
}

#[test]
fn a_vacant_office_is_filled_once() {
    let mut petition = before("outcome-recorded", 0);
    tell(&mut petition, None, "outcome-recorded", r#"{"outcome":"vacant"}"#).unwrap();
    let filled = r#"{"how":"appointed by the Governor"}"#;
    tell(&mut petition, None, "vacancy-filled", filled).unwrap();
    let refusal = tell(&mut petition, None, "vacancy-filled", filled).unwrap_err();
    assert_eq!(refusal, "the office is not vacant, or was filled already");
    assert_eq!(petition.stage().name(), StageName::Certified);
}

#[test]
fn a_stay_stands_between_the_order_and_the_result() {
    let mut petition = before("question-set", 0);
    tell(&mut petition, Some("2018-03-10"), "stay-ordered", r#"{"court":"Court of Appeal","case":"H2"}"#)
        .unwrap();
    let refusal = tell(&mut petition, None, "result-certified", r#"{"yes":1,"no":0}"#).unwrap_err();
    assert_eq!(
        refusal,
        "the result cannot be certified while a stay of Court of Appeal (case H2) is in force: record `stay-lifted` \
         first"
    );
    assert_eq!(petition.course().stays.len(), 2);
}

#[test]
fn a_request_that_fits_no_line_rests_on_a_search_and_can_still_be_matched() {
    let mut petition = before("withdrawal-too-late", 0);
    let asked = r#"{"withdrawal":2,"searches":[]}"#;
    let refusal = tell(&mut petition, None, "withdrawal-unmatched", asked).unwrap_err();
    assert_eq!(
        refusal,
        "withdrawal 2: that it fits no line must rest on at least one search among the lines"
    );
    let searched = format!(r#"{{"withdrawal":2,"searches":["{}"]}}"#, "a".repeat(64));
    let valid = petition.tally(petition::Scope::Sample).valid;
    tell(&mut petition, None, "withdrawal-unmatched", &searched).unwrap();
    assert_eq!(petition.open_withdrawals().count(), 0);
    assert_eq!(petition.tally(petition::Scope::Sample).valid, valid, "no line is withdrawn by it");
    tell(&mut petition, None, "withdrawal-matched", r#"{"withdrawal":2,"line":"0001-01-a-01"}"#).unwrap();
    tell(&mut petition, None, "withdrawal-unmatched", &searched).unwrap();
    assert_eq!(petition.tally(petition::Scope::Sample).withdrawn, 1, "the line is given back");
}

#[test]
fn a_pending_line_keeps_why_it_waits() {
    let mut petition = before("line-pending", 0);
    let reason = "b".repeat(64);
    let body = format!(r#"{{"line":"0002-01-a-05","owner":"ana","until":"2018-02-05","reason":"{reason}"}}"#);
    tell(&mut petition, None, "line-pending-because", &body).unwrap();
    let line = "0002-01-a-05".parse().unwrap();
    assert_eq!(petition.pending_line(line).unwrap().reason.unwrap().to_string(), reason);
    tell(&mut petition, None, "line-pending", &body.replace(&format!(r#","reason":"{reason}""#), ""))
        .unwrap();
    assert!(petition.pending_line(line).unwrap().reason.is_none(), "the last word counts");
}

#[test]
fn a_measure_adopted_needs_no_election() {
    let mut petition = before("election-ordered", 0);
    tell(&mut petition, Some("2018-02-06"), "measure-adopted", r#"{"by":"city council"}"#).unwrap();
    assert_eq!(petition.election().adopted().unwrap().by, "city council");
    let order = r#"{"by":"governing board","election":"2018-06-05"}"#;
    let refusal = tell(&mut petition, None, "election-ordered", order).unwrap_err();
    assert_eq!(
        refusal,
        "the election cannot be ordered now: the measure is adopted without an election; what can follow is nothing"
    );
    assert!(petition.allow(EventKind::RecordsDestroyed).is_ok());
}
