//! What it costs to explain a typed word by a value of the roll: minus the logarithm of how often clerks type so.
//!
//! Set from reasoning: a clerk keys one character in fifty wrong, cuts a third of the words short, and writes a nickname
//! for one name in sixteen.

pub(super) use digits::{as_digits, as_letters, slips};

use super::part::Part;
use crate::channel::compare;
use crate::fuzzy::Pattern;
use crate::text::Token;

mod digits;

/// Nothing explains the word by this value.
pub(super) const NEVER: f32 = f32::INFINITY;
/// Least price of a word with a mistake.
pub(super) const MISTAKE: f32 = 4.3;
/// A nickname stands for the name, or the other way round; shared among all that the name has.
pub(super) const NICKNAME: f32 = 2.8;
/// One part stands for a compound surname; the second word for a double first name.
pub(super) const PART_OF_SURNAME: f32 = 1.6;
pub(super) const PART_OF_FIRST: f32 = 0.7;
/// A word out of the middle of a street's name.
pub(super) const INNER_WORD: f32 = 2.0;
/// A word in another field's box.
pub(super) const STRANGE: f32 = 3.0;
/// Letters glued to a number that are not the surname's.
pub(super) const GLUED: f32 = 0.7;
/// Several words of which the last is a single letter: who begins another word rarely stops there, and an initial is more
/// likely.
pub(super) const TORN: f32 = 2.0;
/// A usual street type or direction that says nothing of the voter, and that says another thing.
pub(super) const IDLE_WAY: f32 = 3.0;
pub(super) const OTHER_WAY: f32 = 2.4;
/// What a damaged word costs at most.
const MOST: f32 = 12.0;

/// What a word costs that nothing in a record explains: that somebody types it about this voter at all.
pub(super) fn unexplained(token: &Token) -> f32 {
    match token.len() {
        0 | 1 => 6.0,
        2 => 8.5,
        3 => 11.0,
        _ => 13.0,
    }
}

/// Price of leaving off the rest of a word after so many letters.
pub(super) fn cut(letters: usize, part: Part, open: bool) -> f32 {
    let short = match (part, letters) {
        (Part::Surname | Part::FurtherSurname, 1) => 1.5,
        (Part::Street, 1) => 2.5,
        (Part::City, 1) => 3.0,
        (Part::Surname | Part::First, 2) => 0.4,
        (Part::Street | Part::City, 2) => 1.0,
        (Part::House, _) => return if open { 1.5 + 0.5 / letters.max(1) as f32 } else { NEVER },
        (Part::Zip, _) => return if open && letters > 2 { 1.0 } else { NEVER },
        _ => 0.0,
    };
    short + if open { 0.8 } else { 1.2 }
}

/// A typed word, prepared for many comparisons.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) token: Token,
    pattern: Pattern,
    pub(super) open: bool,
}

impl Typed {
    pub(super) fn new(token: Token, open: bool) -> Self {
        Self { token, pattern: Pattern::new(token.as_bytes()), open }
    }

    /// Price of the word where `meant` was meant in a part that is written in letters.
    pub(super) fn word(&self, meant: &[u8], part: Part) -> f32 {
        let typed = self.token.as_bytes();
        if meant.is_empty() {
            return NEVER;
        }
        if typed == meant {
            return 0.0;
        }
        if meant.starts_with(typed) {
            return cut(typed.len(), part, self.open);
        }
        let errors = match typed.len() {
            0..=2 => 0,
            3 | 4 if typed[0] == meant[0] => 2,
            3 | 4 => 1,
            5..=8 => 2,
            _ => 3,
        };
        let mut price = NEVER;
        if typed.len().abs_diff(meant.len()) <= errors && self.pattern.distance(meant) as usize <= errors {
            price = damage(typed, meant);
        }
        // Mistakes in a word cut short, which is then longer or shorter than the letters that were meant.
        if typed.len() > 3 && meant.len() > typed.len() && typed[0] == meant[0] {
            for length in typed.len() - 1..=typed.len() + 1 {
                let beginning = &meant[..length];
                if self.pattern.distance(beginning) as usize <= 1 + typed.len() / 8 {
                    price = price.min(damage(typed, beginning) + cut(typed.len(), part, self.open) + 0.5);
                }
            }
        }
        price
    }

    /// Price of the word where this number was meant.
    pub(super) fn number(&self, meant: &[u8], part: Part) -> f32 {
        let typed = self.token.as_bytes();
        if meant.is_empty() {
            return NEVER;
        }
        if typed == meant {
            return 0.0;
        }
        let Some((digits, letters)) = as_digits(typed) else { return NEVER };
        let misread = 2.0 * letters as f32;
        let price = if digits.as_bytes() == meant {
            0.0
        } else if letters == 0
            && meant.starts_with(typed)
            && meant[typed.len()..].iter().all(u8::is_ascii_alphabetic)
        {
            // `12` for 12B.
            2.0
        } else {
            digits::wrong(digits.as_bytes(), meant).min(if letters == 0 && meant.starts_with(typed) {
                cut(typed.len(), part, self.open)
            } else {
                NEVER
            })
        };
        misread + price
    }
}

fn damage(typed: &[u8], meant: &[u8]) -> f32 {
    let difference = compare(typed, meant);
    (difference.surprise() + 0.5 * f32::from(difference.errors)).min(MOST)
}
