//! The examination of one line: found, reviewed by another person, resolved by a lead. A small machine of its own.

use crate::name::{LineName, RollNo};
use crate::refusal::Refusal;

/// A verdict with its long parts as numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Said {
    Valid { voter: u32 },
    Invalid { reason: u32, voter: Option<u32> },
}

impl Said {
    /// Two verdicts agree when the same line results: the same voter, or the same reason.
    pub(crate) fn agrees_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Valid { voter: a }, Self::Valid { voter: b }) => a == b,
            (Self::Invalid { reason: a, .. }, Self::Invalid { reason: b, .. }) => a == b,
            _ => false,
        }
    }

    pub(crate) fn voter(self) -> Option<u32> {
        match self {
            Self::Valid { voter } => Some(voter),
            Self::Invalid { voter, .. } => voter,
        }
    }
}

/// What one person said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) said: Said,
    pub(crate) by: u32,
    pub(crate) roll: RollNo,
}

/// How far the examination of a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Work {
    #[default]
    Untouched,
    Found(Mark),
    Agreed(Mark, Mark),
    Disputed(Mark, Mark),
    Resolved(Mark, Mark, Mark),
}

/// Why a step is not possible; the caller knows the names.
pub(crate) enum Misstep {
    Refused(Refusal),
    SamePerson(u32),
}

impl Work {
    pub(crate) fn find(self, line: LineName, mark: Mark) -> Result<Self, Misstep> {
        match self {
            Self::Untouched => Ok(Self::Found(mark)),
            _ => Err(Misstep::Refused(Refusal::FoundAlready(line))),
        }
    }

    pub(crate) fn review(self, line: LineName, mark: Mark) -> Result<Self, Misstep> {
        match self {
            Self::Untouched => Err(Misstep::Refused(Refusal::NothingToReview(line))),
            Self::Found(first) if first.by == mark.by => Err(Misstep::SamePerson(first.by)),
            Self::Found(first) if first.said.agrees_with(mark.said) => Ok(Self::Agreed(first, mark)),
            Self::Found(first) => Ok(Self::Disputed(first, mark)),
            _ => Err(Misstep::Refused(Refusal::ReviewedAlready(line))),
        }
    }

    pub(crate) fn resolve(self, line: LineName, mark: Mark) -> Result<Self, Misstep> {
        match self {
            Self::Disputed(first, second) if first.by == mark.by || second.by == mark.by => {
                Err(Misstep::SamePerson(mark.by))
            }
            Self::Disputed(first, second) => Ok(Self::Resolved(first, second, mark)),
            _ => Err(Misstep::Refused(Refusal::NothingToResolve(line))),
        }
    }

    /// Takes the last step back; gives who had made it.
    pub(crate) fn undo(self) -> Option<(Self, u32)> {
        match self {
            Self::Untouched => None,
            Self::Found(first) => Some((Self::Untouched, first.by)),
            Self::Agreed(first, second) | Self::Disputed(first, second) => {
                Some((Self::Found(first), second.by))
            }
            Self::Resolved(first, second, lead) => Some((Self::Disputed(first, second), lead.by)),
        }
    }

    /// The result, once it is final: a rejection needs a second person, an acceptance does not (DESIGN.md §6).
    pub(crate) fn result(self) -> Option<Mark> {
        match self {
            Self::Found(mark) if matches!(mark.said, Said::Valid { .. }) => Some(mark),
            Self::Agreed(mark, _) | Self::Resolved(_, _, mark) => Some(mark),
            Self::Untouched | Self::Found(_) | Self::Disputed(..) => None,
        }
    }

    pub(crate) fn is_checked(self) -> bool {
        self != Self::Untouched
    }

    pub(crate) fn is_reviewed(self) -> bool {
        !matches!(self, Self::Untouched | Self::Found(_))
    }

    pub(crate) fn marks(self) -> impl Iterator<Item = Mark> {
        let marks = match self {
            Self::Untouched => [None, None, None],
            Self::Found(a) => [Some(a), None, None],
            Self::Agreed(a, b) | Self::Disputed(a, b) => [Some(a), Some(b), None],
            Self::Resolved(a, b, c) => [Some(a), Some(b), Some(c)],
        };
        marks.into_iter().flatten()
    }
}
