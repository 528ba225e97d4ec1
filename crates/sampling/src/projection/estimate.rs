//! The estimators: the arithmetic of a projection, step by step with its rounding.

use law::{Estimator, Exact, Projecting, Rounding, Working};

use super::ProjectionError;
use super::counts::{SampleCounts, exact};
use super::ratio::by_ratio;
use super::step::{Amount, step};

/// The figures of one estimate.
#[derive(Debug, Clone)]
pub(super) struct Estimate {
    pub(super) percent: Option<String>,
    pub(super) valid_uncorrected: Option<Amount>,
    pub(super) value_of_each_signature: Option<String>,
    pub(super) extra_value_of_duplicates: Option<String>,
    pub(super) correction: Option<Amount>,
    /// As the decision uses it: unrounded where the law names no rounding.
    pub(super) projected: Option<Exact>,
    /// As it is printed.
    pub(super) projected_shown: Option<Amount>,
    pub(super) working: Working,
}
pub(super) fn estimate(
    rule: &Projecting,
    estimator: &Estimator,
    counts: &SampleCounts,
) -> Result<Estimate, ProjectionError> {
    let mut estimate = match estimator {
        Estimator::Ratio(ratio) => by_ratio(ratio, counts),
        Estimator::SubtractThenRatio(subtract) => subtracting(subtract.percent, subtract.projected, counts),
        Estimator::None => unprojected(counts),
    };
    let cites = rule.variant.iter().find(|other| other.estimator == *estimator).map(|other| &other.cites);
    estimate.working = estimate.working.cites(cites.unwrap_or(&rule.cites));
    estimate.working.notes.extend(rule.notes.iter().cloned());
    Ok(estimate)
}

pub(super) fn given(counts: &SampleCounts) -> [Working; 4] {
    let count = |name: &str, label: &str, value: u64| Working::given(name, label, value).unit("signatures");
    let duplicates = count("duplicates", "Duplicates in the sample", counts.duplicates_or_none());
    [
        count("raw", "Signatures submitted (raw count)", counts.raw),
        count("sample", "Signatures in the sample", counts.sample),
        count("valid", "Valid signatures in the sample", counts.valid),
        duplicates.note(if counts.duplicates.is_none() { "before duplicates: none were given" } else { "" }),
    ]
}

/// (raw − ineligible in the sample) × (1 − share of the sample that was ineligible).
fn subtracting(percent_round: Rounding, projected_round: Rounding, counts: &SampleCounts) -> Estimate {
    let [raw, sample, valid, _] = given(counts);
    let ineligible = counts.sample - counts.valid;
    let percent = step(
        ("percent", "Valid in the sample", "%"),
        exact(counts.valid) / exact(counts.sample) * exact(100),
        percent_round,
        "valid ÷ sample × 100",
        vec![valid.clone(), sample.clone()],
    );
    let subtracted = Working::given("ineligible", "Ineligible in the sample", ineligible)
        .unit("signatures")
        .from("sample − valid", vec![sample, valid]);
    let projected = step(
        ("projected", "Valid signatures projected", "signatures"),
        exact(counts.raw - ineligible) * &percent.value / exact(100),
        projected_round,
        "(raw − ineligible) × percent ÷ 100",
        vec![raw, subtracted, percent.working],
    );
    Estimate {
        percent: Some(percent.shown),
        valid_uncorrected: None,
        value_of_each_signature: None,
        extra_value_of_duplicates: None,
        correction: None,
        projected_shown: Some(Amount::of(&projected.exact, projected_round)),
        projected: Some(projected.value),
        working: projected.working,
    }
}

fn unprojected(counts: &SampleCounts) -> Estimate {
    let working = Working::given("projected", "Valid signatures projected", "none")
        .from("the law decides on the sample itself and projects no total", given(counts).to_vec());
    Estimate {
        percent: None,
        valid_uncorrected: None,
        value_of_each_signature: None,
        extra_value_of_duplicates: None,
        correction: None,
        projected: None,
        projected_shown: None,
        working,
    }
}
