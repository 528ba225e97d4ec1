//! What a rule makes of a column's texts: it is applied once to each text of each lane.

use std::borrow::Cow;

use super::Problem;
use super::lane::Lane;
use super::plan::Source;

/// A column of the list with what the rule made of its texts.
#[derive(Debug)]
pub(super) struct Ruled<'l> {
    /// For each value of the rule, for each lane: that value of each text. Empty where the text has a problem.
    pub(super) outputs: Vec<Vec<Values<'l>>>,
    /// For each lane, the texts with a problem, ascending.
    problems: Vec<Vec<(u32, Problem)>>,
}

/// The values of a lane's texts.
#[derive(Debug)]
pub(super) enum Values<'l> {
    /// The texts themselves.
    AsRead(&'l [Cow<'l, str>]),
    /// Others.
    Made(Vec<Cow<'l, str>>),
}

impl<'l> Values<'l> {
    pub(super) fn all(&self) -> &[Cow<'l, str>] {
        match self {
            Self::AsRead(values) => values,
            Self::Made(values) => values,
        }
    }
}

impl<'l> Ruled<'l> {
    /// Applies the rule of column `nth` of the plan.
    pub(super) fn of(nth: usize, source: &Source, lanes: &'l [Lane<'_>]) -> Self {
        let outputs = source.rule.outputs();
        let mut ruled = Self { outputs: Vec::new(), problems: Vec::new() };
        ruled.outputs.resize_with(outputs, Vec::new);
        for lane in lanes {
            let texts: &'l [Cow<'l, str>] = &lane.columns[nth].values;
            let mut problems = Vec::new();
            let made = if outputs == 1 {
                vec![in_place(source, texts, &mut problems)]
            } else {
                apart(source, texts, &mut problems).into_iter().map(Values::Made).collect()
            };
            for (output, made) in ruled.outputs.iter_mut().zip(made) {
                output.push(made);
            }
            ruled.problems.push(problems);
        }
        ruled
    }

    /// For each text of a lane its problem; none where no text has one.
    pub(super) fn problems_of(&self, lane: usize) -> Option<Vec<Option<&Problem>>> {
        let (problems, texts) = (&self.problems[lane], self.outputs[0][lane].all().len());
        if problems.is_empty() {
            return None;
        }
        let mut of = vec![None; texts];
        for (text, problem) in problems {
            of[*text as usize] = Some(problem);
        }
        Some(of)
    }
}

/// A rule of one value mostly leaves every text as it is; then nothing is copied.
fn in_place<'l>(
    source: &Source,
    texts: &'l [Cow<'l, str>],
    problems: &mut Vec<(u32, Problem)>,
) -> Values<'l> {
    let mut made: Option<Vec<Cow<'l, str>>> = None;
    let mut value = Vec::with_capacity(1);
    for (number, text) in (0_u32..).zip(texts) {
        let text: &'l str = text;
        let result = source.rule.apply(text, &mut value);
        let value = value.pop().filter(|_| result.is_ok()).unwrap_or_default();
        if let Err(problem) = result {
            problems.push((number, problem));
        }
        if made.is_none() && !std::ptr::eq(value.as_ptr(), text.as_ptr()) && value != text {
            let before = texts[..number as usize].iter().map(|text| Cow::Borrowed(text.as_ref()));
            made = Some(before.collect());
        }
        if let Some(made) = &mut made {
            made.push(value);
        }
    }
    made.map_or(Values::AsRead(texts), Values::Made)
}

fn apart<'l>(
    source: &Source,
    texts: &'l [Cow<'l, str>],
    problems: &mut Vec<(u32, Problem)>,
) -> Vec<Vec<Cow<'l, str>>> {
    let mut outputs = vec![Vec::with_capacity(texts.len()); source.rule.outputs()];
    let mut values = Vec::new();
    for (number, text) in (0_u32..).zip(texts) {
        values.clear();
        if let Err(problem) = source.rule.apply(text, &mut values) {
            problems.push((number, problem));
            values = vec![Cow::Borrowed(""); source.rule.outputs()];
        }
        for (output, value) in outputs.iter_mut().zip(values.drain(..)) {
            output.push(value);
        }
    }
    outputs
}
