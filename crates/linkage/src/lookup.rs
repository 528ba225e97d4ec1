//! A clerk's look-up: one box, any order, any field, beginnings of words, mistakes allowed.
//!
//! A small model of what clerks type. Every word is about one part of the voter's record, or about nothing in it; it is the
//! value itself, its beginning, a nickname or a value with mistakes, each with a price: minus the logarithm of how often
//! clerks type so. The price of a voter is that of the cheapest way to give every word a part, no part named twice; the
//! cheapest voters are the answer. `docs/linkage.md` has the prices and why.
//!
//! [`search`] follows readings of the query, the cheapest first, through the order of the index that leads to their voters
//! with the least work, and ends when whoever was not met must be dearer.

use crate::engine::Engine;

mod anchor;
mod judge;
mod meaning;
mod part;
mod pool;
mod price;
mod query;
mod reading;
mod route;
mod search;
#[cfg(test)]
mod tests;
mod walk;

pub use query::Lookup;

/// A voter that a look-up found, the best first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The voter's row in the roll, from 0.
    pub voter: u32,
    /// Logarithm of how probable it is that a clerk who means this voter types such a query; only differences mean
    /// something.
    pub score: f64,
}

impl Engine {
    /// Finds the voters a clerk may mean, at most `limit`, the best first; fewer where the others are out of the question.
    ///
    /// `704smi` is house number and three letters of the surname. Words may come in any order, be cut short or misspelt.
    #[must_use]
    pub fn lookup(&self, lookup: &Lookup, limit: usize) -> Vec<Found> {
        let words = lookup.words();
        if words.is_empty() || limit == 0 {
            return Vec::new();
        }
        let found = self.at_a_desk(|desk| search::search(&words, &self.index, limit, &mut desk.seen));
        found.into_iter().map(|(voter, price)| Found { voter, score: -f64::from(price) }).collect()
    }
}
