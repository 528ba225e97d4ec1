//! The projection against an independent computation in exact rationals, and its monotony.

#![expect(clippy::unwrap_used, clippy::panic, reason = "test code")]

use std::sync::LazyLock;

use jiff::civil::date;
use law::{Catalog, Version};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use sampling::projection::{Amount, Projection, SampleCounts, project};

/// The local recall of 2018, whose regulation the oracle below repeats.
fn recall() -> &'static Version {
    static RECALL: LazyLock<Version> = LazyLock::new(|| {
        let catalog = Catalog::builtin().unwrap();
        catalog.procedure("ca-recall-local").unwrap().version(date(2018, 1, 11)).unwrap().clone()
    });
    &RECALL
}

fn count(amount: Option<&Amount>) -> i64 {
    match amount {
        Some(Amount::Count(count)) => *count,
        other => panic!("no whole count: {other:?}"),
    }
}

fn projected(projection: &Projection) -> i64 {
    count(projection.projected.as_ref())
}

/// 2 CCR §20530 to §20532 written anew: everything in units of 10⁻⁴, by whole-number division.
fn oracle(raw: u64, sample: u64, valid: u64, duplicates: u64) -> i128 {
    let (raw, sample, valid, duplicates) =
        (i128::from(raw), i128::from(sample), i128::from(valid), i128::from(duplicates));
    let percent_hundredths = (valid * 10_000 * 2 + sample).div_euclid(2 * sample);
    let uncorrected = -(-(raw * percent_hundredths)).div_euclid(10_000);
    let factor = (raw * 10_000 * 2 + sample).div_euclid(2 * sample);
    let extra = factor * (factor - 10_000); // in units of 10⁻⁸
    let correction = -(-(extra * duplicates)).div_euclid(100_000_000);
    uncorrected - correction
}

fn counts() -> impl Strategy<Value = SampleCounts> {
    (1_u64..2_000_000)
        .prop_flat_map(|raw| (Just(raw), 1..=raw.min(100_000)))
        .prop_flat_map(|(raw, sample)| (Just(raw), Just(sample), 0..=sample))
        .prop_flat_map(|(raw, sample, valid)| (Just(raw), Just(sample), Just(valid), 0..=(sample - valid)))
        .prop_map(|(raw, sample, valid, duplicates)| SampleCounts {
            raw,
            sample,
            valid,
            duplicates: Some(duplicates),
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_projection_is_the_regulations_arithmetic(counts in counts()) {
        let version = recall();
        let projection = project(version, &counts, None, None).unwrap();
        let expected = oracle(counts.raw, counts.sample, counts.valid, counts.duplicates_or_none());
        prop_assert_eq!(i128::from(projected(&projection)), expected);
    }

    #[test]
    fn more_valid_never_lowers_and_more_duplicates_never_raise(counts in counts()) {
        let version = recall();
        let here = projected(&project(version, &counts, None, None).unwrap());
        if counts.valid + counts.duplicates_or_none() < counts.sample {
            let more_valid = SampleCounts { valid: counts.valid + 1, ..counts };
            prop_assert!(projected(&project(version, &more_valid, None, None).unwrap()) >= here);
            let more_twice = SampleCounts { duplicates: counts.duplicates.map(|count| count + 1), ..counts };
            prop_assert!(projected(&project(version, &more_twice, None, None).unwrap()) <= here);
        }
    }

    #[test]
    fn a_published_cutoff_is_the_least_count_that_reaches_the_band(
        counts in counts(),
        required in 1_u64..1_000_000,
    ) {
        let version = recall();
        let projection = project(version, &counts, Some(required), None).unwrap();
        let ratio = |valid: i64| {
            BigRational::new(BigInt::from(valid) * BigInt::from(counts.raw), BigInt::from(counts.sample))
        };
        let edge = |percent: i64| BigRational::new(BigInt::from(percent) * BigInt::from(required), BigInt::from(100));
        let full = projection.cutoffs["full-count"];
        prop_assert!(ratio(full) >= edge(90) && ratio(full - 1) < edge(90));
        let sufficient = projection.cutoffs["sufficient"];
        prop_assert!(ratio(sufficient) > edge(110) && ratio(sufficient - 1) <= edge(110));
    }
}

#[test]
fn what_cannot_be_is_refused_with_what_and_why() {
    let version = recall();
    let table = [
        ((0, 1, 0, 0), "--raw is 0: there is nothing to project"),
        ((10, 0, 0, 0), "--sample is 0: nothing was examined"),
        ((10, 11, 0, 0), "--sample 11 is above --raw 10"),
        ((10, 5, 6, 0), "--valid 6 is above --sample 5"),
        ((10, 5, 5, 6), "--duplicates 6 is above --sample 5"),
        (
            (10, 5, 4, 2),
            "--valid 4 and --duplicates 2 together exceed --sample 5: --valid leaves extra copies out",
        ),
        ((u64::MAX, 5, 4, 0), "counts go up to 4000000000"),
    ];
    for ((raw, sample, valid, duplicates), message) in table {
        let counts = SampleCounts { raw, sample, valid, duplicates: Some(duplicates) };
        assert_eq!(project(version, &counts, Some(1), None).unwrap_err().to_string(), message);
    }
}

#[test]
fn the_largest_counts_stay_exact() {
    let version = recall();
    let counts = SampleCounts { raw: 4_000_000_000, sample: 2, valid: 1, duplicates: Some(1) };
    let projection = project(version, &counts, Some(4_000_000_000), None).unwrap();
    assert_eq!(projected(&projection), 2_000_000_000 - 2_000_000_000 * 1_999_999_999);
}

#[test]
fn the_regulations_own_example() {
    let version = recall();
    let counts = SampleCounts { raw: 24_034, sample: 722, valid: 516, duplicates: Some(2) };
    let projection = project(version, &counts, None, None).unwrap();
    assert_eq!(projection.percent.as_deref(), Some("71.47"));
    assert_eq!(count(projection.valid_uncorrected.as_ref()), 17_178);
    assert_eq!(projection.value_of_each_signature.as_deref(), Some("33.2881"));
    assert_eq!(projection.extra_value_of_duplicates.as_deref(), Some("1074.8095"));
    assert_eq!(count(projection.correction.as_ref()), 2_150);
    assert_eq!(projected(&projection), 15_028);
}
