//! The best voters met so far.

use crate::hash::Map;

/// Voters judged for one query at most.
const JUDGED: usize = 1_000;
/// Prices this near to each other are the same.
const SAME: f32 = 0.01;

/// The best voters met so far, and who was met at all.
#[derive(Debug)]
pub(super) struct Pool {
    limit: usize,
    /// Price and row in the roll; the best first.
    best: Vec<(f32, u32)>,
    met: Map<u32, ()>,
}

impl Pool {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, best: Vec::with_capacity(limit + 1), met: Map::default() }
    }

    /// Whether a voter comes for the first time.
    pub(super) fn meets(&mut self, voter: u32) -> bool {
        self.met.insert(voter, ()).is_none()
    }

    /// Whether the voter is the best so far.
    pub(super) fn offer(&mut self, price: f32, row: u32) -> bool {
        let place = self.best.partition_point(|known| *known < (price, row));
        if place < self.limit {
            self.best.insert(place, (price, row));
            self.best.truncate(self.limit);
        }
        place == 0
    }

    /// Whether nobody who costs this much or more can be among the best.
    pub(super) fn is_full(&self, price: f32) -> bool {
        self.best.len() >= self.limit && self.best.last().is_none_or(|worst| worst.0 <= price + SAME)
    }

    pub(super) fn is_tired(&self) -> bool {
        self.met.len() >= JUDGED
    }

    /// Price of the best.
    pub(super) fn first(&self) -> Option<f32> {
        self.best.first().map(|best| best.0)
    }

    pub(super) fn into_rows(self) -> impl Iterator<Item = (u32, f32)> {
        self.best.into_iter().map(|(price, row)| (row, price))
    }
}
