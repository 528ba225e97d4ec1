//! How fast a petition is folded and its tally taken. `cargo bench -p petition`.

#![expect(clippy::unwrap_used, reason = "bench code")]

use petition::event::{
    BoxReceived, CountPass, Declaration, FindingRecorded, FindingReviewed, FindingUndone, FrameFrozen,
    FullExaminationOrdered, PetitionOpened, PrimaFacieDecided, RawCountDeclared, RollBound, SectionReceived,
    SheetCounted, Statement, Verdict,
};
use petition::{By, Digest, Event, LineName, Petition, Positions, Role, Scope, SheetLines, VoterHandle};

fn main() {
    divan::main();
}

const SECTIONS: u32 = 1_250;

fn by(person: &str) -> By<'_> {
    By { person, role: Role::Lead, effective_on: None }
}

/// 100,000 lines: 1,250 sections of 4 sheets with 20 lines; every line examined and reviewed, the review undone four times.
fn events() -> Vec<(&'static str, Event)> {
    let (mut events, names) = paper();
    let raw_count = u32::try_from(names.len()).unwrap();
    events.push(("a", RawCountDeclared { raw_count }.into()));
    events.push(("a", PrimaFacieDecided { raw_count, required: 58_634, accepted: true }.into()));
    events.push(("a", FrameFrozen { hash: Digest([2; 32]), lines: raw_count }.into()));
    events.push(("a", FullExaminationOrdered { reason: "bench".to_owned() }.into()));
    for (number, line) in (0_u32..).zip(names) {
        let statement = || statement(line, number);
        events.push(("a", FindingRecorded(statement()).into()));
        for _ in 0..4 {
            events.push(("b", FindingReviewed(statement()).into()));
            events.push(("b", FindingUndone { line }.into()));
        }
        events.push(("b", FindingReviewed(statement()).into()));
    }
    events
}

fn paper() -> (Vec<(&'static str, Event)>, Vec<LineName>) {
    let opened = PetitionOpened {
        petition: "bench".parse().unwrap(),
        title: String::new(),
        jurisdiction: String::new(),
        office: String::new(),
        proponents: 1,
    };
    let (box_id, circulator) = (1.try_into().unwrap(), 1.try_into().unwrap());
    let roll = RollBound {
        roll: 1.try_into().unwrap(),
        hash: Digest([1; 32]),
        as_of: jiff::civil::date(2018, 1, 9),
    };
    let received = BoxReceived { box_id, seal: String::new(), claimed: 100_000 };
    let mut events: Vec<(&'static str, Event)> =
        vec![("a", opened.into()), ("a", roll.into()), ("a", received.into())];
    let lines = SheetLines { a: Positions::first(10).unwrap(), b: Positions::first(10).unwrap() };
    let mut names = Vec::new();
    for section in (1..=SECTIONS).map(|n| n.try_into().unwrap()) {
        let received = SectionReceived { section, box_id, circulator, declaration: Declaration::default() };
        events.push(("a", received.into()));
        for sheet in (1..=4).map(|n| n.try_into().unwrap()) {
            for (person, pass) in [("a", CountPass::First), ("b", CountPass::Second)] {
                events.push((person, SheetCounted { section, sheet, pass, lines }.into()));
            }
            names.extend(lines.names(section, sheet));
        }
    }
    (events, names)
}

/// One in four is not registered; every other line is by a voter of its own.
fn statement(line: LineName, number: u32) -> Statement {
    let mut voter = [0; 32];
    voter[..4].copy_from_slice(&number.to_be_bytes());
    let verdict = if number.is_multiple_of(4) {
        Verdict::Invalid { reason: "not-registered".parse().unwrap(), voter: None }
    } else {
        Verdict::Valid { voter: VoterHandle(voter) }
    };
    let roll = 1.try_into().unwrap();
    Statement { line, verdict, roll, searches: Vec::new(), transcript: None, note: None }
}

fn folded(events: &[(&'static str, Event)]) -> Petition {
    let mut petition = None;
    for (person, event) in events {
        Petition::step(&mut petition, by(person), event).unwrap();
    }
    petition.unwrap()
}

/// One million and a few events.
#[divan::bench(sample_count = 5)]
fn fold_a_million_events(bencher: divan::Bencher<'_, '_>) {
    let events = events();
    bencher.counter(divan::counter::ItemsCount::new(events.len())).bench(|| folded(&events));
}

#[divan::bench(sample_count = 20)]
fn tally_of_100_000_lines(bencher: divan::Bencher<'_, '_>) {
    let petition = folded(&events());
    bencher.bench(|| petition.tally(Scope::Full));
}

#[divan::bench(sample_count = 20)]
fn clone_of_100_000_lines(bencher: divan::Bencher<'_, '_>) {
    let petition = folded(&events());
    bencher.bench(|| petition.clone());
}
