//! Learning a petition's shares from its own lines, without labels: expectation-maximisation.

use crate::channel::{LEVELS, PerLevel};
use crate::parameters::Parameters;
use crate::posterior::Explanations;

const ROUNDS: usize = 12;
/// Weight of what was assumed beforehand, in lines: a handful of lines must not swing the shares.
const PRIOR_LINES: f64 = 40.0;

/// Shares summed over lines.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    on_roll: f64,
    moved: f64,
    family: f64,
    known_off: f64,
    unknown_off: f64,
    levels: PerLevel,
    lines: f64,
}

impl Tally {
    fn assumed(parameters: &Parameters) -> Self {
        let off = 1.0 - parameters.on_roll;
        let elsewhere = off * (1.0 - parameters.family);
        let times = |share: f64| share * PRIOR_LINES;
        Self {
            on_roll: times(parameters.on_roll),
            moved: times(parameters.on_roll * parameters.moved),
            family: times(off * parameters.family),
            known_off: times(elsewhere * parameters.known_address),
            unknown_off: times(elsewhere * (1.0 - parameters.known_address)),
            levels: parameters.levels.map(times),
            lines: PRIOR_LINES,
        }
    }

    fn add(&mut self, explanations: &Explanations, parameters: &Parameters) {
        let causes = explanations.causes(parameters);
        let sum = |values: &PerLevel| values.iter().sum::<f64>();
        let home: f64 = causes.home.iter().map(sum).sum();
        let away: f64 = causes
            .elsewhere
            .iter()
            .zip(&explanations.voters)
            .map(|(two, voter)| (sum(&two[0]) + sum(&two[1])) * (1.0 + voter.stands_for))
            .sum();
        let nobody = causes.nobody.each_ref().map(sum);
        let total = home + away + nobody.iter().sum::<f64>();
        if total <= 0.0 || !total.is_finite() {
            return;
        }
        self.on_roll += (home + away) / total;
        self.moved += away / total;
        self.family += nobody[0] / total;
        self.known_off += nobody[1] / total;
        self.unknown_off += nobody[2] / total;
        let levels = explanations.level_shares(parameters);
        (0..LEVELS).for_each(|level| self.levels[level] += levels[level]);
        self.lines += 1.0;
    }

    fn shares(&self) -> Parameters {
        let off = self.family + self.known_off + self.unknown_off;
        let known = self.known_off / (self.known_off + self.unknown_off);
        let share = |part: f64, whole: f64| (part / whole).clamp(0.001, 0.999);
        Parameters {
            on_roll: share(self.on_roll, self.lines),
            levels: self.levels.map(|level| level / self.levels.iter().sum::<f64>()),
            family: share(self.family, off),
            known_address: share(known, 1.0),
            moved: share(self.moved, self.on_roll),
        }
    }
}

/// The shares under which these lines are most probable, starting from `assumed`.
pub(crate) fn learn(lines: &[Explanations], assumed: &Parameters) -> Parameters {
    let mut parameters = *assumed;
    for _ in 0..ROUNDS {
        let mut tally = Tally::assumed(assumed);
        lines.iter().for_each(|line| tally.add(line, &parameters));
        parameters = tally.shares();
    }
    parameters
}
