//! How many people who are not on the roll bear a voter's name.
//!
//! Surname and first name are not independent: families come from somewhere. Of names that one voter bears alone, the roll itself says
//! how often somebody else bears them too (Good 1953: twice the names borne by two over the names borne by one), and that is more
//! than the frequencies of surname and first name would have it.

use crate::index::Index;

/// What is assumed of a roll too small to tell.
const ASSUMED: f64 = 0.05;
/// Names borne once that a roll must have to tell.
const ENOUGH: usize = 5_000;

/// People beyond those whom the frequencies of surname and first name explain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Namesakes {
    /// Of a name that one voter bears.
    alone: f64,
}

impl Namesakes {
    pub(crate) fn of(index: &Index) -> Self {
        let orders = &index.orders;
        let names = &index.names;
        let count = index.count().max(1) as f64;
        let (mut once, mut twice, mut explained) = (0_usize, 0_usize, 0.0);
        for surname in 0..crate::num::id(names.surnames.starts.len().saturating_sub(1)) {
            let weight = |keys: &[u32], weights: &[u32]| keys.first().map_or(0, |&key| weights[key as usize]);
            let bearers = f64::from(weight(names.surnames.get(surname), &names.surname_weight));
            for place in orders.firsts_of_surname.range(surname) {
                match index.voters_named(place).len() {
                    1 => {
                        once += 1;
                        let first = names.firsts.get(orders.firsts_of_surname.items[place]);
                        explained += bearers * f64::from(weight(first, &names.first_weight)) / count;
                    }
                    2 => twice += 1,
                    _ => {}
                }
            }
        }
        if once < ENOUGH {
            return Self { alone: ASSUMED };
        }
        let alone = (2.0 * twice as f64 - explained) / once as f64;
        Self { alone: alone.clamp(0.01, 0.5) }
    }

    /// People not on the roll, in a population of its size, who bear a name that so many voters bear.
    pub(crate) fn expected(&self, voters: usize) -> f64 {
        match voters {
            0 => 0.0,
            1 => self.alone,
            more => more as f64 - 1.0,
        }
    }
}
