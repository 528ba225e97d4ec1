//! The working of a figure, flattened for a page: the result first, what it was computed from indented below it.

use law::Working;

use crate::format::grouped;
use crate::in_words::{Names, figures, in_words};

/// One figure of a computation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// 0 for the result, up to 5.
    pub(crate) depth: usize,
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) formula: String,
    pub(crate) rounding: String,
    pub(crate) cites: String,
    pub(crate) notes: Vec<String>,
}

/// A figure that can be opened to see how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Explained {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) steps: Vec<Step>,
}

impl Explained {
    pub(crate) fn of(working: &Working) -> Self {
        Self::with(working, &Names::new())
    }

    /// The same, with names of events in it said in words.
    pub(crate) fn with(working: &Working, events: &Names) -> Self {
        let mut names = figures(working);
        names.extend(events.iter().cloned());
        let mut steps = Vec::new();
        descend(working, 0, &names, &mut steps);
        Self { label: working.label.clone(), value: value(working), steps }
    }
}

fn descend(working: &Working, depth: usize, names: &Names, steps: &mut Vec<Step>) {
    let cites: Vec<String> = working.cites.iter().map(ToString::to_string).collect();
    steps.push(Step {
        depth: depth.min(5),
        label: working.label.clone(),
        value: value(working),
        formula: in_words(&working.formula, names),
        rounding: in_words(&working.rounding, &Names::new()),
        cites: cites.join("; "),
        notes: working.notes.iter().map(|note| in_words(note, &Names::new())).collect(),
    });
    for input in &working.inputs {
        descend(input, depth + 1, names, steps);
    }
}

fn value(working: &Working) -> String {
    let text = || in_words(&working.value, &Names::new());
    let number = working.value.parse::<u64>().map_or_else(|_| text(), grouped);
    format!("{number} {}", working.unit).trim_end().to_owned()
}
