//! Unbiased estimates of the number of distinct valid signers, in exact numbers. The law asks for none of them.

use law::Exact;
use num_traits::{One, Zero};

use super::ProjectionError;
use super::counts::{SampleCounts, exact};
use super::ratio::inverse_pair_chance;

/// (N/n)·(v + d) − N(N−1)/(n(n−1))·d: unbiased where no voter signed more than twice. It is Goodman's estimator
/// cut off after pairs, which he recommends because the full one can be absurd.
#[must_use]
pub fn unbiased(counts: &SampleCounts) -> Exact {
    let (raw, sample) = (exact(counts.raw), exact(counts.sample));
    let duplicates = counts.duplicates_or_none();
    &raw / &sample * exact(counts.valid + duplicates) - inverse_pair_chance(&raw, &sample) * exact(duplicates)
}

/// Goodman's estimator (Ann. Math. Stat. 20, 1949): the only one that is unbiased for every population in which nobody
/// signed more often than the sample is large. `seen[k − 1]` is the number of voters with exactly k valid signatures
/// in the sample of `sample` from `raw` lines.
///
/// # Errors
/// A sample of zero or above the raw count, or more valid signatures than the sample holds.
pub fn goodman(raw: u64, sample: u64, seen: &[u64]) -> Result<Exact, ProjectionError> {
    let lines =
        seen.iter().zip(1_u64..).try_fold(0_u64, |sum, (voters, k)| voters.checked_mul(k)?.checked_add(sum));
    if sample == 0 || sample > raw || lines.is_none_or(|lines| lines > sample) {
        return Err(ProjectionError::Impossible(format!(
            "a sample of {sample} from {raw} cannot hold the signatures seen"
        )));
    }
    let mut estimate = Exact::zero();
    let (mut above, mut below) = (Exact::one(), Exact::one());
    for (voters, k) in seen.iter().zip(1_u64..) {
        // [N − n + k − 1]ₖ ÷ [n]ₖ, falling factorials built up factor by factor; the sign alternates.
        above *= exact(raw - sample + k - 1);
        if *voters == 0 && k > sample {
            break;
        }
        below *= exact(sample - k + 1);
        let ratio = &above / &below;
        let weight = if k % 2 == 0 { Exact::one() - ratio } else { Exact::one() + ratio };
        estimate += weight * exact(*voters);
    }
    Ok(estimate)
}
