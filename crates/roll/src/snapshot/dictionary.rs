//! The distinct values of one column.

use super::codes::read;

/// The distinct values of a column, sorted by their bytes; a value's place is its code.
#[derive(Debug, Clone, Copy)]
pub struct Dictionary<'a> {
    text: &'a str,
    ends: &'a [u8],
}

impl<'a> Dictionary<'a> {
    /// Checks the parts against each other: UTF-8, ends that rise to the end of the text, strictly ascending values.
    pub(super) fn new(text: &'a [u8], ends: &'a [u8]) -> Result<Self, &'static str> {
        let text = std::str::from_utf8(text).map_err(|_| "its values are not UTF-8")?;
        let dictionary = Self { text, ends };
        let mut previous: Option<&str> = None;
        for code in 0..dictionary.len() {
            let value = dictionary.get(code).ok_or("its values overlap")?;
            if previous.is_some_and(|previous| previous >= value) {
                return Err("its values are not sorted");
            }
            previous = Some(value);
        }
        match dictionary.end(dictionary.len().wrapping_sub(1)) {
            Some(end) if end == text.len() => Ok(dictionary),
            None if text.is_empty() => Ok(dictionary),
            _ => Err("its values do not fill their place"),
        }
    }

    /// The dictionary of a column that is not stored: the empty value only.
    pub(super) fn of_nothing() -> Self {
        Self { text: "", ends: &[0; 4] }
    }

    /// Number of distinct values.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len() / 4).unwrap_or(u32::MAX)
    }

    /// True for a dictionary without any value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The value of a code.
    #[must_use]
    pub fn get(&self, code: u32) -> Option<&'a str> {
        let start = if code == 0 { 0 } else { self.end(code - 1)? };
        self.text.get(start..self.end(code)?)
    }

    /// The code of a value.
    #[must_use]
    pub fn code(&self, value: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle)?.cmp(value) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The values in order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let dictionary = *self;
        (0..self.len()).map_while(move |code| dictionary.get(code))
    }

    fn end(&self, code: u32) -> Option<usize> {
        let at = code as usize * 4;
        read(self.ends.get(at..at + 4)?).map(|end| end as usize)
    }
}
