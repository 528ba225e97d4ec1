//! What a clerk typed, as words and the parts of a record they may be about.

use super::part::{NAMES, PLACES, Part, Parts, parts};
use crate::text::{Token, tokens};
use crate::words;

/// Words of a box that are read.
const WORDS: usize = 8;
/// Words read of all fields together.
const FIELD_WORDS: usize = 12;

/// A look-up: one box, or fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// Whatever was typed into one box.
    Text(String),
    /// Fields given apart; empty ones say nothing.
    #[expect(missing_docs, reason = "the fields' names say it")]
    Fields { last: String, first: String, house: String, street: String, city: String },
}

/// A typed word and what it may be about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) token: Token,
    pub(super) parts: Parts,
    /// Parts it is about only by a mistake of the clerk: another field's box.
    pub(super) strange: Parts,
    /// Typed without a space behind a number: `704smi`.
    pub(super) glued: bool,
    /// May still be under the clerk's fingers.
    pub(super) open: bool,
    /// Words of different boxes are never one name.
    pub(super) field: u8,
}

impl Lookup {
    pub(super) fn words(&self) -> Vec<Word> {
        let mut words = Vec::new();
        match self {
            Self::Text(text) => {
                read(text, 0, WORDS, |token| (about(token), 0), &mut words);
                // A space behind the last word says that it is whole.
                if !text.ends_with(' ')
                    && let Some(last) = words.last_mut()
                {
                    last.open = true;
                }
            }
            Self::Fields { last, first, house, street, city } => {
                let (surname, given) = (
                    parts(&[Part::Surname, Part::FurtherSurname, Part::Suffix]),
                    parts(&[Part::First, Part::Middle]),
                );
                let numbers = parts(&[Part::House, Part::Unit]);
                let road = parts(&[Part::Street, Part::Way]);
                let place = parts(&[Part::City, Part::Zip]);
                for (field, (text, own, strange)) in (1..).zip([
                    (last, surname, given),
                    (first, given, surname),
                    (house, numbers, road),
                    (street, road, numbers),
                    (city, place, road),
                ]) {
                    read(
                        text,
                        field,
                        FIELD_WORDS,
                        |token| (about(token) & own, about(token) & strange),
                        &mut words,
                    );
                }
            }
        }
        words
    }
}

/// What a word may be about, from its characters alone.
fn about(token: &Token) -> Parts {
    let bytes = token.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let mut set = match digits {
        0 => NAMES | PLACES,
        _ if digits == bytes.len() => parts(&[Part::House, Part::Zip, Part::Street, Part::Unit]),
        // Half read: a number with a letter for a digit, a name with a digit for a letter.
        _ => NAMES | PLACES | parts(&[Part::House, Part::Unit]),
    };
    if digits == 0 && bytes.len() > 1 && super::price::as_digits(bytes).is_some() {
        set |= Part::House.bit();
    }
    if bytes.len() <= 2 {
        set |= Part::Unit.bit();
    }
    if words::suffix(token).is_some() {
        set |= Part::Suffix.bit();
    }
    if words::street_type(token).is_some() || words::direction(token).is_some() {
        set |= Part::Way.bit();
    }
    set
}

fn read(
    text: &str,
    field: u8,
    limit: usize,
    about: impl Fn(&Token) -> (Parts, Parts),
    words: &mut Vec<Word>,
) {
    let mut typed = tokens(text);
    typed.retain(|word| word.as_bytes()[0].is_ascii_alphanumeric() || word.as_bytes()[0] >= 128);
    for (place, token) in typed.iter().enumerate() {
        // `apt 5`: the number says it all.
        let announces = words::announces_unit(token) && typed.get(place + 1).is_some_and(is_unit);
        if announces && place > 0 {
            continue;
        }
        let halves = split(token);
        for (half, token) in halves.iter().flatten().enumerate() {
            let (parts, strange) = about(token);
            let word =
                Word { token: *token, parts, strange: strange & !parts, glued: half > 0, open: false, field };
            if words.len() < limit {
                words.push(word);
            }
        }
    }
}

fn is_unit(token: &Token) -> bool {
    token.has_digit() || token.len() == 1
}

/// `704smi` is a house number and letters of a surname, `smi704` the same the other way round; `5th` and `12b` are one
/// word.
fn split(token: &Token) -> [Option<Token>; 2] {
    let bytes = token.as_bytes();
    let at = bytes.iter().take_while(|byte| byte.is_ascii_digit() == bytes[0].is_ascii_digit()).count();
    let (head, tail) = bytes.split_at(at);
    let whole = tail.iter().any(|byte| byte.is_ascii_digit() == bytes[0].is_ascii_digit());
    let ordinal = matches!(tail, b"st" | b"nd" | b"rd" | b"th");
    let letters = if bytes[0].is_ascii_digit() { tail } else { head };
    if tail.is_empty() || whole || ordinal || letters.len() < 2 {
        return [Some(*token), None];
    }
    [Some(Token::new(head)), Some(Token::new(tail))]
}
