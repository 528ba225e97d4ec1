//! What the roll leaves out: counties that keep no middle names or suffixes must not make signers who write theirs look like others.

use super::{Index, Record};

/// Share of people without a middle name that rolls which keep middle names do not exceed.
const WITHOUT_MIDDLE: f64 = 0.15;
/// Share of people with a generation suffix.
const WITH_SUFFIX: f64 = 0.04;
/// Records looked at.
const LOOKED_AT: usize = 20_000;

/// How much of the voters' names is on the roll.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Registered {
    /// Of voters without a middle name on the roll: share who have one all the same.
    pub(crate) unregistered_middle: f64,
    /// Of people with a suffix: share whose registration lacks it, beyond the usual.
    pub(crate) unregistered_suffix: f64,
}

impl Registered {
    pub(super) fn of(index: &Index) -> Self {
        let step = index.records.len().div_ceil(LOOKED_AT).max(1);
        let (mut all, mut without_middle, mut with_suffix) = (0.0, 0.0, 0.0);
        for record in index.records.iter().step_by(step).map(|record| Record(*record)) {
            all += 1.0;
            without_middle += f64::from(u8::from(index.names.middles.get(record.middle()).is_empty()));
            with_suffix += f64::from(u8::from(record.suffix() != 0));
        }
        if all < 1.0 {
            return Self::default();
        }
        // Everybody without one beyond the usual share has one that is not on the roll.
        let without = without_middle / all;
        let left_out = (without - WITHOUT_MIDDLE) / (1.0 - WITHOUT_MIDDLE);
        Self {
            unregistered_middle: (left_out / without.max(0.01)).clamp(0.0, 1.0),
            unregistered_suffix: (1.0 - with_suffix / all / WITH_SUFFIX).clamp(0.0, 1.0),
        }
    }
}
