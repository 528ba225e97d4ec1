//! Findings, second reviews, a lead's resolutions, duplicates.

use journal::Stamp;
use petition::event::{
    DuplicatesFound, FindingRecorded, FindingResolved, FindingReviewed, Statement, Verdict,
};
use petition::{Event, LineName, ReasonCode, RollNo, Scope};

use crate::OfficeError;
use crate::desk::Desk;
use crate::law_in_force::LawInForce;

/// Which person's look at a line it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The first.
    First,
    /// The second, made without seeing the first.
    Review,
    /// A lead's, where the two differ.
    Resolution,
}

/// A finding as a person makes it, personal data and all. The data go to the vault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line.
    pub line: LineName,
    /// Whose signature it is, by the roll's number, where that is known.
    pub voter_id: Option<String>,
    /// Why it does not count; `None` for a valid line, which needs a voter.
    pub reason: Option<String>,
    /// The roll looked at.
    pub roll: RollNo,
    /// What was searched for; a "not found" rests on it.
    pub searches: Vec<String>,
    /// What was keyed from the paper.
    pub transcript: Option<String>,
    /// A note for whoever looks at the line next.
    pub note: Option<String>,
}

/// Records many findings in one transaction, each with the stamp of the person who made it.
///
/// # Errors
/// When a reason is unknown to the procedure, a finding is not possible, or a store fails; nothing is recorded then.
/// Items already in the vault stay there unreferenced, which harms nothing.
pub fn record(
    desk: &mut Desk<'_>,
    law: &LawInForce,
    findings: &[(Stamp, Look, Finding)],
) -> Result<(), OfficeError> {
    let mut texts = Vec::new();
    for (_, _, finding) in findings {
        if let Some(code) = &finding.reason {
            law.reason(code)?;
        }
        texts.extend(finding.searches.iter().cloned());
        texts.extend(finding.transcript.iter().cloned());
        texts.extend(finding.note.iter().cloned());
    }
    let mut commitments = desk.keep(&texts)?.into_iter();
    let mut batch = Vec::with_capacity(findings.len());
    for (stamp, look, finding) in findings {
        let statement = Statement {
            line: finding.line,
            verdict: verdict(desk, finding)?,
            roll: finding.roll,
            searches: commitments.by_ref().take(finding.searches.len()).collect(),
            transcript: finding.transcript.as_ref().and_then(|_| commitments.next()),
            note: finding.note.as_ref().and_then(|_| commitments.next()),
        };
        let event: Event = match look {
            Look::First => FindingRecorded(statement).into(),
            Look::Review => FindingReviewed(statement).into(),
            Look::Resolution => FindingResolved(statement).into(),
        };
        batch.push((stamp.clone(), event));
    }
    desk.record(&batch)?;
    Ok(())
}

fn verdict(desk: &Desk<'_>, finding: &Finding) -> Result<Verdict, OfficeError> {
    let voter = finding.voter_id.as_deref().map(|id| desk.handle(id)).transpose()?;
    match (&finding.reason, voter) {
        (Some(code), voter) => Ok(Verdict::Invalid { reason: code.parse::<ReasonCode>()?, voter }),
        (None, Some(voter)) => Ok(Verdict::Valid { voter }),
        (None, None) => Err(petition::Refusal::Missing { what: "the voter of a valid line" }.into()),
    }
}

/// Which copy stands: under a rule that lets one count, the first line by name; under Michigan's, none.
pub(crate) fn stands(rule: law::DuplicateRule, lines: &[LineName]) -> Option<LineName> {
    match rule {
        law::DuplicateRule::AllButOne => lines.first().copied(),
        law::DuplicateRule::All => None,
    }
}

/// Records every group of lines in scope that were found to be one voter's. Gives the number of groups.
///
/// # Errors
/// When a group is not possible or the store fails.
pub fn record_duplicates(
    desk: &mut Desk<'_>,
    stamp: &Stamp,
    scope: Scope,
    rule: law::DuplicateRule,
) -> Result<usize, OfficeError> {
    let groups = desk.petition()?.undecided_duplicates(scope);
    let batch: Vec<(Stamp, Event)> = groups
        .into_iter()
        .map(|lines| {
            let stands = stands(rule, &lines);
            (stamp.clone(), DuplicatesFound { lines, stands }.into())
        })
        .collect();
    desk.record(&batch)?;
    Ok(batch.len())
}
