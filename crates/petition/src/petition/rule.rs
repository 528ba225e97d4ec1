//! Duplicates, withdrawals and what courts order.

use std::collections::BTreeSet;

use super::{By, Petition, Withdrawal};
use crate::duplicates::Group;
use crate::event::{
    DuplicatesFound, StayOrdered, WithdrawalMatched, WithdrawalReceived, WithdrawalTooLate,
    WithdrawalUnmatched,
};
use crate::line::Ruling;
use crate::name::{LineName, WithdrawalId};
use crate::refusal::Refusal;

impl Petition {
    pub(super) fn group_duplicates(&mut self, event: &DuplicatesFound) -> Result<(), Refusal> {
        let named = self.distinct(&event.lines)?;
        if named.len() < 2 {
            return Err(Refusal::GroupTooSmall);
        }
        if let Some(stands) = event.stands.filter(|stands| !named.contains(stands)) {
            return Err(Refusal::StandsOutside(stands));
        }
        let mut replaced = BTreeSet::new();
        for line in &event.lines {
            let number = self.counted_line(*line)?.group;
            let group = self.groups.by_number.get(&number);
            if let Some(other) = group.and_then(|g| g.lines.iter().find(|l| !named.contains(l))) {
                return Err(Refusal::GroupOverlap { line: *line, other: *other });
            }
            replaced.insert(number);
        }
        for number in replaced {
            self.groups.by_number.remove(&number);
        }
        let number = self.groups.add(Group { lines: event.lines.clone(), stands: event.stands });
        self.set_group(&event.lines, number);
        self.reopen();
        Ok(())
    }

    fn set_group(&mut self, lines: &[LineName], number: u32) {
        for line in lines {
            if let Some(record) = self.lines.get_mut(line) {
                record.group = number;
            }
        }
    }

    pub(super) fn undo_duplicates(&mut self, line: LineName) -> Result<(), Refusal> {
        let number = self.counted_line(line)?.group;
        let group = self.groups.by_number.remove(&number).ok_or(Refusal::NoGroup(line))?;
        self.set_group(&group.lines, 0);
        self.reopen();
        Ok(())
    }

    fn distinct(&self, lines: &[LineName]) -> Result<BTreeSet<LineName>, Refusal> {
        let mut named = BTreeSet::new();
        for line in lines {
            self.counted_line(*line)?;
            if !named.insert(*line) {
                return Err(Refusal::LineTwice(*line));
            }
        }
        Ok(named)
    }

    pub(super) fn receive_withdrawal(&mut self, event: &WithdrawalReceived) -> Result<(), Refusal> {
        if self.withdrawals.contains_key(&event.withdrawal) {
            return Err(Refusal::WithdrawalAgain(event.withdrawal));
        }
        self.withdrawals.insert(event.withdrawal, Withdrawal::Received);
        Ok(())
    }

    pub(super) fn match_withdrawal(&mut self, event: &WithdrawalMatched) -> Result<(), Refusal> {
        let before = self.withdrawal(event.withdrawal)?;
        if self.counted_line(event.line)?.withdrawn {
            return Err(Refusal::WithdrawnAlready(event.line));
        }
        self.decide_withdrawal(event.withdrawal, before, Withdrawal::Matched(event.line));
        Ok(())
    }

    pub(super) fn refuse_withdrawal(&mut self, event: &WithdrawalTooLate) -> Result<(), Refusal> {
        let before = self.withdrawal(event.withdrawal)?;
        self.decide_withdrawal(event.withdrawal, before, Withdrawal::TooLate);
        Ok(())
    }

    pub(super) fn leave_unmatched(&mut self, event: &WithdrawalUnmatched) -> Result<(), Refusal> {
        let before = self.withdrawal(event.withdrawal)?;
        if event.searches.is_empty() {
            return Err(Refusal::NothingSearched(event.withdrawal));
        }
        self.decide_withdrawal(event.withdrawal, before, Withdrawal::Unmatched);
        Ok(())
    }

    fn withdrawal(&self, id: WithdrawalId) -> Result<Withdrawal, Refusal> {
        self.withdrawals.get(&id).copied().ok_or(Refusal::UnknownWithdrawal(id))
    }

    /// A request decided otherwise before gives its line back first.
    fn decide_withdrawal(&mut self, id: WithdrawalId, before: Withdrawal, after: Withdrawal) {
        for (state, withdrawn) in [(before, false), (after, true)] {
            if let Withdrawal::Matched(line) = state
                && let Some(record) = self.lines.get_mut(&line)
            {
                record.withdrawn = withdrawn;
                self.reopen();
            }
        }
        self.withdrawals.insert(id, after);
    }

    /// Requests received and not decided.
    pub fn open_withdrawals(&self) -> impl Iterator<Item = WithdrawalId> {
        self.withdrawals.iter().filter(|(_, state)| **state == Withdrawal::Received).map(|(id, _)| *id)
    }

    pub(super) fn stay(&mut self, by: By<'_>, event: &StayOrdered) -> Result<(), Refusal> {
        self.remember_stay(by.effective_on, event);
        self.stay = Some(event.clone());
        Ok(())
    }

    pub(super) fn lift_stay(&mut self, by: By<'_>) -> Result<(), Refusal> {
        self.remember_lifting(by.effective_on)?;
        self.stay.take().map(drop).ok_or(Refusal::NotStayed)
    }

    pub(super) fn strike(&mut self, lines: &[LineName]) -> Result<(), Refusal> {
        for line in &self.distinct(lines)? {
            if self.counted_line(*line)?.ruling == Ruling::Struck {
                return Err(Refusal::StruckAlready(*line));
            }
        }
        self.rule(lines, |_| Ruling::Struck);
        Ok(())
    }

    pub(super) fn reinstate(&mut self, lines: &[LineName]) -> Result<(), Refusal> {
        for line in &self.distinct(lines)? {
            if self.counted_line(*line)?.ruling == Ruling::Reinstated {
                return Err(Refusal::ReinstatedAlready(*line));
            }
        }
        self.rule(lines, |ruling| match ruling {
            Ruling::Struck => Ruling::None,
            Ruling::None | Ruling::Reinstated => Ruling::Reinstated,
        });
        Ok(())
    }

    fn rule(&mut self, lines: &[LineName], ruling: impl Fn(Ruling) -> Ruling) {
        for line in lines {
            if let Some(record) = self.lines.get_mut(line) {
                record.ruling = ruling(record.ruling);
            }
        }
        self.reopen();
    }
}
