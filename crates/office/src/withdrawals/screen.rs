//! What a clerk sees of a request: what it says, who on the roll may have written it, which lines may be theirs.

use linkage::Line;
use petition::{LineName, Standing, Withdrawal, WithdrawalId};

use super::{ListedRequest, Timely};
use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::on_screen::{Grounds, Proposal, Written};
use crate::people::Member;
use crate::rights::{Right, check};

/// Voters and lines shown at most.
const SHOWN: usize = 6;
/// A voter at least this probable brings their lines along.
const LIKELY: f64 = 0.05;
/// A voter below this probability is not worth a look.
const LEAST: f64 = 0.005;

/// A line that may be the requester's.
#[derive(Debug, Clone, PartialEq)]
pub struct PossibleLine {
    /// The line.
    pub line: LineName,
    /// What it says, where it was keyed.
    pub written: Option<Written>,
    /// Name of the voter a finding on it names, where that voter is proposed for the request.
    pub found_voter: Option<String>,
    /// What it counts as now.
    pub standing: Standing,
    /// Another request has it already.
    pub taken: bool,
}

/// A request on a clerk's screen.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestOnScreen {
    /// As listed.
    pub listed: ListedRequest,
    /// Whether it came in time.
    pub timely: Timely,
    /// Voters who may have written it, the likeliest first.
    pub voters: Vec<Proposal>,
    /// Probability that nobody on the roll wrote it.
    pub not_on_roll: Option<f64>,
    /// Lines that may be theirs, the likeliest first.
    pub lines: Vec<PossibleLine>,
}

impl Office {
    /// A request as a clerk sees it.
    ///
    /// # Errors
    /// When there is no such request, no roll, or a store fails.
    pub fn withdrawal_on_screen(
        &self,
        case: &Case,
        id: WithdrawalId,
    ) -> Result<RequestOnScreen, OfficeError> {
        let unknown = || OfficeError::Refused(petition::Refusal::UnknownWithdrawal(id));
        let state = case.read(|petition| petition.withdrawals().get(&id).copied().ok_or_else(unknown))?;
        let (request, like) = {
            let signers = self.signers(case)?;
            let request = signers.requests().get(&id).cloned().ok_or_else(unknown)?;
            let like = signers.lines_like(&request.written);
            (request, like)
        };
        let decided_by = self.trail(case, |trail| trail.requests.get(&id)?.decided_by.clone())?;
        let roll = case.roll(&self.rolls())?;
        let found = roll.engine.link(&Line::from(&request.written));
        let grounds = Grounds::of_request(case, &roll)?;
        let mut voters = Vec::new();
        let mut lines: Vec<(LineName, Option<String>)> = Vec::new();
        for candidate in
            found.candidates.iter().take(SHOWN).filter(|candidate| candidate.probability >= LEAST)
        {
            let mut voter = Proposal::of(&roll, candidate.voter, &grounds)?;
            voter.explain(candidate);
            if candidate.probability >= LIKELY {
                let theirs = case.seated(|seat| {
                    let handle = seat.handle(&voter.voter_id)?;
                    Ok(seat.petition()?.lines_of_voter(&handle).collect::<Vec<_>>())
                })?;
                lines.extend(theirs.into_iter().map(|line| (line, Some(voter.name.clone()))));
            }
            voters.push(voter);
        }
        for line in like {
            if !lines.iter().any(|(known, _)| *known == line) {
                lines.push((line, None));
            }
        }
        lines.truncate(SHOWN);
        let lines = lines.into_iter().map(|(line, voter)| self.possible(case, id, line, voter));
        let lines = lines.collect::<Result<Vec<_>, _>>()?;
        let (written, received_on) = (request.written, Some(request.received_on));
        Ok(RequestOnScreen {
            listed: ListedRequest { id, written, received_on, state, decided_by },
            timely: self.timely(case, id)?,
            voters,
            not_on_roll: Some(found.not_on_roll),
            lines,
        })
    }

    /// Lines whose keyed name or house number fits what somebody types.
    ///
    /// # Errors
    /// When the member may not, or a store fails.
    pub fn search_lines(
        &self,
        case: &Case,
        member: &Member,
        id: WithdrawalId,
        text: &str,
    ) -> Result<Vec<PossibleLine>, OfficeError> {
        check(member, Right::Handle)?;
        let text: String = text.chars().take(200).collect();
        let found = self.signers(case)?.search(&text, 2 * SHOWN);
        found.into_iter().map(|line| self.possible(case, id, line, None)).collect()
    }

    fn possible(
        &self,
        case: &Case,
        id: WithdrawalId,
        line: LineName,
        found_voter: Option<String>,
    ) -> Result<PossibleLine, OfficeError> {
        let written = self.written(case, line)?;
        case.read(|petition| {
            let view = petition.line(line).ok_or(petition::Refusal::UnknownLine(line))?;
            let theirs = petition.withdrawals().get(&id) == Some(&Withdrawal::Matched(line));
            let taken = view.standing == Standing::Withdrawn && !theirs;
            Ok(PossibleLine { line, written, found_voter, standing: view.standing, taken })
        })
    }
}
