//! How many valid signatures the sample must hold for each decision.

use std::collections::BTreeMap;

use law::{Acceptance, Decision, Projecting};
use num_traits::ToPrimitive;

use super::counts::{SampleCounts, exact};

pub(super) struct Cutoffs {
    pub(super) published: BTreeMap<String, i64>,
    pub(super) computed: BTreeMap<String, i64>,
}

pub(super) fn cutoffs(
    rule: &Projecting,
    counts: &SampleCounts,
    required: Option<u64>,
    decide: impl Fn(&SampleCounts) -> Option<Decision>,
) -> Cutoffs {
    let mut cutoffs = Cutoffs { published: BTreeMap::new(), computed: BTreeMap::new() };
    let Some(required) = required else { return cutoffs };
    let value_of_one = exact(counts.raw) / exact(counts.sample);
    let mut decisions = vec![Decision::Sufficient, Decision::FullCount, Decision::FurtherSample];
    if let Acceptance::Bands(bands) = &rule.acceptance {
        decisions.clear();
        for band in &bands.band {
            let least = band.least_count(required, &value_of_one).and_then(|least| least.to_i64());
            if let Some(least) = least {
                cutoffs.published.insert(band.decision.word().to_owned(), least);
                decisions.push(band.decision);
            }
        }
    }
    let most = counts.sample - counts.duplicates_or_none();
    for decision in decisions {
        let reached = |valid: u64| {
            decide(&SampleCounts { valid, ..*counts }).is_some_and(|other| rank(other) >= rank(decision))
        };
        let least = least_where(most, reached);
        let least = least.filter(|least| *least > 0).and_then(|least| i64::try_from(least).ok());
        if let Some(least) = least {
            cutoffs.computed.insert(decision.word().to_owned(), least);
        }
    }
    if cutoffs.computed == cutoffs.published {
        cutoffs.computed.clear();
    }
    cutoffs
}

/// More valid signatures never lower the outcome: this is its order.
fn rank(decision: Decision) -> u8 {
    match decision {
        Decision::Insufficient => 0,
        Decision::Undetermined => 1,
        Decision::FullCount => 2,
        Decision::FurtherSample => 3,
        Decision::Sufficient => 4,
    }
}

/// The least count up to `most` at which a condition that stays true holds.
pub(super) fn least_where(most: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if !holds(most) {
        return None;
    }
    let (mut low, mut high) = (0, most);
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    Some(low)
}
