//! The index of a roll, lines against it, and a clerk's look-ups: 200,000 voters and 5,000 lines of the synthetic county.
//! A million voters are measured by the commands in docs/BENCHMARKS.md; this is the quick one.
#![expect(clippy::unwrap_used, reason = "a bench without its data has nothing to measure")]

use std::sync::LazyLock;

use divan::Bencher;
use linkage::{Engine, Line, Lookup};
use roll::Snapshot;
use roll::import::{Options, SourceFile, read_sources};
use testkit::{County, CountyOptions, PetitionOptions, SignedPetition};

struct Bed {
    roll: Snapshot,
    engine: Engine,
    lines: Vec<Line>,
}

static BED: LazyLock<Bed> = LazyLock::new(|| {
    let county = County::generate(&CountyOptions { voters: 200_000, ..CountyOptions::default() });
    let options = PetitionOptions { lines: 5_000, ..PetitionOptions::default() };
    let petition = SignedPetition::collect(&county, &options).unwrap();
    let mut bytes = Vec::new();
    county.write_roll(&mut bytes).unwrap();
    let list = SourceFile { name: "roll.csv".to_owned(), bytes };
    let import = read_sources(&[list], &Options::new(jiff::civil::date(2018, 1, 16)), &|_| {}).unwrap();
    let (roll, _) = import.into_snapshot().unwrap();
    let engine = Engine::of_snapshot(&roll).unwrap();
    let lines = petition.lines.iter().map(|line| Line {
        printed_name: line.read.printed_name.clone(),
        address: line.read.address.clone(),
        city: line.read.city.clone(),
        zip: line.read.zip.clone(),
    });
    Bed { roll, engine, lines: lines.collect() }
});

fn main() {
    divan::main();
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn index_of_200_000_voters(bencher: Bencher) {
    let bed = &*BED;
    bencher.bench(|| Engine::of_snapshot(&bed.roll));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn link_5_000_lines(bencher: Bencher) {
    let bed = &*BED;
    bencher
        .counter(divan::counter::ItemsCount::new(bed.lines.len()))
        .bench(|| bed.engine.link_all(&bed.lines, &|_| {}));
}

/// One of most kinds of queries; `cargo run --release -p linkage --example lookups` has all of them with what is found.
const QUERIES: [&str; 14] = [
    "704smi",
    "nguyen thi",
    "garcia mar",
    "maria garcia 1204",
    "garcia 12 oak",
    "573 maple m",
    "h chu 92919",
    "maria garcia san judas",
    "jonh smiht",
    "wliliams 230",
    "smith bob 704",
    "garcia maria 2104",
    "rnaria garc1a 12O4 oak",
    "zzqx vvvv 99999",
];

#[divan::bench(sample_count = 100, args = QUERIES)]
fn lookup(bencher: Bencher, text: &str) {
    let bed = &*BED;
    let query = Lookup::Text(text.to_owned());
    bencher.bench(|| bed.engine.lookup(&query, 10));
}
