//! The chain, entry by entry.

use crate::entry::{Entry, Hash, Head};
use crate::fault::FaultKind;

/// Checks that entries have their hashes, numbers without gaps, and follow each other. Feed them in order.
#[derive(Debug, Clone)]
pub struct Chain {
    next: u64,
    /// The hashes the next entry may name as its predecessor; empty where anything must be accepted, behind a gap.
    predecessors: Vec<Hash>,
    head: Head,
}

impl Default for Chain {
    fn default() -> Self {
        Self { next: 1, predecessors: vec![Head::EMPTY.hash], head: Head::EMPTY }
    }
}

impl Chain {
    /// The next entry. After a fault the chain goes on from it, so that one fault is found once.
    pub fn check(&mut self, entry: &Entry) -> Option<FaultKind> {
        let computed = entry.computed_hash();
        let fault = if entry.sequence != self.next {
            Some(FaultKind::Missing { count: entry.sequence.saturating_sub(self.next) })
        } else if computed != entry.hash {
            Some(FaultKind::Changed)
        } else if !self.predecessors.is_empty() && !self.predecessors.contains(&entry.previous) {
            Some(FaultKind::Unlinked)
        } else {
            None
        };
        self.next = entry.sequence + 1;
        // Where only the stored hash was changed, the successor still names the right one.
        self.predecessors.clear();
        self.predecessors.push(entry.hash);
        if computed != entry.hash {
            self.predecessors.push(computed);
        }
        self.head = entry.head();
        fault
    }

    /// An entry that could not be read stands at this number.
    pub fn skip(&mut self, sequence: u64) {
        self.next = sequence + 1;
        self.predecessors.clear();
    }

    /// The number the next entry must have.
    #[must_use]
    pub fn next(&self) -> u64 {
        self.next
    }

    /// The last entry seen.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }
}

/// The number an entry was hashed with, where that is not the one it has: near its place, or behind the entry it names
/// as its predecessor.
pub(crate) fn original_number(entry: &Entry, behind: Option<u64>) -> Option<u64> {
    let near = entry.sequence.saturating_sub(64).max(1)..=entry.sequence.saturating_add(64);
    let mut candidates = behind.map(|n| n + 1).into_iter().chain(near).filter(|n| *n != entry.sequence);
    candidates.find(|n| entry.hash_as(*n) == entry.hash)
}
