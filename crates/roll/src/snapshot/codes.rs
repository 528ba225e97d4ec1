//! One column as codes into its dictionary.

/// The codes of a column, one a row: the code of a value is its place in the column's [`super::Dictionary`].
///
/// They lie in the file with 0, 1, 2 or 4 bytes each. Every code was checked to be in the dictionary.
#[derive(Debug, Clone, Copy)]
pub struct Codes<'a> {
    bytes: &'a [u8],
    width: usize,
    rows: u32,
}

impl<'a> Codes<'a> {
    /// `bytes` holds `rows * width` bytes.
    pub(super) fn new(bytes: &'a [u8], width: usize, rows: u32) -> Self {
        Self { bytes, width, rows }
    }

    /// Number of rows.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "a snapshot has at least one row")]
    pub fn len(&self) -> u32 {
        self.rows
    }

    /// The code of a row; none beyond the last.
    #[must_use]
    pub fn get(&self, row: u32) -> Option<u32> {
        if row >= self.rows {
            return None;
        }
        let at = row as usize * self.width;
        read(self.bytes.get(at..at + self.width)?)
    }

    /// All codes in the order of the rows.
    pub fn iter(&self) -> impl Iterator<Item = u32> + use<'a> {
        let codes = *self;
        (0..self.rows).map_while(move |row| codes.get(row))
    }

    /// All codes as numbers of four bytes: the fastest form for many passes.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u32> {
        match self.width {
            0 => vec![0; self.rows as usize],
            1 => self.bytes.iter().map(|&code| u32::from(code)).collect(),
            2 => self.bytes.as_chunks().0.iter().map(|&code| u32::from(u16::from_le_bytes(code))).collect(),
            _ => self.bytes.as_chunks().0.iter().map(|&code| u32::from_le_bytes(code)).collect(),
        }
    }

    /// The largest code, 0 where there is none.
    pub(super) fn largest(&self) -> u32 {
        let largest = match self.width {
            0 => None,
            1 => self.bytes.iter().map(|&code| u32::from(code)).max(),
            2 => self.bytes.as_chunks().0.iter().map(|&code| u32::from(u16::from_le_bytes(code))).max(),
            _ => self.bytes.as_chunks().0.iter().map(|&code| u32::from_le_bytes(code)).max(),
        };
        largest.unwrap_or(0)
    }
}

/// A code of 0, 1, 2 or 4 bytes.
pub(super) fn read(bytes: &[u8]) -> Option<u32> {
    match *bytes {
        [] => Some(0),
        [a] => Some(u32::from(a)),
        [a, b] => Some(u32::from(u16::from_le_bytes([a, b]))),
        [a, b, c, d] => Some(u32::from_le_bytes([a, b, c, d])),
        _ => None,
    }
}
