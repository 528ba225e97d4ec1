//! The working of a figure: every number the software prints can show where it comes from (DESIGN.md §4.5).

use serde::{Deserialize, Serialize};

/// One figure with the figures it was computed from: a small tree that text, HTML, PDF and JSON print alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Working {
    /// Stable name, as in the JSON of the command line: `projected`, `percent`, `required`.
    pub name: String,
    /// What a citizen reads: "Valid signatures projected".
    pub label: String,
    /// The value in plain notation: `17178`, `71.47`, `2018-02-26`. Never a float.
    pub value: String,
    /// Unit printed behind the value: `signatures`, `%`, empty where the value speaks for itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The formula with the names of its inputs, `raw × percent ÷ 100`; empty for a given figure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub formula: String,
    /// The rounding step that gave the value, in words, with the unrounded value: `17176.9998 rounded up`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rounding: String,
    /// The sections of law that prescribe this step: `2 CCR §20530(d)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// What the reader must know besides: an unverified text, a warning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The figures this one was computed from, in the order of the formula.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Working>,
}

/// A section of law, and whether its text was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// `EC §11221`, `2 CCR §20531(c)`.
    pub section: String,
    /// False where the text or its date could not be checked; the mark is printed wherever the figure is.
    pub verified: bool,
}
