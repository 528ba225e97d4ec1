//! The search by name.

use super::{PER_NAME, Search, WIDER};

/// Up to so many voters of one name are looked at one by one.
const FEW: usize = 48;
/// Of more, so many are looked at wherever they live.
const STAND_FOR_REST: usize = 16;
/// A surname borne with so many times more first names than are wanted is not read through.
const LONG: usize = 24;

impl Search<'_> {
    /// Voters who fit in surname and first name.
    pub(super) fn by_name(&mut self) {
        let (index, desk) = (self.index, self.desk);
        // Whoever fits in street and number was met at the address: here one of the two misses.
        let address = self.half_an_address();
        let borne = &index.orders.firsts_of_surname.items;
        let (surnames, wanted) = (std::mem::take(&mut self.surnames), std::mem::take(&mut self.firsts));
        for &(value, surname) in &surnames {
            let so_far = value + address;
            if self.hopeless(so_far + desk.first.most()) {
                break;
            }
            let range = index.orders.firsts_of_surname.range(surname);
            let worth_it = wanted.partition_point(|(value, _)| !self.hopeless(so_far + value));
            if range.len() > LONG * worth_it {
                for &(first_value, first) in &wanted[..worth_it] {
                    if !self.hopeless(so_far + first_value)
                        && let Ok(place) = borne[range.clone()].binary_search(&first)
                    {
                        self.namesakes(range.start + place, value + first_value);
                    }
                }
                continue;
            }
            for place in range {
                let first = borne[place];
                let first_value = desk.first.get(first);
                if desk.first.hit(first) && !self.hopeless(so_far + first_value) {
                    self.namesakes(place, value + first_value);
                }
            }
        }
        (self.surnames, self.firsts) = (surnames, wanted);
    }

    /// Voters of the pair of names at a place, which is worth so much. Of many, those on streets that fit, and a few who stand for the
    /// rest.
    fn namesakes(&mut self, place: usize, name: f32) {
        let (index, desk) = (self.index, self.desk);
        let starts = &index.orders.name_starts;
        let range = starts[place] as usize..starts[place + 1] as usize;
        if range.len() <= FEW {
            self.look_at_named(range, name);
            return;
        }
        let voters = &index.orders.by_name[range.clone()];
        self.look_at_named(range.start..range.start + STAND_FOR_REST, name);
        let starts = &index.orders.house_starts;
        let streets = std::mem::take(&mut self.streets);
        for &(value, street) in &streets {
            if name + (value + desk.house.miss()).max(self.moved) < self.least() {
                break;
            }
            let places = index.orders.houses_of_street.range(street);
            // Voters are numbered by street, so those of a street stand together.
            let (first, last) = (starts[places.start], starts[places.end]);
            let from = voters.partition_point(|&voter| voter < first);
            let to = from + voters[from..].partition_point(|&voter| voter < last);
            self.look_at_named(range.start + from..range.start + to.min(from + PER_NAME), name);
        }
        self.streets = streets;
    }

    /// Everybody of a rare surname, wherever they live.
    pub(super) fn by_surname(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let starts = &index.orders.name_starts;
        let borne = &index.orders.firsts_of_surname.items;
        let rest = self.half_an_address();
        let mut left = WIDER;
        let surnames = std::mem::take(&mut self.surnames);
        for &(value, surname) in &surnames {
            let range = index.orders.firsts_of_surname.range(surname);
            let count = (starts[range.end] - starts[range.start]) as usize;
            if count > left {
                continue;
            }
            left -= count;
            if value + desk.first.most() + rest < self.least() {
                continue;
            }
            for place in range {
                let name = value + desk.first.get(borne[place]);
                if name + rest >= self.least() {
                    self.look_at_named(starts[place] as usize..starts[place + 1] as usize, name);
                }
            }
        }
        self.surnames = surnames;
    }
}
