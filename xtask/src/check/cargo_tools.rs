//! Format, clippy and the lock file: what cargo itself can say.

use std::path::Path;

use anyhow::Result;

use super::Report;
use crate::files::from_root;
use crate::process::{cargo, quiet, shown};

/// `cargo fmt --check`.
pub(super) fn format() -> Result<Report> {
    let (done, wrong, errors) = quiet(&mut cargo(&["fmt", "--all", "--", "--check", "-l"]))?;
    let mut report = Report { looked_at: "cargo fmt --all --check".to_owned(), ..Report::default() };
    if !done {
        let files: Vec<String> = wrong.lines().map(|file| from_root(Path::new(file))).collect();
        report.problems.push(match files.as_slice() {
            [] => format!("cargo fmt: {}", errors.trim()),
            files => {
                format!("{} files are not formatted: cargo fmt --all ({})", files.len(), files.join(", "))
            }
        });
    }
    Ok(report)
}

/// Clippy over every target, in the profile of `cargo run --release`, so that build scripts and macros are built once.
pub(super) fn clippy() -> Result<Report> {
    let arguments =
        ["clippy", "--release", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
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
    let (done, _, errors) = quiet(&mut cargo(&["tree", "--locked", "--workspace", "--depth", "0"]))?;
    let mut report = Report { looked_at: "Cargo.lock fits the manifests".to_owned(), ..Report::default() };
    if !done {
        let reason =
            errors.lines().find(|line| line.starts_with("error")).unwrap_or("error: cargo tree failed");
        report
            .problems
            .push(format!("{reason}: cargo metadata --format-version 1 > /dev/null, and commit Cargo.lock"));
    }
    Ok(report)
}
