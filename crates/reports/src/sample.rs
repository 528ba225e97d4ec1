//! The sample models in `samples/`, and models of awkward sizes.

use crate::certificate::Certificate;
use crate::check::CheckReport;
use crate::model::Group;
use crate::page::Page;
use crate::statement::Statement;
use crate::{DEMONSTRATION, Report};

const SAMPLES: [(&str, &str); 7] = [
    ("certificate-santa-clara-2018", include_str!("../samples/certificate-santa-clara-2018.json")),
    ("certificate-full-count", include_str!("../samples/certificate-full-count.json")),
    ("certificate-insufficient", include_str!("../samples/certificate-insufficient.json")),
    ("statement-santa-clara-2018", include_str!("../samples/statement-santa-clara-2018.json")),
    ("statement-full-count", include_str!("../samples/statement-full-count.json")),
    ("statement-insufficient", include_str!("../samples/statement-insufficient.json")),
    ("check-before-filing", include_str!("../samples/check-before-filing.json")),
];

fn json(name: &str) -> &'static str {
    SAMPLES.iter().find(|(sample, _)| *sample == name).unwrap().1
}

pub(crate) fn certificate(name: &str) -> Certificate {
    serde_json::from_str(json(name)).unwrap()
}

pub(crate) fn statement(name: &str) -> Statement {
    serde_json::from_str(json(name)).unwrap()
}

pub(crate) fn check(name: &str) -> CheckReport {
    serde_json::from_str(json(name)).unwrap()
}

/// Every sample, composed.
pub(crate) fn pages() -> Vec<(String, Page)> {
    let page = |name: &str| match name.split('-').next() {
        Some("certificate") => certificate(name).page(),
        Some("statement") => statement(name).page(),
        _ => check(name).page(),
    };
    SAMPLES.iter().map(|(name, _)| ((*name).to_owned(), page(name).unwrap())).collect()
}

/// Nothing at all, two hundred circulators, names that do not end, counts that do not end.
pub(crate) fn awkward() -> Vec<(String, Page)> {
    let mut empty = check("check-before-filing");
    empty.lines = 0;
    let findings = &mut empty.findings;
    (findings.examined, findings.valid, findings.invalid, findings.undecided, findings.duplicates) =
        (0, 0, 0, 0, 0);
    findings.reasons.clear();
    (empty.outlook, empty.required) = (None, None);
    empty.circulators.clear();
    empty.days.clear();

    let mut crowded = statement("statement-insufficient");
    crowded.circulators = (1..=200).map(|number| group(&format!("Circulator {number}"))).collect();
    crowded.provenance.marking = Some(DEMONSTRATION.to_owned());

    let endless = "Wolfeschlegelsteinhausenbergerdorff".repeat(9);
    let mut long = statement("statement-full-count");
    long.petition.title = format!("Recall of {endless}");
    long.petition.officer.clone_from(&endless);
    long.petition.jurisdiction =
        "County of Los Angeles and every city, district and precinct of it ".repeat(5);
    long.circulators[0].name.clone_from(&endless);
    long.provenance.marking = Some("DRAFT, not signed, not reviewed, not for publication, ".repeat(4));
    for reason in &mut long.full_count.as_mut().unwrap().reasons {
        reason.label = format!("{} {endless}", reason.label);
    }
    let mut large = statement("statement-insufficient");
    large.boxes = vec![Group { lines: 12_345_678_901, ..group("All") }];
    let mut signed = certificate("certificate-full-count");
    signed.signer.name.clone_from(&endless);
    signed.petition.office = endless;
    [
        ("empty check", empty.page()),
        ("two hundred circulators", crowded.page()),
        ("long names", long.page()),
        ("large counts", large.page()),
        ("long signer", signed.page()),
    ]
    .into_iter()
    .map(|(name, page)| (name.to_owned(), page.unwrap()))
    .collect()
}

fn group(name: &str) -> Group {
    Group { name: name.to_owned(), lines: 40, examined: 2, valid: 1, invalid: 1, undecided: 0, duplicates: 0 }
}
