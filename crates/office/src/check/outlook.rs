//! The chance that a petition qualifies, forecast before it is filed.
//!
//! The registrar will draw a sample, project it, and where the projection falls inside the bands examine every line. This
//! module asks how likely each of the three outcomes is, given what the organizer's own check found. It decides
//! nothing, so it may use floats.
//!
//! Model, with `N` lines, `M` of them valid (extra copies left out), `D` extra copies, a sample of `n`, `A = N ÷ n`:
//! the valid lines in the sample are close to normal with mean `n·M/N` and variance `n·p·(1−p)·(1−n/N)` (a simple random
//! sample without replacement); the copies that meet in the sample are close to Poisson with mean
//! `D·n(n−1)/(N(N−1))` (each pair is caught with that probability). The projection is `A·v − A(A−1)·d`, the estimator of
//! 2 CCR §§20530–20532. `M` itself is uncertain where lines stayed undecided; its variance enters the same normal.

use libm::erfc;
use serde::Serialize;

/// What the check found and what the procedure says.
#[derive(Debug, Clone, Copy)]
pub struct OutlookInput {
    /// `N`, all lines that will be turned in.
    pub raw: u64,
    /// `n`, the size of the registrar's sample; equal to `raw` where every line is examined at once.
    pub sample: u64,
    /// `R`, valid signatures required.
    pub required: u64,
    /// Share of `required` below which a sample rejects the petition, as a fraction (0.90).
    pub lower: f64,
    /// Share of `required` above which a sample accepts it (1.10).
    pub upper: f64,
    /// Expected number of valid lines, extra copies left out.
    pub valid: f64,
    /// Variance of that number: Σ p(1−p) over the lines whose outcome is uncertain, in lines².
    pub valid_variance: f64,
    /// Extra copies of signatures among the lines.
    pub duplicates: f64,
}

/// Chances between 0 and 1; the first three add up to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Outlook {
    /// The sample alone finds the petition sufficient.
    pub sufficient_by_sample: f64,
    /// The sample alone finds it insufficient.
    pub insufficient_by_sample: f64,
    /// The projection falls inside the bands and every line is examined.
    pub full_count: f64,
    /// A full examination finds enough valid signatures.
    pub enough_valid: f64,
    /// The petition qualifies one way or the other.
    pub qualifies: f64,
}

/// Forecasts the outcome of filing these lines.
///
/// Returns all zeros but `insufficient_by_sample = 1` where there is nothing to file.
#[must_use]
pub fn outlook(input: &OutlookInput) -> Outlook {
    if input.raw == 0 || input.sample == 0 {
        return Outlook {
            sufficient_by_sample: 0.0,
            insufficient_by_sample: 1.0,
            full_count: 0.0,
            enough_valid: 0.0,
            qualifies: 0.0,
        };
    }
    let required = as_float(input.required);
    let enough_valid = above(required - 0.5, input.valid, input.valid_variance);
    let (above_upper, below_lower) =
        if input.sample >= input.raw { (enough_valid, 1.0 - enough_valid) } else { sample_outcome(input) };
    let full_count = (1.0 - above_upper - below_lower).max(0.0);
    Outlook {
        sufficient_by_sample: above_upper,
        insufficient_by_sample: below_lower,
        full_count,
        enough_valid,
        qualifies: (above_upper + full_count * enough_valid).min(1.0),
    }
}

/// Standard deviation of the projection the office's sample would give, in signatures: sampling, the uncertainty of the
/// lines, and the copies that meet in the sample, each of which takes about `A²` off.
#[must_use]
pub fn projection_deviation(input: &OutlookInput) -> f64 {
    if input.raw == 0 || input.sample == 0 {
        return 0.0;
    }
    let (variance, pairs) = spread(input);
    let factor = as_float(input.raw) / as_float(input.sample);
    (variance + factor.powi(4) * pairs).sqrt()
}

/// The variance of the projection without duplicates, in signatures², and the mean number of copies that meet in the
/// sample.
fn spread(input: &OutlookInput) -> (f64, f64) {
    let (total, drawn) = (as_float(input.raw), as_float(input.sample));
    let share = (input.valid / total).clamp(0.0, 1.0);
    let sampling = total * total * share * (1.0 - share) / drawn * (1.0 - drawn / total);
    let caught = drawn * (drawn - 1.0) / (total * (total - 1.0)).max(1.0);
    // Where every line is examined there is no sample for copies to meet in.
    let pairs = if input.sample >= input.raw { 0.0 } else { input.duplicates * caught };
    (sampling + input.valid_variance, pairs)
}

