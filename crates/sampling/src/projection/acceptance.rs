//! What decides on a sample: bands of the requirement, Washington's pairs, Michigan's cut points, Oregon's limit.

use std::collections::BTreeMap;

use law::{Acceptance, CutPoints, Decision, Exact, LawError, LowerLimit, Projecting, Verdict, Version};
use law::{Working, plain_to};
use num_traits::{One, Signed, Zero};

use super::counts::{SampleCounts, exact};
use super::estimate::Estimate;
use super::pairs::pair_limit;
use super::root::root;

/// Decimals of the figures of a test that are printed; the comparison itself is exact.
const SHOWN: usize = 4;

pub(super) fn decide(
    rule: &Projecting,
    estimate: &Estimate,
    counts: &SampleCounts,
    required: u64,
) -> Result<Verdict, LawError> {
    Ok(match (&rule.acceptance, &estimate.projected) {
        (Acceptance::Bands(bands), Some(projected)) => {
            let mut verdict = bands.decide("Valid signatures projected", projected, required)?;
            // The projection stands beside the decision with its own tree; its bare count would stand there twice.
            if let Some(share) = verdict.working.inputs.first_mut() {
                share.inputs.retain(|input| input.name != "count");
                share.formula = "projected ÷ required × 100".to_owned();
            }
            verdict
        }
        (Acceptance::Bands(_), None) => undetermined("the bands have no projection to compare with"),
        (Acceptance::PairLimit(limit), _) => pair_limit(rule, limit, counts, required),
        (Acceptance::CutPoints(cut), _) => cut_points(cut, counts, required),
        (Acceptance::LowerLimit(limit), _) => lower_limit(limit, counts, required),
        (Acceptance::Unknown(why), _) => undetermined(why),
    })
}

/// What a total projected elsewhere decides: only bands can say.
pub(super) fn decide_total(
    version: &Version,
    rule: &Projecting,
    projected: &Exact,
    required: u64,
) -> Result<Verdict, LawError> {
    match &rule.acceptance {
        Acceptance::Bands(bands) => bands.decide("Valid signatures projected", projected, required),
        Acceptance::Unknown(why) => Ok(undetermined(why)),
        _ => Err(LawError::Impossible(format!(
            "`{}` decides on the sample itself, not on a projected total: give --raw, --sample, --valid and --duplicates",
            version.procedure
        ))),
    }
}

fn undetermined(why: &str) -> Verdict {
    let working = Working::given("decision", "Decision", Decision::Undetermined).note(why);
    Verdict { decision: Decision::Undetermined, next: why.to_owned(), thresholds: BTreeMap::new(), working }
}

pub(super) fn figure(name: &str, label: &str, value: &Exact, formula: &str, inputs: Vec<Working>) -> Working {
    Working::given(name, label, plain_to(value, SHOWN)).from(formula, inputs)
}

/// A sample between n·q ± c·√(n·q(1−q)), q being the share required, is too close to call.
fn cut_points(cut: &CutPoints, counts: &SampleCounts, required: u64) -> Verdict {
    let share = exact(required) / exact(counts.raw);
    let centre = exact(counts.sample) * &share;
    let variance = (exact(counts.sample) * &share * (Exact::one() - &share)).max(Exact::zero());
    let width_squared = &cut.errors.0 * &cut.errors.0 * &variance;
    let distance = exact(counts.valid) - &centre;
    let outside = &distance * &distance > width_squared;
    let (decision, next) = match (outside, distance.is_positive()) {
        (true, true) => (Decision::Sufficient, "The petition is recommended for certification."),
        (true, false) => (Decision::Insufficient, "The petition is recommended for rejection."),
        (false, _) => (cut.between, "Too close to call: a larger sample is drawn."),
    };
    let width = root(&width_squared).0;
    let centre = figure(
        "centre",
        "Valid in the sample that the requirement stands for",
        &centre,
        "sample × required ÷ raw",
        vec![],
    );
    let formula = format!("{} × √(sample × q × (1 − q)), q = required ÷ raw", cut.errors);
    let width = figure("width", "Half the distance between the cut points", &width, &formula, vec![]);
    let valid = Working::given("valid", "Valid signatures in the sample", counts.valid).unit("signatures");
    let working = Working::given("decision", "Decision", decision)
        .from("valid against centre ± width", vec![valid, centre, width])
        .cites(&cut.cites);
    Verdict { decision, next: next.to_owned(), thresholds: BTreeMap::new(), working }
}

/// (p − z·se − allowance) × raw must reach the requirement; a first sample that does not reach it decides nothing.
fn lower_limit(limit: &LowerLimit, counts: &SampleCounts, required: u64) -> Verdict {
    let share = exact(counts.valid) / exact(counts.sample);
    let variance = &share * (Exact::one() - &share) / exact(counts.sample);
    let allowance = &limit.duplicates_percent.0 / exact(100);
    let (error_low, error_high) = root(&variance);
    let total = |error: &Exact| (&share - &limit.errors.0 * error - &allowance) * exact(counts.raw);
    let (low, high) = (total(&error_high), total(&error_low));
    let needed = exact(required);
    let (decision, next) = if low >= needed {
        (Decision::Sufficient, "The petition is accepted.")
    } else if high < needed {
        (limit.beyond, "A second, larger sample is drawn; no petition is rejected on the first.")
    } else {
        (Decision::Undetermined, "the limit equals the requirement to thirty decimals")
    };
    let formula = format!(
        "(valid ÷ sample − {} × standard error − {} %) × raw",
        limit.errors, limit.duplicates_percent
    );
    let lower = figure("lower_limit", "Valid signatures at the least", &low, &formula, Vec::new());
    let required = Working::given("required", "Signatures required", required).unit("signatures");
    let working = Working::given("decision", "Decision", decision)
        .from("lower_limit against required", vec![lower, required])
        .cites(&limit.cites);
    Verdict { decision, next: next.to_owned(), thresholds: BTreeMap::new(), working }
}
