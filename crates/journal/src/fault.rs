//! What verification can find.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::entry::{Hash, Head};

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The journal.
    pub journal: String,
    /// The entry's number; none where the journal as a whole is concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<u64>,
    /// What is wrong.
    #[serde(rename = "fault", serialize_with = "in_words")]
    pub kind: FaultKind,
}

fn in_words<S: Serializer>(kind: &FaultKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(kind)
}

/// What is wrong. The messages complete "entry 12 ...".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// Its content and its hash do not belong together.
    #[error("was changed: its content does not have its hash")]
    Changed,
    /// It was hashed with another number.
    #[error("is out of place: it was written as number {was}; entries were inserted, removed or reordered")]
    OutOfPlace {
        /// The number it was written with.
        was: u64,
    },
    /// Numbers are left out before it.
    #[error("comes after a gap: {count} before it are missing")]
    Missing {
        /// How many.
        count: u64,
    },
    /// It names another predecessor.
    #[error("does not follow the entry before it: one of the two was inserted or replaced")]
    Unlinked,
    /// It is no entry.
    #[error("cannot be read: {0}")]
    Unreadable(String),
    /// Rows with impossible numbers.
    #[error("has {0} rows outside of its sequence: they were inserted")]
    Outside(u64),
    /// Tables or triggers were altered.
    #[error("has an altered database: {0}")]
    Altered(String),
    /// The event could not have happened, or its figures are not what the events add up to.
    #[error("records what cannot be: {0}")]
    Impossible(String),
    /// The office's journal saw another hash here.
    #[error("is not the one the office's journal anchored in its entry {office_entry} ({anchored})")]
    NotAnchored {
        /// Where the anchor is.
        office_entry: u64,
        /// The hash anchored.
        anchored: Hash,
    },
    /// The office's journal saw entries that are gone.
    #[error(
        "ends too early: the office's journal anchored {anchored} in its entry {office_entry}; the rest was cut off"
    )]
    CutOff {
        /// Where the anchor is.
        office_entry: u64,
        /// The head anchored.
        anchored: Head,
    },
    /// Vault and journal contradict each other.
    #[error("contradicts its vault: {0}")]
    Vault(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "journal {}", self.journal)?;
        if let Some(entry) = self.entry {
            write!(f, ", entry {entry}")?;
        }
        write!(f, " {}", self.kind)
    }
}
