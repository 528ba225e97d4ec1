//! The projection of Santa Clara's sample of 2018 with its decision, cut-offs, variants and statistics.

use divan::{Bencher, black_box};
use jiff::civil::date;
use law::{Catalog, Version};
use sampling::projection::{SampleCounts, project};

fn main() {
    divan::main();
}

fn recall() -> Option<Version> {
    let catalog = Catalog::builtin().ok()?;
    catalog.procedure("ca-recall-local").ok()?.version(date(2018, 1, 11)).ok().cloned()
}

#[divan::bench]
fn project_and_decide(bencher: Bencher) {
    let Some(version) = recall() else { return };
    let counts = SampleCounts { raw: 94_539, sample: 4_727, valid: 3_389, duplicates: Some(3) };
    bencher.bench(|| project(black_box(&version), &counts, Some(58_634), None));
}

/// What every command pays before it can answer: every procedure, calendar and reason read and checked.
#[divan::bench]
fn read_the_law(bencher: Bencher) {
    bencher.bench(Catalog::builtin);
}
