//! What a clerk's look-up needs beside the orders that linking uses: beginnings of words, and the surnames at a house number.

use rayon::prelude::*;

use super::alphabet::Alphabet;
use super::{Names, Orders, Places, Record};
use crate::num::id;

/// A dictionary that look-ups read by beginnings.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Lexicon {
    pub(crate) alphabet: Alphabet,
    /// Voters bearing a word, summed in alphabetical order. Name keys have two such sums.
    pub(crate) sums: Vec<u32>,
}

/// Orders that only look-ups use.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ClerkOrders {
    pub(crate) names: Alphabet,
    pub(crate) surname_sums: Vec<u32>,
    pub(crate) first_sums: Vec<u32>,
    pub(crate) streets: Lexicon,
    pub(crate) houses: Lexicon,
    pub(crate) cities: Lexicon,
    pub(crate) zips: Lexicon,
    /// Where the surnames at each house number begin.
    pub(crate) house_starts: Vec<u32>,
    /// Alphabetical places of the keys of the surnames borne at a house number, ascending, and by whom.
    pub(crate) house_surnames: Vec<u32>,
    pub(crate) house_voters: Vec<u32>,
    /// The locality of each voter in the order by name.
    pub(crate) name_localities: Vec<u32>,
}

pub(super) fn build(records: &[[u32; 8]], names: &Names, places: &Places, orders: &Orders) -> ClerkOrders {
    let lexicon = |words, weights: &[u32]| {
        let alphabet = Alphabet::of(words);
        let sums = alphabet.sums(weights);
        Lexicon { alphabet, sums }
    };
    let alphabet = Alphabet::of(&names.keys.words);
    let houses = places.house_weight.len();
    let listed: Vec<Vec<(u32, u32)>> = (0..id(houses))
        .into_par_iter()
        .map(|house| {
            let mut listed: Vec<(u32, u32)> = Vec::new();
            for &voter in orders.by_house.get(house) {
                let surname = Record(records[voter as usize]).surname();
                let keys = names.surnames.get(surname).iter();
                listed.extend(keys.map(|&key| (alphabet.rank[key as usize], voter)));
            }
            listed.sort_unstable();
            listed
        })
        .collect();
    let mut house_starts = vec![0];
    let mut house_surnames = Vec::with_capacity(records.len());
    let mut house_voters = Vec::with_capacity(records.len());
    for listed in &listed {
        house_surnames.extend(listed.iter().map(|(rank, _)| *rank));
        house_voters.extend(listed.iter().map(|(_, voter)| *voter));
        house_starts.push(id(house_voters.len()));
    }
    let name_localities =
        orders.by_name.par_iter().map(|&voter| Record(records[voter as usize]).locality()).collect();
    ClerkOrders {
        surname_sums: alphabet.sums(&names.surname_weight),
        first_sums: alphabet.sums(&names.first_weight),
        names: alphabet,
        streets: lexicon(&places.streets.words, &places.street_weight),
        houses: lexicon(&places.houses.words, &places.house_weight),
        cities: lexicon(&places.cities.words, &places.city_weight),
        zips: lexicon(&places.zips.words, &places.zip_weight),
        house_starts,
        house_surnames,
        house_voters,
        name_localities,
    }
}

impl ClerkOrders {
    /// Voters at a house number who bear a surname whose key has its alphabetical place in the range, by that place.
    pub(crate) fn surnames_at(&self, house: u32, (from, to): (u32, u32)) -> &[u32] {
        let house =
            self.house_starts[house as usize] as usize..self.house_starts[house as usize + 1] as usize;
        let ranks = &self.house_surnames[house.clone()];
        let first = ranks.partition_point(|&rank| rank < from);
        let count = ranks[first..].partition_point(|&rank| rank < to);
        &self.house_voters[house.start + first..house.start + first + count]
    }

    /// Everybody at a house number; who bears a compound surname comes more than once.
    pub(crate) fn voters_at(&self, house: u32) -> &[u32] {
        &self.house_voters
            [self.house_starts[house as usize] as usize..self.house_starts[house as usize + 1] as usize]
    }
}
