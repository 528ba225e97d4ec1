//! How many signatures a petition needs.

use num_traits::ToPrimitive;
use serde::{Deserialize, Serialize};

use crate::text::cites;
use crate::{Amount, Citation, Input, Inputs, LawError, Rounding, Working, plain};

/// One way of computing the requirement: officers by registration, judges by the last vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Threshold {
    /// Stable name, given as `--variant`: `officer`, `judge`.
    pub name: String,
    /// Whom it is for.
    pub label: String,
    /// How it is computed.
    pub amount: Amount,
    /// How a fraction becomes a signature.
    pub round: Rounding,
    /// Taken where the counts given fit several and none is named; a note then says so.
    #[serde(default)]
    pub default: bool,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
    /// What the reader must know besides: which report, which election.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// The requirement with its working.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Required {
    /// Signatures required.
    pub required: u64,
    /// Name of the threshold used.
    pub threshold: String,
    /// What was assumed.
    pub warnings: Vec<String>,
    /// How it came about.
    pub working: Working,
}

impl Threshold {
    fn has_all(&self, inputs: &Inputs) -> bool {
        self.amount.needs().into_iter().all(|input| inputs.get(input).is_some())
    }

    fn compute(&self, inputs: &Inputs) -> Result<Required, LawError> {
        for input in self.amount.needs() {
            if inputs.get(input) == Some(0) {
                return Err(LawError::Impossible(format!(
                    "{} is 0: nothing can be required of it",
                    input.flag()
                )));
            }
        }
        let (value, amount) = self.amount.compute(inputs)?;
        let required =
            self.round.apply(&value).to_integer().to_u64().ok_or_else(|| {
                LawError::Impossible(format!("the requirement {} is no count", plain(&value)))
            })?;
        let label = format!("Signatures required: {}", self.label);
        let mut working = Working::given("required", &label, required)
            .unit("signatures")
            .from(&amount.formula, amount.inputs)
            .rounded(self.round.in_words(&value))
            .cites(&self.cites);
        working.notes.clone_from(&self.notes);
        Ok(Required { required, threshold: self.name.clone(), warnings: Vec::new(), working })
    }
}

/// Picks the threshold that is named, or that the counts given fit, and computes it.
pub(crate) fn required(
    thresholds: &[Threshold],
    name: Option<&str>,
    inputs: &Inputs,
) -> Result<Required, LawError> {
    if let Some(name) = name {
        let named = thresholds.iter().find(|threshold| threshold.name == name);
        let known = thresholds.iter().map(|threshold| threshold.name.as_str());
        return named.ok_or_else(|| LawError::unknown("variant", name, known))?.compute(inputs);
    }
    let fitting: Vec<&Threshold> = thresholds.iter().filter(|threshold| threshold.has_all(inputs)).collect();
    match fitting.as_slice() {
        [] => Err(missing(thresholds)),
        [only] => only.compute(inputs),
        several => {
            let names: Vec<&str> = several.iter().map(|threshold| threshold.name.as_str()).collect();
            let default =
                several.iter().find(|threshold| threshold.default).ok_or_else(|| LawError::Missing {
                    what: "the requirement (the counts given fit several)".to_owned(),
                    missing: format!("--variant, one of {}", names.join(", ")),
                })?;
            let mut required = default.compute(inputs)?;
            required.warnings.push(format!(
                "computed as `{}` ({}); --variant names another: {}",
                default.name,
                default.label,
                names.join(", ")
            ));
            Ok(required)
        }
    }
}

fn missing(thresholds: &[Threshold]) -> LawError {
    let ways: Vec<String> = thresholds
        .iter()
        .map(|threshold| {
            let flags: Vec<&str> = threshold.amount.needs().into_iter().map(Input::flag).collect();
            format!("{} ({})", flags.join(" and "), threshold.label)
        })
        .collect();
    LawError::Missing { what: "the requirement".to_owned(), missing: ways.join(" or ") }
}
