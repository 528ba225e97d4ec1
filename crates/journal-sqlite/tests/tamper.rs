//! Whoever changes the file is found out, whatever they change.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/office.rs"]
mod office;

use journal::{Fault, FaultKind, JournalId, Options, Report, Verdict};
use journal_sqlite::{SqliteJournal, SqliteVault};
use office::{CERTIFIED, Office};
use rusqlite::Connection;

fn verify(office: &Office, options: &Options) -> Report {
    let store = SqliteJournal::open_read_only(&office.journal()).unwrap();
    let vault = SqliteVault::open_read_only(&office.vault()).unwrap();
    journal::verify(&store, Some(&vault), options, &mut |_| {}).unwrap()
}

/// Opens the file as an attacker does, who has taken the triggers away and puts them back afterwards.
fn attack(office: &Office, sql: &str) {
    let connection = Connection::open(office.journal()).unwrap();
    let triggers: Vec<(String, String)> = connection
        .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    for (name, _) in &triggers {
        connection.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    connection.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    connection.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        connection.execute_batch(sql).unwrap();
    }
}

fn first_fault(report: &Report) -> &Fault {
    report.journals.iter().find_map(|journal| journal.first_fault.as_ref()).unwrap()
}

/// An attack on the petition's journal, what is found first, and how many faults there are.
#[track_caller]
fn finds(sql: &str, entry: u64, kind: &FaultKind, faults: u64) {
    let office = Office::new(CERTIFIED);
    attack(&office, sql);
    let report = verify(&office, &Options::default());
    assert_eq!(report.verdict, Verdict::NotVerified, "{sql}");
    let fault = first_fault(&report);
    assert_eq!((fault.entry, &fault.kind), (Some(entry), kind), "{sql}: {fault}");
    assert_eq!(report.journals.iter().map(|journal| journal.faults).sum::<u64>(), faults, "{sql}");
}

const HERE: &str = "journal = 'judge-2018'";

#[test]
fn an_untouched_journal_is_consistent_and_with_its_head_verified() {
    let office = Office::new(CERTIFIED);
    let report = verify(&office, &Options::default());
    assert_eq!(report.verdict, Verdict::ConsistentNotAnchored);
    let petition = &report.journals[1];
    assert_eq!((petition.entries, petition.faults), (59, 0));
    assert_eq!(petition.petition.as_ref().unwrap().stage, "certified");
    for journal in &report.journals {
        let options = Options { head: Some(journal.head.hash), ..Options::default() };
        assert_eq!(verify(&office, &options).verdict, Verdict::Verified);
    }
    let options = Options { head: Some(petition::Digest([1; 32])), ..Options::default() };
    assert_eq!(verify(&office, &options).verdict, Verdict::NotVerified);
}

#[test]
fn every_field_is_covered_by_the_hash() {
    let changes = [
        "actor_id = 'mallory'",
        "actor_name = 'Mallory'",
        "actor_role = 'lead'",
        "host = 'elsewhere'",
        "recorded_at = recorded_at + 1",
        "effective_on = '2018-01-26'",
        "kind = 'finding-reviewed'",
        "kind_version = 2",
        "body = CAST('{}' AS BLOB)",
        // The same JSON with a space more: the bytes count, not their meaning.
        "body = CAST(replace(CAST(body AS TEXT), ',', ', ') AS BLOB)",
        "previous = zeroblob(32)",
        "hash = zeroblob(32)",
    ];
    for change in changes {
        finds(
            &format!("UPDATE entry SET {change} WHERE {HERE} AND sequence = 25"),
            25,
            &FaultKind::Changed,
            1,
        );
    }
}

#[test]
fn every_byte_of_a_body_is_covered() {
    let office = Office::new(CERTIFIED);
    let store = SqliteJournal::open_read_only(&office.journal()).unwrap();
    let id: JournalId = "judge-2018".parse().unwrap();
    let entry = journal::JournalStore::read(&store, &id, 25, 1).unwrap().remove(0);
    for place in 0..entry.content.body.len() {
        for bit in 0..8 {
            let mut changed = entry.clone();
            changed.content.body[place] ^= 1 << bit;
            assert_ne!(changed.computed_hash(), entry.hash, "byte {place}, bit {bit}");
        }
    }
}

#[test]
fn what_is_no_entry_is_named() {
    let bad = |sql: &str, problem: &str| {
        let sql = format!("UPDATE entry SET {sql} WHERE {HERE} AND sequence = 25");
        finds(&sql, 25, &FaultKind::Unreadable(problem.to_owned()), 1);
    };
    bad("hash = x'00'", "`hash` has 1 bytes instead of 32");
    bad("effective_on = '20180125'", "`effective_on` is `20180125`, not a date like 2018-01-31");
    bad("version = 0", "`version` is 0");
    bad("recorded_at = 9223372036854775807", "`recorded_at` is 9223372036854775807, not a moment");
}

#[test]
fn a_deleted_entry_leaves_a_gap() {
    finds(
        &format!("DELETE FROM entry WHERE {HERE} AND sequence IN (25, 26)"),
        27,
        &FaultKind::Missing { count: 2 },
        1,
    );
}

