//! The ratio estimator: the sample's valid share of the raw count, less what the duplicates stand for.

use law::{Exact, Extra, Ratio};
use num_traits::{One, Zero};

use super::counts::{SampleCounts, exact};
use super::estimate::{Estimate, given};
use super::step::{Amount, Step, step};

pub(super) fn by_ratio(ratio: &Ratio, counts: &SampleCounts) -> Estimate {
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
        projected_shown: Some(Amount::of(&projected.exact, ratio.projected)),
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
        Extra::InversePairChanceLessFactor => (
            inverse_pair_chance(raw, sample) - raw / sample,
            "raw × (raw − 1) ÷ (sample × (sample − 1)) − raw ÷ sample",
        ),
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
