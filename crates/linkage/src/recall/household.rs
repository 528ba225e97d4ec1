//! Who is registered at the address: of most lines nothing more needs to be known.

use super::{BEHIND, PER_PLACE, Search, Shortlist, fill_names, fill_places};
use crate::desk::{Desk, Scored};
use crate::index::Index;
use crate::parameters::Parameters;
use crate::view::View;

/// Of more voters at the address than this, names choose.
const HOUSEHOLD: usize = 12;
/// Streets and numbers this much less likely than the best are places of their own (in logarithms of probability).
const WITHIN: f32 = 1.0;

/// The voters at the address as written; of many those whose names fit best.
pub(crate) fn household(
    view: &View,
    index: &Index,
    parameters: &Parameters,
    desk: &mut Desk,
) -> Vec<(f32, u32)> {
    // A number that may have been another one is not enough to go by.
    if view.houses.len() > 1 {
        return Vec::new();
    }
    fill_places(view, desk);
    let mut voters = at_the_address(index, desk);
    if voters.len() > HOUSEHOLD {
        fill_names(view, index, parameters, desk);
        let mut list = Shortlist::of(HOUSEHOLD);
        for &(_, voter) in &voters {
            let record = index.record(voter);
            list.offer(desk.surname.get(record.surname()) + desk.first.get(record.first()), voter);
        }
        voters = list.within(BEHIND);
    }
    desk.clear();
    voters
}

fn at_the_address(index: &Index, desk: &Desk) -> Vec<(f32, u32)> {
    let houses = &index.orders.houses_of_street;
    let mut voters = Vec::new();
    let best = |scored: &Scored| {
        let least = scored.most() - WITHIN;
        let near = scored.touched.iter().copied();
        near.filter(|&number| scored.get(number) >= least).collect::<Vec<_>>()
    };
    let numbers = best(&desk.house);
    for street in best(&desk.street) {
        let range = houses.range(street);
        for house in &numbers {
            let Ok(place) = houses.items[range.clone()].binary_search(house) else { continue };
            voters.extend(index.voters_at(range.start + place).take(PER_PLACE).map(|voter| (0.0, voter)));
        }
    }
    voters
}

/// The voters whose names fit best at any address that the line may mean.
pub(crate) fn neighbourhood(
    view: &View,
    index: &Index,
    parameters: &Parameters,
    desk: &mut Desk,
) -> Vec<(f32, u32)> {
    fill_names(view, index, parameters, desk);
    fill_places(view, desk);
    let mut search = Search::new(index, desk, HOUSEHOLD);
    search.by_best_address();
    search.rank_places();
    search.by_address();
    let voters = search.list.within(BEHIND);
    desk.clear();
    voters
}