#[test]
fn a_deleted_entry_with_the_rest_renumbered_is_out_of_place() {
    let sql = format!(
        "DELETE FROM entry WHERE {HERE} AND sequence = 25;
         UPDATE entry SET sequence = -sequence WHERE {HERE} AND sequence > 25;
         UPDATE entry SET sequence = -sequence - 1 WHERE {HERE} AND sequence < 0;"
    );
    // 34 entries behind it have the wrong number, and both anchors (30 and 59) are not met.
    finds(&sql, 25, &FaultKind::OutOfPlace { was: 26 }, 36);
}

#[test]
fn swapped_entries_are_out_of_place() {
    let sql = format!(
        "UPDATE entry SET sequence = -1 WHERE {HERE} AND sequence = 25;
         UPDATE entry SET sequence = 25 WHERE {HERE} AND sequence = 40;
         UPDATE entry SET sequence = 40 WHERE {HERE} AND sequence = -1;"
    );
    let office = Office::new(CERTIFIED);
    attack(&office, &sql);
    let report = verify(&office, &Options::default());
    let fault = first_fault(&report);
    assert_eq!((fault.entry, &fault.kind), (Some(25), &FaultKind::OutOfPlace { was: 40 }));
}

#[test]
fn an_inserted_entry_pushes_the_rest_out_of_place() {
    let columns = "version, previous, actor_id, actor_name, actor_role, host, recorded_at, effective_on, kind, \
                   kind_version, body, hash";
    let sql = format!(
        "UPDATE entry SET sequence = -sequence WHERE {HERE} AND sequence > 25;
         UPDATE entry SET sequence = -sequence + 1 WHERE {HERE} AND sequence < 0;
         INSERT INTO entry (journal, sequence, {columns})
             SELECT journal, 26, {columns} FROM entry WHERE {HERE} AND sequence = 25;"
    );
    let office = Office::new(CERTIFIED);
    attack(&office, &sql);
    let report = verify(&office, &Options::default());
    let fault = first_fault(&report);
    assert_eq!((fault.entry, &fault.kind), (Some(26), &FaultKind::OutOfPlace { was: 25 }));
}

#[test]
fn rows_outside_of_the_sequence_are_found() {
    let office = Office::new(CERTIFIED);
    let columns = "version, previous, actor_id, actor_name, actor_role, host, recorded_at, effective_on, kind, \
                   kind_version, body, hash";
    let insert = format!(
        "INSERT INTO entry (journal, sequence, {columns}) SELECT journal, -7, {columns} FROM entry WHERE {HERE} AND sequence = 25"
    );
    attack(&office, &insert);
    let report = verify(&office, &Options::default());
    assert_eq!(first_fault(&report).kind, FaultKind::Outside(1));
}

#[test]
fn a_cut_off_tail_is_found_by_the_offices_anchor() {
    let office = Office::new(CERTIFIED);
    let sql = format!("DELETE FROM entry WHERE {HERE} AND sequence > 40");
    attack(&office, &sql);
    let report = verify(&office, &Options::default());
    assert!(matches!(first_fault(&report).kind, FaultKind::CutOff { office_entry: 2, .. }), "{report:?}");
    let office = Office::new(CERTIFIED);
    attack(&office, &format!("DELETE FROM entry WHERE {HERE}"));
    let report = verify(&office, &Options::default());
    assert!(matches!(first_fault(&report).kind, FaultKind::CutOff { office_entry: 1, .. }), "{report:?}");
}

/// Writes all entries anew from `from` on, with right hashes, after changing one body.
fn rechain(office: &Office, from: u64) {
    let store = SqliteJournal::open_read_only(&office.journal()).unwrap();
    let id: JournalId = "judge-2018".parse().unwrap();
    let entries = journal::JournalStore::read(&store, &id, 1, 1_000).unwrap();
    let mut head = entries[usize::try_from(from).unwrap() - 2].head();
    let mut sql = String::new();
    for entry in entries.iter().filter(|entry| entry.sequence >= from) {
        let mut content = entry.content.clone();
        if entry.sequence == from {
            content.actor.name = "Somebody Else".to_owned();
        }
        let new = content.chain(&id, head);
        head = new.head();
        sql.push_str(&format!(
            "UPDATE entry SET actor_name = '{}', previous = x'{}', hash = x'{}' WHERE {HERE} AND sequence = {};",
            content.actor.name, new.previous, new.hash, new.sequence
        ));
    }
    drop(store);
    attack(office, &sql);
}

#[test]
fn a_rewritten_chain_is_found_by_the_anchors_and_by_a_known_head() {
    let office = Office::new(CERTIFIED);
    let known = verify(&office, &Options::default()).journals[1].head.hash;
    rechain(&office, 25);
    let report = verify(&office, &Options::default());
    let fault = first_fault(&report);
    assert!(matches!(fault.kind, FaultKind::NotAnchored { office_entry: 1, .. }), "{fault}");
    assert_eq!(fault.entry, Some(30));
    // Without the office's journal the chain is consistent: only a head known outside shows it.
    attack(&office, "DELETE FROM entry WHERE journal = 'office'");
    assert_eq!(verify(&office, &Options::default()).verdict, Verdict::ConsistentNotAnchored);
    let report = verify(&office, &Options { head: Some(known), ..Options::default() });
    assert_eq!((report.verdict, report.head_found), (Verdict::NotVerified, Some(false)));
}

