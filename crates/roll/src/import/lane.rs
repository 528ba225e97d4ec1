//! What one thread has read so far: each column's texts, numbered in order of appearance over all pieces the thread reads.

use std::borrow::Cow;

use super::intern::{Key, Numbers};

/// Distinct texts below which a column is not yet judged.
const JUDGED_FROM: usize = 1 << 14;

/// The texts of one thread.
#[derive(Debug, Default)]
pub(super) struct Lane<'a> {
    pub(super) columns: Vec<LaneColumn<'a>>,
    /// The numbers of the batch at hand.
    pub(super) numbers: Vec<u32>,
}

impl Lane<'_> {
    pub(super) fn new(columns: usize) -> Self {
        let mut lane = Self::default();
        lane.columns.resize_with(columns, LaneColumn::default);
        lane
    }
}

/// One column of a lane. Texts are looked up until nearly every one of them turns out to be new, as voter ids are: from then on
/// each gets a number of its own, and equal ones meet when they are sorted.
#[derive(Debug)]
pub(super) struct LaneColumn<'a> {
    pub(super) values: Vec<Cow<'a, str>>,
    numbers: Option<Numbers>,
    rows: usize,
    /// Neighbours often agree: status, city, district, street.
    last: (Key, u32),
}

impl Default for LaneColumn<'_> {
    fn default() -> Self {
        Self { values: Vec::new(), numbers: Some(Numbers::default()), rows: 0, last: (Key::NONE, 0) }
    }
}

impl<'a> LaneColumn<'a> {
    /// The number of `text[start..end]` without white space at its ends.
    pub(super) fn number(&mut self, text: &'a str, start: usize, end: usize) -> u32 {
        let bytes = text.as_bytes();
        let (start, end) = trimmed(bytes, start, end);
        let key = Key::of(bytes, start, end);
        self.rows += 1;
        if key == self.last.0 && key.is_exact() {
            return self.last.1;
        }
        let number = self.look_up(key, &text[start..end], Cow::Borrowed);
        self.last = (key, number);
        number
    }

    /// The number of a text that does not stand in the file as it is.
    pub(super) fn number_owned(&mut self, text: String) -> u32 {
        self.rows += 1;
        let key = Key::of(text.as_bytes(), 0, text.len());
        let number = self.look_up(key, text, Cow::Owned);
        self.last = (key, number);
        number
    }

    fn look_up<T: AsRef<str>>(&mut self, key: Key, text: T, keep: fn(T) -> Cow<'a, str>) -> u32 {
        // A list of more rows than a u32 can count is refused before anything is built.
        let next = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        if let Some(numbers) = &mut self.numbers {
            let values = &self.values;
            match numbers.find(key, |number| values[number as usize] == text.as_ref()) {
                Ok(number) => return number,
                Err(at) => numbers.note(at, key, next),
            }
        }
        self.values.push(keep(text));
        next
    }

    /// Stops looking texts up where three of four are new.
    pub(super) fn reconsider(&mut self) {
        if self.values.len() >= JUDGED_FROM && self.values.len() * 4 > self.rows * 3 {
            self.numbers = None;
        }
    }
}

fn trimmed(text: &[u8], start: usize, end: usize) -> (usize, usize) {
    match text[start..end] {
        [first, .., last] if !(first.is_ascii_whitespace() || last.is_ascii_whitespace()) => (start, end),
        [] => (start, end),
        _ => {
            let field = &text[start..end];
            let behind = field.trim_ascii_start();
            let start = end - behind.len();
            (start, start + behind.trim_ascii_end().len())
        }
    }
}
