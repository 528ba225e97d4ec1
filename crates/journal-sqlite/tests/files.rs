//! Files that are in use, absent, foreign, from the future, or read without a trace.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/office.rs"]
mod office;

use std::collections::BTreeMap;
use std::path::Path;

use journal::{JournalStore, Options, StoreError, Vault, VaultState, Verdict};
use journal_sqlite::{SqliteJournal, SqliteVault};
use office::{CERTIFIED, Office, petition};
use rusqlite::Connection;

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|e| (e.file_name().into_string().unwrap(), std::fs::read(e.path()).unwrap())).collect()
}

fn verdict(folder: &Path) -> Verdict {
    let store = SqliteJournal::open_read_only(&folder.join("journal.sqlite")).unwrap();
    journal::verify(&store, None, &Options::default(), &mut |_| {}).unwrap().verdict
}

#[test]
fn verification_writes_nothing() {
    let office = Office::new(CERTIFIED);
    let before = contents(office.path());
    assert_eq!(before.len(), 2, "the last writer leaves no side files: {:?}", before.keys());
    assert_eq!(verdict(office.path()), Verdict::ConsistentNotAnchored);
    assert!(contents(office.path()) == before);
}

#[test]
fn a_copy_with_a_log_but_without_its_index_is_read_whole_and_left_alone() {
    let office = Office::new(1);
    let writer = {
        let mut store = SqliteJournal::open(&office.journal()).unwrap();
        let id = journal::JournalId::from(&petition());
        let mut recorder = journal::Recorder::load(&store, id).unwrap();
        recorder.record(&mut store, &office::life(30)[1..]).unwrap();
        store
    };
    let copy = tempfile::tempdir().unwrap();
    for name in ["journal.sqlite", "journal.sqlite-wal"] {
        std::fs::copy(office.path().join(name), copy.path().join(name)).unwrap();
    }
    drop(writer);
    let before = contents(copy.path());
    let store = SqliteJournal::open_read_only(&copy.path().join("journal.sqlite")).unwrap();
    assert_eq!(store.length(&journal::JournalId::from(&petition())).unwrap(), 30);
    drop(store);
    assert!(contents(copy.path()) == before);
}

#[test]
fn a_journal_in_use_can_be_verified() {
    let office = Office::new(CERTIFIED);
    let writer = SqliteJournal::open(&office.journal()).unwrap();
    writer.journals().unwrap();
    assert_eq!(verdict(office.path()), Verdict::ConsistentNotAnchored);
}

#[test]
fn a_read_only_journal_refuses_to_append() {
    let office = Office::new(30);
    let mut store = SqliteJournal::open_read_only(&office.journal()).unwrap();
    let id = journal::JournalId::from(&petition());
    let mut recorder = journal::Recorder::load(&store, id).unwrap();
    let error = recorder.record(&mut store, &office::life(31)[30..]).unwrap_err().to_string();
    assert!(error.contains("cannot be written to"), "{error}");
    assert_eq!(recorder.petition().unwrap().events(), 30, "what was not recorded did not happen");
}

#[test]
fn what_is_no_journal_is_refused_in_one_line_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.sqlite");
    let error = SqliteJournal::open_read_only(&path).err().unwrap().to_string();
    assert_eq!(error, format!("{}: there is no journal here; check the path", path.display()));

    std::fs::write(&path, "line_id,sheet\n".repeat(200)).unwrap();
    let text = contents(folder.path());
    for error in
        [SqliteJournal::open(&path).err().unwrap(), SqliteJournal::open_read_only(&path).err().unwrap()]
    {
        let place = path.display();
        let expected = format!(
            "{place}: is not a Scrutineer journal: it is no SQLite file; check the path, or restore a backup"
        );
        assert_eq!(error.to_string(), expected);
    }
    assert!(contents(folder.path()) == text);

    std::fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE moz_places (id)").unwrap();
    let database = contents(folder.path());
    let error = SqliteJournal::open(&path).err().unwrap();
    assert!(matches!(error, StoreError::NotOurs { .. }), "{error}");
    assert!(contents(folder.path()) == database);
}

#[test]
fn vault_and_journal_are_not_taken_for_each_other() {
    let office = Office::new(30);
    assert!(matches!(SqliteJournal::open(&office.vault()).err().unwrap(), StoreError::NotOurs { .. }));
    assert!(matches!(SqliteVault::open(&office.journal()).err().unwrap(), StoreError::NotOurs { .. }));
}

#[test]
fn a_journal_from_the_future_is_refused() {
    let office = Office::new(30);
    Connection::open(office.journal()).unwrap().execute_batch("PRAGMA user_version = 7").unwrap();
    let error = SqliteJournal::open(&office.journal()).err().unwrap().to_string();
    let place = office.journal().display().to_string();
    assert_eq!(error, format!("{place}: has format 7, this program knows up to 1: use a newer scrutineer"));
}

#[test]
fn a_truncated_journal_is_damaged() {
    let office = Office::new(CERTIFIED);
    let bytes = std::fs::read(office.journal()).unwrap();
    std::fs::write(office.journal(), &bytes[..bytes.len() / 2]).unwrap();
    let problem = SqliteJournal::open_read_only(&office.journal())
        .and_then(|store| {
            journal::verify(&store, None, &Options::default(), &mut |_| {})
                .map(|report| assert_eq!(report.verdict, Verdict::NotVerified))
                .map_err(|error| match error {
                    journal::VerifyError::Store(error) => error,
                    other => panic!("{other}"),
                })
        })
        .unwrap_err();
    assert!(matches!(problem, StoreError::Damaged { .. }), "{problem}");
}

