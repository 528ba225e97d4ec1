//! Appending to the journal and verifying it. `cargo bench -p journal-sqlite`.

#![expect(clippy::unwrap_used, reason = "bench code")]

use jiff::Timestamp;
use journal::{Actor, Draft, Head, JournalId, JournalStore, Options, Stamp};
use journal_sqlite::SqliteJournal;
use petition::event::{BoxMoved, BoxReceived, PetitionOpened};
use petition::{Event, PetitionId};

fn main() {
    divan::main();
}

fn petition() -> PetitionId {
    "bench".parse().unwrap()
}

fn stamp() -> Stamp {
    Stamp {
        actor: Actor { id: "u-17".to_owned(), name: "Ana Example".to_owned(), role: "clerk".to_owned() },
        host: "desk-1".to_owned(),
        recorded_at: Timestamp::from_microsecond(1_515_600_000_000_000).unwrap(),
        effective_on: None,
    }
}

/// Real events, so that verification replays them: a box that is moved again and again.
fn drafts(count: usize) -> Vec<Draft> {
    let stamp = stamp();
    let box_id = 1.try_into().unwrap();
    let opened = PetitionOpened {
        petition: petition(),
        title: "bench".to_owned(),
        jurisdiction: "bench".to_owned(),
        office: "bench".to_owned(),
        proponents: 1,
    };
    let first: [Event; 2] = [opened.into(), BoxReceived { box_id, seal: String::new(), claimed: 0 }.into()];
    // As long as a finding's body.
    let moved = Event::from(BoxMoved { box_id, to: "x".repeat(180) });
    let events = first.into_iter().chain(std::iter::repeat(moved)).take(count);
    events
        .map(|event| Draft::of(&event, &stamp.actor, &stamp.host, stamp.recorded_at, None).unwrap())
        .collect()
}

struct Folder {
    _folder: tempfile::TempDir,
    store: SqliteJournal,
}

fn empty() -> Folder {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteJournal::open(&folder.path().join("journal.sqlite")).unwrap();
    Folder { _folder: folder, store }
}

#[divan::bench(sample_count = 5)]
fn append_one_by_one_200(bencher: divan::Bencher<'_, '_>) {
    let drafts = drafts(200);
    let journal = JournalId::from(&petition());
    bencher.counter(divan::counter::ItemsCount::new(drafts.len())).with_inputs(empty).bench_values(
        |mut folder| {
            let mut head = Head::EMPTY;
            for draft in &drafts {
                head = folder.store.append(&journal, head, std::slice::from_ref(draft)).unwrap();
            }
        },
    );
}

#[divan::bench(sample_count = 3)]
fn append_200_000_in_batches_of_5_000(bencher: divan::Bencher<'_, '_>) {
    let drafts = drafts(200_000);
    bencher.counter(divan::counter::ItemsCount::new(drafts.len())).with_inputs(empty).bench_values(
        |mut folder| {
            fill(&mut folder.store, &drafts);
        },
    );
}

fn fill(store: &mut SqliteJournal, drafts: &[Draft]) {
    let journal = JournalId::from(&petition());
    let mut head = Head::EMPTY;
    for batch in drafts.chunks(5_000) {
        head = store.append(&journal, head, batch).unwrap();
    }
}

#[divan::bench(sample_count = 3)]
fn verify_200_000(bencher: divan::Bencher<'_, '_>) {
    let mut folder = empty();
    fill(&mut folder.store, &drafts(200_000));
    bencher.counter(divan::counter::ItemsCount::new(200_000_u32)).bench_local(|| {
        let report = journal::verify(&folder.store, None, &Options::default(), &mut |_| {}).unwrap();
        assert_eq!(report.journals[0].faults, 0);
    });
}
