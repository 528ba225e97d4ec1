//! Distinct texts numbered in order of appearance.
//!
//! Most fields of a voter list are at most 15 bytes. Those are compared as one number that lies in the table itself, so that the
//! table is the only memory touched; this is what an import spends its time on.

use std::hash::BuildHasher;

use foldhash::fast::FixedState;

/// A text of at most 15 bytes as it is, with its length in the last byte; of a longer one its hash, marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    low: u64,
    high: u64,
}

const LONG: u64 = 0xff << 56;
/// A fixed seed: the same list is read in the same way on every run.
const HASHER: FixedState = FixedState::with_seed(0x5c72_7574);

/// For each length which bytes of a word belong to the text, as the two halves of the word.
const KEEP: [(u64, u64); 16] = {
    let mut keep = [(0, 0); 16];
    let mut length = 1;
    while length < 16 {
        let (low, high) = keep[length - 1];
        keep[length] = if length <= 8 { (low << 8 | 0xff, high) } else { (low, high << 8 | 0xff) };
        length += 1;
    }
    keep
};

impl Key {
    /// Of no text at all.
    pub(super) const NONE: Self = Self { low: 0, high: LONG };

    /// The key of `text[start..end]`. What lies behind the text spares copying it.
    pub(super) fn of(text: &[u8], start: usize, end: usize) -> Self {
        let length = end - start;
        let Some(&(low, high)) = KEEP.get(length) else {
            return Self { low: HASHER.hash_one(&text[start..end]), high: LONG };
        };
        let word = text.get(start..start + 16).map_or_else(|| copied(&text[start..end]), halves);
        Self { low: word.0 & low, high: word.1 & high | (length as u64) << 56 }
    }

    /// Equal keys mean equal texts.
    pub(super) fn is_exact(self) -> bool {
        self.high < LONG
    }

    fn hash(self) -> u64 {
        // Two odd constants without a pattern; their product with the text's halves, folded.
        let (low, high) =
            (self.low ^ 0x9e37_79b9_7f4a_7c15).carrying_mul(self.high ^ 0xc2b2_ae3d_27d4_eb4f, 0);
        low ^ high
    }
}

fn halves(bytes: &[u8]) -> (u64, u64) {
    let half = |at: usize| {
        bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |half| u64::from_le_bytes(*half))
    };
    (half(0), half(8))
}

fn copied(short: &[u8]) -> (u64, u64) {
    let mut word = [0; 16];
    word[..short.len()].copy_from_slice(short);
    halves(&word)
}

/// The numbers given so far; the texts themselves are kept by the caller. Open addressing, at most half full: a text that is
/// there costs one cache line.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    slots: Vec<Slot>,
    used: usize,
}

/// A free slot's number is 0, the others' is one more than the text's.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: Key,
    number: u32,
}

const FREE: Slot = Slot { key: Key { low: 0, high: 0 }, number: 0 };

impl Numbers {
    /// The number of a text, or where to note it. `same` says whether the text of an earlier number is this one; it is only
    /// asked where the key does not tell.
    pub(super) fn find(&mut self, key: Key, same: impl Fn(u32) -> bool) -> Result<u32, usize> {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = place(key, mask);
        loop {
            let slot = &self.slots[at];
            if slot.number == 0 {
                return Err(at);
            }
            if slot.key == key && (key.is_exact() || same(slot.number - 1)) {
                return Ok(slot.number - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// Notes the number of a new text where `find` said.
    pub(super) fn note(&mut self, at: usize, key: Key, number: u32) {
        self.slots[at] = Slot { key, number: number.saturating_add(1) };
        self.used += 1;
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 4).max(64);
        let old = std::mem::replace(&mut self.slots, vec![FREE; size]);
        for slot in old.into_iter().filter(|slot| slot.number != 0) {
            let mut at = place(slot.key, size - 1);
            while self.slots[at].number != 0 {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = slot;
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the mask takes the lowest bits only")]
fn place(key: Key, mask: usize) -> usize {
    key.hash() as usize & mask
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_text_and_nothing_behind_it() {
        let text = "ANNE-MARIE MCALISTER-O'NEIL, and something behind it";
        for length in 0..=24 {
            let alone = Key::of(&text.as_bytes()[..length], 0, length);
            assert_eq!(Key::of(text.as_bytes(), 0, length), alone, "{length}");
            assert_eq!(alone.is_exact(), length < 16);
            if length > 0 {
                assert_ne!(alone, Key::of(text.as_bytes(), 0, length - 1), "{length}");
            }
        }
        assert_ne!(Key::of(b"A", 0, 1), Key::of(b"A\0", 0, 2));
    }

    #[test]
    fn equal_texts_have_one_number() {
        let texts: Vec<String> =
            (0..5_000).map(|n| format!("{}{}", n % 1_700, "x".repeat(n % 1_700 % 20))).collect();
        let (mut numbers, mut known): (Numbers, Vec<&str>) = (Numbers::default(), Vec::new());
        for text in &texts {
            let key = Key::of(text.as_bytes(), 0, text.len());
            if let Err(at) = numbers.find(key, |number| known[number as usize] == text) {
                numbers.note(at, key, u32::try_from(known.len()).unwrap());
                known.push(text);
            }
            let number = numbers.find(key, |number| known[number as usize] == text).unwrap();
            assert_eq!(known[number as usize], text);
        }
        assert_eq!(known.len(), 1_700);
    }
}
