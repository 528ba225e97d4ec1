//! Every state against every event, as docs/states.md says.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/script.rs"]
mod script;

use petition::event::PrimaFacieDecided;
use petition::{EventKind, Petition, Refusal, StageName};
use script::{at, life, play};

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

/// The table as the program has it, in the form of docs/states.md. A stay is ordered first for `stay-lifted`.
fn table() -> String {
    let petitions = StageName::ALL.map(petition_in);
    let row = |kind: &EventKind| {
        let cell = |petition: &Petition| match petition.allow(*kind) {
            Ok(()) | Err(Refusal::NotStayed) => "x",
            Err(_) => " ",
        };
        let cells: Vec<_> = petitions.iter().map(cell).collect();
        format!("| `{}` | {} |\n", kind.name(), cells.join(" | "))
    };
    EventKind::ALL.iter().map(row).collect()
}

#[test]
fn every_state_and_event_is_as_the_page_says() {
    let page = include_str!("../../../docs/states.md");
    let rows: String =
        page.lines().filter(|line| line.starts_with("| `")).map(|line| format!("{line}\n")).collect();
    assert_eq!(table(), rows);
}

#[test]
fn while_stayed_only_what_the_page_says() {
    let page = include_str!("../../../docs/states.md");
    let listed =
        page.split("While a stay is in force only these are possible, in the states above: ").nth(1).unwrap();
    let listed: Vec<_> = listed.split_once(".\n").unwrap().0.split('`').skip(1).step_by(2).collect();
    let stay = life().into_iter().find(|step| step.event.kind() == EventKind::StayOrdered).unwrap();
    let mut possible = std::collections::BTreeSet::new();
    for stage in StageName::ALL {
        let mut petition = petition_in(stage);
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
#[ignore = "prints the table for docs/states.md, to be read before it is put there"]
fn print_table() {
    println!("{}", table());
}
