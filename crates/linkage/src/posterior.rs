//! From what each voter explains of a line to probabilities that sum to one.
//!
//! The line was written by one of the voters, each as likely as the other before it is read, or by somebody who is not
//! on the roll: a relative of a registered household, somebody at an address of the roll, or anybody.

use crate::channel::{LEVELS, PerLevel};
use crate::index::Index;
use crate::parameters::Parameters;
use crate::view::View;
use crate::weigh::{Weighed, ZERO, plus, scaled, times};

/// A line's explanations, before any share that is learned.
#[derive(Debug, Clone)]
pub(crate) struct Explanations {
    pub(crate) voters: Vec<Voter>,
    /// Not on the roll: a relative at a registered address.
    pub(crate) family: PerLevel,
    /// Not on the roll: somebody else at a registered address.
    pub(crate) neighbour: PerLevel,
    /// Not on the roll, at an address that is not on it either.
    pub(crate) stranger: PerLevel,
}

/// One voter's part in the explanations.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Voter {
    pub(crate) voter: u32,
    /// The voter, at the address on the roll.
    pub(crate) home: PerLevel,
    /// The voter, at some other voter's address, and at an address that is not on the roll.
    pub(crate) elsewhere: [PerLevel; 2],
    /// Voters not kept that this one stands for: others of the same name far away.
    pub(crate) stands_for: f64,
}

/// A line's answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Posterior {
    /// Probability of each explained voter, in the order of the explanations.
    pub(crate) voters: Vec<f64>,
    /// For each voter, the part of the probability with which they wrote another address than the roll's.
    pub(crate) moved: Vec<f64>,
    pub(crate) not_on_roll: f64,
}

pub(crate) fn explain(view: &View, index: &Index, weighed: &[Weighed]) -> Explanations {
    let count = index.count().max(1) as f64;
    let somewhere = view.unknown_place();
    let anybody = crate::weigh::unknown_name(view);
    let mut family = ZERO;
    let mut known_place = ZERO;
    let mut namesakes = ZERO;
    for (place, candidate) in weighed.iter().enumerate() {
        let record = &candidate.record;
        family = plus(&family, &scaled(&times(&candidate.relative, &candidate.address), 1.0 / count));
        let before = &weighed[..place];
        let same_place = |other: &Weighed| {
            let other = &other.record;
            (other.street(), other.house(), other.locality())
                == (record.street(), record.house(), record.locality())
        };
        if !before.iter().any(same_place) {
            let share = neighbours(index, record.street(), record.house()) / count;
            known_place = plus(&known_place, &scaled(&candidate.place, share));
        }
        let same_name = |other: &Weighed| {
            (other.record.surname(), other.record.first()) == (record.surname(), record.first())
        };
        if !before.iter().any(same_name) {
            let others = index.namesakes(record.surname(), record.first()) as f64 - 1.0;
            namesakes = plus(&namesakes, &scaled(&candidate.name, others.max(0.0) / count));
        }
    }
    let name = plus(&anybody, &namesakes);
    let voters = weighed
        .iter()
        .map(|candidate| Voter {
            voter: candidate.voter,
            home: scaled(&times(&candidate.name, &candidate.address), 1.0 / count),
            elsewhere: [&known_place, &somewhere]
                .map(|place| scaled(&times(&candidate.name, place), 1.0 / count)),
            stands_for: stands_for(index, weighed, candidate),
        })
        .collect();
    Explanations { voters, family, neighbour: times(&name, &known_place), stranger: times(&name, &somewhere) }
}

fn neighbours(index: &Index, street: u32, house: u32) -> f64 {
    let range = index.orders.houses_of_street.range(street);
    let start = range.start;
    let place = index.orders.houses_of_street.items[range].binary_search(&house);
    place.map_or(1.0, |place| index.voters_at(start + place).len() as f64)
}

/// How many voters of the same name were not kept, shared among those that were.
fn stands_for(index: &Index, weighed: &[Weighed], candidate: &Weighed) -> f64 {
    let name = |record: &crate::index::Record| (record.surname(), record.first());
    let own = name(&candidate.record);
    let kept = weighed.iter().filter(|other| name(&other.record) == own).count();
    let all = index.namesakes(own.0, own.1);
    all.saturating_sub(kept) as f64 / kept.max(1) as f64
}

/// The weight of each cause of a line per noise level, with shares applied.
#[derive(Debug, Clone)]
pub(crate) struct Causes {
    pub(crate) home: Vec<PerLevel>,
    /// Moved to a known address, moved to an unknown one; those the voter stands for not counted.
    pub(crate) elsewhere: Vec<[PerLevel; 2]>,
    /// Family, neighbour, stranger.
    pub(crate) nobody: [PerLevel; 3],
}

impl Explanations {
    pub(crate) fn causes(&self, parameters: &Parameters) -> Causes {
        let levels = &parameters.levels;
        let on = parameters.on_roll;
        let known = parameters.known_address;
        let part = |values: &PerLevel, share: f64| scaled(&times(values, levels), share);
        let off = 1.0 - on;
        let moved = on * parameters.moved;
        Causes {
            home: self.voters.iter().map(|voter| part(&voter.home, on - moved)).collect(),
            elsewhere: self
                .voters
                .iter()
                .map(|voter| {
                    [
                        part(&voter.elsewhere[0], moved * known),
                        part(&voter.elsewhere[1], moved * (1.0 - known)),
                    ]
                })
                .collect(),
            nobody: [
                part(&self.family, off * parameters.family),
                part(&self.neighbour, off * (1.0 - parameters.family) * known),
                part(&self.stranger, off * (1.0 - parameters.family) * (1.0 - known)),
            ],
        }
    }

    pub(crate) fn posterior(&self, parameters: &Parameters) -> Posterior {
        let causes = self.causes(parameters);
        let sum = |values: &PerLevel| values.iter().sum::<f64>();
        let home: Vec<f64> = causes.home.iter().map(sum).collect();
        let away: Vec<f64> = causes.elsewhere.iter().map(|two| sum(&two[0]) + sum(&two[1])).collect();
        let nobody: f64 = causes.nobody.iter().map(sum).sum();
        let unseen: f64 = self.voters.iter().zip(&away).map(|(voter, away)| voter.stands_for * away).sum();
        let total = home.iter().sum::<f64>() + away.iter().sum::<f64>() + nobody + unseen;
        if total <= 0.0 || !total.is_finite() {
            let none = vec![0.0; self.voters.len()];
            return Posterior { voters: none.clone(), moved: none, not_on_roll: 1.0 };
        }
        Posterior {
            voters: home.iter().zip(&away).map(|(home, away)| (home + away) / total).collect(),
            moved: away.iter().map(|away| away / total).collect(),
            not_on_roll: nobody / total,
        }
    }

    /// Probability of each noise level, given the line.
    pub(crate) fn level_shares(&self, parameters: &Parameters) -> PerLevel {
        let causes = self.causes(parameters);
        let mut shares = ZERO;
        for values in causes.home.iter().chain(causes.elsewhere.iter().flatten()).chain(&causes.nobody) {
            shares = plus(&shares, values);
        }
        let total: f64 = shares.iter().sum();
        if total > 0.0 { scaled(&shares, 1.0 / total) } else { [1.0 / LEVELS as f64; LEVELS] }
    }
}
