//! A petition from opening to destruction, told by tests/data/life.jsonl, and what refuses to happen on the way.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/script.rs"]
mod script;

use petition::event::{Figures, FindingRecorded, PrimaFacieDecided, Statement, Verdict};
use petition::{Counts, Event, Figure, LineName, Petition, Refusal, Scope, StageName, Standing};
use script::{Step, at, life, play};

fn line(name: &str) -> LineName {
    name.parse().unwrap()
}

#[test]
fn the_life_is_possible_and_goes_through_its_stages() {
    let petition = play(&life());
    let stages: Vec<_> = petition.milestones().iter().map(|m| m.stage).collect();
    use StageName as S;
    assert_eq!(
        stages,
        [
            S::Opened,
            S::Receiving,
            S::Counted,
            S::Accepted,
            S::Framed,
            S::Seeded,
            S::Drawn,
            S::Examining,
            S::Completed,
            S::Examining,
            S::Completed,
            S::Certified
        ]
    );
    assert!(petition.destroyed().is_some());
    assert_eq!(petition.milestones()[3].on.unwrap().to_string(), "2018-01-25");
}

#[test]
fn a_later_version_of_an_event_is_refused_by_name() {
    let error = Event::from_body("box-moved", 2, b"{}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "`box-moved` has version 2, this program knows up to 1: use a newer scrutineer"
    );
    let error = Event::from_body("box-moved", 1, br#"{"box":1,"to":"x","who":"y"}"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`box-moved`: unknown field `who`, expected `box` or `to` at line 1 column 23"
    );
}

#[test]
fn figures_list_the_lines_they_count() {
    let petition = play(&life());
    let listed = |figure: &Figure| -> Vec<String> {
        petition.lines_counted(Scope::Full, figure).iter().map(ToString::to_string).collect()
    };
    assert_eq!(listed(&Figure::Duplicates), ["0001-01-a-04"]);
    assert_eq!(listed(&Figure::Withdrawn), ["0001-02-a-03"]);
    assert_eq!(listed(&Figure::Struck), ["0002-01-a-02"]);
    assert_eq!(listed(&Figure::Invalid("not-registered".parse().unwrap())), ["0002-01-a-01"]);
    assert_eq!(listed(&Figure::Valid).len(), 9);
    assert_eq!(petition.line(line("0002-01-a-06")).unwrap().standing, Standing::Removed);
    assert_eq!(petition.line(line("0001-02-b-01")).unwrap().people, ["ana", "ben", "lea"]);
    let first = petition.by_circulator(Scope::Full)[&7.try_into().unwrap()];
    let expected = Counts {
        lines: 8,
        checked: 7,
        r#final: 8,
        valid: 6,
        duplicates: 1,
        withdrawn: 1,
        ..Counts::default()
    };
    assert_eq!(first, expected);
    assert_eq!(petition.by_box(Scope::Full).values().map(|c| c.lines).sum::<u32>(), 13);
}

/// The petition just before the n-th event of this kind, and that event.
fn before(kind: &str, nth: usize) -> (Petition, Step) {
    let steps = life();
    let mut places = steps.iter().enumerate().filter(|(_, s)| s.event.kind().name() == kind).map(|(i, _)| i);
    let place = places.nth(nth).unwrap();
    (play(&steps[..place]), steps[place].clone())
}

fn refused(petition: &mut Petition, step: &Step) -> Refusal {
    let untouched = format!("{petition:?}");
    let refusal = petition.apply(step.by(), &step.event).unwrap_err();
    let known_people = |text: &str| text.split("people:").next().unwrap_or_default().to_owned();
    assert_eq!(
        known_people(&format!("{petition:?}")),
        known_people(&untouched),
        "a refused event changes nothing"
    );
    refusal
}

#[test]
fn the_second_count_is_another_persons() {
    let (mut petition, mut step) = before("sheet-counted", 3);
    step.person = "ana".to_owned();
    let message = refused(&mut petition, &step).to_string();
    assert_eq!(message, "the second count: `ana` made the earlier one, another person must make this one");
}

#[test]
fn the_review_is_another_persons_and_the_resolution_a_third_ones() {
    let (mut petition, mut step) = before("finding-reviewed", 0);
    step.person = "ana".to_owned();
    let message = refused(&mut petition, &step).to_string();
    assert_eq!(message, "the review: `ana` made the earlier one, another person must make this one");
    let (mut petition, mut step) = before("finding-resolved", 0);
    step.person = "ben".to_owned();
    assert!(matches!(refused(&mut petition, &step), Refusal::SamePerson { .. }));
    step.role = petition::Role::Clerk;
    let message = refused(&mut petition, &step).to_string();
    assert_eq!(message, "resolving a difference: only a lead or the registrar can, `ben` is neither");
}

