//! Lines that one person seems to have signed more than once.
//!
//! Two lines that point to one voter are found through the roll. Lines that do not surely point to anybody are compared with each
//! other.

use crate::engine::{Engine, LineMatch};
use crate::evidence::Evidence;
use crate::line::Line;

mod blocks;
mod through_roll;
mod unmatched;

/// Pairs below this probability are not reported.
const LEAST_PAIR: f64 = 0.3;

/// Two lines and the probability that one person wrote both.
#[derive(Debug, Clone, PartialEq)]
pub struct DuplicatePair {
    /// The earlier line, as its place among the lines.
    pub first: usize,
    /// The later line.
    pub second: usize,
    /// Probability that one person wrote both.
    pub probability: f64,
    /// The voter both point to; none where neither signer was found on the roll.
    pub voter: Option<u32>,
    /// For the voter: why the second line is theirs; otherwise how the lines compare.
    pub evidence: Vec<Evidence>,
}

impl Engine {
    /// Pairs of lines that one person seems to have signed, by the first line, then the second.
    #[must_use]
    pub fn duplicates(&self, lines: &[Line], matches: &[LineMatch]) -> Vec<DuplicatePair> {
        let mut pairs = through_roll::pairs(matches, self.voters());
        pairs.extend(unmatched::pairs(lines, matches));
        // A pair found in both ways stands as the surer one.
        pairs.sort_by(|left, right| {
            let ends = |pair: &DuplicatePair| (pair.first, pair.second);
            ends(left).cmp(&ends(right)).then(right.probability.total_cmp(&left.probability))
        });
        pairs.dedup_by_key(|pair| (pair.first, pair.second));
        pairs
    }
}
