//! Format, clippy and the lock file: what cargo itself can say.

use anyhow::Result;

use super::Report;
use crate::process::{cargo, quiet, shown};

/// `cargo fmt --check`.
pub(super) fn format() -> Result<Report> {
    let (done, wrong, errors) = quiet(&mut cargo(&["fmt", "--all", "--", "--check", "-l"]))?;
    let mut report = Report { looked_at: "cargo fmt --all --check".to_owned(), ..Report::default() };
    if !done {
        report.problems =
            wrong.lines().map(|file| format!("{file} is not formatted: cargo fmt --all")).collect();
        if report.problems.is_empty() {
            report.problems.push(format!("cargo fmt: {}", errors.trim()));
        }
    }
    Ok(report)
}

/// Clippy over every target, in the profile of `cargo run --release`, so that build scripts and macros are built once.
pub(super) fn clippy() -> Result<Report> {
    let arguments = [
        "clippy",
        "--release",
        "--workspace",
        "--all-targets",
        "--locked",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ];
    let mut report =
        Report { looked_at: "--workspace --all-targets -D warnings".to_owned(), ..Report::default() };
    if !shown(&mut cargo(&arguments))? {
        report.problems.push(
            "clippy: mend what it printed above; #[expect(lint, reason = \"…\")] is the way out".to_owned(),
        );
    }
    Ok(report)
}

/// Whether Cargo.lock fits the manifests.
pub(super) fn lock() -> Result<Report> {
    let arguments = ["metadata", "--format-version", "1", "--locked", "--no-deps"];
    let (_, _, _) = quiet(&mut cargo(&arguments))?;
    let (done, _, errors) = quiet(&mut cargo(&["tree", "--locked", "--workspace", "--depth", "0"]))?;
    let mut report = Report { looked_at: "Cargo.lock fits the manifests".to_owned(), ..Report::default() };
    if !done {
        let reason = errors.lines().next().unwrap_or_default().to_owned();
        report.problems.push(format!("{reason}: run `cargo metadata > /dev/null` and commit Cargo.lock"));
    }
    Ok(report)
}
