//! Lines that one person seems to have signed more than once.
//!
//! Two lines that point to one voter are found through the roll. Lines that point to nobody are compared with each other: they
//! become a small roll themselves, and each is linked with it.

use std::collections::BTreeMap;

use crate::engine::{Engine, LineMatch};
use crate::evidence::Evidence;
use crate::line::{Line, Written};
use crate::parameters::Parameters;
use crate::voters::{Field, MemoryVoters};
use crate::words;

/// A candidate below this probability makes no pair.
const LEAST_CANDIDATE: f64 = 0.05;
/// Pairs below this probability are not reported.
const LEAST_PAIR: f64 = 0.3;
/// Share of the lines that point to nobody and whose signer signed another such line.
const SIGNED_TWICE: f64 = 0.06;
/// Lines of one voter that are paired with each other; beyond it each is paired with the first ones only.
const PER_VOTER: usize = 50;

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
        let mut pairs = through_roll(matches);
        pairs.extend(line_against_line(lines, matches));
        pairs.sort_by_key(|pair| (pair.first, pair.second));
        pairs.dedup_by_key(|pair| (pair.first, pair.second));
        pairs
    }
}

fn through_roll(matches: &[LineMatch]) -> Vec<DuplicatePair> {
    let mut lines_of: BTreeMap<u32, Vec<(usize, usize)>> = BTreeMap::new();
    for (line, found) in matches.iter().enumerate() {
        for (place, candidate) in found.candidates.iter().enumerate() {
            if candidate.probability >= LEAST_CANDIDATE {
                lines_of.entry(candidate.voter).or_default().push((line, place));
            }
        }
    }
    let mut sums: BTreeMap<(usize, usize), (f64, f64, u32, usize)> = BTreeMap::new();
    for (voter, lines) in &lines_of {
        for (nth, &(second, place)) in lines.iter().enumerate() {
            for &(first, other) in lines[..nth].iter().take(PER_VOTER) {
                let own = matches[second].candidates[place].probability;
                let both = own * matches[first].candidates[other].probability;
                let sum = sums.entry((first, second)).or_insert((0.0, 0.0, *voter, place));
                sum.0 += both;
                if both > sum.1 {
                    (sum.1, sum.2, sum.3) = (both, *voter, place);
                }
            }
        }
    }
    sums.into_iter()
        .filter(|(_, (probability, ..))| *probability >= LEAST_PAIR)
        .map(|((first, second), (probability, _, voter, place))| DuplicatePair {
            first,
            second,
            probability,
            voter: Some(voter),
            evidence: matches[second].candidates[place].evidence.clone(),
        })
        .collect()
}

fn line_against_line(lines: &[Line], matches: &[LineMatch]) -> Vec<DuplicatePair> {
    let unmatched: Vec<usize> = (0..lines.len()).filter(|&line| matches[line].not_on_roll >= 0.5).collect();
    if unmatched.len() < 2 {
        return Vec::new();
    }
    let mut as_roll = MemoryVoters::default();
    unmatched.iter().for_each(|&line| push(&mut as_roll, &lines[line]));
    let mut engine = Engine::build(&as_roll);
    engine.set_parameters(Parameters {
        on_roll: SIGNED_TWICE,
        family: 0.3,
        moved: 0.005,
        ..Parameters::default()
    });
    let own: Vec<Line> = unmatched.iter().map(|&line| lines[line].clone()).collect();
    let mut pairs = Vec::new();
    for (place, found) in engine.link_others(&own).into_iter().enumerate() {
        for candidate in found.candidates {
            let other = candidate.voter as usize;
            if candidate.probability >= LEAST_PAIR {
                let (first, second) = (unmatched[place.min(other)], unmatched[place.max(other)]);
                let probability = candidate.probability;
                pairs.push(DuplicatePair {
                    first,
                    second,
                    probability,
                    voter: None,
                    evidence: candidate.evidence,
                });
            }
        }
    }
    // Each pair was seen from both ends: the surer end stands.
    pairs.sort_by(|left, right| {
        let ends = |pair: &DuplicatePair| (pair.first, pair.second);
        ends(left).cmp(&ends(right)).then(right.probability.total_cmp(&left.probability))
    });
    pairs.dedup_by_key(|pair| (pair.first, pair.second));
    pairs
}

/// A line as a voter: the likeliest reading of its words.
fn push(voters: &mut MemoryVoters, line: &Line) {
    let written = Written::new(line);
    let text = |segment| written.name.text(segment);
    let reading = written.name.readings.first();
    let (first, middle, last) = reading.map_or_else(Default::default, |reading| {
        (text(reading.first), text(reading.middle), text(reading.last))
    });
    let address = &written.address;
    let street = address.streets.first().map(|(token, _)| token.text()).unwrap_or_default();
    voters.push(&[
        (Field::LastName, &last),
        (Field::FirstName, &first),
        (Field::MiddleName, &middle),
        (Field::Suffix, words::suffix_name(written.name.suffix)),
        (Field::HouseNumber, &address.house.text()),
        (Field::StreetName, &street),
        (Field::StreetType, words::street_type_name(address.kind)),
        (Field::PreDirection, words::direction_name(address.pre)),
        (Field::PostDirection, words::direction_name(address.post)),
        (Field::UnitNumber, &address.unit.text()),
        (Field::City, &line.city),
        (Field::Zip, &line.zip),
    ]);
}
