//! Measures a clerk's look-ups on a synthetic county, by kind of query, beside what is possible.
//!
//! `lookups [--voters N] [--county SEED] [--seed SEED] [--each N] [--misses FILE] [--likeness measured] [--typing]
//! [--only-times] [--ask TEXT;TEXT] [--repeat N]`
//!
//! What is possible: whoever undoes every slip still cannot tell apart voters whose unspoilt query is the same. Of k of them
//! the meant one is first in 1/k of the cases and among ten in min(1, 10/k). Seeds below 1000 are for development; figures in
//! docs/linkage.md come from seeds above. `--typing` also asks every beginning of every query, as a box does that answers
//! each keystroke.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a development tool that prints figures and stops"
)]

mod figures;
mod kinds;
mod roll;
mod slips;

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Instant;

use linkage::{Engine, Lookup};
use rayon::prelude::*;
use testkit::{County, CountyOptions, Likeness, Rng};

use figures::Answer;
use kinds::{KINDS, Person};

/// A query with the voter who is meant.
struct Query {
    kind: usize,
    lookup: Lookup,
    meant: usize,
    /// Stands for the unspoilt query.
    clean: u64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let number = |name: &str, otherwise: u64| option(name).map_or(otherwise, |text| text.parse().unwrap());
    let options = CountyOptions {
        voters: u32::try_from(number("--voters", 1_000_000)).unwrap(),
        seed: number("--county", 2018),
        likeness: if option("--likeness") == Some("measured") {
            Likeness::Measured
        } else {
            Likeness::SantaClara
        },
        ..CountyOptions::default()
    };
    let county = County::generate(&options);
    let engine = roll::engine(&county);
    if let Some(text) = option("--ask") {
        for text in text.split(';') {
            for found in engine.lookup(&Lookup::Text(text.to_owned()), 10) {
                println!("{:6.2} {}", found.score, figures::shown(&county, found.voter as usize));
            }
        }
        return;
    }
    let queries = queries(&county, number("--seed", 1), number("--each", 50));
    for _ in 0..number("--repeat", 0) {
        queries.iter().for_each(|query| _ = std::hint::black_box(engine.lookup(&query.lookup, 10)));
    }
    // Counting a whole state's voters takes long: `can` is left at 100 then.
    let only_times = arguments.iter().any(|argument| argument == "--only-times");
    let alike = if only_times {
        queries.iter().map(|query| (query.clean, 1)).collect()
    } else {
        alike(&county, &queries)
    };
    let answers: Vec<Answer> = queries.iter().map(|query| ask(&engine, query, alike[&query.clean])).collect();
    if let Some(path) = option("--misses") {
        figures::misses(path, &county, &queries, &answers);
    }
    figures::report(&queries, &answers);
    if arguments.iter().any(|argument| argument == "--typing") {
        figures::typing(&engine, &queries);
    }
}

/// Queries of every kind in turns, as they come at a desk.
fn queries(county: &County, seed: u64, each: u64) -> Vec<Query> {
    let mut rng = Rng::new(seed, 0);
    let mut queries = Vec::new();
    for _ in 0..each {
        for (kind, typist) in KINDS.iter().enumerate() {
            loop {
                let meant = rng.index(county.len());
                let person = Person::of(county, meant);
                if !person.is_complete() {
                    continue;
                }
                if let Some(lookup) = (typist.typed)(&person, &mut rng) {
                    let clean = hash(kind, &(typist.clean)(&person));
                    queries.push(Query { kind, lookup, meant, clean });
                    break;
                }
            }
        }
    }
    queries
}

fn hash(kind: usize, text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (kind, text).hash(&mut hasher);
    hasher.finish()
}

/// How many voters fit each unspoilt query.
fn alike(county: &County, queries: &[Query]) -> HashMap<u64, u32> {
    let none: HashMap<u64, u32> = queries.iter().map(|query| (query.clean, 0)).collect();
    let rows: Vec<usize> = (0..county.len()).collect();
    rows.par_chunks(county.len().div_ceil(8).max(1))
        .map(|rows| {
            let mut counts = none.clone();
            for &row in rows {
                let person = Person::of(county, row);
                if person.is_complete() {
                    for (kind, typist) in KINDS.iter().enumerate() {
                        counts.entry(hash(kind, &(typist.clean)(&person))).and_modify(|count| *count += 1);
                    }
                }
            }
            counts
        })
        .reduce(
            || none.clone(),
            |mut all, part| {
                part.into_iter().for_each(|(clean, count)| *all.entry(clean).or_default() += count);
                all
            },
        )
}

fn ask(engine: &Engine, query: &Query, alike: u32) -> Answer {
    let mut times = Vec::new();
    let mut found = Vec::new();
    for _ in 0..3 {
        let start = Instant::now();
        found = engine.lookup(&query.lookup, 10);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    let rank = found.iter().position(|found| found.voter as usize == query.meant);
    Answer {
        rank,
        found,
        alike,
        first_time: times[0],
        // Other work on the machine can only lengthen a time.
        quiet_time: times.into_iter().fold(f64::MAX, f64::min),
    }
}
