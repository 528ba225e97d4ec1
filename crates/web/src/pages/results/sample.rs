//! The page from a sample.

use super::*;
use crate::samples::{HOSTILE, explained, is_as_kept, shell};

fn results(act: Act) -> ResultsPage {
    ResultsPage {
        shell: shell("Results"),
        base: "/petitions/recall".to_owned(),
        scope: "the lines of the sample",
        progress: vec![Progress {
            label: "Checked: one person has looked",
            count: 300,
            says: "300 of 500".to_owned(),
        }],
        lines: 500,
        reasons: vec![ReasonRow {
            code: "not-registered".to_owned(),
            label: "No registration found".to_owned(),
            count: "52".to_owned(),
            share: "10.4 %".to_owned(),
            cites: "EC §100".to_owned(),
        }],
        valid: "240".to_owned(),
        not_valid: "52".to_owned(),
        open: "208".to_owned(),
        waits: vec![
            ("Lines nobody has looked at", "200".to_owned(), "/petitions/recall/lines".to_owned()),
            ("Lines that wait for a second person", "8".to_owned(), String::new()),
        ],
        reviews: vec![("Both said the same", "40 (90.9 %)".to_owned())],
        pairs: vec![PairRow {
            people: "ana and ben".to_owned(),
            lines: "44".to_owned(),
            agreed: "40".to_owned(),
            rate: "90.9 %".to_owned(),
        }],
        verdict: matches!(act, Act::Sign).then(|| Verdict {
            result: "Sufficient",
            next: "Certified to the board.".to_owned(),
            warnings: vec!["the sample is small".to_owned()],
        }),
        figures: vec![explained()],
        has_bands: true,
        thresholds: vec![("Signatures required".to_owned(), "931".to_owned())],
        determined: matches!(act, Act::Sign).then(|| Determined {
            outcome: "sufficient",
            basis: "EC §11224".to_owned(),
            reason: HOSTILE.to_owned(),
        }),
        act,
        wrong: None,
        may_decide: true,
        signer: HOSTILE.to_owned(),
    }
}

#[test]
fn results_under_way_and_to_sign() {
    let hindrance = "Not complete yet: 208 lines have no final result.".to_owned();
    is_as_kept("results", &results(Act::None(hindrance)));
    is_as_kept("results_to_sign", &results(Act::Sign));
    is_as_kept("results_to_determine", &results(Act::Determine("the law leaves it open".to_owned())));
}
