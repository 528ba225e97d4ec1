//! A journal and a vault of version 1, kept in tests/data/v1 and opened for ever. The files are never written again.

#![expect(clippy::unwrap_used, reason = "test code")]

#[path = "support/office.rs"]
mod office;

use std::path::{Path, PathBuf};
use std::process::Command;

use journal::{JournalId, JournalStore, Options, Vault, Verdict};
use journal_sqlite::{SqliteJournal, SqliteVault};
use office::petition;

const HEAD: &str = "848cf9c032c2befcef3e3792a0b9f191d54c4bcb2c45aa21e76bb0eebb3f5874";

fn v1() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/v1")
}

#[test]
#[ignore = "made the files once; run by hand in an empty folder for a new version of the format only"]
fn make_v1() {
    let office = office::Office::new(office::CERTIFIED);
    for name in ["journal.sqlite", "vault.sqlite"] {
        assert!(!v1().join(name).exists(), "version 1 is frozen");
        std::fs::copy(office.path().join(name), v1().join(name)).unwrap();
    }
}

#[test]
fn version_1_verifies_with_its_head() {
    let store = SqliteJournal::open_read_only(&v1().join("journal.sqlite")).unwrap();
    let vault = SqliteVault::open_read_only(&v1().join("vault.sqlite")).unwrap();
    let options = Options { head: Some(HEAD.parse().unwrap()), ..Options::default() };
    let report = journal::verify(&store, Some(&vault), &options, &mut |_| {}).unwrap();
    assert_eq!(report.verdict, Verdict::Verified, "{report:?}");
    assert_eq!(report.journals[1].entries, 59);
}

#[test]
fn version_1_is_what_is_written_today() {
    let fresh = office::Office::new(office::CERTIFIED);
    let fresh = SqliteJournal::open_read_only(&fresh.journal()).unwrap();
    let kept = SqliteJournal::open_read_only(&v1().join("journal.sqlite")).unwrap();
    for journal in [JournalId::office(), JournalId::from(&petition())] {
        assert_eq!(fresh.read(&journal, 1, 100).unwrap(), kept.read(&journal, 1, 100).unwrap());
    }
}

#[test]
fn the_vault_of_version_1_gives_its_items_and_can_be_emptied() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("vault.sqlite");
    std::fs::copy(v1().join("vault.sqlite"), &copy).unwrap();
    let mut vault = SqliteVault::open(&copy).unwrap();
    let commitment = "ce04cb9927a771c1a4ffbf14652c3f5cb1139b52cdadf71a5796ccf7d7e1bbef".parse().unwrap();
    assert_eq!(vault.fetch(&petition(), &commitment).unwrap().unwrap().data, b"704 Smith Street");
    let handle = vault.secret(&petition()).unwrap().handle("V0000042").to_string();
    assert_eq!(handle, "cdcab635fd1dcca807817051488572173273baf759301d301dff9f8501391ace");
    assert_eq!(vault.destroy(&petition()).unwrap(), 3);
}

fn stranger(path: &Path) -> Option<std::process::Output> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/verify_journal.py");
    match Command::new("python3").arg(script).arg(path).output() {
        Ok(output) => Some(output),
        Err(error) => {
            eprintln!("not run: python3 is missing on this machine ({error})");
            None
        }
    }
}

#[test]
fn forty_lines_of_python_come_to_the_same_head() {
    let Some(output) = stranger(&v1().join("journal.sqlite")) else { return };
    let answer = String::from_utf8(output.stdout).unwrap();
    assert!(answer.contains(&format!("judge-2018 59 {HEAD}\n")), "{answer}");
    assert!(answer.starts_with("judge-2018 59 ") && answer.contains("\noffice 2 "), "{answer}");
}

#[test]
fn forty_lines_of_python_find_a_changed_entry() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("journal.sqlite");
    let mut bytes = std::fs::read(v1().join("journal.sqlite")).unwrap();
    let place = bytes.windows(9).position(|w| w == b"finding-u").unwrap();
    bytes[place] = b'F';
    std::fs::write(&copy, bytes).unwrap();
    let Some(output) = stranger(&copy) else { return };
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().ends_with("does not verify\n"));
}
