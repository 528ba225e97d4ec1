//! The projection: how many signatures of a petition are valid, estimated from a sample as the law prescribes, and
//! what that decides. Exact: no float takes part in a decision.

mod acceptance;
mod beside;
mod counts;
mod cutoffs;
mod estimate;
mod goodman;
mod pairs;
mod ratio;
mod root;
mod step;
mod warnings;

use std::collections::BTreeMap;

use law::{Decision, Estimator, LawError, Projecting, Verdict, Version, Working};
use num_bigint::BigInt;
use serde::Serialize;

pub use beside::{Beside, Interval};
pub use counts::SampleCounts;
use estimate::Estimate;
pub use goodman::{goodman, unbiased};
pub use step::Amount;

/// Why nothing was projected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProjectionError {
    /// A count that cannot be.
    #[error("{0}")]
    Impossible(String),
    /// The procedure does not project, or refuses.
    #[error(transparent)]
    Law(#[from] LawError),
}

/// Every figure of a projection, its decision and its working. Serialised, it is the JSON of `law project`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Projection {
    /// Id of the procedure.
    pub procedure: String,
    /// Name of its version.
    pub version: String,
    /// The named way of computing, where it was not the rule itself.
    pub variant: Option<String>,
    /// The counts projected from.
    #[serde(flatten)]
    pub counts: SampleCounts,
    /// Valid in the sample in percent of it.
    pub percent: Option<String>,
    /// That percentage of the raw count, before duplicates.
    pub valid_uncorrected: Option<Amount>,
    /// Raw count ÷ sample.
    pub value_of_each_signature: Option<String>,
    /// What one duplicate in the sample stands for.
    pub extra_value_of_duplicates: Option<String>,
    /// What the duplicates take away.
    pub correction: Option<Amount>,
    /// Valid signatures projected; `None` where the law projects no total.
    pub projected: Option<Amount>,
    /// The same as the decision uses it, before it is printed.
    #[serde(skip)]
    pub projected_exactly: Option<law::Exact>,
    /// Signatures required.
    pub required: Option<u64>,
    /// What it decides; `None` without a requirement.
    pub decision: Option<Decision>,
    /// What happens next.
    pub next: String,
    /// The least projection for each decision: the band's edge × required, a fraction counting as a signature.
    pub thresholds: BTreeMap<String, i64>,
    /// Valid signatures in the sample needed for each decision: the band's edge × required × sample ÷ raw, as
    /// offices publish it before the sample is checked.
    pub cutoffs: BTreeMap<String, i64>,
    /// The same under the prescribed rounding and with the duplicates found; only where it differs or where the
    /// law decides on the sample itself.
    pub cutoffs_as_computed: BTreeMap<String, i64>,
    /// What the reader must know.
    pub warnings: Vec<String>,
    /// The named variants that give another figure, beside the rule.
    pub variants: Vec<VariantResult>,
    /// What the law does not ask for.
    pub beside: Beside,
    /// How it came about.
    pub working: Working,
}

/// What a named variant gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VariantResult {
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub label: String,
    /// Its projection.
    pub projected: Option<Amount>,
    /// What it would decide.
    pub decision: Option<Decision>,
}