/// The chance of a projection above the upper and below the lower band.
fn sample_outcome(input: &OutlookInput) -> (f64, f64) {
    let (total, drawn) = (as_float(input.raw), as_float(input.sample));
    let factor = total / drawn;
    let (variance, pairs) = spread(input);
    let mut chance_of_copies = (-pairs).exp();
    let (mut high, mut low) = (0.0, 0.0);
    // A pair's two lines each count in `M + D`; only one copy per pair is in `valid`, so an uncaught copy adds to the
    // projection what a caught one takes off: on average the correction is neutral.
    let mean = input.valid + input.duplicates;
    let most = (pairs + 12.0 * pairs.sqrt() + 30.0).ceil();
    let mut copies = 0.0;
    while copies <= most {
        let projected = mean - factor * copies - factor * (factor - 1.0) * copies;
        high += chance_of_copies * above(input.upper * as_float(input.required), projected, variance);
        low += chance_of_copies * (1.0 - above(input.lower * as_float(input.required), projected, variance));
        copies += 1.0;
        chance_of_copies *= pairs / copies;
    }
    (high.clamp(0.0, 1.0), low.clamp(0.0, 1.0))
}

/// P(X > threshold) for a normal X.
fn above(threshold: f64, mean: f64, variance: f64) -> f64 {
    if variance <= 0.0 {
        return if mean > threshold { 1.0 } else { 0.0 };
    }
    0.5 * erfc((threshold - mean) / (2.0 * variance).sqrt())
}

#[expect(clippy::cast_precision_loss, reason = "counts of lines are far below 2^52")]
fn as_float(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn santa_clara() -> OutlookInput {
        OutlookInput {
            raw: 94_539,
            sample: 4_727,
            required: 58_634,
            lower: 0.90,
            upper: 1.10,
            valid: 67_000.0,
            valid_variance: 0.0,
            duplicates: 0.0,
        }
    }

    #[test]
    fn comfortable_petition_qualifies() {
        let outlook = outlook(&santa_clara());
        assert!(outlook.sufficient_by_sample > 0.95, "{outlook:?}");
        assert!(outlook.qualifies > 0.999, "{outlook:?}");
    }

    #[test]
    fn agrees_with_a_simulation_of_the_draw() {
        // A population of 2,000 lines: 1,400 distinct valid ones, 60 of them with an extra copy; 400 drawn.
        let input = OutlookInput {
            raw: 2_000,
            sample: 400,
            required: 1_350,
            lower: 0.95,
            upper: 1.05,
            valid: 1_400.0,
            valid_variance: 0.0,
            duplicates: 60.0,
        };
        let (mut high, mut low, mut sum, mut squares, runs) = (0.0, 0.0, 0.0, 0.0, 20_000);
        let mut random: u64 = 7;
        for _ in 0..runs {
            let mut lines: Vec<usize> = (0..2_000).collect();
            for drawn in 0..400 {
                random =
                    random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let pick = drawn + usize::try_from(random >> 33).unwrap() % (2_000 - drawn);
                lines.swap(drawn, pick);
            }
            // Lines 0..1400 are valid, 1400..1460 are copies of 0..60, the rest invalid.
            let sample = &lines[..400];
            let copies = sample.iter().filter(|line| (1_400..1_460).contains(*line));
            let caught = copies.clone().filter(|line| sample.contains(&(**line - 1_400))).count();
            let valid = sample.iter().filter(|line| **line < 1_460).count() - caught;
            let projected = 5.0 * as_float(valid as u64) - 20.0 * as_float(caught as u64);
            sum += projected;
            squares += projected * projected;
            if projected > 1.05 * 1_350.0 {
                high += 1.0 / f64::from(runs);
            }
            if projected < 0.95 * 1_350.0 {
                low += 1.0 / f64::from(runs);
            }
        }
        let mean = sum / f64::from(runs);
        let deviation = (squares / f64::from(runs) - mean * mean).sqrt();
        let stated = projection_deviation(&input);
        assert!((stated / deviation - 1.0).abs() < 0.06, "{stated} against {deviation}");
        let forecast = outlook(&input);
        assert!((forecast.sufficient_by_sample - high).abs() < 0.03, "{forecast:?} against {high}");
        assert!((forecast.insufficient_by_sample - low).abs() < 0.03, "{forecast:?} against {low}");
    }

    #[test]
    fn an_empty_file_never_qualifies() {
        let nothing = OutlookInput { raw: 0, sample: 0, ..santa_clara() };
        assert!(outlook(&nothing).qualifies.abs() < f64::EPSILON);
    }
}
