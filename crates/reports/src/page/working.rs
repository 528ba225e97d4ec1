//! The tree of a computation, flattened for print: the result first, what it was computed from indented below it.

use law::{Citation, Working};
use serde::{Deserialize, Serialize};

use crate::figures;

/// One figure of a computation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// 0 for the result, 1 for what it was computed from, and so on.
    pub depth: usize,
    /// What it is.
    pub label: String,
    /// What formulas call it.
    pub name: String,
    /// The value with separators and unit.
    pub value: String,
    /// The formula, may be empty.
    pub formula: String,
    /// The rounding, may be empty.
    pub rounding: String,
    /// The sections of law, may be empty.
    pub cites: String,
    /// Remarks.
    pub notes: Vec<String>,
}

/// The steps of a computation in the order of print.
#[must_use]
pub fn steps(working: &Working) -> Vec<Step> {
    let mut steps = Vec::new();
    descend(working, 0, &mut steps);
    steps
}

fn descend(working: &Working, depth: usize, steps: &mut Vec<Step>) {
    steps.push(Step {
        depth,
        label: working.label.clone(),
        name: working.name.clone(),
        value: figures::with_unit(&working.value, &working.unit),
        formula: working.formula.clone(),
        rounding: working.rounding.clone(),
        cites: cites(&working.cites),
        notes: working.notes.clone(),
    });
    for input in &working.inputs {
        descend(input, depth + 1, steps);
    }
}

/// Sections in a row; a dagger marks a text that was not verified.
pub(crate) fn cites(cites: &[Citation]) -> String {
    let mut text = String::new();
    for cite in cites {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&cite.section);
        if !cite.verified {
            text.push('†');
        }
    }
    text
}

/// Whether a computation rests on a text that was not verified.
pub(crate) fn has_unverified(working: &Working) -> bool {
    working.cites.iter().any(|cite| !cite.verified) || working.inputs.iter().any(has_unverified)
}
