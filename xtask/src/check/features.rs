//! Whether `cargo run --release` and `cargo xtask test` build the same libraries.
//!
//! cargo unifies features over the packages it is asked to build. A library that gets one more feature when the whole
//! workspace is tested is built a second time, with everything that depends on it: minutes on a fresh machine.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};

use super::Report;
use crate::process::{cargo, quiet};

/// Compares the features of every library under the program and under the tests.
pub(super) fn check() -> Result<Report> {
    let program = tree(&["-p", "cli", "-e", "normal,build"])?;
    let tests = tree(&["--workspace", "-e", "normal,build,dev"])?;
    let mut report =
        Report { looked_at: format!("{} libraries under cli", program.len()), ..Report::default() };
    let mut again = Vec::new();
    for (package, variants) in &program {
        let Some(in_tests) = tests.get(package) else { continue };
        if !variants.is_subset(in_tests) {
            again.push(format!("{package} ({})", added(variants, in_tests)));
        }
    }
    if !again.is_empty() {
        report.warnings.push(format!(
            "{} libraries are built again for the tests, with all that depends on them; give the feature in the \
             root's [workspace.dependencies] or in crates/cli/Cargo.toml: {}",
            again.len(),
            again.join(", ")
        ));
    }
    Ok(report)
}

/// The features the tests add.
fn added(program: &BTreeSet<String>, tests: &BTreeSet<String>) -> String {
    let features = |sets: &BTreeSet<String>| -> BTreeSet<String> {
        sets.iter().flat_map(|set| set.split(',').map(str::to_owned)).collect()
    };
    let difference: Vec<String> = features(tests).difference(&features(program)).cloned().collect();
    difference.join(", ")
}

/// Every library of a selection with the sets of features it is built with.
fn tree(selection: &[&str]) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let arguments = ["tree", "--locked", "--prefix", "none", "--format", "{p}|{f}"];
    let (done, lines, errors) = quiet(cargo(&arguments).args(selection))?;
    ensure!(done, "cargo tree: {}", errors.trim());
    let mut libraries: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (package, features) in lines.lines().filter_map(|line| line.split_once('|')) {
        // `journal v0.1.0 (/home/…)` is one of ours, `serde_derive v1.0.229 (proc-macro)` a macro.
        let package = package.split(" (").next().unwrap_or(package);
        let features = features.trim_end_matches(" (*)"); // shown before, with what is below it
        libraries.entry(package.to_owned()).or_default().insert(features.to_owned());
    }
    Ok(libraries)
}
