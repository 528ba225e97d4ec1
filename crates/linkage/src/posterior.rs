//! From what each voter explains of a line to probabilities that sum to one.
//!
//! The line was written by one of the voters, each as likely as the other before it is read, or by somebody who is not
//! on the roll: a relative of a registered household, somebody at an address of the roll, or anybody.

use crate::channel::PerLevel;
use crate::index::{Index, Record};
use crate::view::View;
use crate::weigh::{Weighed, ZERO, plus, scaled, times};

mod causes;
mod namesakes;

pub(crate) use causes::Posterior;
pub(crate) use namesakes::Namesakes;

/// A line's explanations, before any share that is learned.
#[derive(Debug, Clone)]
pub(crate) struct Explanations {
    pub(crate) voters: Vec<Voter>,
    /// Not on the roll: a relative at a registered address.
    pub(crate) family: PerLevel,
    /// Not on the roll: somebody else at a registered address.
    pub(crate) neighbour: PerLevel,
    /// Not on the roll, at an address that is not on it either: inside the roll's area, and outside.
    pub(crate) stranger: [PerLevel; 2],
}

/// One voter's part in the explanations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Voter {
    pub(crate) voter: u32,
    /// The voter, at the address on the roll.
    pub(crate) home: PerLevel,
    /// The voter, at some other voter's address, and at one that is not on the roll, inside its area and outside.
    pub(crate) elsewhere: [PerLevel; 3],
    /// Voters not kept that this one stands for: others of the same name far away.
    pub(crate) stands_for: f64,
    /// How much more probable the name's words are from this voter than from anybody.
    pub(crate) by_name: f64,
}

pub(crate) fn explain(view: &View, index: &Index, expected: &Namesakes, weighed: &[Weighed]) -> Explanations {
    let count = index.count().max(1) as f64;
    // Strangers come from a county at least, however few voters the roll has.
    let population = crate::nearby::population(index.count());
    let somewhere = view.unknown_place();
    let anybody = crate::weigh::unknown_name(view);
    let mut family = ZERO;
    let mut known_place = ZERO;
    let mut namesakes = ZERO;
    let names = names(index, weighed);
    let places: Vec<[u32; 3]> = weighed.iter().map(|own| place_of(&own.record)).collect();
    for (at, candidate) in weighed.iter().enumerate() {
        let record = &candidate.record;
        family = plus(&family, &scaled(&times(&candidate.relative, &candidate.address), 1.0 / count));
        if !places[..at].contains(&places[at]) {
            let share = neighbours(index, record.street(), record.house()) / population;
            known_place = plus(&known_place, &scaled(&candidate.place, share));
        }
        if names[at].first == at {
            let others = expected.expected(names[at].bearers);
            namesakes = plus(&namesakes, &scaled(&candidate.namesake, others / population));
        }
    }
    let name = plus(&anybody, &namesakes);
    let voters = weighed
        .iter()
        .enumerate()
        .map(|(at, candidate)| Voter {
            voter: candidate.voter,
            home: scaled(&times(&candidate.name, &candidate.address), 1.0 / count),
            elsewhere: [&known_place, &somewhere[0], &somewhere[1]]
                .map(|place| scaled(&times(&candidate.name, place), 1.0 / count)),
            stands_for: names[names[at].first].stands_for(),
            by_name: sum(&candidate.name) / sum(&anybody).max(f64::MIN_POSITIVE),
        })
        .collect();
    let stranger = somewhere.each_ref().map(|place| times(&name, place));
    Explanations { voters, family, neighbour: times(&name, &known_place), stranger }
}

fn sum(values: &PerLevel) -> f64 {
    values.iter().sum()
}

const fn place_of(record: &Record) -> [u32; 3] {
    [record.street(), record.house(), record.locality()]
}

/// A surname and first name of voters that were kept.
#[derive(Debug, Clone, Copy)]
struct Name {
    pair: (u32, u32),
    /// The first of the voters who bear it.
    first: usize,
    /// How many of the roll's voters bear it, and how many of those kept; counted at the first of them.
    bearers: usize,
    kept: usize,
}

impl Name {
    /// How many voters of the same name were not kept, shared among those that were.
    fn stands_for(&self) -> f64 {
        self.bearers.saturating_sub(self.kept) as f64 / self.kept.max(1) as f64
    }
}

/// The name of each voter.
fn names(index: &Index, weighed: &[Weighed]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::with_capacity(weighed.len());
    for (at, candidate) in weighed.iter().enumerate() {
        let pair = (candidate.record.surname(), candidate.record.first());
        if let Some(first) = names.iter().position(|other| other.pair == pair) {
            names[first].kept += 1;
            names.push(Name { pair, first, bearers: 0, kept: 0 });
        } else {
            names.push(Name { pair, first: at, bearers: index.namesakes(pair.0, pair.1), kept: 1 });
        }
    }
    names
}

fn neighbours(index: &Index, street: u32, house: u32) -> f64 {
    let range = index.orders.houses_of_street.range(street);
    let start = range.start;
    let place = index.orders.houses_of_street.items[range].binary_search(&house);
    place.map_or(1.0, |place| index.voters_at(start + place).len() as f64)
}
