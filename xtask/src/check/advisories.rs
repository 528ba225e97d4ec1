//! Known vulnerabilities, through cargo-deny where it is installed and has its database.

use anyhow::Result;

use super::Report;
use crate::process::{cargo, is_installed, quiet};

/// Asks cargo-deny without going to the network: a check must not depend on somebody's server being up.
pub(super) fn check() -> Result<Report> {
    if !is_installed("cargo-deny") {
        return Ok(not_run(
            "cargo-deny is not installed, and there is no advisory database offline (cargo install --locked cargo-deny; cargo deny fetch)",
        ));
    }
    let (done, _, errors) = quiet(&mut cargo(&["deny", "--offline", "check", "advisories"]))?;
    if done {
        return Ok(Report {
            looked_at: "cargo deny --offline check advisories".to_owned(),
            ..Report::default()
        });
    }
    if errors.contains("advisory database") && !errors.contains("error[") {
        return Ok(not_run("no advisory database offline (cargo deny fetch)"));
    }
    let problems = errors.lines().filter(|line| line.starts_with("error")).map(|line| {
        format!("{line}: update or replace the crate, or ignore it with a reason in deny.toml ([advisories] ignore)")
    });
    Ok(Report {
        problems: problems.chain(["see: cargo deny check advisories".to_owned()]).collect(),
        ..Report::default()
    })
}

fn not_run(reason: &str) -> Report {
    Report { not_run: Some(reason.to_owned()), ..Report::default() }
}
