//! What the law does not ask for, printed beside what it does: an unbiased estimate, its standard error, an
//! interval, a chance. Nothing here decides anything; floats are allowed, rounded before they are shown.

use law::{Decision, Exact, rounded_to};
use num_traits::ToPrimitive;
use serde::Serialize;

use super::counts::{SampleCounts, exact};
use super::cutoffs::least_where;
use super::estimate::Estimate;
use super::goodman::unbiased;
use super::ratio::inverse_pair_chance;

/// Statistics beside the statutory projection. All decimals are strings in plain notation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Beside {
    /// Unbiased where no voter signed more than twice: (N/n)·(v + d) − N(N−1)/(n(n−1))·d. Signatures.
    pub unbiased_estimate: String,
    /// Statutory projection less the unbiased estimate. Signatures; `None` where the law projects no total.
    pub difference_to_unbiased: Option<String>,
    /// Standard error of the unbiased estimate, the observed duplicates taken as Poisson. Signatures.
    pub standard_error: String,
    /// Around the unbiased estimate: the normal interval of the valid share joined with Poisson limits of the
    /// duplicates, each side on its own, because a handful of duplicates is anything but normal.
    pub interval_95: Interval,
    /// Chance that the true number reaches the requirement, as a share from 0 to 1; `None` without a requirement.
    pub probability_of_sufficiency: Option<String>,
    /// Duplicates in the whole petition: d·N(N−1)/(n(n−1)).
    pub estimated_duplicates: String,
    /// What one more duplicate in the sample would take from the projection. Signatures.
    pub one_more_duplicate: Option<String>,
    /// The most duplicates in the sample that leave the decision as it is; `None` where none changes it.
    pub duplicates_until_decision_changes: Option<u64>,
}

/// A range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub low: String,
    /// Its upper end.
    pub high: String,
}

pub(super) fn beside(
    estimate: &Estimate,
    counts: &SampleCounts,
    required: Option<u64>,
    decide: impl Fn(&SampleCounts) -> Option<Decision>,
    project: impl Fn(&SampleCounts) -> Option<Exact>,
) -> Beside {
    let duplicates = counts.duplicates_or_none();
    let (raw, sample) = (exact(counts.raw), exact(counts.sample));
    let pairs = inverse_pair_chance(&raw, &sample) * exact(duplicates);
    let unbiased = unbiased(counts);
    let centre = unbiased.to_f64().unwrap_or_default();
    let spread = Spread::of(counts);
    let shown = |value: f64| format!("{value:.1}");
    let next = SampleCounts { duplicates: Some(duplicates + 1), ..*counts };
    let one_more = match (&estimate.projected, project(&next)) {
        (Some(now), Some(then)) => Some(rounded_to(&(now - then), 4)),
        _ => None,
    };
    let probability = required.map(|required| {
        let margin = centre - required.to_f64().unwrap_or_default();
        let side = if margin >= 0.0 { spread.below } else { spread.above };
        let chance =
            if side > 0.0 { normal(LEVEL * margin / side) } else { f64::from(u8::from(margin >= 0.0)) };
        format!("{chance:.4}")
    });
    Beside {
        unbiased_estimate: rounded_to(&unbiased, 2),
        difference_to_unbiased: estimate.projected.as_ref().map(|value| rounded_to(&(value - &unbiased), 2)),
        standard_error: shown(spread.error),
        interval_95: Interval { low: shown(centre - spread.below), high: shown(centre + spread.above) },
        probability_of_sufficiency: probability,
        estimated_duplicates: rounded_to(&pairs, 2),
        one_more_duplicate: one_more,
        duplicates_until_decision_changes: headroom(counts, decide),
    }
}

/// Standard errors of a 95 % interval.
const LEVEL: f64 = 1.96;

/// How far the truth may lie from the unbiased estimate.
struct Spread {
    /// √(N²(1−r)/n · p(1−p) + (A(A−1))² · d)
    error: f64,
    /// Half of the 95 % interval below the estimate: there may be more duplicates than were seen.
    below: f64,
    /// The half above it: there may be fewer.
    above: f64,
}

impl Spread {
    fn of(counts: &SampleCounts) -> Self {
        let float = |count: u64| count.to_f64().unwrap_or_default();
        let (raw, sample) = (float(counts.raw), float(counts.sample));
        let share = float(counts.valid) / sample;
        let factor = raw / sample;
        let pair = factor * (factor - 1.0);
        let binomial = raw * raw * (1.0 - sample / raw) / sample * share * (1.0 - share);
        let Some(found) = counts.duplicates else {
            // Not searched yet: the figures are before duplicates, and so is the interval.
            let error = binomial.sqrt();
            return Self { error, below: LEVEL * error, above: LEVEL * error };
        };
        let duplicates = float(found);
        let side = |limit: f64| (LEVEL * LEVEL * binomial + (pair * (limit - duplicates)).powi(2)).sqrt();
        let (fewest, most) = poisson_limits(duplicates);
        Self { error: (binomial + pair * pair * duplicates).sqrt(), below: side(most), above: side(fewest) }
    }
}

/// Byar's approximation of the exact 95 % limits of a Poisson mean: within 1 % from one event on.
fn poisson_limits(events: f64) -> (f64, f64) {
    let cubed = |count: f64, sign: f64| {
        count * (1.0 - 1.0 / (9.0 * count) + sign * LEVEL / (3.0 * count.sqrt())).max(0.0).powi(3)
    };
    let fewest = if events > 0.0 { cubed(events, -1.0) } else { 0.0 };
    (fewest, cubed(events + 1.0, 1.0))
}

/// The standard normal distribution function, by the series of Abramowitz and Stegun 7.1.26: within 10⁻⁷.
fn normal(deviation: f64) -> f64 {
    let argument = deviation.abs() / std::f64::consts::SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * argument);
    let polynomial = ((((1.061_405_429 * t - 1.453_152_027) * t + 1.421_413_741) * t - 0.284_496_736) * t
        + 0.254_829_592)
        * t;
    let half_tail = 0.5 * polynomial * (-argument * argument).exp();
    if deviation >= 0.0 { 1.0 - half_tail } else { half_tail }
}

fn headroom(counts: &SampleCounts, decide: impl Fn(&SampleCounts) -> Option<Decision>) -> Option<u64> {
    let now = decide(counts)?;
    let most = counts.sample - counts.valid;
    let changed = |duplicates: u64| {
        let duplicates = duplicates.max(counts.duplicates_or_none());
        decide(&SampleCounts { duplicates: Some(duplicates), ..*counts }).is_some_and(|other| other != now)
    };
    least_where(most, changed).and_then(|first| first.checked_sub(1))
}
