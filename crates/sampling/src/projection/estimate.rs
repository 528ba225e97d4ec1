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

fn by_ratio(ratio: &Ratio, counts: &SampleCounts) -> Estimate {
    let [raw_given, sample_given, valid_given, duplicates_given] = given(counts);
    let (raw, sample, valid) = (exact(counts.raw), exact(counts.sample), exact(counts.valid));
    let duplicates = exact(counts.duplicates_or_none());

    let percent_exact = &valid / &sample * exact(100);
    let percent = ratio.percent.apply(&percent_exact);
    let percent_working =
        Working::given("percent", "Valid in the sample", ratio.percent.shown(&percent_exact))
            .unit("%")
            .from("valid ÷ sample × 100", vec![valid_given.clone(), sample_given.clone()])
            .rounded(ratio.percent.in_words(&percent_exact));

    let (uncorrected_exact, uncorrected_formula, uncorrected_inputs) = match &ratio.nominal_share {
        None => (
            &raw * &percent / exact(100),
            "raw × percent ÷ 100".to_owned(),
            vec![raw_given.clone(), percent_working.clone()],
        ),
        Some(share) => (&valid / (&share.0 / exact(100)), format!("valid ÷ {share} %"), vec![valid_given]),
    };
    let uncorrected = ratio.uncorrected.apply(&uncorrected_exact);
    let uncorrected_working = Working::given(
        "valid_uncorrected",
        "Valid signatures before duplicates",
        ratio.uncorrected.shown(&uncorrected_exact),
    )
    .unit("signatures")
    .from(&uncorrected_formula, uncorrected_inputs)
    .rounded(ratio.uncorrected.in_words(&uncorrected_exact));

    let factor_exact = &raw / &sample;
    let factor = ratio.factor.apply(&factor_exact);
    let factor_working = Working::given(
        "value_of_each_signature",
        "Value of each signature",
        ratio.factor.shown(&factor_exact),
    )
    .from("raw ÷ sample", vec![raw_given, sample_given])
    .rounded(ratio.factor.in_words(&factor_exact));

    let (extra_exact, formula) = extra(ratio.extra, &factor, &raw, &sample);
    let extra_value = ratio.extra_round.apply(&extra_exact);
    let extra_working = Working::given(
        "extra_value_of_duplicates",
        "What one duplicate stands for",
        ratio.extra_round.shown(&extra_exact),
    )
    .from(formula, vec![factor_working])
    .rounded(ratio.extra_round.in_words(&extra_exact));

    let correction_exact = &extra_value * &duplicates;
    let correction = ratio.correction.apply(&correction_exact);
    let correction_working =
        Working::given("correction", "Correction for duplicates", ratio.correction.shown(&correction_exact))
            .unit("signatures")
            .from("extra_value_of_duplicates × duplicates", vec![extra_working, duplicates_given])
            .rounded(ratio.correction.in_words(&correction_exact));

    let projected_exact = &uncorrected - &correction;
    let projected = ratio.projected.apply(&projected_exact);
    let working = Working::given("projected", "Valid signatures projected", plain(&projected))
        .unit("signatures")
        .from("valid_uncorrected − correction", vec![uncorrected_working, correction_working])
        .rounded(if projected == projected_exact {
            String::new()
        } else {
            ratio.projected.in_words(&projected_exact)
        });
    Estimate {
        percent: Some(ratio.percent.shown(&percent_exact)),
        valid_uncorrected: Some(Amount::of(&uncorrected_exact, ratio.uncorrected)),
        value_of_each_signature: Some(ratio.factor.shown(&factor_exact)),
        extra_value_of_duplicates: Some(ratio.extra_round.shown(&extra_exact)),
        correction: Some(Amount::of(&correction_exact, ratio.correction)),
        projected: Some(projected),
        working,
    }
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
    let [raw_given, sample_given, valid_given, _] = given(counts);
    let ineligible = counts.sample - counts.valid;
    let ineligible_working = Working::given("ineligible", "Ineligible in the sample", ineligible)
        .unit("signatures")
        .from("sample − valid", vec![sample_given, valid_given]);
    let percent_exact = exact(counts.valid) / exact(counts.sample) * exact(100);
    let percent = percent_round.apply(&percent_exact);
    let percent_working =
        Working::given("percent", "Valid in the sample", percent_round.shown(&percent_exact))
            .unit("%")
            .from("valid ÷ sample × 100", Vec::new())
            .rounded(percent_round.in_words(&percent_exact));
    let value = exact(counts.raw - ineligible) * percent / exact(100);
    let projected = projected_round.apply(&value);
    let working = Working::given("projected", "Valid signatures projected", plain(&projected))
        .unit("signatures")
        .from("(raw − ineligible) × percent ÷ 100", vec![raw_given, ineligible_working, percent_working])
        .rounded(projected_round.in_words(&value));
    Estimate {
        percent: Some(percent_round.shown(&percent_exact)),
        valid_uncorrected: None,
        value_of_each_signature: None,
        extra_value_of_duplicates: None,
        correction: None,
        projected: Some(projected),
        working,
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
