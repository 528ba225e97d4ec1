//! One column of all pieces: the distinct texts numbered across pieces, the rule applied once to each.

use std::borrow::Cow;

use super::Problem;
use super::chunk::Chunk;
use super::intern::{Key, Numbers};
use super::plan::Source;

/// A column of the list with its distinct texts and what the rule made of them.
#[derive(Debug)]
pub(super) struct Merged<'a> {
    /// For each piece: the number of each of its own texts here.
    pub(super) maps: Vec<Vec<u32>>,
    /// For each value of the rule: that value of each text. Empty where the text has a problem.
    pub(super) outputs: Vec<Vec<Cow<'a, str>>>,
    /// Texts with a problem, ascending.
    pub(super) problems: Vec<(u32, Problem)>,
}

/// Merges column `nth` of the plan.
pub(super) fn merge<'a>(nth: usize, source: &Source, chunks: &'a [Chunk<'a>]) -> Merged<'a> {
    let mut numbers = Numbers::default();
    let mut texts: Vec<&'a str> = Vec::new();
    let mut maps = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let map = chunk.columns[nth].values.iter().map(|value| {
            let (code, new) = numbers.number(Key::of(value), value, |code| texts[code as usize], texts.len());
            if new {
                texts.push(value);
            }
            code
        });
        maps.push(map.collect());
    }
    drop(numbers);
    let mut merged = Merged { maps, outputs: vec![Vec::new(); source.rule.outputs()], problems: Vec::new() };
    let mut values = Vec::new();
    for (code, text) in (0..).zip(texts) {
        values.clear();
        if let Err(problem) = source.rule.apply(text, &mut values) {
            merged.problems.push((code, problem));
            values = vec![Cow::Borrowed(""); source.rule.outputs()];
        }
        for (output, value) in merged.outputs.iter_mut().zip(values.drain(..)) {
            output.push(value);
        }
    }
    merged
}

impl Merged<'_> {
    /// The number of the text in a row of a piece.
    pub(super) fn code(&self, chunk: usize, local: u32) -> u32 {
        self.maps[chunk][local as usize]
    }

    /// For each text of a piece, its problem.
    pub(super) fn problems_of(&self, chunk: usize) -> Option<Vec<Option<&Problem>>> {
        let problem = |code: &u32| {
            let found = self.problems.binary_search_by_key(code, |&(code, _)| code);
            found.ok().map(|at| &self.problems[at].1)
        };
        let problems: Vec<_> = self.maps[chunk].iter().map(problem).collect();
        problems.iter().any(Option::is_some).then_some(problems)
    }
}
