//! How a written word differs from the word that was meant: one model for pens, keyboards and readers.
//!
//! A difference is a number of single errors (a letter replaced, lost, added, two swapped), each with a cost that
//! says how ordinary that error is: `o` for `0` or `n` for `u` more than `k` for `a`. How often errors happen at all is not part of
//! the word but of the line: the same difference is judged at several noise levels, see [`LEVELS`].

use std::sync::LazyLock;

use crate::num::short;

mod confusion;

/// Number of noise levels a line may have been written, keyed or read at.
pub(crate) const LEVELS: usize = 4;
/// Share of characters that are wrong at each level: carefully keyed, ordinary, poor, and a reader that fails often.
pub(crate) const ERROR_RATES: [f64; LEVELS] = [0.002, 0.018, 0.06, 0.14];
/// A probability per noise level.
pub(crate) type PerLevel = [f64; LEVELS];

/// Powers of the error rates and of their complements.
static POWERS: LazyLock<[[PerLevel; LONGEST + 1]; 2]> = LazyLock::new(|| {
    let powers = |base: fn(f64) -> f64| {
        std::array::from_fn(|count| ERROR_RATES.map(|rate| (base(rate).ln() * count as f64).exp()))
    };
    [powers(|rate| rate), powers(|rate| 1.0 - rate)]
});

/// What an error costs while the least costly explanation is searched: the logarithm of a middling error rate.
const SEARCH_COST: f32 = 3.2;
/// Longest text compared; longer ones are cut.
const LONGEST: usize = 40;

/// The least surprising way from what was meant to what was written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Difference {
    /// Minus the logarithm of the probability of these errors, given that errors happened there.
    pub(crate) cost: f32,
    /// Number of errors.
    pub(crate) errors: u8,
    /// Number of characters that are right.
    pub(crate) right: u8,
}

impl Difference {
    pub(crate) fn none(length: usize) -> Self {
        Self { cost: 0.0, errors: 0, right: short(length.min(LONGEST)) }
    }

    /// Probability of what was written, at each noise level.
    #[inline]
    pub(crate) fn per_level(&self) -> PerLevel {
        let kind = if self.errors == 0 { 1.0 } else { f64::from(-self.cost).exp() };
        let errors = &POWERS[0][usize::from(self.errors)];
        let right = &POWERS[1][usize::from(self.right)];
        std::array::from_fn(|level| kind * errors[level] * right[level])
    }

    /// The whole surprise at a middling noise level; what candidates are ordered by before they are scored.
    #[inline]
    pub(crate) fn surprise(&self) -> f32 {
        self.cost + f32::from(self.errors) * SEARCH_COST
    }
}

#[derive(Clone, Copy)]
struct Cell {
    total: f32,
    errors: u8,
}

const FAR: Cell = Cell { total: f32::MAX, errors: 0 };

impl Cell {
    #[inline]
    fn after(self, cost: f32) -> Self {
        Self { total: self.total + cost + SEARCH_COST, errors: self.errors + 1 }
    }

    #[inline]
    fn or(self, other: Self) -> Self {
        if other.total < self.total { other } else { self }
    }
}

/// Compares what was written with what was meant; both folded (see [`crate::text`]).
pub(crate) fn compare(written: &[u8], meant: &[u8]) -> Difference {
    if written == meant {
        return Difference::none(meant.len());
    }
    let written = &written[..written.len().min(LONGEST)];
    let meant = &meant[..meant.len().min(LONGEST)];
    // Equal beginnings and ends need no table.
    let start = written.iter().zip(meant).take_while(|(left, right)| left == right).count();
    let rest_written = &written[start..];
    let rest_meant = &meant[start..];
    let end = rest_written.iter().rev().zip(rest_meant.iter().rev()).take_while(|(left, right)| left == right);
    let end = end.count();
    // One equal character on each side stays, so that a doubled letter is seen as such.
    let start = start.saturating_sub(1);
    let end = end.saturating_sub(1);
    let cell = table(&written[start..written.len() - end], &meant[start..meant.len() - end]);
    let cost = cell.total - f32::from(cell.errors) * SEARCH_COST;
    Difference { cost, errors: cell.errors, right: short(meant.len()).saturating_sub(cell.errors) }
}

fn table(written: &[u8], meant: &[u8]) -> Cell {
    let mut rows = [[FAR; LONGEST + 1]; 3];
    rows[0][0] = Cell { total: 0.0, errors: 0 };
    for column in 1..=meant.len() {
        rows[0][column] = rows[0][column - 1].after(confusion::lost(meant, column - 1));
    }
    for row in 1..=written.len() {
        let (current, previous, before) = (row % 3, (row + 2) % 3, (row + 1) % 3);
        let added = confusion::added(written, row - 1);
        rows[current][0] = rows[previous][0].after(added);
        for column in 1..=meant.len() {
            let (w, m) = (written[row - 1], meant[column - 1]);
            let diagonal = rows[previous][column - 1];
            let mut best = if w == m { diagonal } else { diagonal.after(confusion::replaced(w, m)) };
            best = best.or(rows[previous][column].after(added));
            best = best.or(rows[current][column - 1].after(confusion::lost(meant, column - 1)));
            if row > 1 && column > 1 && w != m {
                best = best.or(two_characters(
                    [written[row - 2], w],
                    [meant[column - 2], m],
                    &Corner {
                        both: rows[before][column - 2],
                        two_to_one: rows[before][column - 1],
                        one_to_two: rows[previous][column - 2],
                    },
                ));
            }
            rows[current][column] = best;
        }
    }
    rows[written.len() % 3][meant.len()]
}

struct Corner {
    both: Cell,
    two_to_one: Cell,
    one_to_two: Cell,
}

/// Errors over two characters: a swap, and pairs that readers merge or split (`rn` and `m`).
#[inline]
fn two_characters(written: [u8; 2], meant: [u8; 2], corner: &Corner) -> Cell {
    let mut best = FAR;
    if written[0] == meant[1] && written[1] == meant[0] {
        best = best.or(corner.both.after(confusion::SWAPPED));
    }
    if confusion::looks_like_pair(meant[1], written) {
        best = best.or(corner.two_to_one.after(confusion::MERGED));
    }
    if confusion::looks_like_pair(written[1], meant) {
        best = best.or(corner.one_to_two.after(confusion::MERGED));
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_errors_cost_less_than_odd_ones() {
        let swapped = compare(b"jonh", b"john");
        let odd = compare(b"jokn", b"john");
        let shape = compare(b"j0hn", b"john");
        assert!(swapped.errors == 1 && shape.surprise() < odd.surprise(), "{swapped:?} {odd:?} {shape:?}");
        assert_eq!(compare(b"bames", b"barnes").errors, 1);
        assert_eq!(compare(b"123", b"1234").errors, 1);
        assert!(compare(b"matthew", b"mathew").surprise() < compare(b"matrhew", b"mathew").surprise());
        assert_eq!(compare(b"", b"abc").errors, 3);
    }
}
