//! Every state against every event, as docs/states.md says.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/script.rs"]
mod script;
#[path = "support/whole.rs"]
mod whole;

use petition::event::{EndCause, MeasureAdopted, PetitionEnded, PrimaFacieDecided};
use petition::{CirculationName, ElectionName, EventKind, Petition, Refusal, StageName};
use script::{at, life, play};
use whole::whole_life;

/// A petition in this state: the life up to the first event that leads there.
fn petition_in(stage: StageName) -> Petition {
    let steps = life();
    let mut petition = play(&steps[..1]);
    for step in &steps[1..] {
        if petition.stage().name() == stage {
            return petition;
        }
        if stage == StageName::Rejected && petition.stage().name() == StageName::Counted {
            let event = PrimaFacieDecided { raw_count: 14, required: 20, accepted: false }.into();
            petition.apply(at("rita", "registrar"), &event).unwrap();
            return petition;
        }
        petition.apply(step.by(), &step.event).unwrap();
    }
    unreachable!("the life never comes to {stage:?}");
}

/// A petition in this state of circulation, not opened to paper yet.
fn circulating(state: CirculationName) -> Petition {
    let steps = whole_life();
    let mut petition = play(&steps[..1]);
    if state == CirculationName::Ended {
        petition = circulating(CirculationName::Approved);
        let event = PetitionEnded { cause: EndCause::GivenUp, note: String::new() }.into();
        petition.apply(at("rita", "registrar"), &event).unwrap();
    }
    for step in &steps[1..] {
        if petition.circulation().name() == state {
            return petition;
        }
        petition.apply(step.by(), &step.event).unwrap();
    }
    unreachable!("the life never comes to {state:?}");
}

/// A certified petition in this state of its election.
fn elected(state: ElectionName) -> Petition {
    let steps = whole_life();
    let mut petition = play(&steps[..1]);
    if state == ElectionName::Adopted {
        petition = elected(ElectionName::Presented);
        let event = MeasureAdopted { by: "council".to_owned(), note: String::new() }.into();
        petition.apply(at("rita", "registrar"), &event).unwrap();
        return petition;
    }
    for step in &steps[1..] {
        if petition.election().name() == state && petition.stage().name() == StageName::Certified {
            return petition;
        }
        petition.apply(step.by(), &step.event).unwrap();
    }
    unreachable!("the life never comes to {state:?}");
}

/// A table as the program has it, in the form of docs/states.md. A stay is ordered first for `stay-lifted`.
fn table(petitions: &[Petition], kinds: &[EventKind]) -> String {
    let row = |kind: &EventKind| {
        let cell = |petition: &Petition| match petition.allow(*kind) {
            Ok(()) | Err(Refusal::NotStayed) => "x",
            Err(_) => " ",
        };
        let cells: Vec<_> = petitions.iter().map(cell).collect();
        format!("| `{}` | {} |\n", kind.name(), cells.join(" | "))
    };
    kinds.iter().map(row).collect()
}

/// The three tables with their headings: the examination, circulation before it, the election after it.
fn tables() -> [(&'static str, String); 3] {
    let stages = StageName::ALL.map(petition_in);
    let before = CirculationName::ALL.map(circulating);
    let after = ElectionName::ALL.map(elected);
    let one_by_one = |petitions: &[Petition]| {
        let differs = |kind: &&EventKind| {
            let allowed: Vec<_> = petitions.iter().map(|petition| petition.allow(**kind).is_ok()).collect();
            allowed.contains(&true) && allowed.contains(&false)
        };
        EventKind::ALL.iter().filter(differs).copied().collect::<Vec<_>>()
    };
    [
        ("## Which event can come when", table(&stages, EventKind::ALL)),
        ("## Before the filing", table(&before, &one_by_one(&before))),
        ("## After the certificate", table(&after, &one_by_one(&after))),
    ]
}

#[test]
fn every_state_and_event_is_as_the_page_says() {
    let page = include_str!("../../../docs/states.md");
    for (heading, table) in tables() {
        let part = page.split(heading).nth(1).unwrap().split("\n## ").next().unwrap();
        let rows: String =
            part.lines().filter(|line| line.starts_with("| `")).map(|line| format!("{line}\n")).collect();
        assert_eq!(table, rows, "{heading}");
    }
}

#[test]
fn while_stayed_only_what_the_page_says() {
    let page = include_str!("../../../docs/states.md");
    let listed =
        page.split("While a stay is in force only these are possible, in the states above: ").nth(1).unwrap();
    let listed: Vec<_> = listed.split_once(".\n").unwrap().0.split('`').skip(1).step_by(2).collect();
    let stay = life().into_iter().find(|step| step.event.kind() == EventKind::StayOrdered).unwrap();
    let mut possible = std::collections::BTreeSet::new();
    for mut petition in StageName::ALL.map(petition_in).into_iter().chain(ElectionName::ALL.map(elected)) {
        let before: Vec<_> = petition.possible().chain([EventKind::StayLifted]).collect();
        petition.apply(stay.by(), &stay.event).unwrap();
        for kind in petition.possible() {
            assert!(before.contains(&kind), "{kind} is possible because of the stay");
            possible.insert(kind);
        }
    }
    let possible: Vec<_> = possible.into_iter().map(EventKind::name).collect();
    assert_eq!(possible, listed);
}

#[test]
fn after_the_destruction_nothing_is_possible() {
    let petition = play(&life());
    assert_eq!(petition.possible().count(), 0);
}

#[test]
#[ignore = "prints the tables for docs/states.md, to be read before they are put there"]
fn print_tables() {
    for (heading, table) in tables() {
        println!("{heading}\n{table}");
    }
}
