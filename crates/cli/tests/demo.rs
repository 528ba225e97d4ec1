//! `scrutineer demo` and what it leaves behind, as a new user would run it; small, but the whole way.
#![expect(clippy::unwrap_used, reason = "test code")]

use std::path::Path;
use std::process::{Command, Output};

fn scrutineer(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scrutineer")).args(args).output().unwrap()
}

fn demo(dir: &Path, voters: &str, lines: &str) -> Output {
    seeded(dir, voters, lines, "7")
}

fn seeded(dir: &Path, voters: &str, lines: &str, seed: &str) -> Output {
    let dir = dir.to_str().unwrap();
    scrutineer(&["demo", "--voters", voters, "--lines", lines, "--seed", seed, "--dir", dir, "--no-serve"])
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The hash behind a label of the summary.
fn head(output: &Output) -> String {
    let out = text(&output.stdout);
    let line = out.lines().find(|line| line.contains("Head of the petition's journal")).unwrap();
    line.split_whitespace().last().unwrap().to_owned()
}

#[test]
fn from_the_boxes_to_a_certificate_that_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("demo");
    let first = demo(&dir, "40000", "6000");
    assert!(first.status.success(), "{}", text(&first.stderr));
    let said = text(&first.stdout);
    for expected in [
        "DEMONSTRATION",
        "6,000 in 11 boxes",
        "Random sample",
        "500 lines drawn",
        "2018-06-05: recalled with 61 % Yes",
        "verified against its head",
    ] {
        assert!(said.contains(expected), "{expected:?} is missing in\n{said}");
    }
    let reports = dir.join("reports/demonstration-recall");
    for name in [
        "certificate.pdf",
        "certificate.html",
        "question.pdf",
        "statement.pdf",
        "statement.json",
        "lines.csv",
        "lines.jsonl",
    ] {
        assert!(reports.join(name).is_file(), "{name}");
    }
    // Nothing half-written stays behind, and every artefact says what it is.
    let names: Vec<_> =
        std::fs::read_dir(&reports).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().ends_with(".tmp")), "{names:?}");
    for name in ["certificate.html", "statement.html", "statement.json", "lines.csv"] {
        assert!(std::fs::read_to_string(reports.join(name)).unwrap().contains("DEMONSTRATION"), "{name}");
    }

    let root = dir.to_str().unwrap();
    let known = head(&first);
    assert_eq!(scrutineer(&["verify", root, "--head", &known]).status.code(), Some(0));
    let wrong = "0".repeat(64);
    assert_eq!(scrutineer(&["verify", root, "--head", &wrong]).status.code(), Some(1));
    let alone = scrutineer(&["verify", root]);
    assert!(text(&alone.stdout).contains("consistent, not anchored"), "{}", text(&alone.stdout));

    // The same seed makes the same journal; an earlier demonstration is replaced.
    let second = demo(&dir, "40000", "6000");
    assert_eq!(head(&second), known);
}

#[test]
fn a_petition_too_small_to_sample_is_examined_whole() {
    let folder = tempfile::tempdir().unwrap();
    let run = demo(&folder.path().join("demo"), "20000", "400");
    assert!(run.status.success(), "{}", text(&run.stderr));
    let said = text(&run.stdout);
    assert!(said.contains("Every line examined"), "{said}");
    assert!(!said.contains("Random sample"), "{said}");
}

/// Seed 11 draws a sample whose projection lies between 90 and 110 % of the requirement: EC §11225(d).
#[test]
fn a_projection_inside_the_bands_goes_on_to_the_full_count() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("demo");
    let run = seeded(&dir, "40000", "3000", "11");
    assert!(run.status.success(), "{}", text(&run.stderr));
    let said = text(&run.stdout);
    for expected in
        ["500 lines drawn", "full-count", "Every line examined", "of 3,000", "verified against its head"]
    {
        assert!(said.contains(expected), "{expected:?} is missing in\n{said}");
    }
    let statement = std::fs::read(dir.join("reports/demonstration-recall/statement.json")).unwrap();
    let statement: serde_json::Value = serde_json::from_slice(&statement).unwrap();
    assert_eq!(statement["sample"]["projection"]["decision"], "full-count");
    assert_eq!(statement["full_count"]["examined"], 3000);
    let head = head(&run);
    assert_eq!(scrutineer(&["verify", dir.to_str().unwrap(), "--head", &head]).status.code(), Some(0));
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let run = demo(folder.path(), "20000", "400");
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).contains("is not empty and no earlier demonstration"), "{}", text(&run.stderr));
    assert_eq!(std::fs::read_to_string(folder.path().join("thesis.txt")).unwrap(), "years of work");
}

#[test]
fn more_lines_than_the_roll_can_fill_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let run = demo(&folder.path().join("demo"), "1000", "900");
    assert_eq!(run.status.code(), Some(2));
    assert!(text(&run.stderr).contains("too many for a roll of 1000 voters"), "{}", text(&run.stderr));
}
