//! The estimators: the arithmetic of a projection, step by step with its rounding.

use law::{Estimator, Exact, Extra, Projecting, Ratio, Rounding, Working, plain};
use num_traits::{One, ToPrimitive, Zero};
use serde::Serialize;

use super::ProjectionError;
use super::counts::{SampleCounts, exact};

/// A figure that is a whole number under the rule, and may be a decimal under a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Amount {
    /// Whole signatures.
    Count(i64),
    /// A decimal in plain notation.
    Decimal(String),
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Decimal(text) => text.fmt(f),
        }
    }
}

impl Amount {
    fn of(value: &Exact, rounding: Rounding) -> Self {
        let shown = rounding.shown(value);
        shown.parse().map_or(Self::Decimal(shown), Self::Count)
    }
}

/// The figures of one estimate.
#[derive(Debug, Clone)]
pub(super) struct Estimate {
    pub(super) percent: Option<String>,
    pub(super) valid_uncorrected: Option<Amount>,
    pub(super) value_of_each_signature: Option<String>,
    pub(super) extra_value_of_duplicates: Option<String>,
    pub(super) correction: Option<Amount>,
    pub(super) projected: Option<Exact>,
    pub(super) working: Working,
}

impl Estimate {
    pub(super) fn projected_shown(&self) -> Option<Amount> {
        let value = self.projected.as_ref()?;
        Some(
            value
                .is_integer()
                .then(|| value.to_i64())
                .flatten()
                .map_or_else(|| Amount::Decimal(plain(value)), Amount::Count),
        )
    }
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

fn given(counts: &SampleCounts) -> [Working; 4] {
    let count = |name: &str, label: &str, value: u64| Working::given(name, label, value).unit("signatures");
    let duplicates = count("duplicates", "Duplicates in the sample", counts.duplicates_or_none());
    [
        count("raw", "Signatures submitted (raw count)", counts.raw),
        count("sample", "Signatures in the sample", counts.sample),
        count("valid", "Valid signatures in the sample", counts.valid),
        duplicates.note(if counts.duplicates.is_none() { "before duplicates: none were given" } else { "" }),
    ]
}

/// One step of the arithmetic: its rounded value, as the next step uses it, and its working.
struct Step {
    exact: Exact,
    value: Exact,
    shown: String,
    working: Working,
}

fn step(
    (name, label, unit): (&str, &str, &str),
    exact: Exact,
    rounding: Rounding,
    formula: &str,
    inputs: Vec<Working>,
) -> Step {
    let (value, shown) = (rounding.apply(&exact), rounding.shown(&exact));
    let working = Working::given(name, label, &shown)
        .unit(unit)
        .from(formula, inputs)
        .rounded(if exact.is_integer() { String::new() } else { rounding.in_words(&exact) });
    Step { exact, value, shown, working }
}

fn by_ratio(ratio: &Ratio, counts: &SampleCounts) -> Estimate {
    let (percent, uncorrected) = before_duplicates(ratio, counts);
    let (factor, extra, correction) = duplicates_stand_for(ratio, counts);
    let valid_uncorrected = Amount::of(&uncorrected.exact, ratio.uncorrected);
    let corrected_by = Amount::of(&correction.exact, ratio.correction);
    let projected = step(
        ("projected", "Valid signatures projected", "signatures"),
        &uncorrected.value - &correction.value,
        ratio.projected,
        "valid_uncorrected − correction",
        vec![uncorrected.working, correction.working],
    );
    Estimate {
        percent: Some(percent),
        valid_uncorrected: Some(valid_uncorrected),
        value_of_each_signature: Some(factor),
        extra_value_of_duplicates: Some(extra),
        correction: Some(corrected_by),
        projected: Some(projected.value),
        working: projected.working,
    }
}

/// The valid share of the sample, and of the raw count.
fn before_duplicates(ratio: &Ratio, counts: &SampleCounts) -> (String, Step) {
    let [raw, sample, valid, _] = given(counts);
    let label = ("valid_uncorrected", "Valid signatures before duplicates", "signatures");
    let percent = step(
        ("percent", "Valid in the sample", "%"),
        exact(counts.valid) / exact(counts.sample) * exact(100),
        ratio.percent,
        "valid ÷ sample × 100",
        vec![valid.clone(), sample],
    );
    let uncorrected = match &ratio.nominal_share {
        None => step(
            label,
            exact(counts.raw) * &percent.value / exact(100),
            ratio.uncorrected,
            "raw × percent ÷ 100",
            vec![raw, percent.working],
        ),
        Some(share) => step(
            label,
            exact(counts.valid) / (&share.0 / exact(100)),
            ratio.uncorrected,
            &format!("valid ÷ {share} %"),
            vec![valid],
        ),
    };
    (percent.shown, uncorrected)
}

/// What each signature and each duplicate of the sample stands for, and what the duplicates take away.
fn duplicates_stand_for(ratio: &Ratio, counts: &SampleCounts) -> (String, String, Step) {
    let [raw, sample, _, duplicates] = given(counts);
    let factor = step(
        ("value_of_each_signature", "Value of each signature", ""),
        exact(counts.raw) / exact(counts.sample),
        ratio.factor,
        "raw ÷ sample",
        vec![raw, sample],
    );
    let (value, formula) = extra(ratio.extra, &factor.value, &exact(counts.raw), &exact(counts.sample));
    let extra = step(
        ("extra_value_of_duplicates", "What one duplicate stands for", ""),
        value,
        ratio.extra_round,
        formula,
        vec![factor.working],
    );
    let correction = step(
        ("correction", "Correction for duplicates", "signatures"),
        &extra.value * exact(counts.duplicates_or_none()),
        ratio.correction,
        "extra_value_of_duplicates × duplicates",
        vec![extra.working, duplicates],
    );
    (factor.shown, extra.shown, correction)
}

fn extra(extra: Extra, factor: &Exact, raw: &Exact, sample: &Exact) -> (Exact, &'static str) {
    match extra {
        Extra::FactorTimesFactorLessOne => {
            (factor * (factor - Exact::one()), "value_of_each_signature × (value_of_each_signature − 1)")
        }
        Extra::InversePairChance => {
            (inverse_pair_chance(raw, sample), "raw × (raw − 1) ÷ (sample × (sample − 1))")
        }
        Extra::Nothing => (Exact::zero(), "duplicates are not corrected for"),
    }
}

/// N(N − 1) ÷ n(n − 1); zero for a sample of one, in which no pair can lie.
pub(super) fn inverse_pair_chance(raw: &Exact, sample: &Exact) -> Exact {
    if sample.is_one() {
        return Exact::zero();
    }
    raw * (raw - Exact::one()) / (sample * (sample - Exact::one()))
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
        working,
    }
}
