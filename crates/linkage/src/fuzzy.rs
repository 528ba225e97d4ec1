//! Words near a written word, out of a dictionary, with a bounded amount of work.
//!
//! Two words within two errors share a string that is left when at most two characters of each are deleted. The index
//! holds those remains for the first seven characters of every word (29 at most), packed into a number and hashed; a search
//! probes the remains of the written word the same way. What is found is compared in full.

use rayon::prelude::*;

use crate::channel::{Difference, compare};
use crate::num::id;
use crate::table::Strings;
pub(crate) use bits::Pattern;

mod bits;

/// Characters of a word that are indexed.
const PREFIX: usize = 7;
/// Entries read per bucket at most: only one-letter remains have more.
const BUCKET_CAP: usize = 512;

/// A dictionary that can be searched with mistakes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fuzzy {
    pub(crate) words: Strings,
    /// Which characters occur in each word, and its length.
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

/// What a search should bring.
pub(crate) struct Wanted<'a> {
    /// At most so many words.
    pub(crate) limit: usize,
    /// A written word whose number is below this is searched within one error only.
    pub(crate) common: u32,
    /// How many bear a word.
    pub(crate) weight: &'a dyn Fn(u32) -> u32,
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
const fn code(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a' + 1,
        b'0'..=b'9' => byte - b'0' + 27,
        other => 37 + other % 10,
    }
}

/// Which characters occur in a word, and above them its length, so that most words are passed over unread.
fn mask(word: &[u8]) -> u64 {
    let length = (word.len() as u64) << LENGTH;
    word.iter().fold(length, |mask, &byte| mask | 1 << code(byte))
}

/// Where the length begins in a mask.
const LENGTH: u32 = 48;

/// The packed prefix of a word without the characters at the given places.
fn pack(word: &[u8], without: [usize; 2]) -> u64 {
    let mut packed = 0;
    for (place, &byte) in word.iter().take(PREFIX).enumerate() {
        if place != without[0] && place != without[1] {
            packed = packed << 6 | u64::from(code(byte));
        }
    }
    packed
}

/// Every remain of the word's prefix after at most so many deletions, each once.
fn remains(word: &[u8], allowed: usize, each: &mut impl FnMut(u64)) {
    const NONE: usize = usize::MAX;
    let length = word.len().min(PREFIX);
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

/// The low bits of a spread remain.
#[inline]
const fn id_of_low_bits(spread: u64) -> usize {
    let bytes = spread.to_le_bytes();
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
}

#[inline]
const fn bucket_of(spread: u64, buckets: usize) -> usize {
    id_of_low_bits(spread) & (buckets - 1)
}

/// An entry holds a word's number in its lower bits and a mark of the remain in those that are left.
struct Layout {
    word: u32,
}

impl Layout {
    fn of(words: usize) -> Self {
        Self { word: id(words.next_power_of_two().max(2)) - 1 }
    }

    #[inline]
    fn mark(&self, spread: u64) -> u32 {
        id(id_of_low_bits(spread >> 32)) & !self.word
    }
}

impl Fuzzy {
    pub(crate) fn build(words: Strings) -> Self {
        let count = id(words.len());
        let masks: Vec<u64> = (0..count).map(|word| mask(words.get(word))).collect();
        let per_word: Vec<Vec<(u64, u32)>> = (0..count)
            .into_par_iter()
            .fold(Vec::new, |mut list, word| {
                let text = words.get(word);
                remains(text, deletions(text.len()), &mut |remain| list.push((spread(remain), word)));
                list
            })
            .collect();
        let total: usize = per_word.iter().map(Vec::len).sum();
        let buckets = (total / 2).next_power_of_two().max(16);
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
        Self { words, masks, starts, entries }
    }

    /// Words within a few errors of the written one, at most `limit`: the likeliest first, which are those that are both near and
    /// frequent. `weight` is how many bear the word.
    ///
    pub(crate) fn near(&self, written: &[u8], wanted: &Wanted<'_>, seen: &mut Seen, out: &mut Vec<Near>) {
        out.clear();
        if self.words.len() == 0 || written.is_empty() {
            return;
        }
        seen.start(self.words.len());
        let written_mask = mask(written);
        let is_common = wanted.common > 0 && self.exact(written).is_some_and(|word| word < wanted.common);
        let allowed = if is_common { 1 } else { allowed_errors(written.len()) };
        let pattern = Pattern::new(written);
        let layout = Layout::of(self.words.len());
        let deletions = if is_common { 1 } else { deletions(written.len()) };
        remains(written, deletions, &mut |remain| {
            let spread = spread(remain);
            let mark = layout.mark(spread);
            for &entry in self.bucket(spread).iter().take(BUCKET_CAP) {
                let word = entry & layout.word;
                if entry & !layout.word != mark || !seen.first_time(word) {
                    continue;
                }
                let other = self.masks[word as usize];
                let longer = (other >> LENGTH).abs_diff(written_mask >> LENGTH);
                let differing = ((other ^ written_mask) << (64 - LENGTH)).count_ones();
                if longer > u64::from(allowed) || differing > 2 * u32::from(allowed) {
                    continue;
                }
                let meant = self.words.get(word);
                if pattern.distance(meant) > u32::from(allowed) {
                    continue;
                }
                out.push(Near { word, difference: compare(written, meant) });
            }
        });
        let order = |near: &Near| {
            let weight = (wanted.weight)(near.word) as f32;
            (near.difference.surprise() - (weight + 1.0).ln(), near.word)
        };
        out.sort_unstable_by(|left, right| {
            let (left, right) = (order(left), order(right));
            left.0.total_cmp(&right.0).then(left.1.cmp(&right.1))
        });
        out.truncate(wanted.limit);
    }

    /// The word's number, if it is in the dictionary as written.
    pub(crate) fn exact(&self, written: &[u8]) -> Option<u32> {
        if self.words.len() == 0 {
            return None;
        }
        const NONE: usize = usize::MAX;
        let spread = spread(pack(written, [NONE, NONE]));
        let layout = Layout::of(self.words.len());
        let mark = layout.mark(spread);
        let entries = self.bucket(spread).iter().filter(|&&entry| entry & !layout.word == mark);
        entries.map(|entry| entry & layout.word).find(|&word| self.words.get(word) == written)
    }

    fn bucket(&self, spread: u64) -> &[u32] {
        let bucket = bucket_of(spread, self.starts.len() - 1);
        &self.entries[self.starts[bucket] as usize..self.starts[bucket + 1] as usize]
    }
}
