//! Addresses: house number, street, type, directions, unit, city and zip against a voter's residence.

use crate::channel::{LEVELS, PerLevel};
use crate::desk::MISSES;
use crate::index::{Index, Record};
use crate::nearby::chance;
use crate::view::View;
use crate::weigh::{ONE, larger, plus, scaled, times};

/// The address's words from somebody who lives at a voter's residence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AddressChances {
    /// With the unit.
    pub(crate) full: PerLevel,
    /// Without it.
    pub(crate) place: PerLevel,
}

/// Compares residences with one line; equal streets and numbers are compared once.
#[derive(Debug)]
pub(crate) struct AddressScale<'a> {
    view: &'a View,
    index: &'a Index,
    streets: Vec<(u32, PerLevel)>,
    houses: Vec<(u32, PerLevel)>,
    units: Vec<(u32, PerLevel)>,
    localities: Vec<(u32, PerLevel)>,
}

impl<'a> AddressScale<'a> {
    pub(crate) const fn new(view: &'a View, index: &'a Index) -> Self {
        Self {
            view,
            index,
            streets: Vec::new(),
            houses: Vec::new(),
            units: Vec::new(),
            localities: Vec::new(),
        }
    }

    pub(crate) fn chances(&mut self, record: &Record) -> AddressChances {
        let street = self.street(record.street());
        let house = self.house(record.house());
        let unit = self.unit(record.unit());
        let locality = kept(&mut self.localities, record.locality(), |locality| {
            self.view.locality.of(locality, self.index)
        });
        let way = way_ratio(self.view, record);
        let place = scaled(&times(&times(&street, &house), &locality), way);
        AddressChances { full: times(&place, &unit), place }
    }

    pub(crate) fn street(&mut self, street: u32) -> PerLevel {
        kept(&mut self.streets, street, |street| street_chance(self.view, self.index, street))
    }

    pub(crate) fn house(&mut self, house: u32) -> PerLevel {
        kept(&mut self.houses, house, |house| house_chance(self.view, self.index, house))
    }

    pub(crate) fn unit(&mut self, unit: u32) -> PerLevel {
        kept(&mut self.units, unit, |unit| unit_chance(self.view, self.index, unit))
    }
}

fn kept(known: &mut Vec<(u32, PerLevel)>, number: u32, make: impl FnOnce(u32) -> PerLevel) -> PerLevel {
    if let Some((_, value)) = known.iter().find(|(other, _)| *other == number) {
        return *value;
    }
    let value = make(number);
    known.push((number, value));
    value
}

fn street_chance(view: &View, index: &Index, street: u32) -> PerLevel {
    let mut best = if view.streets.is_empty() { ONE } else { [0.0; LEVELS] };
    for (_, share, word) in &view.streets {
        let own = word.compared.of(street, &index.places.streets);
        let mixed = plus(&scaled(&own, 1.0 - MISSES[2]), &scaled(&word.unknown, MISSES[2]));
        best = larger(&best, &scaled(&mixed, *share));
    }
    best
}

fn house_chance(view: &View, index: &Index, house: u32) -> PerLevel {
    let mut best = if view.houses.is_empty() { ONE } else { [0.0; LEVELS] };
    for (_, share, word) in &view.houses {
        let own = word.compared.of(house, &index.places.houses);
        let mixed = plus(&scaled(&own, 1.0 - MISSES[3]), &scaled(&word.unknown, MISSES[3]));
        best = larger(&best, &scaled(&mixed, *share));
    }
    best
}

/// The written unit relative to what a stranger would write. 2 CCR 20931 tolerates a missing or different unit.
fn unit_chance(view: &View, index: &Index, unit: u32) -> PerLevel {
    let roll = index.places.units.get(unit);
    let written = view.written.address.unit.as_bytes();
    let tail = view.written.address.tail;
    if roll.is_empty() {
        return scaled(&ONE, if written.is_empty() { 1.0 } else { 0.15 });
    }
    // Agreement says the more the rarer the unit is.
    let weights = &index.places.unit_weight;
    let others = (index.count() as f64 - f64::from(weights[0])).max(1.0);
    let share = (f64::from(weights[unit as usize]) / others).max(0.005);
    if written.is_empty() {
        return chance(tail.as_bytes(), roll).map(|own| own * 0.4 / share + 0.4);
    }
    // A unit that is only alike agrees less than the same one, however rare it is.
    let share = if written == roll { share } else { share.max(0.05) };
    chance(written, roll).map(|own| own * 0.8 / share + 0.12)
}

/// Street type and directions, relative to what a stranger would write.
pub(crate) fn way_ratio(view: &View, record: &Record) -> f64 {
    let written = &view.written.address;
    let kind = match (written.kind, record.street_type()) {
        (0, _) | (_, 0) => 1.0,
        (one, other) if one == other => 2.0,
        _ => 0.06,
    };
    let (pre, post) = record.directions();
    let directions = [(written.pre, pre), (written.post, post)].map(|(one, other)| match (one, other) {
        (0, 0) => 1.0,
        (0, _) => 0.5,
        (_, 0) => 0.3,
        _ if one == other => 2.0,
        _ => 0.06,
    });
    kind * directions[0] * directions[1]
}
