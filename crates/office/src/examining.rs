//! A clerk decides a line, takes a decision back, puts a line aside or leaves it pending.

use jiff::civil::Date;
use petition::event::{FindingUndone, LinePending, LinePendingBecause, LinesKeyed, Verdict};
use petition::{EventKind, LineName, LookedAt, OpenWork, Petition, RollNo};

use crate::OfficeError;
use crate::case::Case;
use crate::concluding::required_text;
use crate::desk::Desk;
use crate::examination::{Finding, Look, record};
use crate::house::Office;
use crate::on_screen::Written;
use crate::people::Member;
use crate::rights::{Right, Role};

/// What a clerk says of a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Whose signature it is, by the roll's number, where that is known.
    pub voter_id: Option<String>,
    /// Why it does not count; `None` for a valid line, which needs a voter.
    pub reason: Option<String>,
    /// What was searched for.
    pub searches: Vec<String>,
    /// What was keyed from the paper in one box, where nothing was keyed before.
    pub keyed: Option<String>,
    /// A note for whoever looks at the line next.
    pub note: Option<String>,
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It is in the journal.
    Now,
    /// The same person had said the same already: a form sent twice.
    Already,
}

impl Office {
    /// Records what a clerk says of a line they hold: a first finding, a second one, or a lead's decision, whichever the
    /// line waits for.
    ///
    /// # Errors
    /// When somebody else holds the line or it waits for nobody of this role, the reason is unknown, or a store fails.
    /// Nothing is recorded then.
    pub fn decide(
        &self,
        case: &Case,
        member: &Member,
        line: LineName,
        said: &Said,
    ) -> Result<Recorded, OfficeError> {
        crate::rights::check(member, Right::Examine)?;
        let law = case.law()?;
        let reason = said.reason.as_deref().map(|code| law.reason(code)).transpose()?;
        if let Some(reason) = reason.filter(|reason| !member.role.may_set(reason)) {
            let (wording, who) = (reason.wording.clone(), reason.set_by.join(" or "));
            return Err(OfficeError::NotYourReason { wording, role: member.role, who });
        }
        let (now, stamp) = (self.now(), self.stamp(member, Some(self.today())));
        let recorded = self.act(case, |desk| {
            if is_repeated(desk, line, &member.id, said)? {
                return Ok(Recorded::Already);
            }
            let look = look(desk.petition()?, line, member)?;
            case.work()?.take(line, &member.id, now).map_err(|holder| OfficeError::NotYourLine {
                line,
                problem: format!("is with {holder} now"),
            })?;
            let roll = desk.petition()?.rolls().last().ok_or(OfficeError::NotBound("roll"))?.roll;
            let finding = finding(line, said, roll);
            record(desk, &law, &[(stamp, look, finding)])?;
            Ok(Recorded::Now)
        })?;
        self.keep_handed_out(case)?;
        Ok(recorded)
    }