#[test]
fn a_stated_figure_must_be_the_fold() {
    let (mut petition, mut step) = before("raw-count-declared", 0);
    step.event = petition::event::RawCountDeclared { raw_count: 15 }.into();
    let message = refused(&mut petition, &step).to_string();
    assert_eq!(message, "the raw count is given as 15, the events add up to 14");

    let (mut petition, mut step) = before("examination-completed", 0);
    let Event::ExaminationCompleted(completed) = &mut step.event else { panic!("another event") };
    completed.tally.valid += 1;
    let message = refused(&mut petition, &step).to_string();
    assert_eq!(message, "`valid` of the tally is given as 4, the events add up to 3");

    let (mut petition, mut step) = before("certificate-issued", 0);
    let Event::CertificateIssued(certificate) = &mut step.event else { panic!("another event") };
    certificate.figures = Figures { not_valid: 3, ..certificate.figures };
    let message = refused(&mut petition, &step).to_string();
    assert_eq!(message, "lines not valid on the certificate is given as 3, the events add up to 4");
}

#[test]
fn a_sample_needs_a_frozen_frame_first() {
    let (petition, _) = before("frame-frozen", 0);
    let message = petition.allow(petition::EventKind::SampleDrawn).unwrap_err().to_string();
    assert_eq!(message, "a sample cannot be drawn before the frame is frozen: record `frame-frozen` first");
}

#[test]
fn lines_outside_of_the_sample_are_not_examined() {
    let (mut petition, mut step) = before("finding-recorded", 0);
    let Event::FindingRecorded(FindingRecorded(statement)) = &mut step.event else { panic!("another event") };
    statement.line = line("0001-01-a-01");
    assert!(matches!(refused(&mut petition, &step), Refusal::NotInSample(_)));
}

#[test]
fn the_examination_ends_when_every_duplicate_is_decided() {
    let steps: Vec<_> = life().into_iter().filter(|s| s.event.kind().name() != "duplicates-found").collect();
    let end = steps.iter().position(|s| s.event.kind().name() == "examination-completed").unwrap();
    let mut petition = play(&steps[..end]);
    let message = refused(&mut petition, &steps[end]).to_string();
    assert_eq!(
        message,
        "lines 0001-01-a-02 and 0001-01-a-04 are by the same voter: record `duplicates-found` and which of them stands"
    );
}

#[test]
fn undoing_after_completion_reopens_the_examination() {
    let (mut petition, _) = before("projection-recorded", 0);
    petition.apply(at("ana", "clerk"), &undo("0001-01-a-02")).unwrap();
    assert_eq!(petition.stage().name(), StageName::Examining);
    assert!(petition.is_finished().is_err());
}

fn undo(name: &str) -> Event {
    petition::event::FindingUndone { line: line(name) }.into()
}

#[test]
fn a_finding_is_undone_by_its_maker_or_a_lead() {
    let (mut petition, _) = before("projection-recorded", 0);
    let message = petition.apply(at("ben", "clerk"), &undo("0001-01-a-02")).unwrap_err().to_string();
    assert_eq!(message, "line 0001-01-a-02: the finding is `ana`'s, who alone or a lead can undo it");
    petition.apply(at("lea", "lead"), &undo("0001-01-a-02")).unwrap();
}

#[test]
fn nothing_is_undone_after_the_certificate() {
    let (mut petition, _) = before("records-destroyed", 0);
    let message = petition.apply(at("lea", "lead"), &undo("0001-01-a-02")).unwrap_err().to_string();
    assert_eq!(message, "a finding cannot be undone after the certificate is issued");
}

#[test]
fn records_are_kept_until_their_day() {
    let (mut petition, mut step) = before("records-destroyed", 0);
    let Event::RecordsDestroyed(destroyed) = &mut step.event else { panic!("another event") };
    destroyed.destroyed_on = "2018-10-19".parse().unwrap();
    let message = refused(&mut petition, &step).to_string();
    assert_eq!(message, "the records must be kept until 2018-10-20, 2018-10-19 is before that day");
}

#[test]
fn a_rejected_petition_goes_no_further() {
    let (mut petition, mut step) = before("prima-facie-decided", 0);
    step.event = PrimaFacieDecided { raw_count: 14, required: 20, accepted: false }.into();
    petition.apply(step.by(), &step.event).unwrap();
    let message = petition.allow(petition::EventKind::FrameFrozen).unwrap_err().to_string();
    assert_eq!(message, "the frame cannot be frozen after the petition is rejected prima facie");
    let possible: Vec<_> = petition.possible().map(petition::EventKind::name).collect();
    assert_eq!(
        possible,
        [
            "box-moved",
            "section-moved",
            "section-pulled",
            "section-returned",
            "stay-ordered",
            "basis-stated",
            "office-vacated",
            "extension-granted",
            "step-taken",
            "records-destroyed"
        ]
    );
}

