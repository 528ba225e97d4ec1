//! A clerk's look-up: one box, any order, any field, beginnings of words, mistakes allowed.

use crate::desk::Desk;
use crate::engine::Engine;
use crate::index::{Index, Record};
use crate::recall::{Breadth, search};

mod query;
mod term;

pub use query::Lookup;
use term::Term;

/// A voter that a look-up found, the best first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The voter's row in the roll, from 0.
    pub voter: u32,
    /// What the voters are ordered by; the larger the better, with no meaning of its own.
    pub score: f64,
}

/// Fields of a record that a word of a query may be about; each is used once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Surname,
    First,
    Middle,
    House,
    Street,
    Locality,
}

/// What a word costs that fits no field of a record.
const UNEXPLAINED: f64 = 6.0;

const ROLES: [Role; 6] =
    [Role::Surname, Role::First, Role::Middle, Role::House, Role::Street, Role::Locality];

impl Engine {
    /// Finds the voters a clerk may mean, at most `limit`, the best first.
    ///
    /// `704smi` is house number and three letters of the surname. Words may come in any order, be cut short or misspelt.
    #[must_use]
    pub fn lookup(&self, lookup: &Lookup, limit: usize) -> Vec<Found> {
        self.at_a_desk(|desk| find(self, lookup, limit, desk))
    }
}

fn find(engine: &Engine, lookup: &Lookup, limit: usize, desk: &mut Desk) -> Vec<Found> {
    let index = &engine.index;
    let terms: Vec<Term> = lookup
        .words()
        .iter()
        .map(|word| Term::new(word, index, engine.parameters(), engine.sorted(), desk))
        .collect();
    if terms.is_empty() {
        return Vec::new();
    }
    for term in &terms {
        term.fill(desk);
    }
    let voters = search(index, desk, Breadth::Lookup);
    desk.clear();
    let mut found: Vec<Found> = voters
        .into_iter()
        .filter_map(|(_, voter)| {
            let score = rank(&terms, &index.record(voter), index)?;
            Some(Found { voter: index.rows[voter as usize], score })
        })
        .collect();
    found.sort_by(|left, right| right.score.total_cmp(&left.score).then(left.voter.cmp(&right.voter)));
    found.truncate(limit);
    found
}

/// Sums what the words say of a record: every word counts for the field it fits best, every field takes one word.
/// Nothing where more than half of the words fit nowhere.
fn rank(terms: &[Term], record: &Record, index: &Index) -> Option<f64> {
    let table: Vec<[f32; 6]> =
        terms.iter().map(|term| ROLES.map(|role| term.weight(role, record, index))).collect();
    let mut free = vec![true; terms.len()];
    let mut roles = [true; 6];
    let mut sum = 0.0;
    for _ in 0..terms.len() {
        let mut best: Option<(f32, usize, usize)> = None;
        for (word, weights) in table.iter().enumerate().filter(|(word, _)| free[*word]) {
            for (role, &weight) in weights.iter().enumerate().filter(|(role, _)| roles[*role]) {
                if weight > f32::MIN && best.is_none_or(|(known, ..)| weight > known) {
                    best = Some((weight, word, role));
                }
            }
        }
        let Some((weight, word, role)) = best else { break };
        free[word] = false;
        // Streets and compound names take several words.
        roles[role] = matches!(ROLES[role], Role::Street | Role::Locality | Role::Surname | Role::First);
        sum += f64::from(weight);
    }
    let unexplained = terms.iter().zip(&free).filter(|(term, free)| **free && !term.is_optional()).count();
    let asked = terms.iter().filter(|term| !term.is_optional()).count();
    let explained = free.iter().any(|free| !free) && unexplained * 2 <= asked;
    explained.then_some(sum - unexplained as f64 * UNEXPLAINED)
}
