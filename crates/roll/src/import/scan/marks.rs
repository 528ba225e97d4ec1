//! Delimiters and line ends, found a block at a time.

use super::Dialect;

/// Where delimiters and line ends stand, found a block at a time.
#[derive(Debug)]
pub(in crate::import) struct Marks<'t> {
    pub(super) text: &'t [u8],
    delimiter: u8,
    /// Where the block begins.
    block: usize,
    /// The block's marks that are still to come, one bit a byte.
    left: u64,
}

const BLOCK: usize = 64;

impl Marks<'_> {
    /// The next mark; the length of the text behind the last.
    pub(super) fn next(&mut self) -> usize {
        while self.left == 0 {
            self.block += BLOCK;
            if self.block >= self.text.len() {
                return self.text.len();
            }
            self.left = self.look();
        }
        let at = self.block + self.left.trailing_zeros() as usize;
        self.left &= self.left - 1;
        at
    }

    /// Leaves out what stands before `at`.
    pub(super) fn skip(&mut self, at: usize) {
        let block = at - at % BLOCK;
        if block != self.block || self.left == 0 {
            self.block = block;
            self.left = self.look();
        }
        self.left &= u64::MAX << (at % BLOCK);
    }

    fn look(&self) -> u64 {
        let rest = self.text.get(self.block..).unwrap_or_default();
        match rest.first_chunk() {
            Some(block) => marks(block, self.delimiter),
            None => {
                // Zeros are no mark: a delimiter is one of four signs.
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                marks(&block, self.delimiter)
            }
        }
    }
}

/// One bit for each byte that is the delimiter or a line end. Written so that it is compiled to whole vectors.
fn marks(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    let mut found = [0_u8; BLOCK];
    for (found, &byte) in found.iter_mut().zip(block) {
        *found = u8::from((byte == delimiter) | (byte == b'\n'));
    }
    let mut bits = 0;
    for (at, eight) in found.as_chunks().0.iter().enumerate() {
        // Eight bytes of 0 or 1 become the eight highest bits of the product.
        let byte = u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= byte << (8 * at);
    }
    bits
}

impl Dialect {
    /// The delimiters and line ends of a text from `at`.
    pub(in crate::import) fn marks(self, text: &[u8], at: usize) -> Marks<'_> {
        let mut marks = Marks { text, delimiter: self.delimiter, block: 0, left: 0 };
        marks.skip(at);
        marks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_those_a_byte_by_byte_reader_finds() {
        // Neighbours of the two signs in value, and bytes above 127, wherever a block ends.
        let signs = *b",+-\n\x0b\t\x0c\xac\x8a\xff";
        for length in [0, 1, 63, 64, 65, 127, 128, 300] {
            let text: Vec<u8> = (0..length).map(|at| signs[at * at % 37 % signs.len()]).collect();
            let dialect = Dialect { delimiter: b',', quoted: true };
            for from in 0..=length {
                let expected = (from..length).filter(|&at| matches!(text[at], b',' | b'\n'));
                let mut marks = dialect.marks(&text, from);
                let found = std::iter::from_fn(|| Some(marks.next()).filter(|&at| at < length));
                assert!(found.eq(expected), "{length} from {from}");
            }
        }
    }
}