#[test]
fn lines_that_turn_up_after_the_draw_get_a_frame_of_their_own() {
    let (mut petition, _) = before("examination-completed", 0);
    let tell = |petition: &mut Petition, person: &str, role: &str, kind: &str, body: &str| {
        let event = Event::from_body(kind, 1, body.as_bytes()).unwrap();
        petition.apply(at(person, role), &event).map_err(|refusal| refusal.to_string())
    };
    let hash = "e".repeat(64);
    for (person, pass) in [("ana", "first"), ("ben", "second")] {
        let body = format!(r#"{{"section":2,"sheet":2,"pass":"{pass}","lines":{{"a":"1-3"}}}}"#);
        tell(&mut petition, person, "clerk", "sheet-counted", &body).unwrap();
    }
    assert_eq!(petition.is_finished().unwrap_err(), Refusal::CountsOpen);
    let bare = r#"{"raw_count":17,"reason":"a sheet stuck to another"}"#;
    let message = tell(&mut petition, "rita", "registrar", "raw-count-restated", bare).unwrap_err();
    assert!(message.starts_with("3 lines were added after the frame was frozen"), "{message}");
    let restated = format!(r#"{{"raw_count":17,"reason":"a sheet stuck to another","supplement":"{hash}"}}"#);
    tell(&mut petition, "rita", "registrar", "raw-count-restated", &restated).unwrap();
    assert_eq!(
        petition.is_finished().unwrap_err().to_string(),
        "supplementary frame 2 has no sample: record `seed-published` and `sample-drawn` for it first"
    );
    let draw = |lines: &str| format!(r#"{{"frame":2,"size":1,"hash":"{hash}","lines":[{lines}]}}"#);
    let message =
        tell(&mut petition, "rita", "registrar", "sample-drawn", &draw(r#""0002-02-a-01""#)).unwrap_err();
    assert_eq!(
        message,
        "the sample of frame 2 cannot be drawn before its seed is published: record `seed-published` first"
    );
    let seed = r#"{"frame":2,"seed":"12345678901234567890","source":"dice"}"#;
    tell(&mut petition, "rita", "registrar", "seed-published", seed).unwrap();
    let message =
        tell(&mut petition, "rita", "registrar", "sample-drawn", &draw(r#""0002-01-a-02""#)).unwrap_err();
    assert_eq!(message, "line 0002-01-a-02 is not in frame 2");
    tell(&mut petition, "rita", "registrar", "sample-drawn", &draw(r#""0002-02-a-01""#)).unwrap();
    assert_eq!(petition.tally(Scope::Sample).lines, 7);
    assert_eq!(petition.sample().len(), 7);
}

#[test]
fn a_larger_sample_begins_with_the_smaller_one() {
    let (mut petition, _) = before("full-examination-ordered", 0);
    let mut lines = petition.sample().to_vec();
    let draw = |lines: &[LineName]| -> Event {
        let size = u32::try_from(lines.len()).unwrap();
        petition::event::SampleDrawn {
            frame: petition::FrameNo::MAIN,
            size,
            hash: petition::Digest([9; 32]),
            lines: lines.to_vec(),
        }
        .into()
    };
    assert!(petition.apply(at("rita", "registrar"), &draw(&lines)).is_err(), "the same size again");
    lines.push(line("0001-01-a-01"));
    let mut other = lines.clone();
    other.swap(0, 1);
    assert!(petition.apply(at("rita", "registrar"), &draw(&other)).is_err(), "another order");
    petition.apply(at("rita", "registrar"), &draw(&lines)).unwrap();
    assert_eq!(petition.stage().name(), StageName::Examining);
    assert_eq!(petition.tally(Scope::Sample).lines, 7);
}

#[test]
fn a_verdict_is_one_field_of_a_statement() {
    let statement = Statement {
        line: line("0001-01-a-02"),
        verdict: Verdict::Invalid { reason: "not-registered".parse().unwrap(), voter: None },
        roll: 1.try_into().unwrap(),
        searches: Vec::new(),
        transcript: None,
        note: None,
    };
    let body = Event::from(FindingRecorded(statement)).to_body().unwrap();
    let text = r#"{"line":"0001-01-a-02","verdict":{"invalid":{"reason":"not-registered"}},"roll":1}"#;
    assert_eq!(String::from_utf8(body).unwrap(), text);
}
