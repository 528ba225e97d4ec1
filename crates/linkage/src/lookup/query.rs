//! What a clerk typed, as words and the fields they may be about.

use super::Role;
use crate::text::{Token, tokens};
use crate::words;

/// Words of a query that are read.
const WORDS: usize = 8;

/// A look-up: one box, or fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// Whatever was typed into one box.
    Text(String),
    /// Fields given apart; empty ones say nothing.
    #[expect(missing_docs, reason = "the fields' names say it")]
    Fields { last: String, first: String, house: String, street: String, city: String },
}

/// A word and what it may be about.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) token: Token,
    /// The only field it may be about; none for any.
    pub(super) role: Option<Role>,
    /// Several words run together; the single words are there too.
    pub(super) joined: bool,
}

impl Lookup {
    pub(super) fn words(&self) -> Vec<Word> {
        match self {
            Self::Text(text) => words_of(text, None),
            Self::Fields { last, first, house, street, city } => {
                let mut words = joined_field(last, Role::Surname);
                words.extend(joined_field(first, Role::First));
                words.extend(joined_field(house, Role::House));
                words.extend(street_field(street));
                words.extend(joined_field(city, Role::Locality));
                words
            }
        }
    }
}

fn plain(text: &str) -> Vec<Token> {
    let mut found = tokens(text);
    found.retain(|word| word.as_bytes()[0].is_ascii_alphanumeric() || word.as_bytes()[0] >= 128);
    found.truncate(WORDS);
    found
}

fn joined_field(text: &str, role: Role) -> Vec<Word> {
    let found = plain(text);
    if found.is_empty() {
        return Vec::new();
    }
    vec![Word { token: words::place_key(&found), role: Some(role), joined: false }]
}

/// A street's name; a house number before it, direction and type say little.
fn street_field(text: &str) -> Vec<Word> {
    let mut found = plain(text);
    if found.len() > 1 && found[0].as_bytes().iter().all(u8::is_ascii_digit) {
        found.remove(0);
    }
    if found.len() > 1 && words::direction(&found[0]).is_some() {
        found.remove(0);
    }
    if found.len() > 1 && found.last().is_some_and(|last| words::street_type(last).is_some()) {
        found.pop();
    }
    if found.is_empty() {
        return Vec::new();
    }
    vec![Word { token: words::place_key(&found), role: Some(Role::Street), joined: false }]
}

fn words_of(text: &str, role: Option<Role>) -> Vec<Word> {
    let mut single = Vec::new();
    for token in plain(text) {
        match number_and_letters(&token) {
            Some((number, letters)) => single.extend([number, letters]),
            None => single.push(token),
        }
    }
    let mut words: Vec<Word> =
        single.iter().map(|token| Word { token: *token, role, joined: false }).collect();
    // Streets, cities and names of several words.
    for pair in single.windows(2) {
        if pair.iter().all(|word| !word.has_digit()) {
            words.push(Word { token: words::place_key(pair), role, joined: true });
        }
    }
    for triple in single.windows(3) {
        if triple.iter().all(|word| !word.has_digit()) {
            words.push(Word { token: words::place_key(triple), role, joined: true });
        }
    }
    words
}

/// `704smi`: a house number and letters of the surname; `5th` is a street and `12b` a number.
fn number_and_letters(token: &Token) -> Option<(Token, Token)> {
    let bytes = token.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let letters = &bytes[digits..];
    let ordinal = matches!(letters, b"st" | b"nd" | b"rd" | b"th");
    if digits == 0 || letters.len() < 2 || ordinal || letters.iter().any(u8::is_ascii_digit) {
        return None;
    }
    Some((Token::new(&bytes[..digits]), Token::new(letters)))
}
