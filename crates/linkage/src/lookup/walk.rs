//! Walks through the orders of the index to the voters of a route.

use super::anchor::Set;
use super::route::{Order, Route};
use super::search::Search;
use crate::index::Record;
use crate::table::Lists;

/// First names of a set that are written out; of more, each name met is asked.
const WRITTEN_OUT: u32 = 64;
/// Steps of one walk.
const STEPS: usize = 20_000;

/// The first names of a set.
enum Firsts<'a> {
    All,
    Listed(Vec<u32>),
    Asked(&'a Set),
}

/// Walks a route; `false` when the search is over.
pub(super) fn walk(search: &mut Search<'_>, route: &Route, anchors: &[Option<&Set>; 5]) -> bool {
    let mut walk = Walk { search, sets: *anchors, steps: 0 };
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
    steps: usize,
}

impl<'b> Walk<'_, '_, 'b> {
    /// Counts work; `false` when this walk has gone on long enough.
    fn step(&mut self, steps: usize) -> bool {
        self.steps += steps;
        self.search.step(steps) && self.steps < STEPS
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

    fn names(&mut self) -> bool {
        let index = self.search.index;
        let Some(surnames) = self.sets[0] else { return true };
        let (firsts, here) = (self.listed(), self.here());
        for rank in surnames.ranks() {
            let key = index.clerk.names.order[rank as usize];
            for &surname in index.names.surnames_of_key.get(key) {
                if !self.of_surname(surname, &firsts, here.as_deref()) {
                    return !self.search.is_over();
                }
            }
        }
        true
    }

    fn of_surname(&mut self, surname: u32, firsts: &Firsts<'_>, here: Option<&[bool]>) -> bool {
        let orders = &self.search.index.orders;
        let range = orders.firsts_of_surname.range(surname);
        let borne = &orders.firsts_of_surname.items;
        if !self.step(2) {
            return false;
        }
        match firsts {
            Firsts::Listed(listed) if listed.len() * 8 < range.len() => {
                for first in listed {
                    if let Ok(place) = borne[range.clone()].binary_search(first)
                        && !self.of_name(range.start + place, here)
                    {
                        return false;
                    }
                }
                self.step(listed.len())
            }
            _ => {
                for place in range {
                    let fits = match firsts {
                        Firsts::All => true,
                        Firsts::Listed(listed) => listed.binary_search(&borne[place]).is_ok(),
                        Firsts::Asked(set) => {
                            self.bears(Some(set), &self.search.index.names.firsts, borne[place])
                        }
                    };
                    if !self.step(1) || fits && !self.of_name(place, here) {
                        return false;
                    }
                }
                true
            }
        }
    }

    /// Voters of a surname and a first name who live where they should.
    fn of_name(&mut self, place: usize, here: Option<&[bool]>) -> bool {
        let index = self.search.index;
        let starts = &index.orders.name_starts;
        let range = starts[place] as usize..starts[place + 1] as usize;
        let localities = &index.clerk.name_localities[range.clone()];
        for (&voter, &locality) in index.orders.by_name[range].iter().zip(localities) {
            if here.is_none_or(|here| here[locality as usize]) && !self.search.meet(voter) {
                return false;
            }
        }
        // A step is a fetch from memory; these lie side by side.
        self.step(localities.len() / 8)
    }

    fn listed(&self) -> Firsts<'b> {
        let index = self.search.index;
        match self.sets[1] {
            None => Firsts::All,
            Some(set) if set.words <= WRITTEN_OUT => {
                let keys = set.ranks().map(|rank| index.clerk.names.order[rank as usize]);
                let mut listed: Vec<u32> =
                    keys.flat_map(|key| index.names.firsts_of_key.get(key).iter().copied()).collect();
                listed.sort_unstable();
                listed.dedup();
                Firsts::Listed(listed)
            }
            Some(set) => Firsts::Asked(set),
        }
    }

    /// Which localities are in the set of cities or zips.
    fn here(&self) -> Option<Vec<bool>> {
        let index = self.search.index;
        let set = self.sets[4]?;
        let zip = self.search.place_is_zip;
        let lexicon = if zip { &index.clerk.zips } else { &index.clerk.cities };
        let pairs = index.places.localities.chunks_exact(2);
        Some(pairs.map(|pair| set.contains(lexicon.alphabet.rank[pair[usize::from(zip)] as usize])).collect())
    }

    /// Everybody of a first name, through the surnames, the most frequent first.
    fn firsts(&mut self) -> bool {
        let index = self.search.index;
        let (firsts, here) = (self.listed(), self.here());
        for key in 0..crate::num::id(index.names.keys.words.len()) {
            for &surname in index.names.surnames_of_key.get(key) {
                // A compound surname comes with its own key.
                let own = index.names.surnames.get(surname)[0] == key;
                if own && !self.of_surname(surname, &firsts, here.as_deref()) {
                    return !self.search.is_over();
                }
            }
        }
        true
    }

    fn localities(&mut self) -> bool {
        let index = self.search.index;
        let Some(here) = self.here() else { return true };
        for (&voter, &locality) in index.orders.by_name.iter().zip(&index.clerk.name_localities) {
            if here[locality as usize] && !self.search.meet(voter) {
                return false;
            }
        }
        true
    }
}