#[test]
fn a_journal_held_by_another_writer_is_locked() {
    let office = Office::new(30);
    let mut store = SqliteJournal::open(&office.journal()).unwrap();
    store.wait_at_most(std::time::Duration::from_millis(20)).unwrap();
    let other = Connection::open(office.journal()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let id = journal::JournalId::from(&petition());
    let mut recorder = journal::Recorder::load(&store, id).unwrap();
    let error = recorder.record(&mut store, &office::life(31)[30..]).unwrap_err().to_string();
    let expected = "is in use by another program for too long; is scrutineer running on it elsewhere? Close that and repeat";
    assert_eq!(error, format!("{}: {expected}", office.journal().display()));
    other.execute_batch("ROLLBACK").unwrap();
    recorder.record(&mut store, &office::life(31)[30..]).unwrap();
}

#[test]
fn of_two_writers_the_second_is_told_to_read_again() {
    let office = Office::new(30);
    let id = journal::JournalId::from(&petition());
    let mut stores = [0, 1].map(|_| SqliteJournal::open(&office.journal()).unwrap());
    let mut recorders = [0, 1].map(|n| journal::Recorder::load(&stores[n], id.clone()).unwrap());
    recorders[0].record(&mut stores[0], &office::life(31)[30..]).unwrap();
    let error = recorders[1].record(&mut stores[1], &office::life(31)[30..]).unwrap_err();
    assert!(error.to_string().contains("another program wrote to it"), "{error}");
    // The refused recorder has read again by itself and can go on.
    recorders[1].record(&mut stores[1], &office::life(32)[31..]).unwrap();
}

#[test]
fn a_full_disk_is_said_so_and_nothing_is_written() {
    let office = Office::new(30);
    let mut store = SqliteJournal::open(&office.journal()).unwrap();
    let id = journal::JournalId::from(&petition());
    let head = store.head(&id).unwrap();
    store.limit_pages(1).unwrap();
    let big =
        journal::Draft { body: vec![b' '; 1_000_000], ..store.read(&id, 2, 1).unwrap().remove(0).content };
    let error = store.append(&id, head, &[big]).unwrap_err();
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert_eq!(store.head(&id).unwrap(), head);
}

#[test]
fn after_destruction_no_byte_of_the_data_is_left_in_any_file() {
    let office = Office::new(CERTIFIED);
    let holds = |needle: &[u8]| {
        let files = contents(office.path());
        files.values().any(|bytes| bytes.windows(needle.len()).any(|window| window == needle))
    };
    assert!(holds(b"704 Smith Street"));
    let secret = SqliteVault::open(&office.vault()).unwrap().secret(&petition()).unwrap();
    assert!(holds(secret.as_bytes()));
    let mut vault = SqliteVault::open(&office.vault()).unwrap();
    assert_eq!(vault.destroy(&petition()).unwrap(), 3);
    assert_eq!(vault.state(&petition()).unwrap(), VaultState::Destroyed);
    for needle in [&b"704 Smith Street"[..], b"Mary Q. Sample", b"P.O. box", secret.as_bytes()] {
        assert!(!holds(needle));
    }
}

#[test]
fn an_interrupted_destruction_is_found_and_finished() {
    let office = Office::new(CERTIFIED);
    let destroyed = &office::life(CERTIFIED + 1)[CERTIFIED..];
    let mut store = SqliteJournal::open(&office.journal()).unwrap();
    let id = journal::JournalId::from(&petition());
    let mut recorder = journal::Recorder::load(&store, id).unwrap();
    recorder.record(&mut store, destroyed).unwrap();
    let mut vault = SqliteVault::open(&office.vault()).unwrap();
    let verified = |store: &SqliteJournal, vault: &SqliteVault| {
        journal::verify(store, Some(vault), &Options::default(), &mut |_| {}).unwrap()
    };
    let report = verified(&store, &vault);
    let fault = report.journals[1].first_fault.as_ref().unwrap().to_string();
    assert_eq!(
        fault,
        "journal judge-2018 contradicts its vault: the records are recorded as destroyed, 3 items and the secret are still \
         there; run `scrutineer petition destroy-records` again"
    );
    let dates = ("2018-10-20".parse().unwrap(), "2018-10-22".parse().unwrap());
    let stamp = office::stamp(1_000, "rita", "registrar", None);
    let id = petition();
    let done =
        journal::destroy_records((&mut store, &mut vault), (&mut recorder, &id), &stamp, dates).unwrap();
    assert_eq!(done, journal::Destruction { items: 3, recorded_before: true });
    assert_eq!(verified(&store, &vault).verdict, Verdict::ConsistentNotAnchored);
    assert_eq!(recorder.head().sequence, 60, "it is recorded once");
}

#[test]
fn before_the_retention_date_nothing_is_destroyed() {
    let office = Office::new(CERTIFIED);
    let mut store = SqliteJournal::open(&office.journal()).unwrap();
    let mut vault = SqliteVault::open(&office.vault()).unwrap();
    let mut recorder = journal::Recorder::load(&store, journal::JournalId::from(&petition())).unwrap();
    let dates = ("2018-10-20".parse().unwrap(), "2018-10-19".parse().unwrap());
    let stamp = office::stamp(1_000, "rita", "registrar", None);
    let id = petition();
    let refused = journal::destroy_records((&mut store, &mut vault), (&mut recorder, &id), &stamp, dates);
    assert!(refused.unwrap_err().to_string().contains("must be kept until 2018-10-20"));
    assert_eq!((vault.count(&id).unwrap(), recorder.head().sequence), (3, 59));
}
