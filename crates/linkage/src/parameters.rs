//! What the model assumes before it has seen a line, and what it learns from lines without labels.

use sha2::{Digest, Sha256};

use crate::channel::{ERROR_RATES, LEVELS, PerLevel};

/// Names the form of the model; part of every parameters' hash.
const MODEL: &str = "scrutineer-linkage-3";

/// Shares that differ from petition to petition. Everything else in the model is fixed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// Share of lines written by somebody on the roll, whatever the status of the registration.
    pub on_roll: f64,
    /// Share of lines at each noise level, the cleanest first.
    pub levels: [f64; LEVELS],
    /// Of the signers who are not on the roll: share who bear the surname and live at the address of somebody who is.
    pub family: f64,
    /// Of other unknown addresses: share that is some voter's address on the roll.
    pub known_address: f64,
    /// Of the signers on the roll: share who wrote another address than the roll's.
    pub moved: f64,
    /// Of those who are not on the roll and whose address is nobody's on it: share in a city or zip code that is not on it either.
    pub outside: f64,
    /// Share of the lines at each noise level whose voter is on the roll and not found there, as a rehearsal showed.
    pub missed: [f64; LEVELS],
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            on_roll: 0.82,
            levels: [0.45, 0.30, 0.12, 0.13],
            family: 0.15,
            known_address: 0.5,
            moved: 0.04,
            outside: 0.35,
            missed: [0.001, 0.002, 0.01, 0.05],
        }
    }
}

impl Parameters {
    /// What a petition cites: a hash of the model's name and every parameter, bit by bit.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(MODEL.as_bytes());
        let own = [self.on_roll, self.family, self.known_address, self.moved, self.outside];
        let shares = own.into_iter().chain(self.missed);
        for value in shares.chain(self.levels).chain(ERROR_RATES) {
            hash.update(value.to_bits().to_be_bytes());
        }
        hash.finalize().into()
    }

    /// Expectation over the noise levels before anything is known of a line.
    #[inline]
    pub(crate) fn mean(&self, values: &PerLevel) -> f64 {
        self.levels.iter().zip(values).map(|(share, value)| share * value).sum()
    }
}
