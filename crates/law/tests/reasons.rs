//! The catalogue of reasons: what it refuses, which code stands for a finding, and that no code is named elsewhere.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "test code reads the workspace's sources"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use law::{Catalog, Means, Version};

const REASONS: &str = include_str!("../../../procedures/reasons.toml");

fn version(catalog: &Catalog, procedure: &str) -> Version {
    catalog.procedure(procedure).unwrap().newest().unwrap().clone()
}

#[test]
fn a_catalogue_that_leaves_a_finding_open_is_refused() {
    let table = [
        ("means = \"withdrawn\"", "means = \"taken-back\"", "mine.toml, line 129, key `means`: "),
        ("means = \"withdrawn\"", "means = \"taken-back\"", "`withdrawn`, `struck`"),
        ("means = \"withdrawn\"\n", "", "a reason for a withdrawn signature is needed: none means it"),
        (
            "means = \"withdrawn\"",
            "means = \"struck\"",
            "a reason for a withdrawn signature is needed: none means it",
        ),
        (
            "code = \"undated\"\n",
            "code = \"undated\"\nmeans = \"moved\"\n",
            "several mean it: different-address, undated",
        ),
        (
            "otherwise = \"not-registered\"",
            "otherwise = \"unlucky\"",
            "unknown reason `unlucky`; known: not-",
        ),
    ];
    for (from, to, message) in table {
        let text = REASONS.replacen(from, to, 1);
        assert_ne!(text, REASONS, "{from}");
        let refusal = Catalog::with_reasons("mine.toml", &text).unwrap_err().to_string();
        assert!(refusal.contains(message) && refusal.starts_with("mine.toml"), "{refusal}");
    }
}

#[test]
fn a_finding_has_the_procedures_reason_or_the_one_that_stands_in_or_none() {
    let catalog = Catalog::builtin().unwrap();
    let table = [
        ("ca-recall-local", Means::Canceled, Ok("registration-canceled")),
        ("wa-initiative", Means::Canceled, Ok("not-registered")),
        ("az-initiative", Means::NotOnRoll, Ok("registered-too-late")),
        ("dc-initiative", Means::Inactive, Ok("inactive-registration")),
        (
            "wa-initiative",
            Means::Moved,
            Err("`wa-initiative` (current) names no reason for an address that is not the registered one"),
        ),
        (
            "mo-initiative",
            Means::ExtraCopy,
            Err("`mo-initiative` (current) names no reason for an extra copy"),
        ),
    ];
    for (procedure, means, expected) in table {
        let version = version(&catalog, procedure);
        let found = version.reason_for(means).map(|reason| reason.code.as_str());
        assert_eq!(found.map_err(|error| error.to_string()), expected.map_err(str::to_owned), "{procedure}");
    }
    let inactive =
        ["dc-initiative", "ca-recall-local"].map(|id| version(&catalog, id).is_ground(Means::Inactive));
    assert_eq!(inactive, [true, false]);
    let struck = version(&catalog, "wa-initiative").reason_of_standing(Means::Struck).unwrap();
    assert_eq!((struck.code.as_str(), struck.cites.len()), ("struck-by-court", 0));
}

/// Words that are a code of the catalogue and, in these files, the name of something else.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    // Names of a line's standing in addresses and exports.
    ("petition/src/petition/list.rs", &["duplicate", "withdrawn"]),
    // Names of the tally's figures.
    ("petition/src/petition/conclude.rs", &["withdrawn"]),
    ("web/src/pages/results/group.rs", &["withdrawn"]),
    // A standing in words.
    ("web/src/pages/withdrawals/request.rs", &["duplicate", "withdrawn"]),
    // Columns of the key to synthetic data.
    ("testkit/src/petition/kind.rs", &["duplicate", "withdrawn", "illegible"]),
    ("testkit/src/petition/finding.rs", &["duplicate", "withdrawn", "illegible"]),
];

/// Rust files under `folder`, without test modules of their own.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// A file's code above its first test module, and the file of that module where it has one.
fn code_and_tests(path: &Path, text: &str) -> (String, Option<PathBuf>) {
    let Some((code, tests)) = text.split_once("#[cfg(test)]\nmod ") else {
        return (text.to_owned(), None);
    };
    let (name, inline) = tests.split_once([';', ' ']).unwrap();
    if inline.starts_with('{') {
        return (code.to_owned(), None);
    }
    let root = path.ends_with("lib.rs") || path.ends_with("main.rs");
    let folder = if root { path.parent().unwrap().to_owned() } else { path.with_extension("") };
    (format!("{code}{inline}"), Some(folder.join(format!("{name}.rs"))))
}

#[test]
fn no_program_knows_a_reason_by_its_code() {
    let crates = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let mut files = Vec::new();
    for entry in std::fs::read_dir(&crates).unwrap() {
        let folder = entry.unwrap().path().join("src");
        if folder.is_dir() {
            sources(&folder, &mut files);
        }
    }
    let read = |path: &PathBuf| code_and_tests(path, &std::fs::read_to_string(path).unwrap());
    let programs: Vec<_> = files.iter().map(|path| (path, read(path))).collect();
    let tests: BTreeSet<PathBuf> = programs.iter().filter_map(|(_, (_, test))| test.clone()).collect();
    let quoted = |line: &str| line.strip_prefix("code = ").map(str::to_owned);
    let codes: Vec<String> = REASONS.lines().filter_map(quoted).collect();
    assert!(codes.len() > 25 && programs.len() > 300, "{} codes, {} files", codes.len(), programs.len());
    let mut named = BTreeSet::new();
    for (path, (code, _)) in programs.iter().filter(|(path, _)| !tests.contains(*path)) {
        let place = path.strip_prefix(&crates).unwrap().to_str().unwrap().to_owned();
        let said = |line: &&str| !line.trim_start().starts_with("//");
        let code: String = code.lines().filter(said).collect();
        named.extend(
            codes.iter().filter(|it| code.contains(it.as_str())).map(|it| (place.clone(), it.clone())),
        );
    }
    let excused = |(place, words): &(&str, &[&str])| {
        words.iter().map(|word| ((*place).to_owned(), format!("\"{word}\""))).collect::<Vec<_>>()
    };
    let excused: BTreeSet<(String, String)> = OTHER_NAMES.iter().flat_map(excused).collect();
    let wrong: Vec<_> = named.symmetric_difference(&excused).collect();
    assert!(
        wrong.is_empty(),
        "a reason named by its code (ask `Version::reason_for`), or an excuse no longer needed: {wrong:?}"
    );
}
