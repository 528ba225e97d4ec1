//! One written word against a dictionary.

use std::cmp::Ordering;

use super::card::Card;
use super::remains::{REMAINS, bucket_of, mask, may_be_near};
use super::{Fuzzy, Layout, Pattern, allowed_errors, deletions, remains};
use crate::channel::{Difference, compare, least_surprise};

/// Words met per remain at most: only the remains of very short words have more.
const MET: usize = 512;
/// Entries read per bucket at most.
const READ: usize = 4_096;

/// A dictionary word near the written one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Near {
    pub(crate) word: u32,
    pub(crate) difference: Difference,
}

/// What a search should bring.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    /// At most so many words.
    pub(crate) limit: usize,
    /// A written word whose number is below this is searched within one error only.
    pub(crate) common: u32,
    /// How far words may be from any other written word.
    pub(crate) errors: Errors,
}

/// How many errors a search allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Errors {
    One,
    /// As many as a word of its length may have.
    Allowed,
}

/// Working memory of a search.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// The search in which each word was met last.
    stamps: Vec<u32>,
    now: u32,
    /// Words within the errors allowed: the least they can be worth, how frequent they are, and which they are.
    met: Vec<Met>,
    /// The likeliest so far, the worst first.
    best: Vec<(f32, Near)>,
}

#[derive(Debug, Clone, Copy)]
struct Met {
    least: f32,
    frequency: f32,
    word: u32,
}

impl Seen {
    fn start(&mut self, words: usize) {
        if self.stamps.len() < words || self.now == u32::MAX {
            self.stamps = vec![0; words.max(self.stamps.len())];
            self.now = 0;
        }
        self.now += 1;
        self.met.clear();
        self.best.clear();
    }

    #[inline]
    fn first_time(&mut self, word: u32) -> bool {
        let stamp = &mut self.stamps[word as usize];
        let first = *stamp != self.now;
        *stamp = self.now;
        first
    }
}

fn before(left: (f32, u32), right: (f32, u32)) -> Ordering {
    left.0.total_cmp(&right.0).then(left.1.cmp(&right.1))
}

impl Fuzzy {
    /// Words within a few errors of the written one, at most `limit`: the likeliest, which are those that are both near and
    /// frequent, ascending by number.
    pub(crate) fn near(&self, written: &[u8], wanted: Wanted, seen: &mut Seen) -> Vec<Near> {
        if self.words.len() == 0 || written.is_empty() {
            return Vec::new();
        }
        seen.start(self.words.len());
        let known = wanted.common > 0 && self.exact(written).is_some_and(|word| word < wanted.common);
        let most = if known || wanted.errors == Errors::One { 1 } else { usize::MAX };
        let (allowed, deletions) = (allowed_errors(written), deletions(written).min(most));
        let allowed = if most == 1 { allowed.min(1) } else { allowed };
        self.meet(written, allowed, deletions, seen);
        self.pick(written, wanted.limit, seen);
        let mut near: Vec<Near> = seen.best.iter().map(|(_, near)| *near).collect();
        near.sort_unstable_by_key(|near| near.word);
        near
    }

    /// Finds the words within so many errors.
    fn meet(&self, written: &[u8], allowed: u8, deletions: usize, seen: &mut Seen) {
        let written_mask = mask(written);
        let pattern = Pattern::new(written);
        let layout = Layout::of(self.words.len());
        let mut all = [0; REMAINS];
        let count = remains(written, deletions, &mut all);
        // Where the buckets are is asked for all at once, so that the memory's answers overlap.
        let mut buckets = [(0, 0); REMAINS];
        for (bucket, &spread) in buckets.iter_mut().zip(&all[..count]) {
            let number = bucket_of(spread, self.starts.len() - 1);
            *bucket = (self.starts[number] as usize, self.starts[number + 1] as usize);
        }
        for (&(start, end), &spread) in buckets.iter().zip(&all[..count]) {
            let mark = layout.mark(spread);
            let own = self.entries[start..end].iter().take(READ);
            for &entry in own.filter(|&&entry| entry & !layout.word == mark).take(MET) {
                let word = entry & layout.word;
                let card = Card(&self.cards[word as usize]);
                if !may_be_near(written_mask, card.mask(), allowed) || !seen.first_time(word) {
                    continue;
                }
                let distance = pattern.distance(card.text().unwrap_or_else(|| self.words.get(word)));
                if distance <= u32::from(allowed) {
                    let frequency = card.frequency();
                    let least = least_surprise(written, distance) - frequency;
                    seen.met.push(Met { least, frequency, word });
                }
            }
        }
    }

    /// Compares what was met, the most promising first, until nothing that is left can be among the likeliest.
    fn pick(&self, written: &[u8], limit: usize, seen: &mut Seen) {
        let Seen { met, best, .. } = seen;
        if met.len() > limit {
            met.sort_unstable_by(|left, right| before((left.least, left.word), (right.least, right.word)));
        }
        for &Met { least, frequency, word } in met.iter() {
            let full = best.len() >= limit;
            if full && best.first().is_none_or(|(worst, _)| least > *worst) {
                return;
            }
            let difference = compare(written, self.words.get(word));
            let own = (difference.surprise() - frequency, word);
            if full && best.first().is_some_and(|(worst, near)| before(own, (*worst, near.word)).is_ge()) {
                continue;
            }
            if full {
                best.remove(0);
            }
            let place = best.partition_point(|(value, near)| before((*value, near.word), own).is_gt());
            best.insert(place, (own.0, Near { word, difference }));
        }
    }
}
