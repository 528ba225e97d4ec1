//! Why a voter is proposed, field by field, in words a clerk reads at a glance.

use std::fmt;

mod bench;
mod fields;
mod words;

pub(crate) use bench::Bench;
pub use words::{Comparison, Subject};

/// One piece of evidence for or against a voter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// What it is about.
    pub subject: Subject,
    /// How line and roll compare.
    pub comparison: Comparison,
    /// Natural logarithm of the factor by which it changes the odds. A candidate's weights sum to the log-odds of its
    /// probability.
    pub weight: f64,
}

impl fmt::Display for Evidence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (subject, words) = (self.subject.code(), self.comparison.words());
        match self.comparison {
            Comparison::None => write!(formatter, "{subject} {:+.1}", self.weight),
            Comparison::OneOfTwo => write!(formatter, "{subject} {words} {:+.1}", self.weight),
            _ => write!(formatter, "{subject}: {words} {:+.1}", self.weight),
        }
    }
}
