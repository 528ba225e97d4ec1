//! Which voters are worth scoring: a bounded search over streets, names and house numbers.

use crate::desk::{Desk, Scored};
use crate::index::{Index, Record};
use crate::num::score;
use crate::view::View;

/// Voters that are scored in full.
pub(crate) const KEPT: usize = 32;
/// Voters looked at per place and per pair of names.
const PER_PLACE: usize = 2_000;
const PER_NAME: usize = 2_000;
/// Voters looked at in each of the wider searches.
const WIDER: usize = 1_500;
/// A voter within this of the best possible (in logarithms of probability) ends the search.
const NEARLY: f32 = 3.0;
/// A voter so far behind the best (in logarithms of probability) is not scored in full.
const BEHIND: f32 = 12.0;
/// Up to so many voters of one name are looked at one by one.
const FEW: usize = 48;
/// Of more, so many are looked at wherever they live.
const STAND_FOR_REST: usize = 16;
/// Voters looked at in all.
const IN_ALL: usize = 40_000;

/// The voters worth scoring with what they were ordered by, the best first.
#[derive(Debug, Default)]
pub(crate) struct Shortlist {
    pub(crate) voters: Vec<(f32, u32)>,
    looked_at: usize,
}

impl Shortlist {
    fn offer(&mut self, value: f32, voter: u32) {
        let before =
            |left: (f32, u32), right: (f32, u32)| left.0 > right.0 || left.0 >= right.0 && left.1 < right.1;
        if self.voters.len() == KEPT && !before((value, voter), self.voters[KEPT - 1]) {
            return;
        }
        if self.voters.iter().any(|(_, known)| *known == voter) {
            return;
        }
        let place = self.voters.partition_point(|&kept| before(kept, (value, voter)));
        self.voters.insert(place, (value, voter));
        self.voters.truncate(KEPT);
    }

    fn best(&self) -> f32 {
        self.voters.first().map_or(f32::MIN, |(value, _)| *value)
    }
}

struct Search<'a> {
    index: &'a Index,
    desk: &'a Desk,
    moved: f32,
    list: Shortlist,
}

/// Finds the voters who may have written the line.
pub(crate) fn shortlist(view: &View, index: &Index, desk: &mut Desk) -> Vec<(f32, u32)> {
    fill(view, desk);
    let mut voters = search(index, desk);
    let least = voters.first().map_or(0.0, |(best, _)| best - BEHIND);
    voters.retain(|(value, _)| *value >= least);
    desk.clear();
    voters
}

/// Finds the voters who fit what lies on the desk, the best first.
fn search(index: &Index, desk: &Desk) -> Vec<(f32, u32)> {
    let mut search = Search { index, desk, moved: score(0.04_f64.ln()), list: Shortlist::default() };
    let most = desk.surname.most() + desk.first.most() + desk.street.most() + desk.house.most();
    search.by_best_address();
    // Whoever fits in all four fields leaves nothing to search for: their household was looked at with them.
    // Names that no dictionary word explains may have lost their space; then an address alone ends nothing.
    let named = !desk.surname.touched.is_empty() && !desk.first.touched.is_empty();
    if named && search.list.best() >= most - NEARLY {
        return search.list.voters;
    }
    search.by_address();
    search.by_name();
    // One in as many as there are voters is what a record must beat to be more than chance.
    if search.list.best() < score((index.count() as f64 + 1.0).ln()) - 1.0 {
        search.by_house();
        search.by_street();
        search.by_surname();
    }
    search.list.voters
}

fn fill(view: &View, desk: &mut Desk) {
    let readings = view.written.name.readings;
    let most = readings.iter().map(|reading| reading.share).fold(0.0, f64::max);
    for part in &view.parts {
        let share = |role: fn(&crate::line::Reading) -> crate::line::Segment| {
            let shares = readings.iter().filter(|reading| role(reading) == part.segment);
            shares.map(|reading| reading.share).fold(0.0, f64::max) / most
        };
        let (first, last) = (share(|reading| reading.first), share(|reading| reading.last));
        if last > 0.0 {
            let penalty = score(last.ln());
            part.word.surnames.iter().for_each(|&(name, value)| desk.surname.offer(name, value + penalty));
        }
        if first > 0.0 {
            let penalty = score(first.ln());
            part.word.firsts.iter().for_each(|&(name, value)| desk.first.offer(name, value + penalty));
        }
    }
    for (_, share, street) in &view.streets {
        let penalty = score(share.ln());
        street.scores.iter().for_each(|&(number, value)| desk.street.offer(number, value + penalty));
    }
    if let Some(house) = &view.house {
        house.scores.iter().for_each(|&(number, value)| desk.house.offer(number, value));
    }
}

