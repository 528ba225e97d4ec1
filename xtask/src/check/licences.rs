//! Licences and origins of everything that is built, against deny.toml; and what is built twice.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use toml::{Table, Value};

use super::{Report, spdx};
use crate::metadata::{self, Package};
use crate::process::root;

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// What deny.toml allows.
struct Policy {
    allowed: Vec<String>,
    /// Package name and the licences allowed for it alone.
    exceptions: BTreeMap<String, Vec<String>>,
    /// Packages that may be there in several versions, each with a reason in deny.toml.
    twice: BTreeSet<String>,
}

/// Checks every package that is built on this machine.
pub(super) fn check() -> Result<Report> {
    let policy = policy()?;
    let (packages, host) = metadata::all_for_host()?;
    let theirs: Vec<&Package> = packages.iter().filter(|package| package.source.is_some()).collect();
    let mut report =
        Report { looked_at: format!("{} packages for {host}", theirs.len()), ..Report::default() };
    let mut used = BTreeSet::new();
    for package in &theirs {
        report.problems.extend(wrong_licence(package, &policy, &mut used));
        if package.source.as_deref() != Some(CRATES_IO) {
            let source = package.source.as_deref().unwrap_or_default();
            report.problems.push(format!("{} comes from {source}: take it from crates.io", package.name));
        }
    }
    for package in packages.iter().filter(|package| package.source.is_none()) {
        if package.licence.as_deref() != Some("MIT OR Apache-2.0") {
            report
                .problems
                .push(format!("{}: add `license.workspace = true` to its Cargo.toml", package.name));
        }
    }
    let unused = policy.allowed.iter().filter(|licence| !used.contains(*licence));
    report.warnings.extend(unused.map(|licence| format!("deny.toml allows {licence}, which nothing needs")));
    report.warnings.extend(duplicates(&theirs, &policy.twice));
    Ok(report)
}

fn policy() -> Result<Policy> {
    let text = std::fs::read_to_string(root().join("deny.toml")).context("deny.toml")?;
    let deny: Table = toml::from_str(&text).context("deny.toml")?;
    let licences = deny.get("licenses").context("deny.toml: no [licenses]")?;
    let exceptions = entries(licences.get("exceptions"))
        .filter_map(|entry| Some((text_of(entry, "crate")?, strings(entry.get("allow")))))
        .collect();
    let skipped = entries(deny.get("bans").and_then(|bans| bans.get("skip")));
    let twice = skipped.filter_map(|entry| text_of(entry, "crate"));
    // cargo-deny writes `name@version`; the name is what we compare.
    let twice = twice.map(|name| name.split('@').next().unwrap_or_default().to_owned()).collect();
    Ok(Policy { allowed: strings(licences.get("allow")), exceptions, twice })
}

fn wrong_licence(package: &Package, policy: &Policy, used: &mut BTreeSet<String>) -> Option<String> {
    let Package { name, version, .. } = package;
    let Some(expression) = &package.licence else {
        return Some(format!(
            "{name} {version} names no licence: choose another crate, or add an exception to deny.toml"
        ));
    };
    let exception = policy.exceptions.get(name);
    let allowed: Vec<String> =
        policy.allowed.iter().chain(exception.into_iter().flatten()).cloned().collect();
    match spdx::is_allowed(expression, &allowed, used) {
        Ok(true) => None,
        Ok(false) => Some(format!(
            "{name} {version} is under {expression}, which deny.toml does not allow: choose another crate, or allow it with a reason"
        )),
        Err(error) => Some(format!("{name} {version}: the licence {expression:?} cannot be read: {error}")),
    }
}

/// Packages built in several versions; one line, because some cannot be helped.
fn duplicates(packages: &[&Package], expected: &BTreeSet<String>) -> Option<String> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    let twice: Vec<String> = versions
        .into_iter()
        .filter(|(name, versions)| versions.len() > 1 && !expected.contains(*name))
        .map(|(name, versions)| format!("{name} {}", versions.into_iter().collect::<Vec<_>>().join(" and ")))
        .collect();
    (!twice.is_empty()).then(|| {
        format!("{} packages in several versions (align them, or give the reason under [bans] skip in deny.toml): {}", twice.len(), twice.join(", "))
    })
}

fn entries(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

fn strings(value: Option<&Value>) -> Vec<String> {
    entries(value).filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text_of(entry: &Value, key: &str) -> Option<String> {
    entry.get(key).and_then(Value::as_str).map(str::to_owned)
}
