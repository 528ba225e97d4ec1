//! Lines by one signer: those found valid for one voter, those that only look alike, and what a lead decided.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use linkage::Line;
use petition::event::{DuplicatesFound, DuplicatesUndone};
use petition::{Copies, LineName};

use crate::OfficeError;
use crate::case::Case;
use crate::examination::{record_duplicates, stands};
use crate::house::Office;
use crate::people::Member;
use crate::rights::{Right, check};

/// A search for lines that look alike; it runs beside the office's other work.
#[derive(Debug, Clone, Default)]
pub enum CopySearch {
    /// Nobody asked yet.
    #[default]
    NotYet,
    /// Under way since then.
    Running(Timestamp),
    /// It failed, and why.
    Failed(String),
    /// Done.
    Done(Arc<Alike>),
}

/// What a search found.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// When it was done.
    pub at: Timestamp,
    /// Lines compared: all that were keyed, in the sample or not.
    pub lines: usize,
    /// Pairs of lines, the surest first.
    pub pairs: Vec<AlikePair>,
}

/// Two lines one person seems to have signed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AlikePair {
    /// The two.
    pub lines: [LineName; 2],
    /// Probability that one person wrote both.
    pub probability: f64,
}

impl Office {
    /// Groups of lines found valid for one voter on which nobody has decided yet.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn undecided_copies(&self, case: &Case) -> Result<Vec<Vec<LineName>>, OfficeError> {
        case.read(|petition| Ok(petition.undecided_duplicates(petition.stage().scope())))
    }

    /// Groups somebody decided on.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn decided_copies(&self, case: &Case) -> Result<Vec<Copies>, OfficeError> {
        case.read(|petition| Ok(petition.all_copies().collect()))
    }

    /// How the search for lines that look alike stands; of its pairs, those nobody has decided on.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn copy_search(&self, case: &Case) -> Result<CopySearch, OfficeError> {
        let search = case.copies.lock().map_err(|_| OfficeError::Poisoned)?.clone();
        let CopySearch::Done(alike) = search else { return Ok(search) };
        let pairs = case.read(|petition| {
            let decided = |pair: &&AlikePair| {
                petition.copies(pair.lines[0]).is_some_and(|group| group.lines.contains(&pair.lines[1]))
            };
            Ok(alike.pairs.iter().filter(|pair| !decided(pair)).copied().collect())
        })?;
        Ok(CopySearch::Done(Arc::new(Alike { pairs, ..(*alike).clone() })))
    }

    /// Begins a search through all keyed lines, each against the roll and those that match nobody against each other.
    ///
    /// # Errors
    /// When the member does not settle duplicates, or there is no roll.
    pub fn search_copies(self: &Arc<Self>, case: &Arc<Case>, member: &Member) -> Result<(), OfficeError> {
        check(member, Right::Settle)?;
        case.roll(&self.rolls())?;
        let mut search = case.copies.lock().map_err(|_| OfficeError::Poisoned)?;
        if matches!(*search, CopySearch::Running(_)) {
            return Ok(());
        }
        *search = CopySearch::Running(self.now());
        drop(search);
        let (office, case) = (Arc::clone(self), Arc::clone(case));
        std::thread::spawn(move || {
            let found = match office.alike(&case) {
                Ok(alike) => CopySearch::Done(Arc::new(alike)),
                Err(error) => CopySearch::Failed(error.to_string()),
            };
            if let Ok(mut search) = case.copies.lock() {
                *search = found;
            }
        });
        Ok(())
    }

    fn alike(&self, case: &Case) -> Result<Alike, OfficeError> {
        let roll = case.roll(&self.rolls())?;
        let names: Vec<LineName> =
            case.read(|petition| Ok(petition.keyed_lines().keys().copied().collect()))?;
        let mut lines = Vec::with_capacity(names.len());
        for name in &names {
            lines.push(self.written(case, *name)?.as_ref().map(Line::from).unwrap_or_default());
        }
        let matches = roll.engine.link_all(&lines, &|_| {});
        let pair = |pair: linkage::DuplicatePair| AlikePair {
            lines: [names[pair.first], names[pair.second]],
            probability: pair.probability,
        };
        let mut pairs: Vec<AlikePair> =
            roll.engine.duplicates(&lines, &matches).into_iter().map(pair).collect();
        pairs.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.lines.cmp(&b.lines)));
        Ok(Alike { at: self.now(), lines: names.len(), pairs })
    }

    /// A lead says that these lines are by one signer; groups they belong to already are joined. Which line stands, if
    /// any, follows the procedure.
    ///
    /// # Errors
    /// When the member does not settle duplicates, or the group is not possible.
    pub fn decide_copies(&self, case: &Case, member: &Member, lines: &[LineName]) -> Result<(), OfficeError> {
        check(member, Right::Settle)?;
        let rule = case.law()?.duplicate_rule();
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            let mut whole: BTreeSet<LineName> = lines.iter().copied().collect();
            for line in lines {
                whole.extend(desk.petition()?.copies(*line).into_iter().flat_map(|group| group.lines));
            }
            let lines: Vec<LineName> = whole.into_iter().collect();
            let stands = stands(rule, &lines);
            desk.record_one(&stamp, DuplicatesFound { lines, stands })?;
            Ok(())
        })
    }

    /// A lead takes all groups as found: every one has lines that people found valid for one voter. Gives how many.
    ///
    /// # Errors
    /// As [`decide_copies`](Self::decide_copies).
    pub fn decide_all_copies(&self, case: &Case, member: &Member) -> Result<usize, OfficeError> {
        check(member, Right::Settle)?;
        if self.undecided_copies(case)?.is_empty() {
            return Ok(0);
        }
        let rule = case.law()?.duplicate_rule();
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            let scope = desk.petition()?.stage().scope();
            record_duplicates(desk, &stamp, scope, rule)
        })
    }

    /// A lead says that the lines of a group are not by one signer after all.
    ///
    /// # Errors
    /// When the member does not settle duplicates, or the line is in no group.
    pub fn undo_copies(&self, case: &Case, member: &Member, line: LineName) -> Result<(), OfficeError> {
        check(member, Right::Settle)?;
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            desk.record_one(&stamp, DuplicatesUndone { line })?;
            Ok(())
        })
    }
}
