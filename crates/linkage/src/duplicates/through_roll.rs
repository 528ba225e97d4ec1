//! Two lines that point to one voter.

use std::collections::BTreeMap;

use super::{DuplicatePair, LEAST_PAIR};
use crate::engine::{Candidate, LineMatch};

/// A candidate below this probability makes no pair.
const LEAST_CANDIDATE: f64 = 0.05;
/// Lines of one voter that are paired with each other; beyond it each is paired with the first ones only.
const PER_VOTER: usize = 50;
/// Somebody else of a household that signed signs this many times as often as anybody on the roll does.
const HOUSEHOLD: f64 = 3.0;
/// A signer who signs twice writes the roll's address once and another one the other time this much less often than one of them twice.
const TWO_ADDRESSES: f64 = 0.3;
/// Share of signers who sign twice, before the lines have shown it, and how many lines that is worth.
const TWICE: f64 = 0.01;
const PRIOR_LINES: f64 = 200.0;
/// A link this sure shows who signed twice.
const SURE: f64 = 0.95;

/// What two lines have in common.
#[derive(Debug, Default, Clone, Copy)]
struct Common {
    /// Probability that both are of one voter, who wrote the same address twice, or not.
    same: f64,
    two_addresses: f64,
    /// The likeliest common voter: the probability, the voter, its place among the second line's candidates.
    best: (f64, u32, usize),
}

pub(super) fn pairs(matches: &[LineMatch], voters: usize) -> Vec<DuplicatePair> {
    let common = common(matches);
    let again = again(matches, &common, voters);
    common
        .into_iter()
        .filter_map(|((first, second), common)| {
            let probability = probability(&matches[first], &matches[second], &common, again);
            let (_, voter, place) = common.best;
            (probability >= LEAST_PAIR).then(|| DuplicatePair {
                first,
                second,
                probability,
                voter: Some(voter),
                evidence: matches[second].candidates[place].evidence.clone(),
            })
        })
        .collect()
}

fn common(matches: &[LineMatch]) -> BTreeMap<(usize, usize), Common> {
    let mut lines_of: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
    for (line, found) in matches.iter().enumerate() {
        for (place, candidate) in likely(found).enumerate() {
            lines_of.entry(candidate.voter).or_default().push((line, place));
        }
    }
    let mut all: BTreeMap<(usize, usize), Common> = BTreeMap::new();
    for (voter, lines) in &lines_of {
        for (nth, &(second, place)) in lines.iter().enumerate() {
            for &(first, other) in lines[..nth].iter().take(PER_VOTER) {
                let ends = [&matches[first].candidates[other], &matches[second].candidates[place]];
                let moved = ends.map(|candidate| candidate.moved);
                let home = ends.map(|candidate| candidate.probability - candidate.moved);
                let common = all.entry((first, second)).or_default();
                common.same += home[0] * home[1] + moved[0] * moved[1];
                common.two_addresses += home[0] * moved[1] + moved[0] * home[1];
                let both = ends[0].probability * ends[1].probability;
                if both > common.best.0 {
                    common.best = (both, *voter, place);
                }
            }
        }
    }
    all
}

/// Candidates stand in falling order of probability.
fn likely(found: &LineMatch) -> impl Iterator<Item = &Candidate> {
    found.candidates.iter().take_while(|candidate| candidate.probability >= LEAST_CANDIDATE)
}

/// How much more or less usual it is that somebody who signed signs again than that any one voter signs at all.
fn again(matches: &[LineMatch], common: &BTreeMap<(usize, usize), Common>, voters: usize) -> f64 {
    let lines = matches.len() as f64;
    let twice = common.values().filter(|common| common.same >= SURE).count() as f64;
    let twice = (twice + TWICE * PRIOR_LINES) / (lines + PRIOR_LINES);
    (twice * voters as f64 / lines).clamp(0.02, 1.0)
}

/// The probability that one person wrote both lines. The lines were linked one by one, each as if nobody had signed before.
fn probability(first: &LineMatch, second: &LineMatch, common: &Common, again: f64) -> f64 {
    let in_common = |own: &LineMatch, other: &LineMatch| -> f64 {
        let shared = |candidate: &&Candidate| likely(other).any(|known| known.voter == candidate.voter);
        likely(own).filter(shared).map(|candidate| candidate.probability).sum()
    };
    let any = common.same + common.two_addresses;
    // Two voters who fit both lines, such as father and son, and signed once each.
    let different = (in_common(first, second) * in_common(second, first) - any).max(0.0);
    let one = again * (common.same + TWO_ADDRESSES * common.two_addresses);
    let two = (1.0 - any - different).max(0.0) + HOUSEHOLD * different;
    one / (one + two).max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(candidates: &[(u32, f64)]) -> LineMatch {
        let candidates = candidates.iter().map(|&(voter, probability)| Candidate {
            voter,
            probability,
            moved: 0.0,
            evidence: Vec::new(),
        });
        LineMatch { candidates: candidates.collect(), not_on_roll: 0.0 }
    }

    #[test]
    fn one_voter_twice_is_a_pair_and_father_and_son_are_none() {
        let mut matches: Vec<LineMatch> = (10..400).map(|voter| line(&[(voter, 0.999)])).collect();
        matches.extend([line(&[(1, 0.999)]), line(&[(1, 0.999)])]);
        matches.extend([line(&[(2, 0.5), (3, 0.5)]), line(&[(2, 0.5), (3, 0.5)])]);
        let pairs = pairs(&matches, 4_000);
        assert_eq!(pairs.len(), 1, "{pairs:?}");
        assert!(pairs[0].voter == Some(1) && pairs[0].probability > 0.9, "{pairs:?}");
    }
}
