//! The words of a printed name and the ways they can be read as first, middle and last names.

use crate::text::Token;
use crate::words;

/// Words of a name that are read; a form has room for fewer.
const WORDS: usize = 5;

/// A run of words: where it starts and how many.
pub(crate) type Segment = (u8, u8);

/// No word at all.
pub(crate) const NOTHING: Segment = (0, 0);

/// One way to read the words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reading {
    pub(crate) first: Segment,
    pub(crate) middle: Segment,
    pub(crate) last: Segment,
    /// A further surname that the roll does not have.
    pub(crate) extra: Segment,
    /// How often people write a name of so many words in this way.
    pub(crate) share: f64,
}

/// A printed name.
#[derive(Debug, Clone)]
pub(crate) struct WrittenName {
    pub(crate) words: Vec<Token>,
    /// Generation suffix, see [`words::suffix`]; 0 is none.
    pub(crate) suffix: u8,
    /// Readings of the words.
    pub(crate) readings: &'static [Reading],
}

const fn reading(first: Segment, middle: Segment, last: Segment, share: f64) -> Reading {
    Reading { first, middle, last, extra: NOTHING, share }
}

const fn with_extra(first: Segment, last: Segment, extra: Segment, share: f64) -> Reading {
    Reading { first, middle: NOTHING, last, extra, share }
}

const N: Segment = NOTHING;

/// Readings of names without a comma, by number of words.
static PLAIN: [&[Reading]; WORDS + 1] = [
    &[],
    &[reading(N, N, (0, 1), 0.6), reading((0, 1), N, N, 0.4)],
    &[reading((0, 1), N, (1, 1), 0.93), reading((1, 1), N, (0, 1), 0.07)],
    &[
        reading((0, 1), (1, 1), (2, 1), 0.60),
        reading((0, 1), N, (1, 2), 0.18),
        reading((0, 2), N, (2, 1), 0.12),
        reading((1, 1), (2, 1), (0, 1), 0.04),
        reading((2, 1), N, (0, 2), 0.015),
        reading((1, 2), N, (0, 1), 0.015),
        with_extra((0, 1), (1, 1), (2, 1), 0.03),
    ],
    &[
        reading((0, 1), (1, 1), (2, 2), 0.30),
        reading((0, 1), (1, 2), (3, 1), 0.18),
        reading((0, 2), N, (2, 2), 0.20),
        reading((0, 2), (2, 1), (3, 1), 0.10),
        reading((0, 1), N, (1, 3), 0.08),
        reading((2, 1), (3, 1), (0, 2), 0.03),
        reading((1, 1), (2, 2), (0, 1), 0.03),
        reading((2, 2), N, (0, 2), 0.03),
        with_extra((0, 2), (2, 1), (3, 1), 0.03),
    ],
    &[
        reading((0, 1), (1, 2), (3, 2), 0.30),
        reading((0, 1), (1, 1), (2, 3), 0.20),
        reading((0, 2), (2, 1), (3, 2), 0.20),
        reading((0, 2), N, (2, 3), 0.10),
        reading((0, 1), (1, 3), (4, 1), 0.10),
        reading((2, 1), (3, 2), (0, 2), 0.05),
    ],
];

/// Readings of names with a comma behind the surname, by words before the comma (1 or 2) and in all.
static SURNAME_FIRST: [[&[Reading]; WORDS + 1]; 2] = [
    [
        &[],
        &[reading(N, N, (0, 1), 1.0)],
        &[reading((1, 1), N, (0, 1), 0.97), reading((0, 1), N, (1, 1), 0.03)],
        &[reading((1, 1), (2, 1), (0, 1), 0.82), reading((1, 2), N, (0, 1), 0.17)],
        &[reading((1, 1), (2, 2), (0, 1), 0.5), reading((1, 2), (3, 1), (0, 1), 0.5)],
        &[reading((1, 1), (2, 3), (0, 1), 0.5), reading((1, 2), (3, 2), (0, 1), 0.5)],
    ],
    [
        &[],
        &[],
        &[reading(N, N, (0, 2), 0.8), reading((0, 1), N, (1, 1), 0.2)],
        &[reading((2, 1), N, (0, 2), 0.97), reading((2, 1), N, (1, 1), 0.03)],
        &[reading((2, 1), (3, 1), (0, 2), 0.8), reading((2, 2), N, (0, 2), 0.2)],
        &[reading((2, 1), (3, 2), (0, 2), 0.5), reading((2, 2), (4, 1), (0, 2), 0.5)],
    ],
];

impl WrittenName {
    pub(crate) fn new(tokens: &[Token]) -> Self {
        let mut name = Self { words: Vec::with_capacity(WORDS), suffix: 0, readings: &[] };
        let mut before_comma = None;
        for (place, token) in tokens.iter().enumerate() {
            match token.as_bytes() {
                b"," => before_comma = before_comma.or(Some(name.words.len())),
                b"#" | b"/" => {}
                _ if place == 0 && tokens.len() > 1 && words::is_title(token) => {}
                _ => name.word(*token),
            }
        }
        let count = name.words.len();
        // A comma before nothing but a suffix says nothing about the order.
        name.readings = match before_comma {
            Some(words @ 1..=2) if words < count => SURNAME_FIRST[words - 1][count],
            _ => PLAIN[count],
        };
        name
    }

    fn word(&mut self, token: Token) {
        if !self.words.is_empty()
            && let Some(suffix) = words::suffix(&token)
        {
            self.suffix = suffix;
        } else if self.words.len() < WORDS {
            self.words.push(token);
        }
    }

    /// The words of a segment, apart.
    pub(crate) fn text(&self, segment: Segment) -> String {
        let words = self.words.iter().skip(usize::from(segment.0)).take(usize::from(segment.1));
        words.map(Token::text).collect::<Vec<_>>().join(" ")
    }

    /// The words of a segment run together.
    pub(crate) fn join(&self, segment: Segment) -> Token {
        let (start, count) = (usize::from(segment.0), usize::from(segment.1));
        match count {
            1 => self.words[start],
            _ => Token::join(&self.words[start..start + count]),
        }
    }
}