#[test]
fn missing_triggers_and_added_tables_are_found() {
    for (sql, problem) in [
        ("DROP TRIGGER entry_never_goes", "trigger entry_never_goes is missing or altered"),
        ("CREATE TABLE notes (x)", "table notes was added or altered"),
    ] {
        let office = Office::new(CERTIFIED);
        Connection::open(office.journal()).unwrap().execute_batch(sql).unwrap();
        let report = verify(&office, &Options::default());
        assert_eq!(first_fault(&report).kind, FaultKind::Altered(problem.to_owned()));
    }
}

#[test]
fn the_database_refuses_to_change_delete_or_misplace_an_entry() {
    let office = Office::new(CERTIFIED);
    let connection = Connection::open(office.journal()).unwrap();
    let columns = "journal, sequence, version, previous, actor_id, actor_name, actor_role, host, recorded_at, \
                   effective_on, kind, kind_version, body, hash";
    for (sql, reason) in [
        ("UPDATE entry SET host = 'x' WHERE sequence = 3".to_owned(), "never changed"),
        ("DELETE FROM entry WHERE sequence = 3".to_owned(), "never deleted"),
        (
            format!("INSERT OR REPLACE INTO entry ({columns}) SELECT {columns} FROM entry LIMIT 1"),
            "follows the last",
        ),
        (
            format!(
                "REPLACE INTO entry ({columns}) SELECT journal, 99, 1, previous, '', '', '', '', 0, NULL, '', 1, x'', hash FROM entry LIMIT 1"
            ),
            "follows the last",
        ),
    ] {
        let error = connection.execute_batch(&sql).unwrap_err().to_string();
        assert!(error.contains(reason), "{sql}: {error}");
    }
    assert_eq!(verify(&office, &Options::default()).verdict, Verdict::ConsistentNotAnchored);
}

#[test]
fn a_changed_item_in_the_vault_is_found() {
    let office = Office::new(CERTIFIED);
    let sql = "UPDATE item SET data = CAST('Another Name' AS BLOB) WHERE rowid = 1";
    Connection::open(office.vault()).unwrap().execute_batch(sql).unwrap();
    let report = verify(&office, &Options::default());
    assert!(
        matches!(&first_fault(&report).kind, FaultKind::Vault(p) if p.ends_with("was changed")),
        "{report:?}"
    );
}

/// Verifies an honest journal of the life, told with some of its words exchanged.
fn told_with(from: &str, to: &str) -> Report {
    let mut store = journal::MemoryJournal::default();
    let id: JournalId = "judge-2018".parse().unwrap();
    let mut head = journal::Head::EMPTY;
    for (stamp, event) in office::life(CERTIFIED) {
        let draft =
            journal::Draft::of(&event, &stamp.actor, &stamp.host, stamp.recorded_at, stamp.effective_on);
        let mut draft = draft.unwrap();
        draft.body = String::from_utf8(draft.body).unwrap().replace(from, to).into_bytes();
        head = journal::JournalStore::append(&mut store, &id, head, &[draft]).unwrap();
    }
    journal::verify(&store, None, &Options::default(), &mut |_| {}).unwrap()
}

#[test]
fn a_draw_that_does_not_repeat_is_found() {
    assert_eq!(told_with("", "").verdict, Verdict::ConsistentNotAnchored);
    for (from, to, entry, problem) in [
        (
            "b90317a67f120ac81a71de80db3916b81be2385b89a292dbb3b13318ab6d742a",
            "000017a67f120ac81a71de80db3916b81be2385b89a292dbb3b13318ab6d742a",
            21,
            "the hash of frame 1 is given as 000017a67f120ac81a71de80db3916b81be2385b89a292dbb3b13318ab6d742a, its lines \
             have b90317a67f120ac81a71de80db3916b81be2385b89a292dbb3b13318ab6d742a",
        ),
        (
            r#"["0001-01-a-02","0002-01-a-01""#,
            r#"["0002-01-a-01","0001-01-a-02""#,
            23,
            "the draw gives 0001-01-a-02 as number 1 of the sample, not 0002-01-a-01",
        ),
        (
            "ebb7508392c09e6776fed0838d3af46dce8e9ddac8341d4188e61270d774f0f4",
            "0007508392c09e6776fed0838d3af46dce8e9ddac8341d4188e61270d774f0f4",
            23,
            "the hash of the sample is given as 0007508392c09e6776fed0838d3af46dce8e9ddac8341d4188e61270d774f0f4, its lines \
             have ebb7508392c09e6776fed0838d3af46dce8e9ddac8341d4188e61270d774f0f4",
        ),
    ] {
        let report = told_with(from, to);
        let fault = first_fault(&report);
        assert_eq!((fault.entry, &fault.kind), (Some(entry), &FaultKind::Impossible(problem.to_owned())));
    }
}
