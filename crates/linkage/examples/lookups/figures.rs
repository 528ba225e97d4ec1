//! What the answers are worth.

use std::io::Write;
use std::time::Instant;

use linkage::{Engine, Found, Lookup};
use testkit::County;

use crate::Query;
use crate::kinds::{ISSUE, KINDS};

pub(crate) struct Answer {
    /// Place of the meant voter, from 0.
    pub(crate) rank: Option<usize>,
    pub(crate) found: Vec<Found>,
    /// Voters who fit the unspoilt query equally well.
    pub(crate) alike: u32,
    pub(crate) first_time: f64,
    pub(crate) quiet_time: f64,
}

pub(crate) fn percentile(mut times: Vec<f64>, percent: usize) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get((times.len() * percent).div_ceil(100).max(1) - 1).copied().unwrap_or(0.0)
}

fn line(name: &str, answers: &[&Answer]) {
    let share = |count: f64| 100.0 * count / answers.len().max(1) as f64;
    let mean = |of: &dyn Fn(&Answer) -> f64| share(answers.iter().map(|answer| of(answer)).sum());
    let first = mean(&|answer| f64::from(u8::from(answer.rank == Some(0))));
    let ten = mean(&|answer| f64::from(u8::from(answer.rank.is_some())));
    let can_first = mean(&|answer| 1.0 / f64::from(answer.alike));
    let can_ten = mean(&|answer| (10.0 / f64::from(answer.alike)).min(1.0));
    let times = |of: fn(&Answer) -> f64| answers.iter().map(|answer| of(answer)).collect::<Vec<_>>();
    let (quiet, all) = (times(|answer| answer.quiet_time), times(|answer| answer.first_time));
    println!(
        "{name:30} {first:6.1} {can_first:6.1} {ten:6.1} {can_ten:6.1}   {:7.3} {:7.3}   {:7.3} {:7.3}",
        percentile(quiet.clone(), 50),
        percentile(quiet, 99),
        percentile(all.clone(), 50),
        percentile(all, 99),
    );
}

pub(crate) fn report(queries: &[Query], answers: &[Answer]) {
    let mut slow: Vec<(&Query, &Answer)> = queries.iter().zip(answers).collect();
    slow.sort_by(|left, right| right.1.quiet_time.total_cmp(&left.1.quiet_time));
    for (query, answer) in slow.iter().take(12) {
        println!("slow {:.3} ms {}: {:?}", answer.quiet_time, KINDS[query.kind].name, query.lookup);
    }
    println!(
        "{:30} {:>6} {:>6} {:>6} {:>6}   {:>15}   {:>15}",
        "", "first", "can", "ten", "can", "quiet p50 p99", "p50 p99 ms"
    );
    let of = |wanted: &dyn Fn(usize) -> bool| -> Vec<&Answer> {
        queries
            .iter()
            .zip(answers)
            .filter(|(query, _)| wanted(query.kind))
            .map(|(_, answer)| answer)
            .collect()
    };
    for (number, kind) in KINDS.iter().enumerate() {
        line(kind.name, &of(&|kind| kind == number));
    }
    line("ALL of the issue's 18 kinds", &of(&|kind| kind < ISSUE));
    line("ALL further kinds", &of(&|kind| kind >= ISSUE));
}

/// Queries whose voter is missing among ten, or not first although nobody else fits, with who was found.
pub(crate) fn misses(path: &str, county: &County, queries: &[Query], answers: &[Answer]) {
    let mut file = std::fs::File::create(path).unwrap();
    for (query, answer) in queries.iter().zip(answers) {
        let missed = answer.rank.is_none() && answer.alike <= 10;
        if missed || answer.rank != Some(0) && answer.alike == 1 {
            let kind = KINDS[query.kind].name;
            writeln!(file, "{kind}: {:?} {:?} alike {}", query.lookup, answer.rank, answer.alike).unwrap();
            writeln!(file, "    meant  {}", shown(county, query.meant)).unwrap();
            for found in answer.found.iter().take(3) {
                writeln!(file, "    {:6.2} {}", found.score, shown(county, found.voter as usize)).unwrap();
            }
        }
    }
}

pub(crate) fn shown(county: &County, row: usize) -> String {
    let r = county.record(row);
    format!(
        "{} {} {} | {} {} {} {} | {} {}",
        r.last_name,
        r.first_name,
        r.middle_name,
        r.house_number,
        r.street_name,
        r.street_type,
        r.unit_number,
        r.city,
        r.zip
    )
}

/// Asks every beginning of every query.
pub(crate) fn typing(engine: &Engine, queries: &[Query]) {
    let mut times = Vec::new();
    let mut worst = (0.0, String::new());
    for query in queries {
        let Lookup::Text(text) = &query.lookup else { continue };
        for (end, _) in text.char_indices().skip(1).chain([(text.len(), ' ')]) {
            let beginning = Lookup::Text(text[..end].to_owned());
            let mut quiet = f64::MAX;
            for _ in 0..2 {
                let start = Instant::now();
                std::hint::black_box(engine.lookup(&beginning, 10));
                quiet = quiet.min(start.elapsed().as_secs_f64() * 1000.0);
            }
            times.push(quiet);
            if quiet > worst.0 {
                worst = (quiet, text[..end].to_owned());
            }
        }
    }
    println!(
        "every keystroke: {} beginnings, p50 {:.3} ms, p99 {:.3} ms, worst {:.3} ms ({:?})",
        times.len(),
        percentile(times.clone(), 50),
        percentile(times.clone(), 99),
        worst.0,
        worst.1
    );
}
