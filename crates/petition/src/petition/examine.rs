//! Findings on lines, by one, two or three people.

use jiff::civil::Date;

use super::{By, Pending, Petition};
use crate::event::{EventKind, Statement, Verdict};
use crate::hash::Commitment;
use crate::line::LineRecord;
use crate::name::LineName;
use crate::refusal::Refusal;
use crate::stage::{Scope, Stage};
use crate::tally::in_scope;
use crate::work::{Mark, Misstep, Said, Work};

type Step = fn(Work, LineName, Mark) -> Result<Work, Misstep>;

impl Petition {
    pub(super) fn record_finding(&mut self, by: By<'_>, statement: &Statement) -> Result<(), Refusal> {
        self.take_step(by, statement, Work::find, "the finding")?;
        self.begin_examination();
        Ok(())
    }

    pub(super) fn review_finding(&mut self, by: By<'_>, statement: &Statement) -> Result<(), Refusal> {
        self.take_step(by, statement, Work::review, "the review")
    }

    pub(super) fn resolve_finding(&mut self, by: By<'_>, statement: &Statement) -> Result<(), Refusal> {
        if !by.role.leads() {
            return Err(Refusal::NotALead { what: "resolving a difference", person: by.person.to_owned() });
        }
        self.take_step(by, statement, Work::resolve, "resolving a difference")
    }

    fn take_step(
        &mut self,
        by: By<'_>,
        statement: &Statement,
        step: Step,
        what: &'static str,
    ) -> Result<(), Refusal> {
        let line = statement.line;
        let before = self.examinable(line)?.work;
        if usize::try_from(statement.roll.get()).is_ok_and(|n| n > self.rolls.len()) {
            return Err(Refusal::UnknownRoll(statement.roll));
        }
        let said = self.said(&statement.verdict);
        let mark = Mark { said, by: self.person(by).number, roll: statement.roll };
        let after = step(before, line, mark).map_err(|misstep| match misstep {
            Misstep::Refused(refusal) => refusal,
            Misstep::SamePerson(person) => self.same_person(what, person),
        })?;
        self.set_work(line, after);
        Ok(())
    }

    fn said(&mut self, verdict: &Verdict) -> Said {
        match verdict {
            Verdict::Valid { voter } => Said::Valid { voter: self.voters.number(voter) },
            Verdict::Invalid { reason, voter } => Said::Invalid {
                reason: self.reasons.number(reason),
                voter: voter.as_ref().map(|voter| self.voters.number(voter)),
            },
        }
    }

    /// The record of a line that may be worked on.
    fn examinable(&self, line: LineName) -> Result<&LineRecord, Refusal> {
        let record = self.counted_line(line)?;
        if !in_scope(record, self.scope()) {
            return Err(Refusal::NotInSample(line));
        }
        Ok(record)
    }

    /// The record of a line in the raw count.
    pub(super) fn counted_line(&self, line: LineName) -> Result<&LineRecord, Refusal> {
        self.lines.get(&line).filter(|record| !record.removed).ok_or(Refusal::UnknownLine(line))
    }

    fn set_work(&mut self, line: LineName, work: Work) {
        let Some(record) = self.lines.get_mut(&line) else { return };
        let before = std::mem::replace(&mut record.work, work);
        if std::mem::take(&mut record.pending) {
            self.pending.remove(&line);
        }
        for voter in before.marks().filter_map(|mark| mark.said.voter()) {
            self.by_voter.remove(&(voter, line));
        }
        for voter in work.marks().filter_map(|mark| mark.said.voter()) {
            self.by_voter.insert((voter, line));
        }
    }

    fn begin_examination(&mut self) {
        if let Stage::Drawn(drawn) = &self.stage {
            self.stage = Stage::Examining(Box::new(drawn.clone().examine()));
        }
    }

    /// Takes back the last step on a line: that it is pending, a resolution, a review, a finding.
    pub(super) fn undo_finding(&mut self, by: By<'_>, line: LineName) -> Result<(), Refusal> {
        let person = self.person(by);
        let record = self.counted_line(line)?;
        if record.pending {
            let work = record.work;
            self.set_work(line, work);
            return Ok(());
        }
        let (work, maker) = record.work.undo().ok_or(Refusal::NothingToUndo(line))?;
        if maker != person.number && !person.leads {
            return Err(Refusal::NotYours { line, maker: self.name_of(maker) });
        }
        self.set_work(line, work);
        self.reopen();
        Ok(())
    }

    pub(super) fn leave_pending(
        &mut self,
        line: LineName,
        owner: &str,
        until: Date,
        reason: Option<Commitment>,
    ) -> Result<(), Refusal> {
        if self.examinable(line)?.work.result().is_some() {
            return Err(Refusal::DecidedAlready(line));
        }
        if let Some(record) = self.lines.get_mut(&line) {
            record.pending = true;
        }
        self.pending.insert(line, Pending { line, owner: owner.to_owned(), until, reason });
        self.begin_examination();
        Ok(())
    }

    /// Lines found valid for one voter, without anybody having said which of them stands.
    pub(super) fn undecided_duplicate(&self, scope: Scope) -> Option<(LineName, LineName)> {
        let mut last: Option<(u32, LineName, u32)> = None;
        for &(voter, line) in &self.by_voter {
            let Some(record) = self.lines.get(&line) else { continue };
            let is_theirs = record.work.result().is_some_and(|mark| mark.said == Said::Valid { voter });
            if !is_theirs || !self.counts_alone(line, scope) {
                continue;
            }
            match last {
                Some((v, other, group)) if v == voter && (group == 0 || group != record.group) => {
                    return Some((other, line));
                }
                _ => last = Some((voter, line, record.group)),
            }
        }
        None
    }

    /// The kinds of event possible now: what a screen offers.
    pub fn possible(&self) -> impl Iterator<Item = EventKind> {
        EventKind::ALL.iter().copied().filter(|kind| self.allow(*kind).is_ok())
    }
}
