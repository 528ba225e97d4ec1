//! The search by address.

use super::{PER_PLACE, Search, WIDER};

/// A street with so many times more house numbers than are wanted is not read through.
const LONG: usize = 12;

impl Search<'_> {
    /// The street and the house numbers that fit best, and nothing else.
    pub(super) fn by_best_address(&mut self) {
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

    /// Every place that fits in street and number.
    pub(super) fn by_address(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let names = desk.surname.most() + desk.first.most();
        let numbers = &index.orders.houses_of_street.items;
        let (streets, wanted) = (std::mem::take(&mut self.streets), std::mem::take(&mut self.houses));
        for &(street_value, street) in &streets {
            let so_far = street_value + names;
            if self.hopeless(so_far + desk.house.most()) {
                break;
            }
            let range = index.orders.houses_of_street.range(street);
            let worth_it = wanted.partition_point(|(value, _)| !self.hopeless(so_far + value));
            if range.len() > LONG * worth_it {
                for (value, house) in &wanted[..worth_it] {
                    if !self.hopeless(so_far + value)
                        && let Ok(place) = numbers[range.clone()].binary_search(house)
                    {
                        self.look_at_all(index.voters_at(range.start + place), PER_PLACE);
                    }
                }
                continue;
            }
            for place in range {
                let house = numbers[place];
                if desk.house.hit(house) && !self.hopeless(so_far + desk.house.get(house)) {
                    self.look_at_all(index.voters_at(place), PER_PLACE);
                }
            }
        }
        (self.streets, self.houses) = (streets, wanted);
    }

    /// Everybody at the house numbers that fit best, whatever the street.
    pub(super) fn by_house(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let mut left = WIDER;
        let houses = std::mem::take(&mut self.houses);
        for &(value, house) in &houses {
            let range = index.orders.by_house.range(house);
            let range = range.start..range.end.min(range.start + left);
            left -= range.len();
            // Whoever fits in the street as well was met at the address.
            let so_far = (desk.street.miss() + value).max(self.moved);
            let mut least = self.least();
            if so_far + desk.surname.most() + desk.first.most() < least {
                continue;
            }
            let names = &index.orders.names_by_house[range.clone()];
            for (&voter, [surname, first]) in index.orders.by_house.items[range].iter().zip(names) {
                if so_far + desk.surname.get(*surname) + desk.first.get(*first) >= least {
                    self.look(voter);
                    least = self.least();
                }
            }
        }
        self.houses = houses;
    }

    /// Everybody on the streets that fit best, whatever the house number.
    pub(super) fn by_street(&mut self) {
        let (index, desk) = (self.index, self.desk);
        let mut left = WIDER;
        let rest = desk.surname.most() + desk.first.most();
        let streets = std::mem::take(&mut self.streets);
        for &(value, street) in streets.iter().take(3) {
            let range = index.orders.houses_of_street.range(street);
            let starts = &index.orders.house_starts;
            let voters = starts[range.start]..starts[range.end];
            let count = voters.len();
            if (value + desk.house.miss()).max(self.moved) + rest >= self.least() {
                self.look_at_all(voters, left);
            }
            left = left.saturating_sub(count);
        }
        self.streets = streets;
    }
}
