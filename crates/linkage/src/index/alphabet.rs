//! Dictionaries in alphabetical order, for words of which only the beginning was typed, with how many voters bear them.

use crate::num::id;
use crate::table::Strings;

/// The alphabetical order of a dictionary.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Alphabet {
    /// Numbers of the words, ascending by their letters.
    pub(crate) order: Vec<u32>,
    /// Place of each word in `order`.
    pub(crate) rank: Vec<u32>,
}

impl Alphabet {
    pub(super) fn of(words: &Strings) -> Self {
        let mut order: Vec<u32> = (0..id(words.len())).collect();
        order.sort_unstable_by(|left, right| words.get(*left).cmp(words.get(*right)));
        let mut rank = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &word)| rank[word as usize] = id(place));
        Self { order, rank }
    }

    /// Places of the words that begin so: the word itself, if there is one, comes first.
    pub(crate) fn beginning(&self, words: &Strings, letters: &[u8]) -> (u32, u32) {
        let from = self.order.partition_point(|&word| words.get(word) < letters);
        let rest = &self.order[from..];
        // Few words share a beginning of some length, so the end is near.
        let mut reach = 16;
        while reach < rest.len() && words.get(rest[reach]).starts_with(letters) {
            reach *= 4;
        }
        let within = &rest[..rest.len().min(reach + 1)];
        let count = within.partition_point(|&word| words.get(word).starts_with(letters));
        (id(from), id(from + count))
    }

    /// Running sums of the words' weights in alphabetical order, beginning with 0.
    pub(super) fn sums(&self, weights: &[u32]) -> Vec<u32> {
        let mut sum = 0u32;
        let mut sums = Vec::with_capacity(self.order.len() + 1);
        sums.push(0);
        for &word in &self.order {
            sum = sum.saturating_add(weights.get(word as usize).copied().unwrap_or(0));
            sums.push(sum);
        }
        sums
    }
}
