//! Random sequences of events: what is possible and what it adds up to, against a naive model.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/naive.rs"]
mod naive;

use naive::{At, LINES, Naive, Op, SAMPLE};
use petition::event::{
    CertificateIssued, Decision, DuplicatesFound, DuplicatesUndone, ExaminationCompleted, Figures,
    FindingRecorded, FindingResolved, FindingReviewed, FindingUndone, LinePending, LinePendingBecause,
    Outcome, ProjectionRecorded, RecordsDestroyed, Statement, Verdict, WithdrawalMatched, WithdrawalReceived,
    WithdrawalTooLate, WithdrawalUnmatched,
};
use petition::{By, Commitment, Event, LineName, Petition, Role, Scope, StageName, VoterHandle};
use proptest::prelude::*;

const PEOPLE: [(&str, Role); 4] =
    [("ana", Role::Clerk), ("ben", Role::Clerk), ("lea", Role::Lead), ("rita", Role::Registrar)];

fn name(line: usize) -> LineName {
    format!("{:04}-01-a-{:02}", line / 4 + 1, line % 4 + 1).parse().unwrap()
}

fn by(person: usize) -> By<'static> {
    let (person, role) = PEOPLE[person];
    By { person, role, effective_on: None }
}

/// Two sections of four lines, five of them drawn.
fn drawn() -> Petition {
    let hash = "1".repeat(64);
    let sample: Vec<_> = SAMPLE.iter().map(|line| name(*line)).collect();
    let declared = r#"{"signed":true}"#;
    let mut script = vec![
        (
            3,
            "petition-opened",
            r#"{"petition":"p","title":"","jurisdiction":"","office":"","proponents":1}"#.to_owned(),
        ),
        (3, "roll-bound", format!(r#"{{"roll":1,"hash":"{hash}","as_of":"2018-01-09"}}"#)),
        (0, "box-received", r#"{"box":1,"seal":"","claimed":8}"#.to_owned()),
    ];
    for section in 1..=2 {
        let received = format!(r#"{{"section":{section},"box":1,"circulator":1,"declaration":{declared}}}"#);
        script.push((0, "section-received", received));
        for (person, pass) in [(0, "first"), (1, "second")] {
            let body = format!(r#"{{"section":{section},"sheet":1,"pass":"{pass}","lines":{{"a":"1-4"}}}}"#);
            script.push((person, "sheet-counted", body));
        }
    }
    script.extend([
        (3, "raw-count-declared", r#"{"raw_count":8}"#.to_owned()),
        (3, "prima-facie-decided", r#"{"raw_count":8,"required":4,"accepted":true}"#.to_owned()),
        (3, "frame-frozen", format!(r#"{{"hash":"{hash}","lines":8}}"#)),
        (3, "seed-published", r#"{"frame":1,"seed":"12345678901234567890","source":"dice"}"#.to_owned()),
        (3, "sample-drawn", serde_json::json!({"frame":1,"size":5,"hash":hash,"lines":sample}).to_string()),
    ]);
    let step = |(person, kind, body): &(usize, &str, String)| (by(*person), told(kind, body));
    Petition::fold(script.iter().map(step)).unwrap().unwrap()
}

fn statement(line: usize, verdict: usize) -> Statement {
    let voter = VoterHandle([u8::try_from(verdict).unwrap(); 32]);
    let verdict = match verdict {
        naive::NOT_REGISTERED => Verdict::Invalid { reason: "not-registered".parse().unwrap(), voter: None },
        naive::OTHER_ADDRESS => {
            Verdict::Invalid { reason: "other-address".parse().unwrap(), voter: Some(voter) }
        }
        _ => Verdict::Valid { voter },
    };
    let roll = 1.try_into().unwrap();
    Statement { line: name(line), verdict, roll, searches: Vec::new(), transcript: None, note: None }
}

/// The event of an operation; figures are the model's, so that a difference is a refusal.
fn event(op: &Op, model: &Naive) -> (usize, Event) {
    let until = "2020-01-01".parse().unwrap();
    match op {
        Op::Find { line, person, verdict } => (*person, FindingRecorded(statement(*line, *verdict)).into()),
        Op::Review { line, person, verdict } => (*person, FindingReviewed(statement(*line, *verdict)).into()),
        Op::Resolve { line, person, verdict } => {
            (*person, FindingResolved(statement(*line, *verdict)).into())
        }
        Op::Undo { line, person } => (*person, FindingUndone { line: name(*line) }.into()),
        // With a reason and without it is the same to the machine.
        Op::Pend { line } if line % 2 == 1 => {
            let (line, owner, reason) = (name(*line), "ana".to_owned(), Commitment([0; 32]));
            (0, LinePendingBecause { line, owner, until, reason }.into())
        }
        Op::Pend { line } => (0, LinePending { line: name(*line), owner: "ana".to_owned(), until }.into()),
        Op::Group { lines, stands } => {
            (2, DuplicatesFound { lines: names(lines), stands: stands.map(name) }.into())
        }
        Op::Ungroup { line } => (2, DuplicatesUndone { line: name(*line) }.into()),
        Op::Receive { withdrawal } => {
            let withdrawal = (*withdrawal).try_into().unwrap();
            (0, WithdrawalReceived { withdrawal, request: Commitment([0; 32]) }.into())
        }
        Op::Match { withdrawal, line } => {
            (2, WithdrawalMatched { withdrawal: (*withdrawal).try_into().unwrap(), line: name(*line) }.into())
        }
        // Without effect for the one reason or the other is the same to the tally.
        Op::TooLate { withdrawal } if withdrawal % 2 == 1 => {
            let (withdrawal, searches) = ((*withdrawal).try_into().unwrap(), vec![Commitment([0; 32])]);
            (2, WithdrawalUnmatched { withdrawal, searches }.into())
        }
        Op::TooLate { withdrawal } => {
            (2, WithdrawalTooLate { withdrawal: (*withdrawal).try_into().unwrap() }.into())
        }
        Op::Strike { lines } => (3, order("lines-struck", lines)),
        Op::Reinstate { lines } => (3, order("lines-reinstated", lines)),
        Op::Stay => (3, told("stay-ordered", r#"{"court":"c","case":"1"}"#)),
        Op::Lift => (3, told("stay-lifted", r#"{"court":"c","case":"1"}"#)),
        Op::Full => (3, told("full-examination-ordered", r#"{"reason":"r"}"#)),
        Op::Complete => (3, ExaminationCompleted { tally: model.tally(model.scope()) }.into()),
        Op::Project { decision } => (3, projection(*decision, model)),
        Op::Certify { sufficient } => (3, certificate(*sufficient, model)),
        Op::Destroy => (3, RecordsDestroyed { retention_until: until, destroyed_on: until, items: 0 }.into()),
    }
}

fn names(lines: &[usize]) -> Vec<LineName> {
    lines.iter().map(|line| name(*line)).collect()
}

fn told(kind: &str, body: &str) -> Event {
    Event::from_body(kind, 1, body.as_bytes()).unwrap()
}

fn order(kind: &str, lines: &[usize]) -> Event {
    told(kind, &serde_json::json!({"court": "c", "case": "1", "lines": names(lines)}).to_string())
}

fn projection(decision: Decision, model: &Naive) -> Event {
    let tally = model.tally(model.scope());
    ProjectionRecorded {
        raw_count: 8,
        sample: 5,
        valid: tally.valid,
        duplicates: tally.duplicates,
        required: 4,
        projected: 7,
        decision,
        variant: None,
    }
    .into()
}

fn certificate(sufficient: bool, model: &Naive) -> Event {
    let tally = model.tally(model.scope());
    let figures = Figures {
        required: 4,
        raw_count: 8,
        examined: tally.lines,
        valid: tally.valid,
        not_valid: tally.lines - tally.valid,
        projected: (!model.full).then_some(7),
    };
    let outcome = if sufficient { Outcome::Sufficient } else { Outcome::Insufficient };
    CertificateIssued { outcome, figures, signer: "rita".to_owned() }.into()
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let (line, person, verdict) = (|| 0..LINES, || 0..4_usize, || 0..5_usize);
    let lines = || proptest::sample::subsequence((0..LINES).collect::<Vec<_>>(), 0..3);
    let decision =
        prop_oneof![Just(Decision::Sufficient), Just(Decision::Insufficient), Just(Decision::FullCount)];
    let op = prop_oneof![
        12 => (line(), person(), verdict()).prop_map(|(line, person, verdict)| vec![Op::Find { line, person, verdict }]),
        10 => (line(), person(), verdict()).prop_map(|(line, person, verdict)| vec![Op::Review { line, person, verdict }]),
        6 => (line(), person(), verdict()).prop_map(|(line, person, verdict)| vec![Op::Resolve { line, person, verdict }]),
        4 => (line(), person()).prop_map(|(line, person)| vec![Op::Undo { line, person }]),
        2 => line().prop_map(|line| vec![Op::Pend { line }]),
        4 => (lines(), 0..4_usize).prop_map(|(lines, n)| vec![Op::Group { stands: lines.get(n).copied(), lines }]),
        1 => (lines(), line()).prop_map(|(lines, stands)| vec![Op::Group { stands: Some(stands), lines }]),
        1 => line().prop_map(|line| vec![Op::Ungroup { line }]),
        2 => (1..4_u32).prop_map(|withdrawal| vec![Op::Receive { withdrawal }]),
        2 => (1..4_u32, line()).prop_map(|(withdrawal, line)| vec![Op::Match { withdrawal, line }]),
        1 => (1..4_u32).prop_map(|withdrawal| vec![Op::TooLate { withdrawal }]),
        1 => lines().prop_map(|lines| vec![Op::Strike { lines }]),
        1 => lines().prop_map(|lines| vec![Op::Reinstate { lines }]),
        1 => Just(vec![Op::Stay]),
        3 => Just(vec![Op::Lift]),
        1 => Just(vec![Op::Full]),
        6 => Just(vec![Op::Complete]),
        4 => decision.prop_map(|decision| vec![Op::Project { decision }]),
        1 => any::<bool>().prop_map(|sufficient| vec![Op::Certify { sufficient }]),
        1 => Just(vec![Op::Destroy]),
        // Left to chance, an examination is hardly ever finished: bring every line to an end now and then.
        2 => Just(wrap_up()),
        1 => Just([wrap_up(), vec![Op::Project { decision: Decision::Sufficient }, Op::Certify { sufficient: true }]].concat()),
        1 => Just([vec![Op::Lift, Op::Full], wrap_up(), vec![Op::Certify { sufficient: false }]].concat()),
    ];
    proptest::collection::vec(op, 1..60).prop_map(|ops| ops.into_iter().flatten().collect())
}

fn wrap_up() -> Vec<Op> {
    let finish = |line| {
        let undo = Op::Undo { line, person: 2 };
        [undo.clone(), undo.clone(), undo.clone(), undo, Op::Find { line, person: 0, verdict: 10 + line }]
    };
    std::iter::once(Op::Lift).chain((0..LINES).flat_map(finish)).chain([Op::Complete]).collect()
}

fn at(stage: StageName) -> At {
    match stage {
        StageName::Drawn => At::Drawn,
        StageName::Examining => At::Examining,
        StageName::Completed => At::Completed,
        StageName::Certified => At::Certified,
        other => unreachable!("{other:?} is before the draw"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn as_the_naive_model_says(ops in ops()) {
        let (mut petition, mut model) = (drawn(), Naive::drawn());
        for op in &ops {
            let (person, event) = event(op, &model);
            let done = petition.apply(by(person), &event);
            prop_assert_eq!(done.is_ok(), model.act(op), "{:?}: {:?}", op, done);
            prop_assert_eq!(at(petition.stage().name()), model.at);
            for scope in [Scope::Sample, Scope::Full] {
                prop_assert_eq!(petition.tally(scope), model.tally(scope), "after {:?}", op);
            }
        }
        // What was folded event by event is what is folded at once, and every figure lists its lines.
        let tally = petition.tally(model.scope());
        let valid = petition.lines_counted(model.scope(), &petition::Figure::Valid).len();
        prop_assert_eq!(valid, usize::try_from(tally.valid).unwrap());
        let by_circulator: u32 = petition.by_circulator(model.scope()).values().map(|counts| counts.valid).sum();
        prop_assert_eq!(by_circulator, tally.valid);
    }
}

#[test]
fn the_random_sequences_reach_the_certificate() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = ops();
    let mut reached = std::collections::BTreeMap::new();
    for _ in 0..100 {
        let mut model = Naive::drawn();
        for op in &strategy.new_tree(&mut runner).unwrap().current() {
            model.act(op);
        }
        *reached.entry(format!("{:?} full={}", model.at, model.full)).or_insert(0) += 1;
    }
    assert!(reached.get("Certified full=true").copied().unwrap_or(0) > 3, "{reached:?}");
    assert!(reached.get("Certified full=false").copied().unwrap_or(0) > 0, "{reached:?}");
}
