//! Tally, projection, certificate, and the end of the records.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::tally::Tally;

/// Every line in scope has a final result. The tally must be what the events add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExaminationCompleted {
    /// The figures at this point.
    pub tally: Tally,
}

/// What follows from a projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// Above the upper band.
    Sufficient,
    /// Below the lower band.
    Insufficient,
    /// Between: every line is to be examined.
    FullCount,
    /// A larger sample is to be drawn.
    FurtherSample,
    /// The procedure leaves the case open.
    Undetermined,
}

/// The projection from the completed sample. Its inputs must be the tally's; the arithmetic is `law`'s.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectionRecorded {
    /// The raw count projected from: as declared or as restated, whichever the procedure names.
    pub raw_count: u32,
    /// Lines in the sample.
    pub sample: u32,
    /// Valid among them, extra copies left out.
    pub valid: u32,
    /// Extra copies among them.
    pub duplicates: u32,
    /// Signatures required.
    pub required: u32,
    /// Valid signatures projected; below zero where the duplicates' correction exceeds the rest.
    pub projected: i64,
    /// What follows.
    pub decision: Decision,
    /// The variant of the formula used, where the procedure has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
}

/// What a certificate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Enough valid signatures.
    Sufficient,
    /// Not enough.
    Insufficient,
}

impl Outcome {
    /// One word: `sufficient`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sufficient => "sufficient",
            Self::Insufficient => "insufficient",
        }
    }
}

/// The figures on the face of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// Signatures required.
    pub required: u32,
    /// Lines submitted.
    pub raw_count: u32,
    /// Lines examined: the sample, or all.
    pub examined: u32,
    /// Valid among the examined.
    pub valid: u32,
    /// Not valid among the examined: invalid, extra copies, withdrawn and struck.
    pub not_valid: u32,
    /// Valid signatures projected, where a sample decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projected: Option<i64>,
}

/// Where the law leaves the outcome open (exactly the number required, EC §11224(a)), the official determines it, by name
/// and with the reason. Nothing else makes a certificate there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeDetermined {
    /// Sufficient or not.
    pub outcome: Outcome,
    /// The figures it is made on; must be what the events add up to. It holds for no others.
    pub figures: Figures,
    /// The section, decision or opinion it rests on.
    pub basis: String,
    /// Why.
    pub reason: String,
}

/// The certificate is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateIssued {
    /// Sufficient or not.
    pub outcome: Outcome,
    /// Its figures; must be what the events add up to.
    pub figures: Figures,
    /// The official who signs.
    pub signer: String,
}

/// The personal data in the vault are destroyed (EC §17400). Chain, counts and certificate stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordsDestroyed {
    /// The day until which they had to be kept.
    pub retention_until: Date,
    /// The day of destruction; not before the other.
    pub destroyed_on: Date,
    /// Items the vault held.
    pub items: u64,
}
