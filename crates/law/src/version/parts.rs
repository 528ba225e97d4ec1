//! The smaller parts of a version.

use serde::{Deserialize, Serialize};

use crate::text::cites;
use crate::{Amount, Bands, Citation, Distribution, Inputs, Rounding, Version, counted, plain};

/// A figure the software shows but computes nothing from: a limit of words, a number of names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Figure {
    /// Stable name: `reasons-words`.
    pub name: String,
    /// What a citizen reads.
    pub label: String,
    /// The rule, where it is a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// What is counted: `words`; the rule itself where it is no number.
    pub unit: String,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
}

/// The count before any signature is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PrimaFacie {
    /// The bands of the raw count against the requirement.
    pub bands: Bands,
}

/// How large a random sample is, and when one may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sample {
    /// The size rule.
    pub size: Amount,
    /// How a fraction becomes a signature.
    pub round: Rounding,
    /// Sampling is open only above this many signatures; at or below it every one is examined.
    #[serde(default)]
    pub only_above: u64,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
    /// What the reader must know besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// How the figures of several counties become one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RollUp {
    /// What is summed: `county`.
    pub unit: String,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
    /// What the reader must know besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Something the procedure regulates but whose text could not be read: asked for, it is refused by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// What: `projection`.
    pub what: String,
    /// Why.
    pub why: String,
}

impl Version {
    /// The spread that goes with a threshold; without one, the first there is.
    #[must_use]
    pub fn spread(&self, threshold: Option<&str>) -> Option<&Distribution> {
        let mut rules = self.distributions.iter();
        rules.find(|rule| threshold.is_none_or(|name| rule.threshold == name))
    }
}

impl Figure {
    /// The figure as text: `200 words`, or its rule where it depends on a count.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Some(amount) = &self.amount else { return self.unit.clone() };
        match amount.compute(&Inputs::new()) {
            Ok((value, _)) => counted(plain(&value), &self.unit),
            Err(_) => format!("{}, {}", self.unit, amount.in_words()),
        }
    }
}
