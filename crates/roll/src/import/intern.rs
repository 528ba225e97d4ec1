//! Distinct texts numbered in order of appearance.
//!
//! Most fields of a voter list are at most 15 bytes. Those are compared as one number that lies in the table itself, so that the
//! table is the only memory touched; this is what an import spends its time on.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// A text of at most 15 bytes as it is, with its length; of a longer one its hash, marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    low: u64,
    high: u64,
}

const LONG: u8 = 0xff;
/// A fixed seed: the same list is read in the same way on every run.
const HASHER: FixedState = FixedState::with_seed(0x5c72_7574);

impl Key {
    pub(super) fn of(value: &str) -> Self {
        let bytes = value.as_bytes();
        let mut high = [0; 8];
        match bytes.len() {
            length @ 0..=7 => {
                let mut low = [0; 8];
                low[..length].copy_from_slice(bytes);
                high[7] = bytes.len().to_le_bytes()[0];
                Self { low: u64::from_le_bytes(low), high: u64::from_le_bytes(high) }
            }
            length @ 8..=15 => {
                let (head, tail) = bytes.split_at(8);
                high[..length - 8].copy_from_slice(tail);
                high[7] = bytes.len().to_le_bytes()[0];
                Self {
                    low: head.first_chunk().map_or(0, |head| u64::from_le_bytes(*head)),
                    high: u64::from_le_bytes(high),
                }
            }
            _ => {
                high[7] = LONG;
                Self { low: HASHER.hash_one(value), high: u64::from_le_bytes(high) }
            }
        }
    }

    /// Equal keys mean equal texts.
    pub(super) fn is_exact(self) -> bool {
        self.high.to_le_bytes()[7] != LONG
    }

    fn hash(self) -> u64 {
        HASHER.hash_one((self.low, self.high))
    }
}

/// The numbers given so far; the texts themselves are kept by the caller.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    table: HashTable<(Key, u32)>,
}

impl Numbers {
    /// The number of a text, and whether it is new and thus `next`. `known` gives the text of an earlier number.
    pub(super) fn number<'t>(
        &mut self,
        key: Key,
        value: &str,
        known: impl Fn(u32) -> &'t str,
        next: usize,
    ) -> (u32, bool) {
        let same = |&(other, number): &(Key, u32)| other == key && (key.is_exact() || known(number) == value);
        match self.table.entry(key.hash(), same, |(other, _)| other.hash()) {
            Entry::Occupied(entry) => (entry.get().1, false),
            Entry::Vacant(entry) => {
                // A piece or list of more rows than a u32 can count is refused before anything is built.
                let number = u32::try_from(next).unwrap_or(u32::MAX);
                entry.insert((key, number));
                (number, true)
            }
        }
    }
}
