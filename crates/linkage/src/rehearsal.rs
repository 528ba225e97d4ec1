//! How often the search misses a voter who is there, at each noise level: found out by rehearsal.
//!
//! Voters of this roll are taken at random, lines are written for them as the model believes that people write and readers
//! misread, and are searched for. No label is used; the numbers look random and are the same every time.

use crate::channel::{ERROR_RATES, LEVELS, PerLevel, damaged};
use crate::index::{Index, Record};
use crate::line::Line;
use crate::numbers::Numbers;
use crate::parameters::Parameters;
use crate::posterior::Explanations;
use crate::words;

/// Lines rehearsed at each noise level: the cleaner, the fewer are missed, and the more lines it takes to see how few.
const LINES: [usize; LEVELS] = [500, 400, 300, 400];
/// Lines that were found at a level without a miss still leave so many unmet.
const UNMET: f64 = 0.3;
/// A voter with less than this share of what nobody on the roll explains counts as missed.
const OUTWEIGHED: f64 = 0.02;
/// Shares of signers who leave out their middle name, who write its initial; who leave out a unit, a street type, the zip code.
const NO_MIDDLE: f64 = 0.6;
const MIDDLE_INITIAL: f64 = 0.25;
const NO_UNIT: f64 = 0.35;
const NO_STREET_TYPE: f64 = 0.15;
const NO_ZIP: f64 = 0.1;
/// Shares who write the surname first, only the initial of the first name, a nickname.
const SURNAME_FIRST: f64 = 0.07;
const ONLY_INITIAL: f64 = 0.02;
const NICKNAME: f64 = 0.06;

/// A line written for a voter.
#[derive(Debug)]
pub(crate) struct Rehearsed {
    pub(crate) voter: u32,
    pub(crate) level: usize,
    pub(crate) line: Line,
}

/// The lines to be searched for.
pub(crate) fn lines(index: &Index, parameters: &Parameters, seed: u64) -> Vec<Rehearsed> {
    if index.count() == 0 {
        return Vec::new();
    }
    let mut numbers = Numbers::new(seed);
    let mut all = Vec::with_capacity(LINES.iter().sum());
    for (level, count) in LINES.into_iter().enumerate() {
        for _ in 0..count {
            let voter = crate::num::id(numbers.below(index.count()));
            let line = written(index, voter, parameters, &mut numbers);
            // Names in scripts that are compared as equal or not are not misread letter by letter.
            if !line.printed_name.is_ascii() {
                continue;
            }
            let mut misread = |text: &str| damaged(text, ERROR_RATES[level], &mut numbers);
            let line = Line {
                printed_name: misread(&line.printed_name),
                address: misread(&line.address),
                city: misread(&line.city),
                zip: misread(&line.zip),
            };
            all.push(Rehearsed { voter, level, line });
        }
    }
    all
}

/// Whether the voter is so far behind those who are not on the roll that the line would be taken for theirs.
pub(crate) fn is_missed(
    rehearsed: &Rehearsed,
    explanations: &Explanations,
    index: &Index,
    parameters: &Parameters,
) -> bool {
    let sums = explanations.sums(parameters);
    let nobody: f64 = sums.nobody.iter().sum();
    let own = index.record(rehearsed.voter);
    let same = |record: &Record| (record.surname(), record.first()) == (own.surname(), own.first());
    // Of many voters of one name some stand for the others.
    let explained: f64 = (0..explanations.voters.len())
        .filter(|&place| same(&index.record(explanations.voters[place].voter)))
        .map(|place| sums.home[place] + sums.elsewhere[place].iter().sum::<f64>())
        .sum();
    explained < OUTWEIGHED * nobody
}

/// The share missed at each level; a noisier level misses no less than a cleaner one.
pub(crate) fn shares(missed: &[(usize, bool)]) -> PerLevel {
    let mut least = 0.0_f64;
    std::array::from_fn(|level| {
        let count = |test: fn(bool) -> bool| {
            missed.iter().filter(|(at, was_missed)| *at == level && test(*was_missed)).count() as f64
        };
        least = least.max((count(|missed| missed) + UNMET) / (count(|_| true) + 1.0));
        least
    })
}

fn written(index: &Index, voter: u32, parameters: &Parameters, numbers: &mut Numbers) -> Line {
    let record = index.record(voter);
    // A voter who moved lives where another voter does.
    let moved = numbers.chance(parameters.moved);
    let home = if moved { index.record(crate::num::id(numbers.below(index.count()))) } else { record };
    let places = &index.places;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut address = vec![text(places.houses.words.get(home.house()))];
    address.push(words::direction_name(home.directions().0).to_owned());
    address.push(text(places.streets.words.get(home.street())));
    if !numbers.chance(NO_STREET_TYPE) {
        address.push(words::street_type_name(home.street_type()).to_owned());
    }
    address.push(words::direction_name(home.directions().1).to_owned());
    let unit = places.units.get(home.unit());
    if !unit.is_empty() && !numbers.chance(NO_UNIT) {
        address.push(format!("# {}", text(unit)));
    }
    let at = 2 * home.locality() as usize;
    Line {
        printed_name: name(index, &record, numbers),
        address: spaced(&address),
        city: text(places.cities.words.get(places.localities[at])),
        zip: match numbers.chance(NO_ZIP) {
            true => String::new(),
            false => text(places.zips.words.get(places.localities[at + 1])),
        },
    }
}

fn name(index: &Index, record: &Record, numbers: &mut Numbers) -> String {
    let names = &index.names;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let key = names.firsts.get(record.first()).first().copied();
    let mut first = key.map_or_else(String::new, |key| text(names.keys.words.get(key)));
    let related = key.map_or(&[][..], |key| names.related.get(key));
    if numbers.chance(ONLY_INITIAL) {
        first.truncate(first.chars().next().map_or(0, char::len_utf8));
    } else if !related.is_empty() && numbers.chance(NICKNAME) {
        first = text(names.keys.words.get(related[numbers.below(related.len())]));
    }
    let mut middle = text(names.middles.get(record.middle()));
    if numbers.chance(NO_MIDDLE) {
        middle.clear();
    } else if numbers.chance(MIDDLE_INITIAL / (1.0 - NO_MIDDLE)) {
        middle.truncate(middle.chars().next().map_or(0, char::len_utf8));
    }
    let last = names.surnames.get(record.surname()).first();
    let last = last.map_or_else(String::new, |&key| text(names.keys.words.get(key)));
    let suffix = words::suffix_name(record.suffix()).to_owned();
    if numbers.chance(SURNAME_FIRST) {
        spaced(&[last, first, middle])
    } else {
        spaced(&[first, middle, last, suffix])
    }
}

/// The words that are there, a space between them.
fn spaced(words: &[String]) -> String {
    words.iter().filter(|word| !word.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}
