//! The number of single errors between two words, swaps of neighbours included, a column of the table per machine word
//! (Hyyrö 2003, after Myers 1999).

use super::remains::{CODE_COUNT, code};

/// Characters of a written word that are looked at; a token has fewer.
const LONGEST: usize = 32;

/// A written word, prepared for many comparisons.
#[derive(Debug)]
pub(crate) struct Pattern {
    places: [u32; CODE_COUNT],
    length: u32,
}

impl Pattern {
    pub(crate) fn new(word: &[u8]) -> Self {
        let mut places = [0; CODE_COUNT];
        for (place, &byte) in word.iter().take(LONGEST).enumerate() {
            places[usize::from(code(byte))] |= 1 << place;
        }
        Self { places, length: crate::num::id(word.len().min(LONGEST)) }
    }

    /// Insertions, deletions, substitutions and swaps that turn one word into the other.
    pub(crate) fn distance(&self, other: &[u8]) -> u32 {
        if self.length == 0 {
            return crate::num::id(other.len());
        }
        let last = 1u32 << (self.length - 1);
        let (mut plus, mut minus, mut diagonal, mut before) = (u32::MAX, 0u32, 0u32, 0u32);
        let mut distance = self.length;
        for &byte in other {
            let equal = self.places[usize::from(code(byte))];
            let swapped = ((!diagonal & equal) << 1) & before;
            diagonal = ((equal & plus).wrapping_add(plus) ^ plus) | equal | minus | swapped;
            let up = minus | !(diagonal | plus);
            let down = diagonal & plus;
            distance += u32::from(up & last != 0);
            distance -= u32::from(down & last != 0);
            let up = up << 1 | 1;
            plus = (down << 1) | !(diagonal | up);
            minus = up & diagonal;
            before = equal;
        }
        distance
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn naive(left: &[u8], right: &[u8]) -> u32 {
        let mut table = vec![vec![0u32; right.len() + 1]; left.len() + 1];
        for i in 0..=left.len() {
            for j in 0..=right.len() {
                table[i][j] = if i == 0 || j == 0 {
                    u32::try_from(i + j).unwrap()
                } else {
                    let mut best = table[i - 1][j - 1] + u32::from(left[i - 1] != right[j - 1]);
                    best = best.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                    if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                        best = best.min(table[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        table[left.len()][right.len()]
    }

    proptest! {
        #[test]
        fn agrees_with_the_table(left in "[a-d]{0,12}", right in "[a-d]{0,12}") {
            prop_assert_eq!(
                Pattern::new(left.as_bytes()).distance(right.as_bytes()),
                naive(left.as_bytes(), right.as_bytes())
            );
        }
    }
}
