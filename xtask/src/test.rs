//! `cargo xtask test`: every test, and an honest closing line.

use std::time::Instant;

use anyhow::Result;

use crate::browser;
use crate::process::{Stream, cargo, is_installed, root, watched};

/// Tests that cannot run on this machine append a line to the file this variable names: which part, and why.
const NOT_RUN: &str = "SCRUTINEER_NOT_RUN";

/// How the tests ended.
#[derive(Debug, Default)]
struct Counts {
    passed: u64,
    failed: u64,
    skipped: u64,
    /// Commands that failed without a test having failed: the build, mostly.
    broken: Vec<String>,
}

/// Runs the tests; false when one failed or could not be built.
///
/// Without arguments everything is tested in the release profile: what `cargo run --release` built is not built again.
/// `--browser` runs the tests in a real browser alone. Other arguments (`-p roll`, a test's name) go to the runner in
/// the dev profile, which rebuilds in seconds.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    let started = Instant::now();
    let everything = ["--release", "--workspace", "--locked"].map(str::to_owned);
    let selection = if arguments.is_empty() { everything.to_vec() } else { arguments.to_vec() };
    let not_run_file = root().join("target").join("not-run.txt");
    std::fs::create_dir_all(root().join("target"))?;
    let _ = std::fs::remove_file(&not_run_file);

    let mut counts = Counts::default();
    let mut not_run = Vec::new();
    let only_browser = arguments == ["--browser"];
    if !only_browser {
        in_rust(&selection, &not_run_file, &mut counts)?;
    }
    if arguments.is_empty() {
        // A workspace of its own: every fuzz target over its corpus and over damage of it.
        let fuzz =
            ["--release", "--locked", "--manifest-path", "fuzz/Cargo.toml", "--target-dir", "target/fuzz"];
        libtest(&fuzz.map(str::to_owned), &not_run_file, &mut counts)?;
    }
    if only_browser || arguments.is_empty() {
        in_a_browser(&mut counts, &mut not_run)?;
    }

    not_run.extend(std::fs::read_to_string(&not_run_file).unwrap_or_default().lines().map(str::to_owned));
    not_run.sort();
    not_run.dedup();
    println!();
    not_run.iter().for_each(|part| println!("not run: {part}"));
    counts.broken.iter().for_each(|command| println!("failed: {command}: see above"));
    let Counts { passed, failed, skipped, broken } = &counts;
    let seconds = started.elapsed().as_secs_f64();
    let parts = not_run.len();
    println!(
        "test: {passed} passed, {failed} failed, {skipped} skipped, {parts} parts not run, in {seconds:.1} s"
    );
    Ok(*failed == 0 && broken.is_empty())
}

fn in_rust(selection: &[String], not_run: &std::path::Path, counts: &mut Counts) -> Result<()> {
    if !is_installed("cargo-nextest") {
        return libtest(selection, not_run, counts);
    }
    nextest(selection, not_run, counts)?;
    let packages = packages_of(selection);
    libtest(&[&["--doc".to_owned()], packages.as_slice()].concat(), not_run, counts)
}

fn in_a_browser(counts: &mut Counts, not_run: &mut Vec<String>) -> Result<()> {
    match browser::test()? {
        browser::Ended::Ran { passed, failed } => {
            counts.passed += passed;
            counts.failed += failed;
        }
        browser::Ended::NotRun(why) => not_run.push(format!("the office in a browser (e2e/): {why}")),
    }
    Ok(())
}

fn nextest(selection: &[String], not_run: &std::path::Path, counts: &mut Counts) -> Result<()> {
    let quiet = ["nextest", "run", "--no-fail-fast", "--status-level", "slow"];
    let mut command = cargo(&quiet);
    command.args(selection).env(NOT_RUN, not_run);
    let mut failed = 0;
    let done = watched(&mut command, Stream::Stderr, |line| {
        let line = plain(line);
        if line.trim_start().starts_with("Summary [") {
            failed += number_before(&line, "failed") + number_before(&line, "timed out");
            counts.passed += number_before(&line, "passed");
            counts.skipped += number_before(&line, "skipped");
        }
        true
    })?;
    counts.failed += failed;
    if !done && failed == 0 {
        counts.broken.push(format!("cargo nextest run {}", selection.join(" ")));
    }
    Ok(())
}

/// `cargo test`, where every binary prints a line `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
fn libtest(selection: &[String], not_run: &std::path::Path, counts: &mut Counts) -> Result<()> {
    let mut command = cargo(&["test", "--no-fail-fast", "--quiet"]);
    command.args(selection).env(NOT_RUN, not_run);
    let mut failed = 0;
    let done = watched(&mut command, Stream::Stdout, |line| {
        let line = plain(line);
        if line.starts_with("test result:") {
            failed += number_before(&line, "failed");
            counts.passed += number_before(&line, "passed");
            counts.skipped += number_before(&line, "ignored");
        }
        // Every crate without doc tests would say so in six lines.
        !(line.is_empty() || line == "running 0 tests" || line.starts_with("test result: ok. 0 passed"))
    })?;
    counts.failed += failed;
    if !done && failed == 0 {
        counts.broken.push(format!("cargo test {}", selection.join(" ")));
    }
    Ok(())
}

/// The part of the arguments that selects packages: what is left makes no sense for doc tests.
fn packages_of(arguments: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-p" | "--package" | "--features" | "-F" => {
                kept.push(argument.clone());
                kept.extend(arguments.next().cloned());
            }
            "--release" | "--workspace" | "--locked" | "--offline" | "--all-features" => {
                kept.push(argument.clone());
            }
            _ => {}
        }
    }
    kept
}

/// The number that stands before a word: `8/11 tests run: 7 passed, 1 failed` has 1 before `failed`.
fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split(word).next().filter(|before| before.len() < line.len());
    let number = before.and_then(|before| before.split_whitespace().last());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The line without terminal colours.
fn plain(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.map(|part| part.split_once('m').map_or("", |(_, text)| text)).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted() {
        let summary = plain(
            "\u{1b}[1m     Summary\u{1b}[0m [   1.585s] 8/11 tests run: 7 passed (1 slow), 1 failed, 2 skipped",
        );
        let words = ["passed", "failed", "skipped", "timed out"];
        assert_eq!(words.map(|word| number_before(&summary, word)), [7, 1, 2, 0]);
    }

    #[test]
    fn doc_tests_take_the_packages_only() {
        let arguments = ["-p", "roll", "--release", "header", "-E", "test(x)"].map(str::to_owned);
        assert_eq!(packages_of(&arguments), ["-p", "roll", "--release"]);
    }
}
