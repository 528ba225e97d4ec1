//! Words near a written word, out of a dictionary, with a bounded amount of work.
//!
//! Two words within two errors share a string that is left when at most two characters of each are deleted. The index
//! holds those remains for the first seven characters of every word (29 at most), packed into a number and hashed; a search
//! probes the remains of the written word the same way. Of the words found, only those that may be among the likeliest are
//! compared in full.

use rayon::prelude::*;

use crate::num::id;
use crate::table::Strings;
pub(crate) use bits::Pattern;

use remains::{Layout, REMAINS, bucket_of, deletions, remains, whole};
pub(crate) use remains::{allowed_errors, joined_masks, length, mask, may_be_near};
pub(crate) use search::{Errors, Near, Seen, Wanted};

mod bits;
mod card;
mod remains;
mod search;

/// Entries in a bucket, on average: so many fill half a line of the cache.
const PER_BUCKET: usize = 8;

/// A dictionary that can be searched with mistakes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fuzzy {
    pub(crate) words: Strings,
    /// What a search looks at of each word.
    pub(crate) cards: Vec<card::Stored>,
    /// Where each bucket ends; a power of two of them.
    pub(crate) starts: Vec<u32>,
    pub(crate) entries: Vec<u32>,
}

impl Fuzzy {
    /// `weight` is how many bear a word: of two that are as near, the more frequent one is the likelier.
    pub(crate) fn build(words: Strings, weight: impl Fn(u32) -> u32) -> Self {
        let count = id(words.len());
        let cards = (0..count).map(|word| card::stored(words.get(word), weight(word))).collect();
        let per_word: Vec<Vec<(u64, u32)>> = (0..count)
            .into_par_iter()
            .fold(Vec::new, |mut list, word| {
                let text = words.get(word);
                let mut all = [0; REMAINS];
                let count = remains(text, deletions(text), &mut all);
                list.extend(all[..count].iter().map(|&remain| (remain, word)));
                list
            })
            .collect();
        let total: usize = per_word.iter().map(Vec::len).sum();
        let buckets = (total / PER_BUCKET).next_power_of_two().max(16);
        let layout = Layout::of(words.len());
        let mut starts = vec![0u32; buckets + 1];
        for &(spread, _) in per_word.iter().flatten() {
            starts[bucket_of(spread, buckets) + 1] += 1;
        }
        for index in 0..buckets {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut entries = vec![0; total];
        for &(spread, word) in per_word.iter().flatten() {
            let place = &mut next[bucket_of(spread, buckets)];
            entries[*place as usize] = word | layout.mark(spread);
            *place += 1;
        }
        Self { words, cards, starts, entries }
    }

    /// The word's number, if it is in the dictionary as written.
    pub(crate) fn exact(&self, written: &[u8]) -> Option<u32> {
        if self.words.len() == 0 {
            return None;
        }
        let spread = whole(written);
        let layout = Layout::of(self.words.len());
        let mark = layout.mark(spread);
        let entries = self.bucket(spread).iter().filter(|&&entry| entry & !layout.word == mark);
        entries.map(|entry| entry & layout.word).find(|&word| self.text(word) == written)
    }

    /// A word, from where a search finds it.
    #[inline]
    pub(crate) fn text(&self, word: u32) -> &[u8] {
        card::Card(&self.cards[word as usize]).text().unwrap_or_else(|| self.words.get(word))
    }

    /// The word's letters and length, see [`may_be_near`].
    #[inline]
    pub(crate) fn mask(&self, word: u32) -> u64 {
        card::Card(&self.cards[word as usize]).mask()
    }

    fn bucket(&self, spread: u64) -> &[u32] {
        let bucket = bucket_of(spread, self.starts.len() - 1);
        &self.entries[self.starts[bucket] as usize..self.starts[bucket + 1] as usize]
    }
}
