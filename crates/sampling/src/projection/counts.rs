//! The four counts of a checked sample, and what cannot be.

use law::{Exact, MAX_COUNT};
use num_bigint::BigInt;
use serde::{Deserialize, Serialize};

use super::ProjectionError;

/// What a sample came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleCounts {
    /// Unverified signatures submitted.
    pub raw: u64,
    /// Signatures drawn and examined.
    pub sample: u64,
    /// Valid among them, extra copies of a voter's signature left out.
    pub valid: u64,
    /// Duplicates among them as the procedure counts them; `None` while they are not searched.
    pub duplicates: Option<u64>,
}

impl SampleCounts {
    /// The duplicates, none where they are not searched.
    #[must_use]
    pub fn duplicates_or_none(&self) -> u64 {
        self.duplicates.unwrap_or(0)
    }

    pub(super) fn check(&self, required: Option<u64>) -> Result<(), ProjectionError> {
        let impossible = |message: String| Err(ProjectionError::Impossible(message));
        let duplicates = self.duplicates_or_none();
        if self.raw > MAX_COUNT || required.is_some_and(|required| required > MAX_COUNT) {
            return impossible(format!("counts go up to {MAX_COUNT}"));
        }
        if required == Some(0) {
            return impossible("--required is 0: nothing can be decided against it".to_owned());
        }
        if self.raw == 0 {
            return impossible("--raw is 0: there is nothing to project".to_owned());
        }
        if self.sample == 0 {
            return impossible("--sample is 0: nothing was examined".to_owned());
        }
        if self.sample > self.raw {
            return impossible(format!("--sample {} is above --raw {}", self.sample, self.raw));
        }
        if self.valid > self.sample {
            return impossible(format!("--valid {} is above --sample {}", self.valid, self.sample));
        }
        if duplicates > self.sample {
            return impossible(format!("--duplicates {duplicates} is above --sample {}", self.sample));
        }
        if self.valid + duplicates > self.sample {
            return impossible(format!(
                "--valid {} and --duplicates {duplicates} together exceed --sample {}: --valid leaves extra copies out",
                self.valid, self.sample
            ));
        }
        Ok(())
    }
}

/// A count as an exact number.
pub(super) fn exact(count: u64) -> Exact {
    Exact::from_integer(BigInt::from(count))
}
