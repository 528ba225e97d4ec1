//! The Santa Clara recall of 2018 under the law of its day and under today's, as data and as a generated page.
//!
//! `WRITE_PAGES=1 cargo nextest run -p law -E 'binary(comparison)'` writes the page anew.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "test code reads and writes docs/")]

use std::path::PathBuf;

use jiff::civil::{Date, date};
use law::{Catalog, Comparison, Extension, Facts, Happened, Input, Inputs, Stay};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct File {
    registered: u64,
    last_vote: u64,
    nomination_signatures: u64,
    event: Vec<Happened>,
    stay: Vec<Stay>,
}

const TODAY: Date = date(2026, 1, 1);

fn comparison() -> Comparison {
    let file: File = toml::from_str(include_str!("../../../cases/timelines/santa-clara-2018.toml")).unwrap();
    let inputs = Inputs::new()
        .with(Input::Registered, file.registered)
        .with(Input::LastVote, file.last_vote)
        .with(Input::NominationSignatures, file.nomination_signatures);
    let facts = Facts { happened: file.event, stays: file.stay, inputs, extensions: Vec::<Extension>::new() };
    let catalog = Catalog::builtin().unwrap();
    let recall = catalog.procedure("ca-recall-local").unwrap();
    let versions = (recall.version(date(2018, 1, 11)).unwrap(), recall.version(TODAY).unwrap());
    let calendar = catalog.county_calendar("us-ca", Some("Santa Clara")).unwrap().calendar;
    Comparison::of(recall, versions, &facts, &calendar).unwrap()
}

#[test]
fn what_would_differ_today() {
    let compared = comparison();
    assert_eq!((compared.first.as_str(), compared.second.as_str()), ("2018", "2025"));
    let row = |label: &str| {
        let row = compared.rows.iter().find(|row| row.label.starts_with(label));
        let row = row.unwrap_or_else(|| panic!("no {label}: {:#?}", compared.rows));
        (row.first.as_str(), row.second.as_str(), row.differs)
    };
    assert_eq!(row("Least number of proponents"), ("10 proponents", "50 proponents", true));
    assert_eq!(row("Longest statement of reasons"), ("200 words", "200 words", false));
    assert_eq!(row("Signatures required: trial-court judge"), ("58634", "58634", false));
    assert_eq!(
        row("Below the question"),
        ("a successor is elected on the same ballot", "no successor on the ballot", true)
    );
    assert_eq!(row("End of the days for voters to seek a writ").0, "");
    assert_eq!(
        row("Examination finished and certified").0,
        "30 business days after petition-filed: 2018-02-26"
    );
    assert_eq!(
        row("Examination by sample finished and certified (the sampling route)"),
        ("", "60 business days after petition-filed: 2018-04-09", true)
    );
    assert_eq!(row("All sections filed"), row("All sections filed"));
    assert!(!row("All sections filed").2, "the days of circulation are the same");
    assert!(compared.differences().count() < compared.rows.len());
}

fn page() -> String {
    let compared = comparison();
    format!(
        "# The Santa Clara recall of 2018 under the law of its day and under today's\n\n\
         Generated from `procedures/{0}.toml` (SHA-256 `{1}`), versions {2} and {3}, and from the days in \
         `cases/timelines/santa-clara-2018.toml`, whose head says what is known from where and what stands in for it.\n\n\
         The same in the program: `scrutineer law compare --on 2018-01-11 --events \
         cases/timelines/santa-clara-2018.toml --county 'Santa Clara'`. `(unverified)` marks a section whose text, or \
         the day it began, could not be checked.\n\n\
         ## What differs\n\n{4}\n\
         A rule with a day has that day for these facts; one without was counted from nothing that happened, or from a day \
         that is not known. Of what differs, only the number of proponents, the review of the form and the days of the examination would have been felt before \
         the election; without a successor on the ballot the office would have been vacant afterwards.\n\n\
         ## Everything compared\n\n{5}",
        compared.procedure,
        compared.hash,
        compared.first,
        compared.second,
        compared.table(false),
        compared.table(true)
    )
}

#[test]
fn the_page_is_what_the_law_says() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/law-santa-clara-2018.md");
    if std::env::var("WRITE_PAGES").is_ok() {
        std::fs::write(&path, page()).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == page(),
        "docs/law-santa-clara-2018.md is out of date: run this test with WRITE_PAGES=1"
    );
}
