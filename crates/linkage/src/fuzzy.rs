//! Words near a written word, out of a dictionary, with a bounded amount of work.
//!
//! Two words within two errors share a string that is left when at most two characters of each are deleted. The index
//! holds those remains for the first seven characters of every word (29 at most), packed into a number and hashed; a search
//! probes the remains of the written word the same way. What is found is compared in full.

use rayon::prelude::*;

use crate::channel::{Difference, compare};
pub(crate) use bits::Pattern;
use crate::num::id;
use crate::table::Strings;

mod bits;

/// Characters of a word that are indexed.
const PREFIX: usize = 7;
/// Entries read per bucket at most: only one-letter remains have more.
const BUCKET_CAP: usize = 512;

/// A dictionary that can be searched with mistakes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fuzzy {
    pub(crate) words: Strings,
    /// Which characters occur in each word.
    pub(crate) masks: Vec<u64>,
    /// Where each bucket ends; a power of two of them.
    pub(crate) starts: Vec<u32>,
    pub(crate) entries: Vec<u32>,
}

/// A dictionary word near the written one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    pub(crate) word: u32,
    pub(crate) difference: Difference,
}

/// Which words the running search has already met.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    stamps: Vec<u32>,
    now: u32,
}

impl Seen {
    fn start(&mut self, words: usize) {
        if self.stamps.len() < words || self.now == u32::MAX {
            self.stamps = vec![0; words.max(self.stamps.len())];
            self.now = 0;
        }
        self.now += 1;
    }

    #[inline]
    fn first_time(&mut self, word: u32) -> bool {
        let stamp = &mut self.stamps[word as usize];
        let first = *stamp != self.now;
        *stamp = self.now;
        first
    }
}

/// Deletions allowed in a word of this length: short words have too many neighbours.
const fn deletions(length: usize) -> usize {
    match length {
        0 | 1 => 0,
        2..=4 => 1,
        _ => 2,
    }
}

/// Errors allowed in a whole word, the part behind the indexed prefix included.
pub(crate) const fn allowed_errors(length: usize) -> u8 {
    match length {
        0 | 1 => 0,
        2..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

#[inline]
const fn code(byte: u8) -> u64 {
    match byte {
        b'a'..=b'z' => (byte - b'a') as u64 + 1,
        b'0'..=b'9' => (byte - b'0') as u64 + 27,
        other => 37 + (other % 26) as u64,
    }
}

fn mask(word: &[u8]) -> u64 {
    word.iter().fold(0, |mask, &byte| mask | 1 << code(byte))
}

/// The packed prefix of a word without the characters at the given places.
fn pack(word: &[u8], without: [usize; 2]) -> u64 {
    let mut packed = 0;
    for (place, &byte) in word.iter().take(PREFIX).enumerate() {
        if place != without[0] && place != without[1] {
            packed = packed << 6 | code(byte);
        }
    }
    packed
}

/// Every remain of the word's prefix, each once.
fn remains(word: &[u8], each: &mut impl FnMut(u64)) {
    const NONE: usize = usize::MAX;
    let length = word.len().min(PREFIX);
    let allowed = deletions(word.len());
    let mut all = [0u64; 1 + PREFIX + PREFIX * (PREFIX - 1) / 2];
    let mut count = 1;
    all[0] = pack(word, [NONE, NONE]);
    if allowed >= 1 {
        for first in 0..length {
            all[count] = pack(word, [first, NONE]);
            count += 1;
        }
    }
    if allowed >= 2 {
        for first in 0..length {
            for second in first + 1..length {
                all[count] = pack(word, [first, second]);
                count += 1;
            }
        }
    }
    let all = &mut all[..count];
    all.sort_unstable();
    let mut last = None;
    for &mut remain in all {
        if last != Some(remain) {
            each(remain);
        }
        last = Some(remain);
    }
}

#[inline]
const fn spread(packed: u64) -> u64 {
    let mixed = (packed ^ (packed >> 23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

impl Fuzzy {
    pub(crate) fn build(words: Strings) -> Self {
        let count = id(words.len());
        let masks: Vec<u64> = (0..count).map(|word| mask(words.get(word))).collect();
        let per_word: Vec<Vec<u64>> = (0..count)
            .into_par_iter()
            .fold(Vec::new, |mut list, word| {
                remains(words.get(word), &mut |remain| list.push(spread(remain) << 32 | u64::from(word)));
                list
            })
            .collect();
        let total: usize = per_word.iter().map(Vec::len).sum();
        let buckets = (total / 2).next_power_of_two().max(16);
        let bucket = |entry: u64| (entry >> 32) as usize & (buckets - 1);
        let mut starts = vec![0u32; buckets + 1];
        for &entry in per_word.iter().flatten() {
            starts[bucket(entry) + 1] += 1;
        }
        for index in 0..buckets {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut entries = vec![0; total];
        for &entry in per_word.iter().flatten() {
            let place = &mut next[bucket(entry)];
            entries[*place as usize] = id((entry & 0xFFFF_FFFF) as usize);
            *place += 1;
        }
        Self { words, masks, starts, entries }
    }

    /// Words within a few errors of the written one, the least surprising first, at most `limit`.
    pub(crate) fn near(&self, written: &[u8], limit: usize, seen: &mut Seen, out: &mut Vec<Near>) {
        out.clear();
        if self.words.len() == 0 || written.is_empty() {
            return;
        }
        seen.start(self.words.len());
        let written_mask = mask(written);
        let allowed = allowed_errors(written.len());
        let pattern = Pattern::new(written);
        let buckets = self.starts.len() - 1;
        remains(written, &mut |remain| {
            // The lower half of the spread is what the entries kept at build.
            let bucket = (spread(remain) & 0xFFFF_FFFF) as usize & (buckets - 1);
            let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
            for &word in self.entries[range].iter().take(BUCKET_CAP) {
                if !seen.first_time(word) {
                    continue;
                }
                let differing = (self.masks[word as usize] ^ written_mask).count_ones();
                if differing > 2 * u32::from(allowed) {
                    continue;
                }
                let meant = self.words.get(word);
                if meant.len().abs_diff(written.len()) > usize::from(allowed)
                    || pattern.distance(meant) > u32::from(allowed)
                {
                    continue;
                }
                out.push(Near { word, difference: compare(written, meant) });
            }
        });
        let order = |near: &Near| (near.difference.surprise(), near.word);
        out.sort_unstable_by(|left, right| {
            let (left, right) = (order(left), order(right));
            left.0.total_cmp(&right.0).then(left.1.cmp(&right.1))
        });
        out.truncate(limit);
    }

    /// The word's number, if it is in the dictionary as written.
    pub(crate) fn exact(&self, written: &[u8]) -> Option<u32> {
        if self.words.len() == 0 {
            return None;
        }
        const NONE: usize = usize::MAX;
        let bucket = (spread(pack(written, [NONE, NONE])) & 0xFFFF_FFFF) as usize & (self.starts.len() - 2);
        let range = self.starts[bucket] as usize..self.starts[bucket + 1] as usize;
        self.entries[range].iter().copied().find(|&word| self.words.get(word) == written)
    }
}
