//! The page from a sample.

use super::*;
use crate::samples::{HOSTILE, is_as_kept, shell};

fn request(searched: Vec<String>, lines: Vec<LineRow>) -> RequestPage {
    RequestPage {
        shell: shell("Withdrawal 1"),
        base: "/petitions/recall/withdrawals".to_owned(),
        id: WithdrawalId::try_from(1).unwrap(),
        name: HOSTILE.to_owned(),
        residence: "12 Oak St".to_owned(),
        received: "Wednesday, January 10, 2018".to_owned(),
        state: "open".to_owned(),
        seen: "open".to_owned(),
        is_open: true,
        decided_by: String::new(),
        timely: ("In time", "Requests count up to Wednesday, January 10, 2018.".to_owned()),
        voters: vec![VoterRow {
            name: "ANA LOPEZ".to_owned(),
            residence: "12 OAK ST".to_owned(),
            facts: "active".to_owned(),
            probability: "97.0 %".to_owned(),
        }],
        not_on_roll: "2.9 %".to_owned(),
        lines,
        searched,
        suggested: "Ana Lopez 12".to_owned(),
        may_match: true,
        may_refuse: false,
        wrong: None,
    }
}

#[test]
fn a_request_with_lines_and_without() {
    let line = |taken| LineRow {
        line: "0001-01-a-01".parse().unwrap(),
        written: "Ana Lopez, 12 Oak St".to_owned(),
        why: "a name and house number alike".to_owned(),
        standing: "valid",
        taken,
        checked: !taken,
    };
    is_as_kept("withdrawal", &request(Vec::new(), vec![line(false), line(true)]));
    is_as_kept("withdrawal_searched", &request(vec![HOSTILE.to_owned()], Vec::new()));
    let page =
        DonePage { shell: shell("Withdrawals"), base: "/petitions/recall/withdrawals".to_owned(), open: 2 };
    is_as_kept("withdrawals_done", &page);
}
