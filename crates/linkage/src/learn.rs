//! Learning a petition's shares from its own lines, without labels: expectation-maximisation.

use rayon::prelude::*;

use crate::channel::{LEVELS, PerLevel};
use crate::parameters::Parameters;
use crate::posterior::Explanations;

const ROUNDS: usize = 12;
/// Lines that a thread sums up at a time.
const PIECE: usize = 256;
/// Weight of what was assumed beforehand, in lines: a handful of lines must not swing the shares.
const PRIOR_LINES: f64 = 40.0;

/// Shares summed over lines.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    on_roll: f64,
    moved: f64,
    /// Not on the roll: family, neighbour, stranger inside the roll's area and outside.
    nobody: [f64; 4],
    levels: PerLevel,
    lines: f64,
}

impl Tally {
    fn assumed(parameters: &Parameters) -> Self {
        let off = 1.0 - parameters.on_roll;
        let known = parameters.known_address;
        let times = |share: f64| share * PRIOR_LINES;
        let places = |all: f64, outside: f64| {
            [all * known, all * (1.0 - known) * (1.0 - outside), all * (1.0 - known) * outside]
        };
        let elsewhere = places(off * (1.0 - parameters.family), parameters.outside);
        Self {
            on_roll: times(parameters.on_roll),
            moved: times(parameters.on_roll * parameters.moved),
            nobody: [off * parameters.family, elsewhere[0], elsewhere[1], elsewhere[2]].map(times),
            levels: parameters.levels.map(times),
            lines: PRIOR_LINES,
        }
    }

    fn add(&mut self, explanations: &Explanations, parameters: &Parameters) {
        let causes = explanations.causes(parameters);
        let sums = causes.sums();
        let home: f64 = sums.home.iter().sum();
        let away = sums.away(explanations);
        let on = home + away + sums.missed;
        let total = on + sums.nobody.iter().sum::<f64>();
        if total <= 0.0 || !total.is_finite() {
            return;
        }
        self.on_roll += on / total;
        self.moved += away / total;
        (0..4).for_each(|cause| self.nobody[cause] += sums.nobody[cause] / total);
        let levels = causes.levels();
        (0..LEVELS).for_each(|level| self.levels[level] += levels[level]);
        self.lines += 1.0;
    }

    fn plus(&mut self, other: &Self) {
        self.on_roll += other.on_roll;
        self.moved += other.moved;
        (0..4).for_each(|cause| self.nobody[cause] += other.nobody[cause]);
        (0..LEVELS).for_each(|level| self.levels[level] += other.levels[level]);
        self.lines += other.lines;
    }

    fn shares(&self, missed: PerLevel) -> Parameters {
        let off = self.nobody.iter().sum::<f64>();
        let share = |part: f64, whole: f64| (part / whole).clamp(0.001, 0.999);
        let [family, neighbour, inside, outside] = self.nobody;
        Parameters {
            on_roll: share(self.on_roll, self.lines),
            levels: self.levels.map(|level| level / self.levels.iter().sum::<f64>()),
            family: share(family, off),
            known_address: share(neighbour, neighbour + inside + outside),
            moved: share(self.moved, self.on_roll),
            outside: share(outside, inside + outside),
            missed,
        }
    }
}

/// The shares under which these lines are most probable, starting from `assumed`.
pub(crate) fn learn(lines: &[Explanations], assumed: &Parameters) -> Parameters {
    let mut parameters = *assumed;
    for _ in 0..ROUNDS {
        let mut tally = Tally::assumed(assumed);
        // Summed up piece by piece in their order, so that the sum is the same on any number of threads.
        let pieces: Vec<Tally> = lines
            .par_chunks(PIECE)
            .map(|piece| {
                let mut tally = Tally::default();
                piece.iter().for_each(|line| tally.add(line, &parameters));
                tally
            })
            .collect();
        pieces.iter().for_each(|piece| tally.plus(piece));
        parameters = tally.shares(assumed.missed);
    }
    parameters
}
