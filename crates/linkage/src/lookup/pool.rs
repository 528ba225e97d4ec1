//! The best voters met so far.

use super::judge::Verdict;
use crate::hash::Map;

/// Voters judged for one query at most.
const JUDGED: usize = 1_500;
/// Prices this near to each other are the same.
const SAME: f32 = 0.01;

/// The best voters met so far, and who was met at all.
#[derive(Debug)]
pub(super) struct Pool {
    limit: usize,
    /// Price, row in the roll, chance; the best first.
    best: Vec<(f32, u32, f32)>,
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

    pub(super) fn offer(&mut self, row: u32, verdict: Verdict) {
        let behind = |known: &(f32, u32, f32)| (known.0, known.1) < (verdict.price, row);
        let place = self.best.partition_point(behind);
        if place < self.limit {
            self.best.insert(place, (verdict.price, row, verdict.chance));
            self.best.truncate(self.limit);
        }
    }

    /// Whether nobody who costs this much or more can be among the best.
    pub(super) fn is_full(&self, price: f32) -> bool {
        self.best.len() >= self.limit && self.best.last().is_none_or(|worst| worst.0 <= price + SAME)
    }

    pub(super) fn is_tired(&self) -> bool {
        self.met.len() >= JUDGED
    }

    pub(super) fn met_len(&self) -> usize { self.met.len() }
    /// Price of the best and its chance.
    pub(super) fn first(&self) -> Option<(f32, f32)> {
        self.best.first().map(|best| (best.0, best.2))
    }

    pub(super) fn into_rows(self) -> impl Iterator<Item = (u32, f32)> {
        self.best.into_iter().map(|(price, row, _)| (row, price))
    }
}
