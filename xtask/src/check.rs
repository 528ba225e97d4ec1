//! `cargo xtask check`: everything that is checked about the project besides its tests. All checks run, then the
//! exit code says whether one failed; every failure says what to do.

mod advisories;
mod arrows;
mod cargo_tools;
mod features;
mod licences;
mod links;
mod pure;
mod sources;
mod spdx;

use std::time::Instant;

use anyhow::{Result, bail};

use crate::generate;

/// What a check found.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// What was looked at: `13 crates, 41 arrows`.
    pub(crate) looked_at: String,
    /// What must be mended, one line each, with what to do.
    pub(crate) problems: Vec<String>,
    /// What is worth a look and fails nothing.
    pub(crate) warnings: Vec<String>,
    /// Why the check, or a part of it, was not run.
    pub(crate) not_run: Option<String>,
}

type Check = (&'static str, fn() -> Result<Report>);

/// The quick ones first, so that a slip shows before clippy has built anything.
const CHECKS: [Check; 11] = [
    ("format", cargo_tools::format),
    ("arrows", arrows::check),
    ("pure", pure::check),
    ("sources", sources::check),
    ("links", links::check),
    ("lock", cargo_tools::lock),
    ("licences", licences::check),
    ("features", features::check),
    ("advisories", advisories::check),
    ("clippy", cargo_tools::clippy),
    ("generated", generate::check),
];

/// Runs all checks, or the ones named; false when one failed.
pub(crate) fn run(names: &[String]) -> Result<bool> {
    if names.iter().any(|name| name == "--list") {
        CHECKS.iter().for_each(|(name, _)| println!("{name}"));
        return Ok(true);
    }
    if let Some(unknown) = names.iter().find(|name| CHECKS.iter().all(|(known, _)| known != name)) {
        bail!("no check is called {unknown}: `cargo xtask check --list` names them");
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    let started = Instant::now();
    let (mut failed, mut not_run, mut count) = (Vec::new(), 0, 0);
    for (name, check) in CHECKS.into_iter().filter(|(name, _)| wanted(name)) {
        let began = Instant::now();
        let report = check().unwrap_or_else(|error| Report {
            problems: vec![format!(
                "the check itself could not run: {}",
                format!("{error:#}").replace('\n', " ")
            )],
            ..Report::default()
        });
        print(name, &report, began.elapsed().as_secs_f64());
        count += 1;
        not_run += usize::from(report.not_run.is_some());
        if !report.problems.is_empty() {
            failed.push(name);
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let passed = count - failed.len() - not_run;
    println!("check: {passed} ok, {} failed, {not_run} not run, in {seconds:.1} s", failed.len());
    if !failed.is_empty() {
        println!("failed: {}. Again, one alone: cargo xtask check {}", failed.join(", "), failed[0]);
    }
    Ok(failed.is_empty())
}

fn print(name: &str, report: &Report, seconds: f64) {
    let verdict = match (report.problems.is_empty(), &report.not_run) {
        (false, _) => "FAIL",
        (true, Some(_)) => "----",
        (true, None) => "ok",
    };
    let what = match &report.not_run {
        Some(reason) => format!("not run: {reason}"),
        None => report.looked_at.clone(),
    };
    println!("{verdict:<5} {name:<11} {seconds:>6.1} s  {what}");
    report.problems.iter().for_each(|problem| println!("      FAIL: {problem}"));
    report.warnings.iter().for_each(|warning| println!("      look: {warning}"));
}
