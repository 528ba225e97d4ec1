//! What a search looks at of a dictionary word, in half a line of the cache: letters, length, frequency, beginning.

use super::remains::{length, mask};

/// A card as it is stored: the mask in two numbers, the frequency, the word's first characters.
pub(crate) type Stored = [u32; 8];
/// Where the characters begin, and how many have room.
const TEXT: usize = 3;
const ROOM: usize = 4 * (8 - TEXT);

pub(super) fn stored(word: &[u8], weight: u32) -> Stored {
    let mut card = [0; 8];
    let mask = mask(word);
    [card[0], card[1]] = bytemuck::cast(mask.to_le_bytes());
    [card[0], card[1]] = [card[0], card[1]].map(u32::from_le);
    card[TEXT - 1] = (weight as f32 + 1.0).ln().to_bits();
    let kept = word.len().min(ROOM);
    bytemuck::cast_slice_mut(&mut card[TEXT..])[..kept].copy_from_slice(&word[..kept]);
    card
}

/// A stored card, read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Card<'a>(pub(super) &'a Stored);

impl<'a> Card<'a> {
    #[inline]
    pub(super) fn mask(self) -> u64 {
        u64::from(self.0[0]) | u64::from(self.0[1]) << 32
    }

    /// The logarithm of one more than the number of the word's bearers.
    #[inline]
    pub(super) const fn frequency(self) -> f32 {
        f32::from_bits(self.0[TEXT - 1])
    }

    /// The word, unless it has no room here.
    #[inline]
    pub(super) fn text(self) -> Option<&'a [u8]> {
        bytemuck::cast_slice(&self.0[TEXT..]).get(..length(self.mask()))
    }
}
