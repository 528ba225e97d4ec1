//! What is known of single lines, for the people who examine them: findings made, copies, withdrawals, keyed text.

use std::collections::BTreeMap;

use super::{Pending, Petition, Withdrawal};
use crate::event::{LinesKeyed, Verdict};
use crate::hash::Commitment;
use crate::line::{LineRecord, Ruling};
use crate::name::{LineName, RollNo, WithdrawalId};
use crate::refusal::Refusal;
use crate::tally::in_scope;
use crate::work::{Mark, Said, Work};

/// One person's finding on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The person's id.
    pub person: String,
    /// What they found.
    pub verdict: Verdict,
    /// The roll they looked at.
    pub roll: RollNo,
}

/// How far the examination of a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookedAt {
    /// By nobody.
    Not,
    /// By one person.
    Once(Look),
    /// By two who agree.
    Agreed(Look, Look),
    /// By two who differ: a lead who is neither must decide.
    Disputed(Look, Look),
    /// By two who differed, and a lead.
    Resolved(Look, Look, Look),
}

impl LookedAt {
    /// The findings, first to last.
    pub fn looks(&self) -> impl Iterator<Item = &Look> {
        let looks = match self {
            Self::Not => [None, None, None],
            Self::Once(a) => [Some(a), None, None],
            Self::Agreed(a, b) | Self::Disputed(a, b) => [Some(a), Some(b), None],
            Self::Resolved(a, b, c) => [Some(a), Some(b), Some(c)],
        };
        looks.into_iter().flatten()
    }
}

/// What is still to be done on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenWork<'p> {
    /// A first finding.
    First,
    /// A second look, by somebody else. A rejection is not final without it, an acceptance is.
    Second {
        /// Who made the first.
        by: &'p str,
        /// Whether they accepted it.
        accepted: bool,
    },
    /// A lead's decision, who is neither of these two.
    Difference {
        /// Who differ.
        by: [&'p str; 2],
    },
}

/// Lines by one voter, and which of them stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copies {
    /// All lines of the group.
    pub lines: Vec<LineName>,
    /// The one that stands; none where no copy counts.
    pub stands: Option<LineName>,
}

impl Petition {
    pub(super) fn key_lines(&mut self, event: &LinesKeyed) -> Result<(), Refusal> {
        for keyed in &event.lines {
            self.counted_line(keyed.line)?;
        }
        self.keyed.extend(event.lines.iter().map(|keyed| (keyed.line, keyed.text)));
        Ok(())
    }

    /// The text of a line as it was keyed from the paper last.
    #[must_use]
    pub fn keyed(&self, line: LineName) -> Option<Commitment> {
        self.keyed.get(&line).copied()
    }

    /// All lines keyed, in order of their names.
    #[must_use]
    pub fn keyed_lines(&self) -> &BTreeMap<LineName, Commitment> {
        &self.keyed
    }

    /// The findings on a line; none where there is no such line.
    #[must_use]
    pub fn looked_at(&self, line: LineName) -> Option<LookedAt> {
        let look = |mark| self.look(mark);
        Some(match self.lines.get(&line)?.work {
            Work::Untouched => LookedAt::Not,
            Work::Found(a) => LookedAt::Once(look(a)?),
            Work::Agreed(a, b) => LookedAt::Agreed(look(a)?, look(b)?),
            Work::Disputed(a, b) => LookedAt::Disputed(look(a)?, look(b)?),
            Work::Resolved(a, b, c) => LookedAt::Resolved(look(a)?, look(b)?, look(c)?),
        })
    }

    /// What is to be done on a line of the examination; none where it is out of scope, pending, taken back or ruled on by
    /// a court, or where all is done.
    #[must_use]
    pub fn open_work(&self, line: LineName) -> Option<OpenWork<'_>> {
        let record = self.lines.get(&line).filter(|record| in_scope(record, self.scope()))?;
        self.open_on(record)
    }

    /// Every line of the examination with something to be done, in the order of their names.
    pub fn all_open_work(&self) -> impl Iterator<Item = (LineName, OpenWork<'_>)> {
        let scope = self.scope();
        let lines = self.lines.iter().filter(move |(_, record)| in_scope(record, scope));
        lines.filter_map(|(line, record)| Some((*line, self.open_on(record)?)))
    }

    fn open_on(&self, record: &LineRecord) -> Option<OpenWork<'_>> {
        if record.pending || record.withdrawn || record.ruling != Ruling::None {
            return None;
        }
        let who = |mark: Mark| self.people.value(mark.by).map_or("", String::as_str);
        match record.work {
            Work::Untouched => Some(OpenWork::First),
            Work::Found(first) => {
                let accepted = matches!(first.said, Said::Valid { .. });
                Some(OpenWork::Second { by: who(first), accepted })
            }
            Work::Disputed(first, second) => Some(OpenWork::Difference { by: [who(first), who(second)] }),
            Work::Agreed(..) | Work::Resolved(..) => None,
        }
    }

    fn look(&self, mark: Mark) -> Option<Look> {
        let voter = |number| self.voters.value(number).copied();
        let verdict = match mark.said {
            Said::Valid { voter: number } => Verdict::Valid { voter: voter(number)? },
            Said::Invalid { reason, voter: number } => Verdict::Invalid {
                reason: self.reasons.value(reason)?.clone(),
                voter: number.and_then(voter),
            },
        };
        Some(Look { person: self.name_of(mark.by), verdict, roll: mark.roll })
    }

    /// What a line waits for.
    #[must_use]
    pub fn pending_line(&self, line: LineName) -> Option<&Pending> {
        self.pending.get(&line)
    }

    /// The group of copies a line is in.
    #[must_use]
    pub fn copies(&self, line: LineName) -> Option<Copies> {
        let group = self.groups.by_number.get(&self.lines.get(&line)?.group)?;
        Some(Copies { lines: group.lines.clone(), stands: group.stands })
    }

    /// Every group of copies somebody decided on.
    pub fn all_copies(&self) -> impl Iterator<Item = Copies> {
        self.groups.by_number.values().map(|g| Copies { lines: g.lines.clone(), stands: g.stands })
    }

    /// The requests to take a signature back, and what became of each.
    #[must_use]
    pub fn withdrawals(&self) -> &BTreeMap<WithdrawalId, Withdrawal> {
        &self.withdrawals
    }
}