    /// Takes back the last finding on a line: one's own, or as a lead anybody's.
    ///
    /// # Errors
    /// When there is none, it is somebody else's, or a store fails.
    pub fn undo(&self, case: &Case, member: &Member, line: LineName) -> Result<(), OfficeError> {
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            desk.record_one(&stamp, FindingUndone { line })?;
            Ok(())
        })?;
        // The line comes back to the one who took it back.
        let now = self.now();
        let _ = case.work()?.take(line, &member.id, now);
        self.keep_handed_out(case)
    }

    /// Puts a line aside: it comes back when nothing else is left, to this person or another.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn put_aside(&self, case: &Case, member: &Member, line: LineName) -> Result<(), OfficeError> {
        case.work()?.put_aside(line, &member.id);
        self.keep_handed_out(case)
    }

    /// Leaves a line pending, with an owner, the day it must be decided, and what it waits for, where that is said.
    ///
    /// # Errors
    /// When the owner does not work here, the day is past, the reason is longer than 400 characters, the line is decided,
    /// or a store fails.
    pub fn leave_pending(
        &self,
        case: &Case,
        member: &Member,
        line: LineName,
        owner: &str,
        until: Date,
        why: &str,
    ) -> Result<(), OfficeError> {
        if self.member(owner)?.is_none_or(|member| !member.role.may(Right::Examine)) {
            let problem = "nobody with this id examines lines here".to_owned();
            return Err(OfficeError::Field { field: "Owner", problem });
        }
        if until < self.today() {
            let problem = format!("{until} is past: give a day from today on");
            return Err(OfficeError::Field { field: "Until", problem });
        }
        let why = why.trim();
        let why = (!why.is_empty()).then(|| required_text("What it waits for", why)).transpose()?;
        let (stamp, owner) = (self.stamp(member, None), owner.to_owned());
        self.act(case, |desk| {
            desk.petition()?.allow(EventKind::LinePending)?;
            match desk.keep(why.as_slice())?.pop() {
                Some(reason) => desk.record_one(&stamp, LinePendingBecause { line, owner, until, reason })?,
                None => desk.record_one(&stamp, LinePending { line, owner, until })?,
            };
            Ok(())
        })
    }

    /// Keeps the text of a line keyed in one box, so that voters can be proposed for it.
    ///
    /// # Errors
    /// When the text says nothing, there is no such line, or a store fails.
    pub fn key_line(
        &self,
        case: &Case,
        member: &Member,
        line: LineName,
        text: &str,
    ) -> Result<(), OfficeError> {
        let written = Written::in_one_box(&text.chars().take(400).collect::<String>());
        if written.is_blank() {
            let problem = "key the name and the address as you read them, with a comma between".to_owned();
            return Err(OfficeError::Field { field: "Line", problem });
        }
        let text =
            written.to_text().map_err(|e| OfficeError::Field { field: "Line", problem: e.to_string() })?;
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            let Some(text) = desk.keep(&[text])?.pop() else { return Ok(()) };
            let lines = vec![petition::event::KeyedLine { line, text }];
            desk.record_one(&stamp, LinesKeyed { lines })?;
            Ok(())
        })
    }
}

/// Which look a line waits for from this person.
fn look(petition: &Petition, line: LineName, member: &Member) -> Result<Look, OfficeError> {
    let refuse = |problem: &str| Err(OfficeError::NotYourLine { line, problem: problem.to_owned() });
    let leads = matches!(member.role, Role::Lead | Role::Registrar);
    match petition.open_work(line) {
        Some(OpenWork::First) => Ok(Look::First),
        Some(OpenWork::Second { by, .. }) if by == member.id => {
            refuse("has your finding already and waits for another person's")
        }
        Some(OpenWork::Second { .. }) => Ok(Look::Review),
        Some(OpenWork::Difference { by }) if by.contains(&member.id.as_str()) => {
            refuse("waits for a lead who is not one of the two who differ")
        }
        Some(OpenWork::Difference { .. }) if leads => Ok(Look::Resolution),
        Some(OpenWork::Difference { .. }) => refuse("waits for a lead"),
        None if petition.line(line).is_none() => Err(petition::Refusal::UnknownLine(line).into()),
        None => refuse("needs no decision any more"),
    }
}

fn is_repeated(desk: &Desk<'_>, line: LineName, person: &str, said: &Said) -> Result<bool, OfficeError> {
    let Some(looked_at) = desk.petition()?.looked_at(line) else { return Ok(false) };
    if looked_at == LookedAt::Not {
        return Ok(false);
    }
    let voter = said.voter_id.as_deref().map(|id| desk.handle(id)).transpose()?;
    let mut theirs = looked_at.looks().filter(|look| look.person == person);
    Ok(theirs.any(|look| match (&look.verdict, &said.reason) {
        (Verdict::Valid { voter: theirs }, None) => Some(*theirs) == voter,
        (Verdict::Invalid { reason, .. }, Some(code)) => reason.to_string() == *code,
        _ => false,
    }))
}

fn finding(line: LineName, said: &Said, roll: RollNo) -> Finding {
    Finding {
        line,
        voter_id: said.voter_id.clone(),
        reason: said.reason.clone(),
        roll,
        searches: said.searches.clone(),
        transcript: said.keyed.clone(),
        note: said.note.clone(),
    }
}
