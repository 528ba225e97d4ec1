//! What can be seen by reading the Rust files: `unsafe` only where it was audited, no `allow`, no test ignored without
//! a reason, files and names as agreed.

use anyhow::Result;

use super::Report;
use crate::files::{self, Source};

/// The modules that may hold `unsafe`, and why.
const AUDITED: [(&str, &str); 1] = [("crates/roll/src/map.rs", "the memory map of a snapshot file")];

const LOOK_AT_LINES: usize = 200;
const MOST_LINES: usize = 400;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 9] =
    ["common", "helper", "helpers", "manager", "managers", "misc", "util", "utils", "utilities"];

// Written in two pieces so that this file does not find itself.
const ALLOW: [&str; 3] = [concat!("#[", "allow("), concat!("#![", "allow("), concat!(", ", "allow(clippy")];
const BARE_IGNORE: &str = concat!("#[", "ignore]");

/// Reads all Rust files of the repository.
pub(super) fn check() -> Result<Report> {
    let sources = files::ending_in(".rs")?;
    let mut report = Report { looked_at: format!("{} Rust files", sources.len()), ..Report::default() };
    let mut long = Vec::new();
    for source in &sources {
        report.problems.extend(empty_name(&source.path));
        report.problems.extend(length(source, &mut long));
        for (number, line) in (1..).zip(source.text.lines()) {
            let place = format!("{}:{number}", source.path);
            report.problems.extend(wrong_line(&source.path, &place, code_of(line)));
        }
    }
    if !long.is_empty() {
        let (count, files) = (long.len(), long.join(", "));
        report.warnings.push(format!("{count} files are longer than {LOOK_AT_LINES} lines: {files}"));
    }
    Ok(report)
}

fn empty_name(path: &str) -> Option<String> {
    let is_empty = |part: &str| EMPTY_NAMES.contains(&part.trim_end_matches(".rs"));
    if path.ends_with("/mod.rs") {
        return Some(format!("{path}: write foo.rs beside foo/ instead of foo/mod.rs"));
    }
    path.split('/')
        .find(|part| is_empty(part))
        .map(|part| format!("{path}: {part} says nothing: name it by what it does"))
}

/// Counts the lines above the file's own tests; long ones go into `long`. Integration tests and benches may be long tables.
fn length(source: &Source, long: &mut Vec<String>) -> Option<String> {
    if source.path.split('/').any(|part| part == "tests" || part == "benches") {
        return None;
    }
    let own_tests = source.text.find("#[cfg(test)]\nmod tests {").unwrap_or(source.text.len());
    let lines = source.text[..own_tests].lines().count();
    let path = &source.path;
    if lines > MOST_LINES {
        return Some(format!("{path}: {lines} lines, more than {MOST_LINES}: split it by what its parts do"));
    }
    if lines > LOOK_AT_LINES {
        long.push(format!("{path} ({lines})"));
    }
    None
}

fn wrong_line(path: &str, place: &str, code: &str) -> Option<String> {
    if ALLOW.iter().any(|allow| code.contains(allow)) {
        return Some(format!(
            "{place}: write #[expect(lint, reason = \"…\")], which complains when it is no longer needed"
        ));
    }
    if code.contains(BARE_IGNORE) {
        return Some(format!("{place}: a test is ignored without a reason: write #[ignore = \"…\"]"));
    }
    let audited = AUDITED.iter().any(|(file, _)| *file == path);
    let lifts_the_lint = code.contains("expect(unsafe_code");
    (!audited && (has_word(code, "unsafe") || lifts_the_lint)).then(|| {
        format!("{place}: unsafe outside the audited modules: do without, or have it audited and listed in xtask/src/check/sources.rs")
    })
}

/// The line without its comment and without what stands in string literals.
fn code_of(line: &str) -> &str {
    let code = line.split("//").next().unwrap_or_default();
    code.split('"').next().unwrap_or_default()
}

/// Whether the keyword stands in the code as a word of its own.
fn has_word(code: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    code.split(|c| !is_part(c)).any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_judged_by_their_code_only() {
        let allow = format!("{}dead_code)]", ALLOW[0]);
        let cases = [
            ("unsafe { map(file) }", true),
            ("#![expect(unsafe_code, reason = \"x\")]", true),
            (allow.as_str(), true),
            (BARE_IGNORE, true),
            ("#[ignore = \"needs a scanner\"]", false),
            ("#![deny(unsafe_code)]", false),
            ("let safe = 1; // unsafe is a word here", false),
            ("let text = \"unsafe\";", false),
        ];
        for (line, wrong) in cases {
            assert_eq!(wrong_line("crates/law/src/lib.rs", "x", code_of(line)).is_some(), wrong, "{line}");
        }
        assert_eq!(wrong_line(AUDITED[0].0, "x", "unsafe { map(file) }"), None);
    }

    #[test]
    fn names_and_lengths_are_limited() {
        for path in ["crates/law/src/utils.rs", "crates/cli/tests/common/x.rs", "crates/law/src/day/mod.rs"] {
            assert!(empty_name(path).is_some(), "{path}");
        }
        assert_eq!(empty_name("crates/law/src/commons.rs"), None);
        let source = |path: &str, lines: usize| Source { path: path.to_owned(), text: "x\n".repeat(lines) };
        let mut long = Vec::new();
        assert!(length(&source("src/a.rs", 401), &mut long).is_some());
        assert_eq!(length(&source("src/a.rs", 400), &mut long), None);
        assert_eq!(length(&source("crates/a/tests/a.rs", 900), &mut long), None);
        assert_eq!(long.len(), 1);
    }
}
