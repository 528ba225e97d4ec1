//! The estimators over populations whose truth is known: every sample of small ones, many samples of a large one.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::collections::BTreeMap;

use jiff::civil::date;
use law::{Catalog, Exact};
use num_bigint::BigInt;
use sampling::projection::{SampleCounts, goodman, project, unbiased};

/// Who signed each line: a voter's number, or `None` where the signature is invalid.
type Population = Vec<Option<u32>>;

/// `signed[k]` voters signed k + 1 times, and so many lines are invalid.
fn population(signed: &[u32], invalid: usize) -> Population {
    let mut lines = vec![None; invalid];
    let mut voter = 0;
    for (times, voters) in signed.iter().enumerate() {
        for _ in 0..*voters {
            lines.extend(vec![Some(voter); times + 1]);
            voter += 1;
        }
    }
    lines
}

/// Voters seen exactly once, twice, … in the sample.
fn seen(sample: impl Iterator<Item = Option<u32>>) -> Vec<u64> {
    let mut times: BTreeMap<u32, usize> = BTreeMap::new();
    for voter in sample.flatten() {
        *times.entry(voter).or_default() += 1;
    }
    let mut seen = vec![0; times.values().copied().max().unwrap_or(0)];
    for times in times.values() {
        seen[times - 1] += 1;
    }
    seen
}

fn counts(raw: usize, sample: usize, seen: &[u64]) -> SampleCounts {
    let duplicates = seen.iter().zip(0..).map(|(voters, extra): (&u64, u64)| voters * extra).sum();
    SampleCounts {
        raw: raw.try_into().unwrap(),
        sample: sample.try_into().unwrap(),
        valid: seen.iter().sum(),
        duplicates: Some(duplicates),
    }
}

fn whole(number: usize) -> Exact {
    Exact::from_integer(BigInt::from(number))
}

/// The mean of an estimator over every sample of that size.
fn mean(lines: &Population, size: usize, estimator: impl Fn(&SampleCounts, &[u64]) -> Exact) -> Exact {
    let (mut sum, mut samples) = (whole(0), 0);
    for chosen in 0_u32..1 << lines.len() {
        if chosen.count_ones() as usize == size {
            let drawn = (0..lines.len()).filter(|at| chosen >> at & 1 == 1).map(|at| lines[at]);
            let seen = seen(drawn);
            sum += estimator(&counts(lines.len(), size, &seen), &seen);
            samples += 1;
        }
    }
    sum / whole(samples)
}

#[test]
fn goodman_is_unbiased_over_every_sample_of_every_small_population() {
    for (signed, invalid) in [(vec![6], 2), (vec![3, 2], 2), (vec![2, 1, 1], 3), (vec![1, 0, 1, 1], 2)] {
        let lines = population(&signed, invalid);
        let voters: u32 = signed.iter().sum();
        for size in signed.len()..lines.len() {
            let mean = mean(&lines, size, |counts, seen| goodman(counts.raw, counts.sample, seen).unwrap());
            assert_eq!(mean, whole(voters as usize), "{signed:?} {invalid} {size}");
        }
    }
}

#[test]
fn the_estimate_beside_the_law_is_unbiased_for_pairs_and_the_laws_is_not_quite() {
    let (singles, pairs, invalid) = (3_usize, 3_usize, 2);
    let lines = population(&[3, 3], invalid);
    for size in 2..lines.len() {
        let truth = whole(singles + pairs);
        assert_eq!(mean(&lines, size, |counts, _| unbiased(counts)), truth, "{size}");
        // A·v − A(A − 1)·d takes A² for N(N − 1)/n(n − 1): its bias is −pairs × (A² ÷ that − 1).
        let factor = whole(lines.len()) / whole(size);
        let pair = &factor * (whole(lines.len()) - whole(1)) / (whole(size) - whole(1));
        let statutory = mean(&lines, size, |counts, _| {
            let number = |count: u64| Exact::from_integer(BigInt::from(count));
            &factor * number(counts.valid)
                - &factor * (&factor - whole(1)) * number(counts.duplicates_or_none())
        });
        let bias = whole(pairs) * (whole(1) - &factor * &factor / pair);
        assert_eq!(statutory - truth, bias, "{size}");
    }
}

#[test]
fn what_a_sample_cannot_hold_is_refused() {
    for (raw, sample, seen) in
        [(10, 0, vec![]), (10, 11, vec![]), (10, 3, vec![2, 1]), (10, 3, vec![u64::MAX])]
    {
        assert!(goodman(raw, sample, &seen).is_err(), "{raw} {sample} {seen:?}");
    }
    assert_eq!(goodman(10, 5, &[]).unwrap(), whole(0));
}

/// A generator good enough to shuffle (Numerical Recipes' 64-bit linear congruence, upper bits).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((u128::from(self.0 >> 11) * bound as u128) >> 53).unwrap()
    }
}

/// 20,000 lines: 4,000 invalid, 300 voters twice, 20 three times; samples of 1,000. True number 15,660.
#[test]
fn the_interval_covers_the_truth_about_as_often_as_it_says() {
    const RUNS: u32 = 300;
    let catalog = Catalog::builtin().unwrap();
    let version = catalog.procedure("ca-recall-local").unwrap().version(date(2018, 1, 1)).unwrap();
    let mut lines = population(&[15_340, 300, 20], 4_000);
    assert_eq!(lines.len(), 20_000);
    let truth = 15_660.0;
    let mut dice = Dice(20_180_605);
    let (mut covered, mut sum) = (0_u32, 0.0);
    for _ in 0..RUNS {
        for at in 0..1_000 {
            let other = at + dice.below(lines.len() - at);
            lines.swap(at, other);
        }
        let counts = counts(lines.len(), 1_000, &seen(lines[..1_000].iter().copied()));
        let projection = project(version, &counts, None, None).unwrap();
        let number = |text: &str| text.parse::<f64>().unwrap();
        let interval = &projection.beside.interval_95;
        covered += u32::from(number(&interval.low) <= truth && truth <= number(&interval.high));
        sum += number(&projection.projected.unwrap().to_string());
    }
    let coverage = f64::from(covered) / f64::from(RUNS);
    // The standard deviation of one projection is about 443, of the mean of 300 about 26; the law's form is biased by
    // about −20 here, the triples being counted as two extra copies and A² standing for N(N−1)/n(n−1).
    let mean = sum / f64::from(RUNS);
    assert!((mean - 15_640.0).abs() < 80.0, "mean {mean}");
    assert!((0.93..=0.99).contains(&coverage), "coverage {coverage}");
}
