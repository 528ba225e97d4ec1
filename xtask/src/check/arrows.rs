//! The arrows between our crates: each depends only on crates above it in DESIGN.md §3's list.

use std::path::Path;

use anyhow::Result;

use super::Report;
use crate::files::from_root;
use crate::metadata::{self, Package};

/// The list, top to bottom.
const ORDER: [&str; 14] = [
    "law",
    "sampling",
    "roll",
    "linkage",
    "petition",
    "journal",
    "journal-sqlite",
    "journal-postgres",
    "sheets",
    "reports",
    "office",
    "web",
    "testkit",
    "cli",
];

/// Programs that share no code with the rest.
const ALONE: [&str; 2] = ["xtask", "verifier"];

/// Checks the arrows, the folder names and that every crate takes the workspace's lints.
pub(super) fn check() -> Result<Report> {
    let packages = metadata::ours()?;
    let mut report = Report::default();
    let mut arrows = 0;
    for package in &packages {
        for dependency in package.dependencies.iter().filter(|dependency| !dependency.dev) {
            if packages.iter().any(|ours| ours.name == dependency.name) {
                arrows += 1;
                report.problems.extend(wrong_arrow(&package.name, &dependency.name));
            }
        }
        report.problems.extend(wrong_place(package));
        report.problems.extend(own_lints(package)?);
    }
    report.looked_at = format!("{} crates, {arrows} arrows", packages.len());
    Ok(report)
}

fn wrong_arrow(from: &str, to: &str) -> Option<String> {
    let place = |name: &str| ORDER.iter().position(|known| *known == name);
    if ALONE.contains(&from) {
        return Some(format!(
            "{from} depends on {to}: {from} shares no code with the crates; copy or do without"
        ));
    }
    let (upper, lower) = (place(to)?, place(from)?);
    (upper >= lower).then(|| {
        format!("{from} depends on {to}, which stands below it in DESIGN.md §3: turn the arrow (a trait in {from}, or move the piece up)")
    })
}

fn wrong_place(package: &Package) -> Option<String> {
    let name = package.name.as_str();
    let folder = Path::new(&package.manifest).parent()?;
    let path = from_root(folder);
    if ALONE.contains(&name) && path == name {
        return None;
    }
    if !ORDER.contains(&name) {
        return Some(format!(
            "{path}: no crate {name} in DESIGN.md §3: give it its place there and in xtask/src/check/arrows.rs"
        ));
    }
    (path != format!("crates/{name}")).then(|| format!("{path}: the crate {name} belongs into crates/{name}"))
}

fn own_lints(package: &Package) -> Result<Option<String>> {
    let manifest = std::fs::read_to_string(&package.manifest)?;
    let manifest: toml::Table = toml::from_str(&manifest)?;
    let takes_ours = manifest.get("lints").and_then(|lints| lints.get("workspace")) == Some(&true.into());
    let path = from_root(Path::new(&package.manifest));
    Ok((!takes_ours).then(|| format!("{path}: add `[lints]` with `workspace = true`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_point_up_the_list() {
        let cases = [
            ("sampling", "law", false),
            ("law", "sampling", true),
            ("law", "law", true),
            ("cli", "testkit", false),
            ("office", "web", true),
            ("xtask", "law", true),
            ("verifier", "journal", true),
        ];
        for (from, to, wrong) in cases {
            assert_eq!(wrong_arrow(from, to).is_some(), wrong, "{from} -> {to}");
        }
    }

    #[test]
    fn crates_have_a_place() {
        let package = |name: &str, path: &str| Package {
            name: name.to_owned(),
            version: String::new(),
            licence: None,
            source: None,
            manifest: crate::process::root().join(path).join("Cargo.toml").to_string_lossy().into_owned(),
            benches: Vec::new(),
            dependencies: Vec::new(),
        };
        assert_eq!(wrong_place(&package("law", "crates/law")), None);
        assert_eq!(wrong_place(&package("xtask", "xtask")), None);
        assert!(wrong_place(&package("law", "crates/statutes")).is_some());
        assert!(wrong_place(&package("statutes", "crates/statutes")).is_some());
    }
}
