//! Where journals are kept.

use crate::entry::{Draft, Entry, Head, JournalId};

/// A store of journals. Entries are only ever appended; a store gives no way to change or delete one.
pub trait JournalStore {
    /// Appends all drafts behind `expected`, or none.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the journal's head is not `expected`: somebody else appended, read again.
    fn append(&mut self, journal: &JournalId, expected: Head, drafts: &[Draft]) -> Result<Head, StoreError>;

    /// The last entry's number and hash.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn head(&self, journal: &JournalId) -> Result<Head, StoreError>;

    /// Up to `limit` entries from number `from` on, rising: none at the end, fewer than `limit` before an entry that is no
    /// entry at all.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when the first one is no entry at all.
    fn read(&self, journal: &JournalId, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError>;

    /// How many entries there are, whatever their numbers.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn length(&self, journal: &JournalId) -> Result<u64, StoreError>;

    /// All journals, the office's included.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn journals(&self) -> Result<Vec<JournalId>, StoreError>;

    /// What is wrong with the store itself: its tables or its append-only triggers are not as made.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn alterations(&self) -> Result<Vec<String>, StoreError> {
        Ok(Vec::new())
    }
}

/// A store's failure, in one line that says what to do. `place` is the file or database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else appended first.
    #[error(
        "journal {journal}: its head is {found}, not {expected}: another program wrote to it; read it again and repeat"
    )]
    Conflict {
        /// The journal.
        journal: JournalId,
        /// The head the writer knew.
        expected: Head,
        /// The head there is.
        found: Head,
    },
    /// A row that cannot be an entry.
    #[error("journal {journal}, entry {sequence}: {problem}; run `scrutineer verify` and restore a backup")]
    Unreadable {
        /// The journal.
        journal: String,
        /// The entry's number.
        sequence: u64,
        /// What is wrong.
        problem: String,
    },
    /// Another process holds it.
    #[error(
        "{place}: is in use by another program for too long; is scrutineer running on it elsewhere? Close that and repeat"
    )]
    Locked {
        /// Where.
        place: String,
    },
    /// No space.
    #[error("{place}: the disk is full; nothing was written. Free some space and repeat")]
    Full {
        /// Where.
        place: String,
    },
    /// Not writable.
    #[error("{place}: cannot be written to: {problem}; check the permissions of the file and its folder")]
    NotWritable {
        /// Where.
        place: String,
        /// What is wrong.
        problem: String,
    },
    /// Not one of ours.
    #[error("{place}: is not a Scrutineer {what}: {problem}; check the path, or restore a backup")]
    NotOurs {
        /// Where.
        place: String,
        /// What was expected: `journal` or `vault`.
        what: &'static str,
        /// What it is instead.
        problem: String,
    },
    /// Not there.
    #[error("{place}: there is no {what} here; check the path")]
    Absent {
        /// Where.
        place: String,
        /// What was expected: `journal` or `vault`.
        what: &'static str,
    },
    /// Written by a later program.
    #[error("{place}: has format {found}, this program knows up to {known}: use a newer scrutineer")]
    FromTheFuture {
        /// Where.
        place: String,
        /// The version found.
        found: i64,
        /// The highest version this program reads.
        known: i64,
    },
    /// The file is broken.
    #[error("{place}: is damaged: {problem}; restore a backup")]
    Damaged {
        /// Where.
        place: String,
        /// What is wrong.
        problem: String,
    },
    /// The vault of a petition is not in the state asked for.
    #[error("the vault of petition {petition} {problem}")]
    Vault {
        /// The petition.
        petition: String,
        /// What is wrong.
        problem: &'static str,
    },
    /// The machine's random source fails.
    #[error("the machine gives no random numbers: {0}")]
    NoEntropy(String),
    /// Anything else.
    #[error("{place}: {problem}")]
    Other {
        /// Where.
        place: String,
        /// What the store says.
        problem: String,
    },
}
