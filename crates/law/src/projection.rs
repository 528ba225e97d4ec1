//! What a procedure says about projecting a sample. The arithmetic itself is `sampling`'s.

use serde::{Deserialize, Serialize};

use crate::number::Decimal;
use crate::text::cites;
use crate::{Bands, Citation, Decision, Rounding};

/// How a version projects, under its own rule and under named variants of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Projecting {
    /// The rule.
    pub estimator: Estimator,
    /// What decides on the sample.
    pub acceptance: Acceptance,
    /// Which raw count is projected from where it was restated after the draw.
    #[serde(default)]
    pub raw_count: RawCount,
    /// What `duplicates` counts.
    pub duplicates_count: String,
    /// Sections that set the rule.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
    /// What the reader must know besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Official forms that compute differently from the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variant: Vec<Variant>,
}

/// Lines turn up, and lines that were none drop out, after a sample was drawn: one of the two counts projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RawCount {
    /// The count as it was last restated.
    #[default]
    Restated,
    /// The count the sample was drawn from.
    Declared,
}

/// A named way of computing that an office is known to use, and that differs from the rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Variant {
    /// Stable name, given as `--variant`.
    pub name: String,
    /// Whose it is.
    pub label: String,
    /// How it computes.
    pub estimator: Estimator,
    /// Where it was seen.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
}

/// How valid signatures are estimated from a sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Estimator {
    /// The sample's valid share of the raw count, less what the duplicates stand for.
    Ratio(Ratio),
    /// What was found ineligible in the sample is subtracted first, then a like percentage of the rest (Arizona).
    SubtractThenRatio(Subtract),
    /// The law projects no total; its acceptance rule decides on the sample itself.
    None,
}

/// The parts of a ratio estimator, each with its rounding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ratio {
    /// Valid in the sample in percent of it: 100 × valid ÷ sample.
    pub percent: Rounding,
    /// That percentage of the raw count.
    pub uncorrected: Rounding,
    /// Value of each signature: raw ÷ sample.
    pub factor: Rounding,
    /// Where the form divides by the share the law names instead of the share drawn, that share in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nominal_share: Option<Decimal>,
    /// What one duplicate in the sample stands for.
    pub extra: Extra,
    /// How that value is rounded.
    pub extra_round: Rounding,
    /// Duplicates × their value.
    pub correction: Rounding,
    /// The difference.
    pub projected: Rounding,
}

/// What one duplicate in the sample stands for in the petition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Extra {
    /// A × (A − 1), A being the value of each signature (California).
    FactorTimesFactorLessOne,
    /// N(N − 1) ÷ n(n − 1), the inverse of a pair's chance to be drawn whole (Oregon's later stages).
    InversePairChance,
    /// N(N − 1) ÷ n(n − 1) − N ÷ n: the same where valid leaves the extra copies out (New Zealand).
    InversePairChanceLessFactor,
    /// Duplicates are not corrected for (Colorado).
    Nothing,
}

/// The roundings of Arizona's order of subtraction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Subtract {
    /// Valid in the sample in percent of it.
    pub percent: Rounding,
    /// The result.
    pub projected: Rounding,
}

/// What decides on a sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Acceptance {
    /// The projection against bands of the requirement.
    Bands(Bands),
    /// Washington's test: a sample may only accept, when its duplicate pairs stay within what the requirement
    /// leaves room for.
    PairLimit(PairLimit),
    /// Cut points around the share needed, so many standard errors wide (Michigan's staged sample).
    CutPoints(CutPoints),
    /// A lower confidence limit of the valid share, less an allowance for duplicates, must reach the
    /// requirement (Oregon's first stage).
    LowerLimit(LowerLimit),
    /// The text could not be read: the outcome is undetermined, and this says why.
    Unknown(String),
}

/// Constants of WAC 434-379-010.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PairLimit {
    /// Square roots of the invalid signatures added as an allowance: `"1.5"`.
    pub invalid_errors: Decimal,
    /// Square roots of the expected pairs subtracted: `"1.65"`.
    pub pair_errors: Decimal,
    /// What a sample within the limit decides.
    pub within: Decision,
    /// What a sample beyond it decides.
    pub beyond: Decision,
    /// What happens next, within and beyond.
    pub next: (String, String),
}

/// Cut points of a staged sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CutPoints {
    /// Half the width between the cut points, in standard errors: `"1.5"`.
    pub errors: Decimal,
    /// What a sample between the cut points decides.
    pub between: Decision,
    /// Whether the rule was read or inferred.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
}

/// Constants of Oregon's first stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LowerLimit {
    /// Standard errors subtracted: `"1.645"`.
    pub errors: Decimal,
    /// Percentage points subtracted for duplicates: `"8"`.
    pub duplicates_percent: Decimal,
    /// What a limit below the requirement decides.
    pub beyond: Decision,
    /// Sections, and whether they were read.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
}
