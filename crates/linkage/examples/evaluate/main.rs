//! Measures a linkage against the truth.
//!
//! `evaluate --matches M.csv --truth truth.csv` measures what `scrutineer link` wrote;
//! `evaluate --roll roll.csv --lines lines.csv --truth truth.csv` links first, and with `--wrong FILE` writes the lines that
//! went wrong with what was proposed (`--bins FILE` writes the points of the reliability diagram), and to `FILE.pairs` the pairs of lines.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a development tool that reads files and stops"
)]

mod duplicates;
mod files;
mod measures;

use std::collections::HashMap;
use std::time::Instant;

use files::{Match, Truth};

/// As the program's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let truth: HashMap<String, Truth> = files::truth(option("--truth").unwrap());
    let matches: Vec<Match> = match option("--matches") {
        Some(path) => files::matches(path),
        None => link(option("--roll").unwrap(), option("--lines").unwrap(), option("--wrong"), &truth),
    };
    measures::report(&matches, &truth);
    if let Some(path) = option("--bins") {
        std::fs::write(path, measures::bins(&matches, &truth)).unwrap();
    }
}

fn link(roll: &str, lines: &str, wrong: Option<&str>, truth: &HashMap<String, Truth>) -> Vec<Match> {
    let start = Instant::now();
    let (ids, voters) = files::roll(roll);
    eprintln!("read {} voters in {:.2?}", ids.len(), start.elapsed());
    let start = Instant::now();
    let mut engine = linkage::Engine::build(&voters);
    eprintln!("index in {:.2?}", start.elapsed());
    let (line_ids, lines) = files::lines(lines);
    let start = Instant::now();
    let learned = engine.learn(&lines);
    eprintln!("learned {learned:?} in {:.2?}", start.elapsed());
    engine.set_parameters(learned);
    let start = Instant::now();
    let before = processor_seconds();
    let results = engine.link_all(&lines, &|_| {});
    let seconds = processor_seconds() - before;
    eprintln!("{} lines in {:.2?}, {seconds:.2} s of processor time", lines.len(), start.elapsed());
    let matches: Vec<Match> = results
        .iter()
        .zip(&line_ids)
        .map(|(result, line_id)| Match {
            line_id: line_id.clone(),
            candidates: result
                .candidates
                .iter()
                .map(|candidate| (ids[candidate.voter as usize].clone(), candidate.probability))
                .collect(),
            not_on_roll: result.not_on_roll,
        })
        .collect();
    let start = Instant::now();
    let pairs = engine.duplicates(&lines, &results);
    eprintln!("{} pairs of lines in {:.2?}", pairs.len(), start.elapsed());
    duplicates::report(&pairs, &line_ids, &lines, &results, truth, wrong.map(|path| format!("{path}.pairs")));
    if let Some(path) = wrong {
        files::wrong(path, &matches, &lines, truth, &voters, &ids);
    }
    matches
}

/// Processor time of this process so far, in steps of a hundredth of a second (`man 5 proc_pid_stat`, fields 14 and 15).
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ');
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}
