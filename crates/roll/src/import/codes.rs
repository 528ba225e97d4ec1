//! The numbers of a piece's texts, in as few bytes as the largest of them needs.

/// One number a row.
#[derive(Debug)]
pub(super) enum Codes {
    Byte(Vec<u8>),
    Short(Vec<u16>),
    Word(Vec<u32>),
}

impl Default for Codes {
    fn default() -> Self {
        Self::Byte(Vec::new())
    }
}

impl Codes {
    pub(super) fn extend(&mut self, numbers: &[u32]) {
        let largest = numbers.iter().copied().max().unwrap_or(0);
        self.widen(largest);
        match self {
            Self::Byte(codes) => codes.extend(numbers.iter().map(|number| number.to_le_bytes()[0])),
            Self::Short(codes) => codes.extend(numbers.iter().map(|number| {
                let [a, b, ..] = number.to_le_bytes();
                u16::from_le_bytes([a, b])
            })),
            Self::Word(codes) => codes.extend_from_slice(numbers),
        }
    }

    fn widen(&mut self, largest: u32) {
        match self {
            Self::Byte(codes) if largest > u32::from(u16::MAX) => {
                *self = Self::Word(codes.iter().map(|&code| u32::from(code)).collect());
            }
            Self::Byte(codes) if largest > u32::from(u8::MAX) => {
                *self = Self::Short(codes.iter().map(|&code| u16::from(code)).collect());
            }
            Self::Short(codes) if largest > u32::from(u16::MAX) => {
                *self = Self::Word(codes.iter().map(|&code| u32::from(code)).collect());
            }
            _ => {}
        }
    }

    /// The number of a row of the piece.
    pub(super) fn get(&self, row: usize) -> u32 {
        match self {
            Self::Byte(codes) => u32::from(codes[row]),
            Self::Short(codes) => u32::from(codes[row]),
            Self::Word(codes) => codes[row],
        }
    }

    /// All numbers in the order of the rows.
    pub(super) fn for_each(&self, take: impl FnMut(u32)) {
        match self {
            Self::Byte(codes) => codes.iter().map(|&code| u32::from(code)).for_each(take),
            Self::Short(codes) => codes.iter().map(|&code| u32::from(code)).for_each(take),
            Self::Word(codes) => codes.iter().copied().for_each(take),
        }
    }
}
