//! How queries go wrong. Independent of the engine's own model of errors.

use testkit::Rng;

const NICKNAMES: &str = include_str!("../../data/nicknames.csv");
const LOOKALIKES: [(char, &str); 15] = [
    ('m', "rn"),
    ('o', "0"),
    ('l', "1"),
    ('i', "l"),
    ('e', "c"),
    ('s', "5"),
    ('b', "6"),
    ('g', "9"),
    ('a', "o"),
    ('u', "v"),
    ('n', "r"),
    ('t', "f"),
    ('1', "l"),
    ('0', "O"),
    ('5', "S"),
];

/// One keying mistake behind the first letter: two letters swapped, one lost, doubled or changed.
pub(crate) fn slip(word: &str, rng: &mut Rng) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 4 {
        return None;
    }
    let at = 1 + rng.index(letters.len() - 1);
    match rng.below(4) {
        0 if at + 1 < letters.len() => letters.swap(at, at + 1),
        0 | 1 => _ = letters.remove(at),
        2 => letters.insert(at, letters[at - 1]),
        _ => letters[at] = letter(rng),
    }
    Some(letters.into_iter().collect())
}

fn letter(rng: &mut Rng) -> char {
    *rng.pick(&('a'..='z').collect::<Vec<_>>())
}

/// What a poor reader makes of a text: one character in eight, one at least.
pub(crate) fn misread(text: &str, rng: &mut Rng) -> String {
    let lookalike = |c: char| LOOKALIKES.iter().find(|(own, _)| *own == c).map(|(_, other)| *other);
    let mut spots: Vec<usize> =
        text.chars().enumerate().filter(|(_, c)| lookalike(*c).is_some()).map(|(at, _)| at).collect();
    let count = (spots.len() / 8).max(1);
    rng.shuffle(&mut spots);
    spots.truncate(count);
    let read = |(at, c): (usize, char)| match lookalike(c) {
        Some(other) if spots.contains(&at) => other.to_owned(),
        _ => c.to_string(),
    };
    text.chars().enumerate().map(read).collect()
}

pub(crate) fn other_digit(house: &str, rng: &mut Rng) -> String {
    let mut digits: Vec<char> = house.chars().collect();
    let at = rng.index(digits.len());
    let others: Vec<char> = ('0'..='9').filter(|digit| *digit != digits[at]).collect();
    digits[at] = *rng.pick(&others);
    digits.into_iter().collect()
}

pub(crate) fn swapped_digits(house: &str, rng: &mut Rng) -> Option<String> {
    let mut digits: Vec<char> = house.chars().collect();
    let spots: Vec<usize> = (1..digits.len()).filter(|&at| digits[at - 1] != digits[at]).collect();
    let at = *spots.get(rng.index(spots.len()))?;
    digits.swap(at - 1, at);
    Some(digits.into_iter().collect())
}

/// A short form of a first name, where there is one.
pub(crate) fn nickname(first: &str, rng: &mut Rng) -> Option<String> {
    let known: Vec<&str> = NICKNAMES
        .lines()
        .skip(1)
        .filter_map(|row| row.split_once(','))
        .filter(|(name, nickname)| *name == first && *nickname != first)
        .map(|(_, nickname)| nickname)
        .collect();
    known.get(rng.index(known.len())).map(|nickname| (*nickname).to_owned())
}

/// The first few letters.
pub(crate) fn start(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}
