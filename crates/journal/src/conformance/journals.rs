//! Checks of a [`JournalStore`].

use jiff::Timestamp;
use jiff::civil::date;

use super::{Check, Outcome, ok, same};
use crate::chain::Chain;
use crate::entry::{Actor, Draft, Entry, Head, JournalId};
use crate::store::{JournalStore, StoreError};

type Store = Box<dyn JournalStore>;

/// The checks by name.
pub const JOURNAL_CHECKS: &[Check<Store>] = &[
    ("an empty store has no journals", empty),
    ("what is read is what was appended, to the byte", round_trip),
    ("entries are chained", chained),
    ("an append behind another head is refused and writes nothing", conflict),
    ("a batch behind another head writes nothing of it", conflict_in_batch),
    ("appending nothing changes nothing", nothing),
    ("journals do not mix", separate),
    ("reading starts and stops where asked", paging),
];

fn journal(name: &str) -> Result<JournalId, String> {
    ok(name.parse::<JournalId>())
}

fn draft(n: i64) -> Draft {
    Draft {
        actor: Actor { id: format!("u{n}"), name: "Ana Müller ✓".to_owned(), role: "clerk".to_owned() },
        host: "desk-1".to_owned(),
        recorded_at: Timestamp::from_microsecond(1_500_000_000_123_456 + n).unwrap_or(Timestamp::UNIX_EPOCH),
        effective_on: (n % 2 == 0).then(|| date(2018, 1, 31)),
        kind: "test".to_owned(),
        kind_version: 1,
        // Bytes that are neither JSON nor UTF-8 must come back as they were.
        body: vec![0, 255, b'{', b' ', b'}', u8::try_from(n % 256).unwrap_or(0)],
    }
}

fn all(store: &Store, journal: &JournalId) -> Result<Vec<Entry>, String> {
    ok(store.read(journal, 1, 1_000))
}

fn empty(store: &mut Store) -> Outcome {
    same("journals", &ok(store.journals())?, &vec![])?;
    let unknown = journal("nowhere")?;
    same("head", &ok(store.head(&unknown))?, &Head::EMPTY)?;
    same("length", &ok(store.length(&unknown))?, &0)?;
    same("entries", &all(store, &unknown)?, &vec![])
}

fn round_trip(store: &mut Store) -> Outcome {
    let id = journal("a")?;
    let drafts: Vec<_> = (0..300).map(draft).collect();
    let head = ok(store.append(&id, Head::EMPTY, &drafts))?;
    let read = all(store, &id)?;
    let contents: Vec<_> = read.iter().map(|entry| entry.content.clone()).collect();
    same("contents", &contents, &drafts)?;
    same("head", &ok(store.head(&id))?, &head)?;
    same("length", &ok(store.length(&id))?, &300)
}

fn chained(store: &mut Store) -> Outcome {
    let id = journal("a")?;
    let first = ok(store.append(&id, Head::EMPTY, &[draft(1), draft(2)]))?;
    ok(store.append(&id, first, &[draft(3)]))?;
    let mut chain = Chain::default();
    for entry in all(store, &id)? {
        same("fault", &chain.check(&entry), &None)?;
    }
    same("entries", &chain.head().sequence, &3)
}

fn conflict(store: &mut Store) -> Outcome {
    let id = journal("a")?;
    let first = ok(store.append(&id, Head::EMPTY, &[draft(1)]))?;
    let stale = store.append(&id, Head::EMPTY, &[draft(2)]);
    match stale {
        Err(StoreError::Conflict { found, .. }) => same("found head", &found, &first)?,
        other => return Err(format!("{other:?} instead of a conflict")),
    }
    let wrong_hash = Head { hash: petition::Digest([7; 32]), ..first };
    if !matches!(store.append(&id, wrong_hash, &[draft(2)]), Err(StoreError::Conflict { .. })) {
        return Err("a head with another hash was accepted".to_owned());
    }
    same("entries", &all(store, &id)?.len(), &1)
}

fn conflict_in_batch(store: &mut Store) -> Outcome {
    let id = journal("a")?;
    ok(store.append(&id, Head::EMPTY, &[draft(1)]))?;
    let batch: Vec<_> = (0..50).map(draft).collect();
    if store.append(&id, Head::EMPTY, &batch).is_ok() {
        return Err("a stale batch was accepted".to_owned());
    }
    same("length", &ok(store.length(&id))?, &1)
}

fn nothing(store: &mut Store) -> Outcome {
    let id = journal("a")?;
    same("head", &ok(store.append(&id, Head::EMPTY, &[]))?, &Head::EMPTY)?;
    let head = ok(store.append(&id, Head::EMPTY, &[draft(1)]))?;
    same("head", &ok(store.append(&id, head, &[]))?, &head)
}

fn separate(store: &mut Store) -> Outcome {
    let (a, b) = (journal("a")?, JournalId::office());
    let head_a = ok(store.append(&a, Head::EMPTY, &[draft(1)]))?;
    let head_b = ok(store.append(&b, Head::EMPTY, &[draft(1)]))?;
    if head_a == head_b {
        return Err("the same entry has the same hash in two journals".to_owned());
    }
    let mut journals = ok(store.journals())?;
    journals.sort();
    same("journals", &journals, &vec![a, b])
}

fn paging(store: &mut Store) -> Outcome {
    let id = journal("a")?;
    let drafts: Vec<_> = (0..10).map(draft).collect();
    ok(store.append(&id, Head::EMPTY, &drafts))?;
    let numbers = |from, limit| -> Result<Vec<u64>, String> {
        Ok(ok(store.read(&id, from, limit))?.iter().map(|entry| entry.sequence).collect())
    };
    same("middle", &numbers(4, 3)?, &vec![4, 5, 6])?;
    same("end", &numbers(9, 5)?, &vec![9, 10])?;
    same("beyond", &numbers(11, 5)?, &vec![])
}
