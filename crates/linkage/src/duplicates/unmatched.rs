//! Lines that point to nobody surely, compared with each other: they become a small roll themselves.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::blocks::Blocks;
use super::{DuplicatePair, LEAST_PAIR};
use crate::engine::{Engine, LineMatch};
use crate::index::Index;
use crate::line::{Line, Reading, Segment, Written, WrittenName};
use crate::parameters::Parameters;
use crate::posterior::Explanations;
use crate::view::View;
use crate::voters::{Field, MemoryVoters};
use crate::words;

/// A line that is so probably of voters at their addresses, of one or of a father and a son of one name, is compared
/// through the roll alone.
const MATCHED: f64 = 0.9;
/// What is assumed of such lines before they are looked at: who signed an earlier one too, who has moved since.
const ASSUMED: Parameters = Parameters {
    on_roll: 0.06,
    levels: [0.35, 0.35, 0.15, 0.15],
    family: 0.3,
    known_address: 0.3,
    moved: 0.001,
    outside: 0.35,
    missed: [0.0; 4],
};

/// A line as it is compared with others.
struct Compared {
    view: View,
    explanations: Explanations,
}

pub(super) fn pairs(lines: &[Line], matches: &[LineMatch]) -> Vec<DuplicatePair> {
    let at_home = |found: &LineMatch| -> f64 {
        found.candidates.iter().map(|candidate| candidate.probability - candidate.moved).sum()
    };
    let (mut unmatched, mut copies) = (Vec::new(), BTreeMap::<usize, Vec<usize>>::new());
    let mut first_two: BTreeMap<&Line, (usize, usize)> = BTreeMap::new();
    for (place, line) in lines.iter().enumerate().filter(|(place, _)| at_home(&matches[*place]) < MATCHED) {
        let (first, count) = first_two.entry(line).or_insert((place, 0));
        *count += 1;
        // Of lines that are alike to the letter two are compared; what is said of them is said of the others.
        if *count <= 2 {
            unmatched.push(place);
        } else {
            copies.entry(*first).or_default().push(place);
        }
    }
    let mut pairs = compared_pairs(lines, &unmatched);
    let alike = |pair: &&DuplicatePair| lines[pair.first] == lines[pair.second];
    let repeated: Vec<DuplicatePair> = pairs
        .iter()
        .filter(alike)
        .flat_map(|pair| {
            let others = copies.get(&pair.first).into_iter().flatten();
            others.map(|&second| DuplicatePair { second, ..pair.clone() })
        })
        .collect();
    pairs.extend(repeated);
    pairs
}

fn compared_pairs(lines: &[Line], unmatched: &[usize]) -> Vec<DuplicatePair> {
    let written: Vec<Written> = unmatched.iter().map(|&line| Written::new(&lines[line])).collect();
    let mut as_roll = MemoryVoters::default();
    for (line, written) in unmatched.iter().zip(&written) {
        push(&mut as_roll, &lines[*line], written);
    }
    let mut engine = Engine::build(&as_roll);
    leave_one_out(&mut engine.index);
    let blocks = Blocks::new(&written);
    let compared = compare(&engine, written, &blocks);
    let explanations: Vec<Explanations> =
        compared.iter().flatten().map(|compared| compared.explanations.clone()).collect();
    // A name alone makes no pair: who signs twice gives one address.
    let learned = crate::learn::learn(&explanations, &ASSUMED);
    let parameters = Parameters { moved: ASSUMED.moved, ..learned };
    let mut pairs = Vec::new();
    // Each pair is seen from both ends, as one end may be read in more ways than the other.
    for (own, compared) in compared.iter().enumerate() {
        let Some(Compared { view, explanations }) = compared else { continue };
        for (other, probability, evidence) in engine.explained(view, explanations, &parameters, LEAST_PAIR) {
            let other = other as usize;
            let (first, second) = (unmatched[own.min(other)], unmatched[own.max(other)]);
            pairs.push(DuplicatePair { first, second, probability, voter: None, evidence });
        }
    }
    pairs
}

/// Every line with the others of its blocks; `None` for a line with nobody to compare with.
fn compare(engine: &Engine, written: Vec<Written>, blocks: &Blocks) -> Vec<Option<Compared>> {
    let mut voter_of = vec![0; written.len()];
    for (voter, &row) in (0..).zip(&engine.index.rows) {
        voter_of[row as usize] = voter;
    }
    written
        .into_par_iter()
        .enumerate()
        .map(|(line, written)| {
            let others = blocks.others(line);
            if others.is_empty() || written.is_empty() {
                return None;
            }
            let others: Vec<(f32, u32)> =
                others.into_iter().map(|other| (0.0, voter_of[other as usize])).collect();
            Some(engine.at_a_desk(|desk| {
                let (view, explanations) = engine.explain_by(written, &ASSUMED, &others, desk);
                Compared { view, explanations }
            }))
        })
        .collect()
}

/// Every line's words are in the dictionaries once because of the line itself, which says nothing about how usual they are.
fn leave_one_out(index: &mut Index) {
    let (names, places) = (&mut index.names, &mut index.places);
    let weights = [
        &mut names.surname_weight,
        &mut names.first_weight,
        &mut places.street_weight,
        &mut places.house_weight,
        &mut places.city_weight,
        &mut places.zip_weight,
        &mut places.locality_weight,
    ];
    for weight in weights.into_iter().flatten() {
        *weight = weight.saturating_sub(1);
    }
}

/// The likeliest reading of a name; nobody's surname is an initial.
fn likeliest(name: &WrittenName) -> Option<&Reading> {
    let initial =
        |segment: Segment| segment.1 > 0 && name.words[usize::from(segment.0 + segment.1) - 1].len() == 1;
    let share = |reading: &Reading| if initial(reading.last) { reading.share / 50.0 } else { reading.share };
    // The first of equals: `max_by` would take the last.
    name.readings.iter().rev().max_by(|left, right| share(left).total_cmp(&share(right)))
}

/// A line as a voter: the likeliest reading of its words.
fn push(voters: &mut MemoryVoters, line: &Line, written: &Written) {
    let text = |segment| written.name.text(segment);
    let (first, middle, last) = likeliest(&written.name).map_or_else(Default::default, |reading| {
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
