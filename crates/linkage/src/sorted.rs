//! Dictionaries in alphabetical order, for words of which only the beginning was typed.

use crate::index::Index;
use crate::table::Strings;

/// Numbers of dictionary words, ascending by their letters.
#[derive(Debug)]
pub(crate) struct Sorted {
    keys: Vec<u32>,
    streets: Vec<u32>,
}

impl Sorted {
    pub(crate) fn new(index: &Index) -> Self {
        Self { keys: sorted(&index.names.keys.words), streets: sorted(&index.places.streets.words) }
    }

    /// Names that begin so, the most frequent ones where there are more than `limit`, ascending by number.
    pub(crate) fn keys(&self, beginning: &[u8], words: &Strings, limit: usize) -> Vec<u32> {
        beginning_with(&self.keys, beginning, words, limit)
    }

    pub(crate) fn streets(&self, beginning: &[u8], words: &Strings, limit: usize) -> Vec<u32> {
        beginning_with(&self.streets, beginning, words, limit)
    }
}

fn sorted(words: &Strings) -> Vec<u32> {
    let mut order: Vec<u32> = (0..crate::num::id(words.len())).collect();
    order.sort_unstable_by(|left, right| words.get(*left).cmp(words.get(*right)));
    order
}

fn beginning_with(order: &[u32], beginning: &[u8], words: &Strings, limit: usize) -> Vec<u32> {
    // One letter says next to nothing and begins thousands of words.
    if beginning.len() < 2 {
        return Vec::new();
    }
    let from = order.partition_point(|&word| words.get(word) < beginning);
    let count = order[from..].partition_point(|&word| words.get(word).starts_with(beginning));
    let mut found = order[from..from + count].to_vec();
    // Names are numbered by frequency.
    if found.len() > limit {
        found.select_nth_unstable(limit);
        found.truncate(limit);
    }
    found.sort_unstable();
    found
}
