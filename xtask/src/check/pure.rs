//! The pure crates: no I/O, no clock, no randomness, no async runtime. clippy forbids the calls (each crate's
//! clippy.toml), this check forbids the libraries and proves that the clippy.toml is there and complete.

use anyhow::{Context, Result};

use super::Report;
use crate::metadata;
use crate::process::root;

const PURE: [&str; 4] = ["law", "sampling", "linkage", "petition"];

/// Async runtimes, clocks, sources of randomness, files, network.
const FORBIDDEN: [&str; 24] = [
    "async-executor",
    "async-io",
    "async-std",
    "chrono",
    "fastrand",
    "fs-err",
    "futures",
    "futures-executor",
    "getrandom",
    "hyper",
    "memmap2",
    "mio",
    "oorandom",
    "pollster",
    "rand",
    "rand_core",
    "reqwest",
    "rusqlite",
    "smol",
    "sqlx",
    "tempfile",
    "time",
    "tokio",
    "ureq",
];

/// Features that bring a clock or randomness into a library that can do without.
const FORBIDDEN_FEATURES: [(&str, &[&str]); 2] = [
    ("jiff", &["tz-system", "tzdb-zoneinfo", "tzdb-bundle-platform", "default"]),
    ("uuid", &["v1", "v4", "v6", "v7", "rng", "fast-rng"]),
];

/// The calls every pure crate's clippy.toml must forbid, whatever else it forbids.
const MUST_FORBID: [&str; 9] = [
    "std::time::SystemTime::now",
    "std::time::Instant::now",
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "std::fs::read",
    "std::fs::write",
    "std::fs::File::open",
    "std::fs::File::create",
    "std::env::var",
];

/// Checks the libraries and the clippy.toml of each pure crate.
pub(super) fn check() -> Result<Report> {
    let mut report = Report::default();
    let packages = metadata::ours()?;
    let mut present = Vec::new();
    for package in packages.iter().filter(|package| PURE.contains(&package.name.as_str())) {
        present.push(package.name.as_str());
        for dependency in package.dependencies.iter().filter(|dependency| !dependency.dev) {
            report.problems.extend(forbidden(&package.name, &dependency.name, &dependency.features));
        }
    }
    report.problems.extend(clippy_files(&present)?);
    report.looked_at = present.join(", ");
    Ok(report)
}

fn forbidden(package: &str, dependency: &str, features: &[String]) -> Option<String> {
    if FORBIDDEN.contains(&dependency) {
        return Some(format!(
            "{package} depends on {dependency}: a pure crate gets time, randomness and data as parameters; \
             move the call to the caller"
        ));
    }
    let (_, bad) = FORBIDDEN_FEATURES.iter().find(|(name, _)| *name == dependency)?;
    let found = features.iter().find(|feature| bad.contains(&feature.as_str()))?;
    Some(format!("{package} takes {dependency} with the feature {found}: do without it in a pure crate"))
}

/// Every pure crate has the same clippy.toml, with the workspace's thresholds and the calls that must be forbidden.
fn clippy_files(crates: &[&str]) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    let Some(reference) = crates.iter().find(|name| **name == "law") else { return Ok(problems) };
    let path = |name: &str| root().join("crates").join(name).join("clippy.toml");
    let text = std::fs::read_to_string(path(reference)).context("crates/law/clippy.toml, the reference")?;
    for name in crates {
        if std::fs::read_to_string(path(name)).ok().as_deref() != Some(&text) {
            problems.push(format!("crates/{name}/clippy.toml differs from the reference: cp crates/law/clippy.toml crates/{name}/"));
        }
    }
    let pure: toml::Table = toml::from_str(&text).context("crates/law/clippy.toml")?;
    let ours: toml::Table = toml::from_str(&std::fs::read_to_string(root().join("clippy.toml"))?)?;
    for (key, value) in ours.iter().filter(|(key, value)| pure.get(*key) != Some(value)) {
        problems.push(format!("crates/law/clippy.toml: set {key} = {value} as in the root's clippy.toml"));
    }
    let methods =
        pure.get("disallowed-methods").and_then(toml::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let is_forbidden = |call: &str| {
        methods.iter().any(|entry| entry.get("path").and_then(toml::Value::as_str) == Some(call))
    };
    problems.extend(
        MUST_FORBID
            .into_iter()
            .filter(|call| !is_forbidden(call))
            .map(|call| format!("crates/law/clippy.toml: forbid {call} again")),
    );
    Ok(problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_and_runtimes_are_forbidden_by_name_or_feature() {
        let features = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let cases = [
            ("tokio", &[][..], true),
            ("rand", &[], true),
            ("sha2", &["default"], false),
            ("jiff", &["std", "serde"], false),
            ("jiff", &["std", "default"], true),
            ("uuid", &["v7"], true),
        ];
        for (dependency, with, wrong) in cases {
            assert_eq!(
                forbidden("law", dependency, &features(with)).is_some(),
                wrong,
                "{dependency} {with:?}"
            );
        }
    }
}
