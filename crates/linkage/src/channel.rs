//! How a written word differs from the word that was meant: one model for pens, keyboards and readers.
//!
//! A difference is a number of single errors (a letter replaced, lost, added, two swapped), each with a cost that
//! says how ordinary that error is: `o` for `0` or `n` for `u` more than `k` for `a`. How often errors happen at all is not part of
//! the word but of the line: the same difference is judged at several noise levels, see [`LEVELS`].

use std::sync::LazyLock;

use crate::num::short;

mod confusion;
mod damage;

pub(crate) use damage::damaged;

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
/// Texts up to this length are compared in a smaller table.
const SHORT: usize = 10;

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

/// A place in the table: the surprise so far in 1/1024 above, the number of errors in the lower eight bits, so that the smaller
/// cell is the better one.
type Cell = u32;

/// No way leads here.
const FAR: Cell = u32::MAX / 2;
/// Costs are kept in parts of this.
const PARTS: f32 = 1024.0;

/// What one error of this cost adds to a cell.
pub(crate) fn step(cost: f32) -> Cell {
    let parts = ((cost + SEARCH_COST) * PARTS).round();
    (crate::num::parts(parts) << 8) + 1
}

/// The least that [`Difference::surprise`] of so many lost, added, replaced or swapped characters can be.
pub(crate) fn least_surprise(written: &[u8], errors: u32) -> f32 {
    let digits = written.iter().all(u8::is_ascii_digit);
    (confusion::costs().least[usize::from(digits)] >> 8) as f32 / PARTS * errors as f32 - 0.001
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
    let end =
        rest_written.iter().rev().zip(rest_meant.iter().rev()).take_while(|(left, right)| left == right);
    let end = end.count();
    if let Some(cell) = one_error(written, meant, start, end) {
        return difference(cell, meant.len());
    }
    // One equal character on each side stays, so that a doubled letter is seen as such.
    let start = start.saturating_sub(1);
    let end = end.saturating_sub(1);
    difference(table(&written[start..written.len() - end], &meant[start..meant.len() - end]), meant.len())
}

fn difference(cell: Cell, length: usize) -> Difference {
    let errors = cell.to_le_bytes()[0];
    let cost = (cell >> 8) as f32 / PARTS - f32::from(errors) * SEARCH_COST;
    Difference { cost, errors, right: short(length).saturating_sub(errors) }
}

/// Words that differ in one place only, which most that are compared do: no table finds a way that costs less.
fn one_error(written: &[u8], meant: &[u8], start: usize, end: usize) -> Option<Cell> {
    let costs = confusion::costs();
    match (written.len() - start - end, meant.len() - start - end) {
        (1, 1) => Some(costs.replaced(written[start])[confusion::symbol(meant[start])]),
        (1, 0) => Some(costs.added(written, start)),
        (0, 1) => Some(costs.lost(meant, start)),
        _ => None,
    }
}

/// The columns of a table: a character of what was meant, what its loss costs, what it and the one before look like together.
#[derive(Clone, Copy)]
struct Column {
    byte: u8,
    symbol: usize,
    loss: Cell,
    looks: u64,
}

/// What is left of most words without their equal beginnings and ends is short, and so is the table then.
fn table(written: &[u8], meant: &[u8]) -> Cell {
    if meant.len() <= SHORT {
        table_of::<SHORT, { SHORT + 1 }>(written, meant)
    } else {
        table_of::<LONGEST, { LONGEST + 1 }>(written, meant)
    }
}

fn table_of<const WIDEST: usize, const CELLS: usize>(written: &[u8], meant: &[u8]) -> Cell {
    let costs = confusion::costs();
    let width = meant.len().min(WIDEST);
    let mut columns = [Column { byte: 0, symbol: 0, loss: 0, looks: 0 }; WIDEST];
    let mut rows = [[FAR; CELLS]; 3];
    rows[0][0] = 0;
    for (at, column) in columns[..width].iter_mut().enumerate() {
        let byte = meant[at];
        let loss = costs.lost(meant, at);
        *column = Column { byte, symbol: confusion::symbol(byte), loss, looks: costs.looks(meant, at) };
        rows[0][at + 1] = rows[0][at] + loss;
    }
    let columns = &columns[..width];
    for row in 1..=written.len() {
        let [one, two, three] = &mut rows;
        let (current, previous, before) = match row % 3 {
            1 => (two, one, three),
            2 => (three, two, one),
            _ => (one, three, two),
        };
        let w = written[row - 1];
        let last = if row > 1 { written[row - 2] } else { 0 };
        let (added, replaced) = (costs.added(written, row - 1), costs.replaced(w));
        let (looks, bit) = (costs.looks(written, row - 1), 1 << confusion::symbol(w));
        let mut left = previous[0].wrapping_add(added);
        current[0] = left;
        // Cells stay far below the limit of their type; checking every sum would take half of the time.
        for (at, column) in columns.iter().enumerate() {
            let same = w == column.byte;
            let diagonal = previous[at].wrapping_add(if same { 0 } else { replaced[column.symbol] });
            let above = previous[at + 1].wrapping_add(added);
            let mut best = diagonal.min(above).min(left.wrapping_add(column.loss));
            if !same && row > 1 && at > 0 {
                if last == column.byte && w == columns[at - 1].byte {
                    best = best.min(before[at - 1] + costs.swapped);
                }
                if looks >> column.symbol & 1 != 0 {
                    best = best.min(before[at] + costs.merged);
                }
                if column.looks & bit != 0 {
                    best = best.min(previous[at - 1] + costs.merged);
                }
            }
            current[at + 1] = best;
            left = best;
        }
    }
    rows[written.len() % 3][width]
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn one_error_costs_what_the_table_says(word in "[a-e0-2]{0,9}", at in 0usize..9, other in "[a-e0-2]", kind in 0..3) {
            let meant = word.as_bytes();
            let (mut written, at) = (meant.to_vec(), at.min(meant.len()));
            match kind {
                0 if at < meant.len() => written[at] = other.as_bytes()[0],
                1 if at < meant.len() => _ = written.remove(at),
                _ => written.insert(at, other.as_bytes()[0]),
            }
            if written != meant {
                proptest::prop_assert_eq!(compare(&written, meant), difference(table(&written, meant), meant.len()));
            }
        }
    }

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
