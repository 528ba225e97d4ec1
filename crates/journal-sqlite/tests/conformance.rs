//! The SQLite stores pass what every store must pass.

use std::path::PathBuf;

use journal::conformance::{JOURNAL_CHECKS, VAULT_CHECKS, failures};
use journal::{JournalStore, Vault};
use journal_sqlite::{SqliteJournal, SqliteVault};

/// A new file name each time.
fn names(folder: &tempfile::TempDir) -> impl FnMut() -> PathBuf {
    let folder = folder.path().to_owned();
    let mut number = 0;
    move || {
        number += 1;
        folder.join(format!("{number}.sqlite"))
    }
}

#[test]
fn sqlite_journal() {
    let folder = tempfile::tempdir().unwrap();
    let mut name = names(&folder);
    let fresh = || -> Box<dyn JournalStore> { Box::new(SqliteJournal::open(&name()).unwrap()) };
    assert_eq!(failures(JOURNAL_CHECKS, fresh), Vec::<String>::new());
}

#[test]
fn sqlite_vault() {
    let folder = tempfile::tempdir().unwrap();
    let mut name = names(&folder);
    let fresh = || -> Box<dyn Vault> { Box::new(SqliteVault::open(&name()).unwrap()) };
    assert_eq!(failures(VAULT_CHECKS, fresh), Vec::<String>::new());
}
