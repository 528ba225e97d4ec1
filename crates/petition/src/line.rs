//! One line's record, and what it counts as.

use crate::name::{BoxId, CirculatorId, LineName};
use crate::text::ReasonCode;
use crate::work::{Said, Work};

/// What a court said about a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Ruling {
    #[default]
    None,
    Struck,
    Reinstated,
}

/// Kept small: a petition has a hundred thousand of them, a large one a million.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LineRecord {
    pub(crate) work: Work,
    /// Number of its group of duplicates; 0 for none.
    pub(crate) group: u32,
    /// Number of the frame it is in; 0 for none.
    pub(crate) frame: u16,
    pub(crate) drawn: bool,
    /// Counted once, but a restated raw count says there is no line.
    pub(crate) removed: bool,
    pub(crate) withdrawn: bool,
    pub(crate) pending: bool,
    pub(crate) ruling: Ruling,
}

/// What a line counts as, with the reason as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Unexamined,
    AwaitingReview,
    Disputed,
    Pending,
    Valid,
    Reinstated,
    Duplicate,
    Invalid(u32),
    Withdrawn,
    Struck,
    Removed,
}

impl Class {
    pub(crate) fn is_final(self) -> bool {
        !matches!(self, Self::Unexamined | Self::AwaitingReview | Self::Disputed | Self::Pending)
    }
}

impl LineRecord {
    /// Whether the line would count if no other line were by its voter.
    pub(crate) fn counts_alone(&self) -> bool {
        matches!(self.class(false), Class::Valid | Class::Reinstated)
    }

    /// What it counts as; `copy` says that another line of its group stands for it. A court's word comes before a
    /// withdrawal, a withdrawal before any finding (2 CCR §20530(b)(1): a withdrawn signature drawn is not valid).
    pub(crate) fn class(&self, copy: bool) -> Class {
        match (self.removed, self.ruling, self.withdrawn, self.pending) {
            (true, ..) => return Class::Removed,
            (_, Ruling::Struck, ..) => return Class::Struck,
            (_, Ruling::Reinstated, ..) => return Class::Reinstated,
            (_, _, true, _) => return Class::Withdrawn,
            (.., true) => return Class::Pending,
            _ => {}
        }
        match (self.work.result().map(|mark| mark.said), self.work) {
            (Some(Said::Valid { .. }), _) if copy => Class::Duplicate,
            (Some(Said::Valid { .. }), _) => Class::Valid,
            (Some(Said::Invalid { reason, .. }), _) => Class::Invalid(reason),
            (None, Work::Untouched) => Class::Unexamined,
            (None, Work::Disputed(..)) => Class::Disputed,
            (None, _) => Class::AwaitingReview,
        }
    }
}

/// What a line counts as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nobody looked at it.
    Unexamined,
    /// Found invalid by one person.
    AwaitingReview,
    /// Two persons differ.
    Disputed,
    /// Waits for something, with an owner and a date.
    Pending,
    /// Counts.
    Valid,
    /// Counts because a court says so.
    Reinstated,
    /// Valid, but an extra copy of a line that stands.
    Duplicate,
    /// Does not count.
    Invalid(ReasonCode),
    /// Taken back by its signer in time.
    Withdrawn,
    /// Does not count because a court says so.
    Struck,
    /// No line after all: the raw count was restated without it.
    Removed,
}

/// All there is to say about a line without personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineView {
    /// The line.
    pub name: LineName,
    /// Whose section it is in.
    pub circulator: CirculatorId,
    /// The box its section is in now; none while it is pulled.
    pub in_box: Option<BoxId>,
    /// Whether it was drawn.
    pub drawn: bool,
    /// What it counts as.
    pub standing: Standing,
    /// Who made findings on it, first to last.
    pub people: Vec<String>,
}
