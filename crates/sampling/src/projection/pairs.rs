//! Washington's test, WAC 434-379-010: a sample is accepted when its duplicate pairs stay within the number that
//! the requirement and the upper limit of invalid signatures leave room for.

use std::collections::BTreeMap;

use law::{Decision, Exact, PairLimit, Projecting, Verdict, Working};
use num_traits::Signed;

use super::acceptance::figure;
use super::counts::{SampleCounts, exact};
use super::root::root;

/// The steps of the test, with one root of the invalid signatures taken for them.
struct Room {
    upper: Exact,
    tolerable: Exact,
    expected: Exact,
}

fn room(limit: &PairLimit, counts: &SampleCounts, required: u64, invalid: u64, root: &Exact) -> Room {
    let share = exact(counts.sample) / exact(counts.raw);
    let upper = (exact(invalid) + &limit.invalid_errors.0 * root) / &share;
    let tolerable = exact(counts.raw) - exact(required) - &upper;
    let expected = &share * &share * &tolerable;
    Room { upper, tolerable, expected }
}

pub(super) fn pair_limit(
    rule: &Projecting,
    limit: &PairLimit,
    counts: &SampleCounts,
    required: u64,
) -> Verdict {
    let pairs = counts.duplicates_or_none();
    let invalid = counts.sample - counts.valid - pairs;
    let (root_low, root_high) = root(&exact(invalid));
    let most = room(limit, counts, required, invalid, &root_low);
    let least = room(limit, counts, required, invalid, &root_high).expected;
    let acceptable_low = &least - &limit.pair_errors.0 * root(&most.expected).1;
    let acceptable = &most.expected - &limit.pair_errors.0 * root(&least).0;
    let (decision, next) = if least.is_negative() || exact(pairs) > acceptable {
        (limit.beyond, limit.next.1.clone())
    } else if exact(pairs) <= acceptable_low {
        (limit.within, limit.next.0.clone())
    } else {
        (Decision::Undetermined, "the pairs lie on the limit to thirty decimals".to_owned())
    };
    let formula = if decision == limit.within {
        "duplicates ≤ acceptable_pairs"
    } else {
        "duplicates > acceptable_pairs"
    };
    let found = Working::given("duplicates", "Duplicate pairs in the sample", pairs);
    let working = Working::given("decision", "Decision", decision)
        .from(formula, vec![found, working(limit, &most, invalid, &acceptable)])
        .cites(&rule.cites);
    Verdict { decision, next, thresholds: BTreeMap::new(), working }
}

fn working(limit: &PairLimit, room: &Room, invalid: u64, acceptable: &Exact) -> Working {
    let invalid = Working::given("invalid", "Invalid in the sample", invalid)
        .from("sample − valid − duplicates", Vec::new())
        .unit("signatures");
    let formula = format!("(invalid + {} × √invalid) ÷ (sample ÷ raw)", limit.invalid_errors);
    let label = "Upper limit of invalid signatures";
    let upper = figure("upper_limit_of_invalid", label, &room.upper, &formula, vec![invalid]);
    let formula = "raw − (required + upper_limit_of_invalid)";
    let label = "Duplicate pairs the petition can bear";
    let tolerable = figure("tolerable_pairs", label, &room.tolerable, formula, vec![upper]);
    let formula = "(sample ÷ raw)² × tolerable_pairs";
    let label = "Pairs then expected in the sample";
    let expected = figure("expected_pairs", label, &room.expected, formula, vec![tolerable]);
    let formula = format!("expected_pairs − {} × √expected_pairs", limit.pair_errors);
    figure("acceptable_pairs", "Pairs acceptable in the sample", acceptable, &formula, vec![expected])
}
