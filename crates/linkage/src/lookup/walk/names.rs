//! Walks by name: surnames, the first names borne with them, and where their bearers live.

use super::Walk;
use crate::lookup::anchor::Set;

/// First names of a set that are written out; of more, each name met is asked.
const WRITTEN_OUT: u32 = 64;
/// The first names of a set.
enum Firsts<'a> {
    All,
    Listed(Vec<u32>),
    Asked(&'a Set),
}

impl<'b> Walk<'_, '_, 'b> {
    pub(super) fn names(&mut self) -> bool {
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
    pub(super) fn firsts(&mut self) -> bool {
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

    pub(super) fn localities(&mut self) -> bool {
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
