//! The in-memory stores pass what every store must pass.

use journal::conformance::{JOURNAL_CHECKS, VAULT_CHECKS, failures};
use journal::{JournalStore, MemoryJournal, MemoryVault, Vault};

#[test]
fn memory_journal() {
    let fresh = || -> Box<dyn JournalStore> { Box::new(MemoryJournal::default()) };
    assert_eq!(failures(JOURNAL_CHECKS, fresh), Vec::<String>::new());
}

#[test]
fn memory_vault() {
    let fresh = || -> Box<dyn Vault> { Box::new(MemoryVault::default()) };
    assert_eq!(failures(VAULT_CHECKS, fresh), Vec::<String>::new());
}
