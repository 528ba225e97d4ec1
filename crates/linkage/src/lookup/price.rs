//! What it costs to explain a typed word by a value of the roll: minus the logarithm of how often clerks type so.
//!
//! Set from reasoning: a clerk keys one character in fifty wrong, cuts a third of the words short, and writes a nickname
//! for one name in sixteen.

use super::part::Part;
use crate::channel::compare;
use crate::fuzzy::Pattern;
use crate::text::Token;

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
        } else if letters == 0 && meant.starts_with(typed) && meant[typed.len()..].iter().all(u8::is_ascii_alphabetic) {
            // `12` for 12B.
            2.0
        } else {
            wrong_digits(digits.as_bytes(), meant).min(if letters == 0 && meant.starts_with(typed) {
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

/// One or two wrong digits.
fn wrong_digits(typed: &[u8], meant: &[u8]) -> f32 {
    if typed.len() == meant.len() {
        let wrong: Vec<usize> = (0..typed.len()).filter(|&at| typed[at] != meant[at]).collect();
        return match wrong[..] {
            [_] => 5.5,
            [first, second]
                if second == first + 1 && typed[first] == meant[second] && typed[second] == meant[first] =>
            {
                4.5
            }
            [_, _] if typed.len() > 3 => 10.5,
            _ => NEVER,
        };
    }
    let (short, long, price) =
        if typed.len() < meant.len() { (typed, meant, 5.5) } else { (meant, typed, 6.5) };
    let lost = long.len() - short.len() == 1
        && short.len() > 1
        && (0..long.len()).any(|at| long[..at] == short[..at] && long[at + 1..] == short[at..]);
    if lost { price } else { NEVER }
}

/// Letters that are read for digits as the digits they stand for, and how many there are. Nothing where any other letter
/// is.
pub(super) fn as_digits(text: &[u8]) -> Option<(Token, usize)> {
    let mut digits = Token::EMPTY;
    let mut letters = 0;
    for &byte in text {
        let digit = match byte {
            b'0'..=b'9' => byte,
            b'o' | b'q' | b'd' => b'0',
            b'l' | b'i' => b'1',
            b'z' => b'2',
            b's' => b'5',
            b'b' => b'8',
            b'g' => b'9',
            _ => return None,
        };
        letters += usize::from(digit != byte);
        digits.push(digit);
    }
    Some((digits, letters))
}

/// Digits as the letters they are read for.
pub(super) fn as_letters(text: &[u8]) -> Token {
    let letter = |&byte: &u8| match byte {
        b'0' => b'o',
        b'1' => b'l',
        b'2' => b'z',
        b'4' => b'a',
        b'5' => b's',
        b'6' | b'8' => b'b',
        b'7' => b't',
        b'9' => b'g',
        other => other,
    };
    Token::new(&text.iter().map(letter).collect::<Vec<u8>>())
}

/// House numbers that one slip of a finger makes of what was typed, with what the slip costs; the same one may come twice.
pub(super) fn slips(typed: &[u8]) -> Vec<(Token, f32)> {
    let mut found = Vec::new();
    let Some((digits, letters)) = as_digits(typed) else { return found };
    let misread = 2.0 * letters as f32;
    let digits = digits.as_bytes();
    if letters > 0 {
        found.push((Token::new(digits), misread));
    }
    if digits.len() > 6 {
        return found;
    }
    let mut take = |meant: Vec<u8>| {
        let price = wrong_digits(digits, &meant);
        if price.is_finite() {
            found.push((Token::new(&meant), misread + price));
        }
    };
    for at in 0..digits.len() {
        for digit in b'0'..=b'9' {
            let mut other = digits.to_vec();
            other[at] = digit;
            take(other);
            let mut longer = digits.to_vec();
            longer.insert(at, digit);
            take(longer);
        }
        let mut shorter = digits.to_vec();
        shorter.remove(at);
        take(shorter);
        if at > 0 {
            let mut swapped = digits.to_vec();
            swapped.swap(at - 1, at);
            take(swapped);
        }
    }
    for digit in b'0'..=b'9' {
        take([digits, &[digit]].concat());
    }
    found
}
