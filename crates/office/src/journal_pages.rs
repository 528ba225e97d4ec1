//! The petition's journal as a list: who did what and when, with the hashes. No bodies: nothing personal is in them, and
//! nobody reads them here.

use jiff::civil::Date;
use journal::{Head, JournalId};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;

/// An entry as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedEntry {
    /// Its number.
    pub number: u64,
    /// The kind of event.
    pub kind: String,
    /// Who, by name.
    pub person: String,
    /// Their role then.
    pub role: String,
    /// When it was written down, in the office's zone, to the second.
    pub at: String,
    /// The day the law counts it from.
    pub on: Option<Date>,
    /// Its hash.
    pub hash: String,
}

impl Office {
    /// The head of a petition's journal.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn head(&self, case: &Case) -> Result<Head, OfficeError> {
        case.seated(|seat| Ok(seat.head()))
    }

    /// Entries from number `from` on, at most `limit`, the newest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn listed_entries(
        &self,
        case: &Case,
        from: u64,
        limit: usize,
    ) -> Result<Vec<ListedEntry>, OfficeError> {
        let entries = self.entries(&JournalId::from(case.id()), from, limit)?;
        let listed = entries.into_iter().rev().map(|entry| ListedEntry {
            number: entry.sequence,
            kind: entry.content.kind,
            person: entry.content.actor.name,
            role: entry.content.actor.role,
            at: entry
                .content
                .recorded_at
                .to_zoned(self.zone().clone())
                .strftime("%Y-%m-%d %H:%M:%S")
                .to_string(),
            on: entry.content.effective_on,
            hash: entry.hash.to_string(),
        });
        Ok(listed.collect())
    }
}