/// Projects a sample under a version of a procedure. `variant` names a way of computing other than the rule.
///
/// # Errors
/// A count that cannot be (valid above the sample, sample above the raw count, zero), an unknown variant, or a
/// version that does not project.
pub fn project(
    version: &Version,
    counts: &SampleCounts,
    required: Option<u64>,
    variant: Option<&str>,
) -> Result<Projection, ProjectionError> {
    counts.check(required)?;
    let rule = version.projecting()?;
    let estimator = chosen(rule, variant)?;
    let estimate = estimate::estimate(rule, estimator, counts)?;
    let verdict = match required {
        Some(required) => Some(acceptance::decide(rule, &estimate, counts, required)?),
        None => None,
    };
    let decide = |estimator: &Estimator, counts: &SampleCounts| -> Option<Decision> {
        let estimate = estimate::estimate(rule, estimator, counts).ok()?;
        acceptance::decide(rule, &estimate, counts, required?).ok().map(|verdict| verdict.decision)
    };
    let cut = cutoffs::cutoffs(rule, counts, required, |counts| decide(estimator, counts));
    let mut variants = Vec::new();
    for other in rule.variant.iter().filter(|_| variant.is_none()) {
        let result = estimate::estimate(rule, &other.estimator, counts)?;
        if result.projected_shown != estimate.projected_shown {
            variants.push(VariantResult {
                name: other.name.clone(),
                label: other.label.clone(),
                projected: result.projected_shown,
                decision: decide(&other.estimator, counts),
            });
        }
    }
    let verdict = verdict.as_ref();
    let working = whole_working(&estimate, verdict);
    let warnings = warnings::warnings(version, rule, counts, required, &variants, &working, &estimate);
    let beside = beside::beside(
        &estimate,
        counts,
        required,
        |counts| decide(estimator, counts),
        |counts| estimate::estimate(rule, estimator, counts).ok().and_then(|estimate| estimate.projected),
    );
    Ok(Projection {
        procedure: version.procedure.clone(),
        version: version.name.clone(),
        variant: variant.map(str::to_owned),
        counts: *counts,
        percent: estimate.percent.clone(),
        valid_uncorrected: estimate.valid_uncorrected.clone(),
        value_of_each_signature: estimate.value_of_each_signature.clone(),
        extra_value_of_duplicates: estimate.extra_value_of_duplicates.clone(),
        correction: estimate.correction.clone(),
        projected: estimate.projected_shown,
        projected_exactly: estimate.projected,
        required,
        decision: verdict.map(|verdict| verdict.decision),
        next: verdict.map(|verdict| verdict.next.clone()).unwrap_or_default(),
        thresholds: verdict.map(|verdict| verdict.thresholds.clone()).unwrap_or_default(),
        cutoffs: cut.published,
        cutoffs_as_computed: cut.computed,
        warnings,
        variants,
        beside,
        working,
    })
}

/// What a projection that was made elsewhere decides.
///
/// # Errors
/// The version does not project, or decides on the sample itself and not on a projected total.
pub fn decide_projected(
    version: &Version,
    projected: i64,
    required: u64,
) -> Result<Verdict, ProjectionError> {
    decide_projected_exactly(version, &law::Exact::from_integer(BigInt::from(projected)), required)
}

/// The same for a sum that is no whole number, because the law rounds no part of it.
///
/// # Errors
/// As [`decide_projected`].
pub fn decide_projected_exactly(
    version: &Version,
    value: &law::Exact,
    required: u64,
) -> Result<Verdict, ProjectionError> {
    Ok(acceptance::decide_total(version, version.projecting()?, value, required)?)
}

/// What a full count decides.
///
/// # Errors
/// The version sets no full count, or a count is zero or too large.
pub fn decide_full(version: &Version, valid: u64, required: u64) -> Result<Verdict, ProjectionError> {
    Ok(version.decide_full(valid, required)?)
}

fn chosen<'a>(rule: &'a Projecting, variant: Option<&str>) -> Result<&'a Estimator, ProjectionError> {
    let Some(name) = variant else { return Ok(&rule.estimator) };
    let found = rule.variant.iter().find(|other| other.name == name);
    found.map(|other| &other.estimator).ok_or_else(|| {
        let known: Vec<&str> = rule.variant.iter().map(|other| other.name.as_str()).collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        ProjectionError::Law(LawError::Unknown { what: "variant", name: name.to_owned(), known })
    })
}

/// The decision over the projection over its parts: one tree.
fn whole_working(estimate: &Estimate, verdict: Option<&Verdict>) -> Working {
    let Some(verdict) = verdict else { return estimate.working.clone() };
    let mut working = verdict.working.clone();
    working.inputs.push(estimate.working.clone());
    working
}
