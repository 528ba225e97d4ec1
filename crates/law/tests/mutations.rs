//! Damaged data files: whatever is in them, the answer is a catalog or one line, never a panic.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::sync::LazyLock;

use jiff::civil::date;
use law::{Catalog, Input, Inputs};
use proptest::prelude::*;
use proptest::sample::Index;

const FILES: [&str; 4] = [
    include_str!("../../../procedures/ca-recall-local.toml"),
    include_str!("../../../procedures/wa-initiative.toml"),
    include_str!("../../../procedures/az-initiative.toml"),
    include_str!("../../../procedures/sd-initiative.toml"),
];

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::builtin().unwrap());

/// Words that mean something elsewhere in a file.
const WORDS: [&str; 12] = [
    "0",
    "\"-1\"",
    "99999999999999999999",
    "\"1/0\"",
    "true",
    "[]",
    "{}",
    "\"raw\"",
    "\"exact\"",
    "from",
    "\"\"",
    "18446744073709551615",
];

fn damaged(text: &str, at: &[(Index, Index, u8)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (line, word, how) in at {
        let line = line.index(lines.len());
        let word = WORDS[word.index(WORDS.len())];
        match how % 4 {
            0 => drop(lines.remove(line)),
            1 => lines.insert(line, lines[line].clone()),
            2 => {
                let key = lines[line].split('=').next().unwrap_or_default().to_owned();
                lines[line] = format!("{key}= {word}");
            }
            _ => lines[line] = lines[line].chars().rev().collect(),
        }
    }
    lines.join("\n")
}

/// Everything a version can be asked, with ordinary and with extreme counts.
fn ask_everything(catalog: &Catalog) {
    let calendar = catalog.calendar("us-ca").unwrap();
    for procedure in catalog.procedures() {
        drop(procedure.page(None));
        for version in &procedure.versions {
            for count in [0, 1, 499, 94_539, 4_000_000_000, u64::MAX] {
                let inputs = Inputs::new().with(Input::Registered, count).with(Input::LastVote, count);
                drop(version.required(None, &inputs));
                drop(version.sample_size(count));
                drop(version.prima_facie(count, count));
                drop(version.decide_full(count, count.saturating_sub(1)));
                for step in &version.steps {
                    drop(step.deadline(date(9999, 12, 1), &inputs, calendar));
                    drop(step.deadline(date(2018, 1, 11), &inputs, calendar));
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn a_damaged_procedure_is_refused_in_one_line_or_answers(
        file in 0_usize..4,
        at in proptest::collection::vec(any::<(Index, Index, u8)>(), 1..4),
    ) {
        let mut catalog = CATALOG.clone();
        match catalog.add_procedure("mine.toml", &damaged(FILES[file], &at)) {
            Err(refusal) => {
                let refusal = refusal.to_string();
                prop_assert!(refusal.starts_with("mine.toml") && !refusal.contains('\n'), "{}", refusal);
            }
            Ok(()) => {
                let id = catalog.procedures()[0].id.clone();
                prop_assert!(!id.is_empty());
            }
        }
    }

    #[test]
    fn a_damaged_calendar_is_refused_in_one_line_or_answers(
        at in proptest::collection::vec(any::<(Index, Index, u8)>(), 1..4),
    ) {
        let text = damaged(include_str!("../../../procedures/calendars/us-ca.toml"), &at);
        let mut catalog = CATALOG.clone();
        match catalog.add_calendar("mine.toml", &text) {
            Err(refusal) => prop_assert!(!refusal.to_string().contains('\n'), "{}", refusal),
            Ok(()) => {
                let calendar = catalog.calendar("us-ca").unwrap();
                drop(calendar.add_business_days(date(2018, 1, 11), 90));
            }
        }
    }
}

#[test]
fn every_question_to_every_procedure_is_answered_or_refused() {
    ask_everything(&CATALOG);
}
