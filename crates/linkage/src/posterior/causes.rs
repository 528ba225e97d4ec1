//! Explanations with the petition's shares applied.

use super::Explanations;
use crate::channel::{LEVELS, PerLevel};
use crate::parameters::Parameters;
use crate::weigh::{plus, scaled, times};

/// Of the voters who moved to an address that is nobody's on the roll: share whose city or zip code is not on it. Two of five
/// movers in the United States leave their county (census, geographic mobility), but few of them sign its petitions after.
pub(crate) const MOVED_OUTSIDE: f64 = 0.15;

/// A line that somebody at the address wrote so surely needs no search for others.
const AT_HOME: f64 = 0.95;
/// The words of a name that fits in surname and first name are so much more probable from its bearer than from anybody; those of
/// one that fits in one of them only may well be those of a voter who lives elsewhere.
const BY_NAME: f64 = 1e4;

/// A line's answer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Posterior {
    /// Probability of each explained voter, in the order of the explanations.
    pub(crate) voters: Vec<f64>,
    /// For each voter, the part of the probability with which they wrote another address than the roll's.
    pub(crate) moved: Vec<f64>,
    pub(crate) not_on_roll: f64,
    /// Probability of each noise level, given the line.
    pub(crate) levels: PerLevel,
    /// Whether an unregistered relative is the likeliest of those who are not on the roll.
    pub(crate) relative: bool,
}

/// The weight of each cause of a line per noise level.
#[derive(Debug, Clone)]
pub(crate) struct Causes {
    pub(crate) home: Vec<PerLevel>,
    /// Moved to a known address, to an unknown one inside the roll's area and outside; those the voter stands for not counted.
    pub(crate) elsewhere: Vec<[PerLevel; 3]>,
    /// Family, neighbour, stranger inside the roll's area and outside.
    pub(crate) nobody: [PerLevel; 4],
    /// On the roll, and not among those found.
    pub(crate) missed: PerLevel,
}

/// Sums over the noise levels.
#[derive(Debug, Clone)]
pub(crate) struct Sums {
    pub(crate) home: Vec<f64>,
    pub(crate) elsewhere: Vec<[f64; 3]>,
    pub(crate) nobody: [f64; 4],
    pub(crate) missed: f64,
}

impl Sums {
    /// Everything that moved voters explain, with those that the found ones stand for.
    pub(crate) fn away(&self, explanations: &Explanations) -> f64 {
        let own = explanations.voters.iter().zip(&self.elsewhere);
        own.map(|(voter, places)| places.iter().sum::<f64>() * (1.0 + voter.stands_for)).sum()
    }
}

impl Explanations {
    pub(crate) fn causes(&self, parameters: &Parameters) -> Causes {
        let levels = &parameters.levels;
        let on = parameters.on_roll;
        let known = parameters.known_address;
        let part = |values: &PerLevel, share: f64| scaled(&times(values, levels), share);
        let off = 1.0 - on;
        let moved = on * parameters.moved;
        // An address that is nobody's on the roll, inside its area and outside.
        let places = |outside: f64| [(1.0 - known) * (1.0 - outside), (1.0 - known) * outside];
        let (gone, elsewhere) = (places(MOVED_OUTSIDE), places(parameters.outside));
        let other = off * (1.0 - parameters.family);
        // Whoever is missed wrote words that look like anybody's.
        let words = plus(&scaled(&self.neighbour, known), &scaled(&self.stranger[0], 1.0 - known));
        Causes {
            home: self.voters.iter().map(|voter| part(&voter.home, on - moved)).collect(),
            elsewhere: self
                .voters
                .iter()
                .map(|voter| {
                    let [at_known, inside, outside] = &voter.elsewhere;
                    [
                        part(at_known, moved * known),
                        part(inside, moved * gone[0]),
                        part(outside, moved * gone[1]),
                    ]
                })
                .collect(),
            nobody: [
                part(&self.family, off * parameters.family),
                part(&self.neighbour, other * known),
                part(&self.stranger[0], other * elsewhere[0]),
                part(&self.stranger[1], other * elsewhere[1]),
            ],
            missed: part(&times(&words, &parameters.missed), on),
        }
    }

    /// The causes with the noise levels summed up.
    pub(crate) fn sums(&self, parameters: &Parameters) -> Sums {
        self.causes(parameters).sums()
    }

    /// Probability of each noise level, given the line.
    pub(crate) fn level_shares(&self, parameters: &Parameters) -> PerLevel {
        self.causes(parameters).levels()
    }

    /// Whether one of the voters at the address wrote the line so surely, and by name, that no search for others would change it.
    pub(crate) fn is_home_to_signer(&self, parameters: &Parameters) -> bool {
        let sums = self.sums(parameters);
        let named = self.voters.iter().zip(&sums.home).filter(|(voter, _)| voter.by_name >= BY_NAME);
        let home: f64 = named.map(|(_, home)| home).sum();
        let total =
            sums.home.iter().sum::<f64>() + sums.away(self) + sums.nobody.iter().sum::<f64>() + sums.missed;
        total.is_finite() && home >= AT_HOME * total
    }

    pub(crate) fn posterior(&self, parameters: &Parameters) -> Posterior {
        let causes = self.causes(parameters);
        let sums = causes.sums();
        let own = |place: usize| sums.elsewhere[place].iter().sum::<f64>();
        let away: Vec<f64> = (0..self.voters.len()).map(own).collect();
        let [family, others @ ..] = &sums.nobody;
        let others: f64 = others.iter().sum();
        let nobody = family + others;
        let total = sums.home.iter().sum::<f64>() + sums.away(self) + nobody + sums.missed;
        let (levels, relative) = (causes.levels(), *family > others);
        if total <= 0.0 || !total.is_finite() {
            let none = vec![0.0; self.voters.len()];
            return Posterior { voters: none.clone(), moved: none, not_on_roll: 1.0, levels, relative };
        }
        Posterior {
            voters: sums.home.iter().zip(&away).map(|(home, away)| (home + away) / total).collect(),
            moved: away.iter().map(|away| away / total).collect(),
            not_on_roll: nobody / total,
            levels,
            relative,
        }
    }
}

impl Causes {
    fn sums(&self) -> Sums {
        let sum = |values: &PerLevel| values.iter().sum::<f64>();
        Sums {
            home: self.home.iter().map(sum).collect(),
            elsewhere: self.elsewhere.iter().map(|places| places.each_ref().map(sum)).collect(),
            nobody: self.nobody.each_ref().map(sum),
            missed: sum(&self.missed),
        }
    }

    fn levels(&self) -> PerLevel {
        let mut shares = self.missed;
        for values in self.home.iter().chain(self.elsewhere.iter().flatten()).chain(&self.nobody) {
            shares = plus(&shares, values);
        }
        let total: f64 = shares.iter().sum();
        if total > 0.0 { scaled(&shares, 1.0 / total) } else { [1.0 / LEVELS as f64; LEVELS] }
    }
}
