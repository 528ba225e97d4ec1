//! What is left of a word's beginning after a few deletions, packed into numbers and spread over buckets.

use crate::num::id;

/// Characters of a word that are indexed.
const PREFIX: usize = 7;
/// Remains of one word at most.
pub(super) const REMAINS: usize = 1 + PREFIX + PREFIX * (PREFIX - 1) / 2;

/// Deletions allowed in a word: short words have too many neighbours, and numbers of any length.
pub(super) fn deletions(word: &[u8]) -> usize {
    match word.len() {
        0 | 1 => 0,
        _ if is_number(word) => 1,
        2..=4 => 1,
        _ => 2,
    }
}

/// Errors allowed in a whole word, the part behind the indexed prefix included.
pub(crate) fn allowed_errors(word: &[u8]) -> u8 {
    match word.len() {
        0 | 1 => 0,
        _ if is_number(word) => 1,
        2..=4 => 1,
        5..=8 => 2,
        _ => 3,
    }
}

/// Two errors lead from a number to hundreds of others, none of them likelier than the rest.
fn is_number(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_digit)
}

/// A small number for each character.
static CODES: [u8; 256] = {
    let mut codes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "counts to 255")]
        let own = byte as u8;
        codes[byte] = match own {
            b'a'..=b'z' => own - b'a' + 1,
            b'0'..=b'9' => own - b'0' + 27,
            other => 37 + other % 10,
        };
        byte += 1;
    }
    codes
};

/// Codes are below this.
pub(super) const CODE_COUNT: usize = 48;

#[inline]
pub(super) fn code(byte: u8) -> u8 {
    CODES[usize::from(byte)]
}

/// Which characters occur in a word, and above them its length, so that most words are passed over unread.
pub(crate) fn mask(word: &[u8]) -> u64 {
    let length = (word.len() as u64) << LENGTH;
    word.iter().fold(length, |mask, &byte| mask | 1 << code(byte))
}

/// The mask of two words run together.
pub(crate) const fn joined_masks(left: u64, right: u64) -> u64 {
    ((left | right) & LETTERS) | ((left >> LENGTH) + (right >> LENGTH)) << LENGTH
}

/// Where the length begins in a mask.
const LENGTH: u32 = 48;

/// The length of a mask's word.
#[inline]
pub(crate) const fn length(mask: u64) -> usize {
    (mask >> LENGTH) as usize
}

/// Bits of a packed character.
const BITS: usize = 6;

/// A word's prefix, packed, and its length.
fn prefix(word: &[u8]) -> (u64, usize) {
    let length = word.len().min(PREFIX);
    (word[..length].iter().fold(0, |packed, &byte| packed << BITS | u64::from(code(byte))), length)
}

/// A packed prefix of so many characters without the one at a place.
#[inline]
const fn without(packed: u64, length: usize, place: usize) -> u64 {
    let behind = BITS * (length - 1 - place);
    (packed >> (behind + BITS)) << behind | packed & ((1 << behind) - 1)
}

/// The remains of the word's prefix after at most so many deletions, spread. Of equal neighbours only the first goes, so hardly any comes
/// twice.
pub(super) fn remains(word: &[u8], allowed: usize, all: &mut [u64; REMAINS]) -> usize {
    let (packed, length) = prefix(word);
    let doubled = |at: usize| at > 0 && word[at] == word[at - 1];
    let mut count = 1;
    all[0] = spread(packed);
    for first in (0..length).filter(|&at| allowed >= 1 && !doubled(at)) {
        let shorter = without(packed, length, first);
        all[count] = spread(shorter);
        count += 1;
        for second in (first + 1..length).filter(|&at| allowed >= 2 && (at == first + 1 || !doubled(at))) {
            all[count] = spread(without(shorter, length - 1, second - 1));
            count += 1;
        }
    }
    count
}

/// The whole prefix of a word, spread.
pub(super) fn whole(word: &[u8]) -> u64 {
    spread(prefix(word).0)
}

#[inline]
const fn spread(packed: u64) -> u64 {
    let mixed = (packed ^ (packed >> 23)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

/// The low bits of a spread remain.
#[inline]
const fn id_of_low_bits(spread: u64) -> usize {
    let bytes = spread.to_le_bytes();
    u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize
}

#[inline]
pub(super) const fn bucket_of(spread: u64, buckets: usize) -> usize {
    id_of_low_bits(spread) & (buckets - 1)
}

/// An entry holds a word's number in its lower bits and a mark of the remain in those that are left.
pub(super) struct Layout {
    pub(super) word: u32,
}

impl Layout {
    pub(super) fn of(words: usize) -> Self {
        Self { word: id(words.next_power_of_two().max(2)) - 1 }
    }

    #[inline]
    pub(super) fn mark(&self, spread: u64) -> u32 {
        id(id_of_low_bits(spread >> 32)) & !self.word
    }
}

/// Whether letters and lengths alone leave room for one word to be the other with so many errors. Both are masks.
#[inline]
pub(crate) const fn may_be_near(written: u64, meant: u64, allowed: u8) -> bool {
    let (own, other) = (written >> LENGTH, meant >> LENGTH);
    let (longer, shorter) = if own > other { (own - other, 0) } else { (0, other - own) };
    let most = allowed as u64;
    if longer > most || shorter > most {
        return false;
    }
    // An added letter takes none of the other word's away.
    let letters = written ^ meant;
    fewer(letters & written & LETTERS, most - shorter) && fewer(letters & meant & LETTERS, most - longer)
}

const LETTERS: u64 = (1 << LENGTH) - 1;

/// Whether at most so many bits are set. Few are, so this is quicker than counting.
#[inline]
const fn fewer(mut bits: u64, most: u64) -> bool {
    let mut left = most;
    while left > 0 {
        bits &= bits.wrapping_sub(1);
        left -= 1;
    }
    bits == 0
}
