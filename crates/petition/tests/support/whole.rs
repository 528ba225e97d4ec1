//! The whole life: from the notice through the examination of tests/data/life.jsonl to the outcome.

use crate::script::{Step, life, told};

pub(crate) fn whole_life() -> Vec<Step> {
    let mut steps = told(include_str!("../data/before.jsonl"));
    let mut examination = life();
    let destruction = examination.pop();
    steps.extend(examination.drain(1..));
    steps.extend(told(include_str!("../data/after.jsonl")));
    steps.extend(destruction);
    steps
}