impl Search<'_> {
    fn look(&mut self, voter: u32) {
        let record: Record = self.index.record(voter);
        let name = self.desk.surname.get(record.surname()) + self.desk.first.get(record.first());
        let address = self.desk.street.get(record.street()) + self.desk.house.get(record.house());
        let locality = self.desk.locality.get(record.locality());
        self.list.offer(name + address.max(self.moved) + locality, voter);
        self.list.looked_at += 1;
    }

    fn look_at_all(&mut self, voters: impl Iterator<Item = u32>, limit: usize) {
        if self.list.looked_at < IN_ALL {
            voters.take(limit).for_each(|voter| self.look(voter));
        }
    }

    /// Whether a voter with this much at most is too far behind the best to matter.
    fn hopeless(&self, most: f32) -> bool {
        most < self.list.best() - BEHIND
    }

    /// The street and the house numbers that fit best, and nothing else.
    fn by_best_address(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let houses = &index.orders.houses_of_street;
        for &street in
            desk.street.touched.iter().filter(|&&street| desk.street.get(street) >= desk.street.most() - 1.0)
        {
            for &house in
                desk.house.touched.iter().filter(|&&house| desk.house.get(house) >= desk.house.most() - 1.0)
            {
                let range = houses.range(street);
                if let Ok(place) = houses.items[range.clone()].binary_search(&house) {
                    self.look_at_all(index.voters_at(range.start + place), PER_PLACE);
                }
            }
        }
    }

    fn by_address(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let names = desk.surname.most() + desk.first.most();
        let houses = &index.orders.houses_of_street;
        for street in best_first(&desk.street) {
            let so_far = desk.street.get(street) + names;
            if self.hopeless(so_far + desk.house.most()) {
                break;
            }
            for place in houses.range(street) {
                let house = houses.items[place];
                if desk.house.hit(house) && !self.hopeless(so_far + desk.house.get(house)) {
                    self.look_at_all(index.voters_at(place), PER_PLACE);
                }
            }
        }
    }

    fn by_name(&mut self) {
        let (index, desk) = (self.index, self.desk);
        // Whoever fits in street and number was met at the address: here one of the two misses.
        let alone = (desk.street.most() + desk.house.miss()).max(desk.street.miss() + desk.house.most());
        let address = alone.max(self.moved);
        let firsts = &index.orders.firsts_of_surname.items;
        for surname in best_first(&desk.surname) {
            let so_far = desk.surname.get(surname) + address;
            if self.hopeless(so_far + desk.first.most()) {
                break;
            }
            let range = index.orders.firsts_of_surname.range(surname);
            if range.len() > 8 * desk.first.touched.len() {
                for &first in &desk.first.touched {
                    if !self.hopeless(so_far + desk.first.get(first))
                        && let Ok(place) = firsts[range.clone()].binary_search(&first)
                    {
                        self.namesakes(index.voters_named(range.start + place));
                    }
                }
            } else {
                for place in range {
                    if desk.first.hit(firsts[place]) && !self.hopeless(so_far + desk.first.get(firsts[place]))
                    {
                        self.namesakes(index.voters_named(place));
                    }
                }
            }
        }
    }

    /// Voters of one name. Of many, those on streets that fit, and a few who stand for the rest.
    fn namesakes(&mut self, voters: &[u32]) {
        if voters.len() <= FEW {
            self.look_at_all(voters.iter().copied(), FEW);
            return;
        }
        let (index, desk) = (self.index, self.desk);
        self.look_at_all(voters.iter().copied(), STAND_FOR_REST);
        let houses = &index.orders.houses_of_street;
        for &street in &desk.street.touched {
            let places = houses.range(street);
            let starts = &index.orders.house_starts;
            // Voters are numbered by street, so those of a street stand together.
            let (first, last) = (starts[places.start], starts[places.end]);
            let from = voters.partition_point(|&voter| voter < first);
            let to = voters.partition_point(|&voter| voter < last);
            self.look_at_all(voters[from..to].iter().copied(), PER_NAME);
        }
    }

    fn by_house(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let mut left = WIDER;
        for house in best_first(&desk.house) {
            let voters = index.orders.by_house.get(house);
            self.look_at_all(voters.iter().copied(), left);
            left = left.saturating_sub(voters.len());
        }
    }

    /// Everybody on the streets that fit best, whatever the house number.
    fn by_street(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let mut left = WIDER;
        for street in best_first(&desk.street).into_iter().take(3) {
            let range = index.orders.houses_of_street.range(street);
            let starts = &index.orders.house_starts;
            let voters = starts[range.start]..starts[range.end];
            let count = voters.len();
            self.look_at_all(voters, left);
            left = left.saturating_sub(count);
        }
    }

    /// Everybody of a rare surname, wherever they live.
    fn by_surname(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let starts = &index.orders.name_starts;
        let mut left = WIDER;
        for surname in best_first(&desk.surname) {
            let range = index.orders.firsts_of_surname.range(surname);
            let voters = starts[range.start] as usize..starts[range.end] as usize;
            if voters.len() <= left {
                left -= voters.len();
                self.look_at_all(index.orders.by_name[voters].iter().copied(), WIDER);
            }
        }
    }
}

/// The numbers that were touched, the best score first.
fn best_first(scored: &Scored) -> Vec<u32> {
    let mut order: Vec<(f32, u32)> =
        scored.touched.iter().map(|&number| (scored.get(number), number)).collect();
    order.sort_unstable_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1)));
    order.into_iter().map(|(_, number)| number).collect()
}
