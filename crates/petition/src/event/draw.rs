//! The frame, the seed, the draw, and the order to examine everything.

use serde::{Deserialize, Serialize};

use crate::hash::Digest;
use crate::name::{FrameNo, LineName};
use crate::text::Seed;

/// The numbered list of lines a sample is drawn from is fixed, before anybody knows the seed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameFrozen {
    /// Hash of the frame.
    pub hash: Digest,
    /// Lines in it; must be the raw count.
    pub lines: u32,
}

/// The public seed of a draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeedPublished {
    /// The frame it is for: 1, or a supplementary frame.
    pub frame: FrameNo,
    /// Decimal digits.
    pub seed: Seed,
    /// Where it comes from: "twenty ten-sided dice thrown in public".
    pub source: String,
}

/// The lines drawn, in the order of their tickets. A larger sample begins with the smaller one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDrawn {
    /// The frame drawn from.
    pub frame: FrameNo,
    /// Lines drawn.
    pub size: u32,
    /// Hash of the list of lines drawn.
    pub hash: Digest,
    /// The lines.
    pub lines: Vec<LineName>,
}

/// Every line is to be examined; findings made in the sample stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FullExaminationOrdered {
    /// Why: "projection within 90 and 110 %", "fewer than 500 signatures".
    pub reason: String,
}
