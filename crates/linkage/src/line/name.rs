//! The words of a printed name and the ways they can be read as first, middle and last names.

use crate::text::Token;
use crate::words;

mod orders;
mod split;

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
    /// Spaces that must have been lost between the pen and here for the words to be read so.
    pub(crate) lost_spaces: u8,
}

impl Reading {
    /// The same reading of words that begin `by` places later.
    fn shifted(self, by: u8, lost_spaces: u8) -> Self {
        let shift = |segment: Segment| if segment.1 == 0 { NOTHING } else { (segment.0 + by, segment.1) };
        Self {
            first: shift(self.first),
            middle: shift(self.middle),
            last: shift(self.last),
            extra: shift(self.extra),
            share: self.share,
            lost_spaces,
        }
    }
}

/// A printed name.
#[derive(Debug, Clone)]
pub(crate) struct WrittenName {
    /// The words as written and, behind them, the words of any split readings.
    pub(crate) words: Vec<Token>,
    /// How many words were written.
    pub(crate) count: usize,
    /// Generation suffix, see [`words::suffix`]; 0 is none.
    pub(crate) suffix: u8,
    /// Words before a comma that tells the surname, where there is one.
    before_comma: Option<usize>,
    /// Readings of the words.
    pub(crate) readings: Vec<Reading>,
}

impl WrittenName {
    pub(crate) fn new(tokens: &[Token]) -> Self {
        let mut name = Self {
            words: Vec::with_capacity(WORDS),
            count: 0,
            suffix: 0,
            before_comma: None,
            readings: Vec::new(),
        };
        let tokens = without_marks(tokens);
        for (place, token) in tokens.iter().enumerate() {
            let starts = place == 0 || tokens[place - 1].as_bytes() == b",";
            match token.as_bytes() {
                b"," => name.before_comma = name.before_comma.or(Some(name.words.len())),
                b"#" | b"/" => {}
                _ if starts && place + 1 < tokens.len() && words::is_title(token) => {}
                _ => name.word(*token),
            }
        }
        name.take_ending();
        name.count = name.words.len();
        name.readings = orders_of(name.count, name.before_comma).to_vec();
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

    /// A last word that is a suffix with a slip in it (`Jrr`), one that a suffix stuck to (`SmithJr`), or a degree.
    fn take_ending(&mut self) {
        let Some(last) = self.words.last().copied() else { return };
        if self.words.len() > 2 && words::is_degree(&last) {
            self.words.pop();
        } else if self.suffix == 0
            && self.words.len() > 2
            && let Some(suffix) = words::suffix_with_slip(&last)
        {
            self.suffix = suffix;
            self.words.pop();
        } else if self.suffix == 0
            && let Some(kept) = words::before_stuck_junior(&last)
            && let Some(place) = self.words.last_mut()
        {
            self.suffix = words::JUNIOR;
            *place = kept;
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

    /// The words as they were written.
    pub(crate) fn written(&self) -> &[Token] {
        &self.words[..self.count]
    }
}

/// A comma before nothing but a suffix says nothing about the order.
fn orders_of(count: usize, before_comma: Option<usize>) -> &'static [Reading] {
    match before_comma {
        Some(words @ 1..=2) if words < count => orders::SURNAME_FIRST[words - 1][count],
        _ => orders::PLAIN[count],
    }
}

/// The name without what forms put before it: a line's number, a cross where to sign.
fn without_marks(tokens: &[Token]) -> &[Token] {
    let digits = |token: &Token| token.as_bytes().iter().all(u8::is_ascii_digit);
    let mut rest = tokens;
    while rest.len() > 2 && (digits(&rest[0]) || matches!(rest[0].as_bytes(), b"#" | b"/" | b",")) {
        rest = &rest[1..];
    }
    // "X John Smith" is a cross; "X. Chen" and "X Y Chen" are initials.
    if rest.len() > 2 && rest[0].as_bytes() == b"x" && rest[1..].iter().all(|word| word.len() > 1) {
        rest = &rest[1..];
    }
    rest
}
