//! Runs of typed words: several words may be one surname, street or city.

use crate::lookup::part::{PLACES, Part, Parts, parts};
use crate::lookup::price::Typed;
use crate::lookup::query::Word;
use crate::text::Token;
use crate::words::{direction, is_particle, place_key, street_type, suffix};

/// A run of typed words.
#[derive(Debug)]
pub(in crate::lookup) struct Span {
    pub(in crate::lookup) start: usize,
    pub(in crate::lookup) end: usize,
    /// Its letters without spaces.
    pub(in crate::lookup) typed: Typed,
    /// As a street or city is spelt in the index.
    pub(in crate::lookup) place: Typed,
    pub(in crate::lookup) number: Option<u8>,
    pub(in crate::lookup) way: [u8; 2],
    /// Typed into the box of one field.
    pub(super) boxed: bool,
    /// Begins with a word that no surname ends with.
    pub(super) particle: bool,
}

impl Span {
    pub(in crate::lookup) fn token(&self) -> &Token {
        &self.typed.token
    }
}

/// What a run of words may be about: several words only what is written in several.
pub(super) fn about(run: &[Word]) -> (Parts, Parts) {
    if let [only] = run {
        return (only.parts, only.strange);
    }
    let field = run.iter().all(|word| word.field == run[0].field);
    let letters = run.iter().all(|word| !word.token.has_digit());
    if !field {
        return (0, 0);
    }
    if letters {
        let several = parts(&[Part::Surname, Part::First]) | PLACES;
        let own = run.iter().fold(several, |all, word| all & word.parts);
        let any = run.iter().fold(several, |all, word| all & (word.parts | word.strange));
        return (own, any & !own);
    }
    // `5mith`, which was taken apart.
    match run {
        [_, second] if second.glued => (
            parts(&[Part::Surname, Part::First, Part::Street, Part::House]) & (run[0].parts | second.parts),
            0,
        ),
        _ => (0, 0),
    }
}

/// The run as it is compared.
pub(super) fn span(run: &[Word], start: usize) -> Span {
    let tokens: Vec<Token> = run.iter().map(|word| word.token).collect();
    let open = run.iter().any(|word| word.open);
    let joined = Token::join(&tokens);
    Span {
        start,
        end: start + run.len(),
        typed: Typed::new(joined, open),
        place: Typed::new(place_key(&tokens), open),
        number: suffix(&joined),
        boxed: run[0].field > 0,
        particle: is_particle(&run[0].token),
        way: [street_type(&joined).unwrap_or(0), direction(&joined).unwrap_or(0)],
    }
}
