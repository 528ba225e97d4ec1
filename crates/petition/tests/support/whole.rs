//! The whole life: from the notice through the examination of tests/data/life.jsonl to the outcome.

use petition::EventKind;

use crate::script::{Step, life, told};

pub(crate) fn whole_life() -> Vec<Step> {
    let mut steps = told(include_str!("../data/before.jsonl"));
    let mut examination = life();
    let destruction = examination.pop();
    // The kept journal of version 1 is made from life.jsonl, which therefore never changes.
    let withdrawal = examination.iter().position(|step| step.event.kind() == EventKind::WithdrawalReceived);
    for step in told(include_str!("../data/keyed.jsonl")) {
        examination.insert(withdrawal.unwrap_or(examination.len()), step);
    }
    steps.extend(examination.drain(1..));
    steps.extend(told(include_str!("../data/after.jsonl")));
    steps.extend(destruction);
    steps
}
