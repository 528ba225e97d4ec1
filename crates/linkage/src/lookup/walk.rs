//! Walks through the orders of the index to the voters of a route.

use super::anchor::Set;
use super::route::{Order, Route};
use super::search::Search;
use crate::index::Record;
use crate::table::Lists;

mod names;

/// Walks a route; `false` when the search is over.
pub(super) fn walk(search: &mut Search<'_>, route: &Route, anchors: &[Option<&Set>; 5]) -> bool {
    // One walk leaves something to the others.
    let until = search.left() / 4;
    let mut walk = Walk { search, sets: *anchors, until };
    match route.order {
        Order::Street => walk.streets(),
        Order::House => walk.houses(),
        Order::Name => walk.names(),
        Order::First => walk.firsts(),
        Order::Locality => walk.localities(),
    }
}

struct Walk<'s, 'a, 'b> {
    search: &'s mut Search<'a>,
    /// Surname, first name, house, street, city or zip.
    sets: [Option<&'b Set>; 5],
    /// The walk ends when so many steps are left to the search.
    until: usize,
}

impl<'b> Walk<'_, '_, 'b> {
    /// Counts work; `false` when this walk has gone on long enough.
    fn step(&mut self, steps: usize) -> bool {
        self.search.step(steps) && self.search.left() > self.until
    }

    fn bears(&self, set: Option<&Set>, names: &Lists, name: u32) -> bool {
        let ranks = &self.search.index.clerk.names.rank;
        set.is_none_or(|set| names.get(name).iter().any(|&key| set.contains(ranks[key as usize])))
    }

    /// Whether surname and first name are in their sets.
    fn is_named(&self, record: &Record) -> bool {
        let names = &self.search.index.names;
        self.bears(self.sets[0], &names.surnames, record.surname())
            && self.bears(self.sets[1], &names.firsts, record.first())
    }

    fn streets(&mut self) -> bool {
        let index = self.search.index;
        let [_, _, house, Some(street), _] = self.sets else { return true };
        let houses = &index.orders.houses_of_street;
        let numbers = &index.clerk.houses.alphabet;
        for rank in street.ranks() {
            let street = index.clerk.streets.alphabet.order[rank as usize];
            let range = houses.range(street);
            let Some(set) = house else {
                let starts = &index.orders.house_starts;
                if !self.some(starts[range.start]..starts[range.end]) {
                    return !self.search.is_over();
                }
                continue;
            };
            if set.words as usize > range.len() {
                for place in range {
                    let number = numbers.rank[houses.items[place] as usize];
                    if set.contains(number) && !self.some(index.voters_at(place)) {
                        return !self.search.is_over();
                    }
                }
            } else {
                for rank in set.ranks() {
                    let number = numbers.order[rank as usize];
                    if let Ok(place) = houses.items[range.clone()].binary_search(&number)
                        && !self.some(index.voters_at(range.start + place))
                    {
                        return !self.search.is_over();
                    }
                }
            }
            if !self.step(4) {
                return true;
            }
        }
        true
    }

    fn houses(&mut self) -> bool {
        let index = self.search.index;
        let [surname, first, Some(house), ..] = self.sets else { return true };
        for rank in house.ranks() {
            let house = index.clerk.houses.alphabet.order[rank as usize];
            let Some(surname) = surname else {
                if !self.some(index.clerk.voters_at(house).iter().copied()) {
                    return !self.search.is_over();
                }
                continue;
            };
            for &range in &surname.ranges {
                for &voter in index.clerk.surnames_at(house, range) {
                    let fits = first.is_none()
                        || self.bears(first, &index.names.firsts, index.record(voter).first());
                    if fits && !self.search.meet(voter) {
                        return false;
                    }
                }
            }
            if !self.step(8 + surname.ranges.len()) {
                return true;
            }
        }
        true
    }

    /// Those of some voters who are named so; `false` when it is enough.
    fn some(&mut self, voters: impl Iterator<Item = u32>) -> bool {
        for voter in voters {
            if !self.step(1) {
                return false;
            }
            let named = self.sets[0].is_none() && self.sets[1].is_none();
            if (named || self.is_named(&self.search.index.record(voter))) && !self.search.meet(voter) {
                return false;
            }
        }
        true
    }
}
