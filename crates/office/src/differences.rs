//! Lines two people see differently, for the lead who decides.

use petition::event::Verdict;
use petition::{LineName, LookedAt};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::on_screen::LineOnScreen;
use crate::people::Member;
use crate::rights::{Right, check};

/// One of the two findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenBy {
    /// Who made it, by name.
    pub person: String,
    /// The reason's code; none where they accepted the line.
    pub reason: Option<String>,
    /// What they found, in the words of the procedure.
    pub found: String,
    /// The roll's number of the voter they named.
    pub voter_id: Option<String>,
    /// That voter, in words.
    pub voter: Option<String>,
    /// Their note.
    pub notes: Vec<String>,
    /// What they searched for.
    pub searches: Vec<String>,
}

/// A line with both findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The line as a clerk sees it.
    pub line: LineOnScreen,
    /// The two findings, first to last.
    pub seen: Vec<SeenBy>,
}

impl Office {
    /// The lines a lead may decide: seen differently by two others, and with nobody else now.
    ///
    /// # Errors
    /// When the member does not settle differences.
    pub fn lines_seen_differently(&self, case: &Case, member: &Member) -> Result<Vec<LineName>, OfficeError> {
        check(member, Right::Settle)?;
        Ok(case.work()?.differences_for(&member.id, self.now()))
    }

    /// A line two people see differently, with both findings; it is with this lead then.
    ///
    /// # Errors
    /// When nobody differs on it, the lead is one of the two, or somebody else decides it now.
    pub fn seen_differently(
        &self,
        case: &Case,
        member: &Member,
        line: LineName,
    ) -> Result<Difference, OfficeError> {
        if !self.lines_seen_differently(case, member)?.contains(&line) {
            let problem = "waits for no decision of yours".to_owned();
            return Err(OfficeError::NotYourLine { line, problem });
        }
        self.open_line(case, member, line)?;
        let looked_at = case.read(|petition| Ok(petition.looked_at(line)))?;
        let Some(LookedAt::Disputed(first, second)) = looked_at else {
            let problem = "is not seen differently any more".to_owned();
            return Err(OfficeError::NotYourLine { line, problem });
        };
        let seen =
            [first, second].iter().map(|look| self.seen_by(case, line, look)).collect::<Result<_, _>>()?;
        Ok(Difference { line: self.on_screen(case, line)?, seen })
    }

    fn seen_by(&self, case: &Case, line: LineName, look: &petition::Look) -> Result<SeenBy, OfficeError> {
        let law = case.petition_law()?;
        let law = &law.law;
        let people = self.people()?;
        let (reason, found, handle) = match &look.verdict {
            Verdict::Valid { voter } => (None, "Valid".to_owned(), Some(voter)),
            Verdict::Invalid { reason, voter } => {
                let wording = law.reason(reason.as_str()).map(|reason| reason.wording.clone());
                let wording = wording.unwrap_or_else(|_| reason.to_string());
                (Some(reason.to_string()), wording, voter.as_ref())
            }
        };
        let voter = handle.map(|handle| self.voter_behind(case, handle, line)).transpose()?.flatten();
        let mut seen = SeenBy {
            person: people.known(&look.person).map_or_else(|| look.person.clone(), |it| it.name.clone()),
            reason,
            found,
            voter_id: voter.as_ref().map(|voter| voter.voter_id.clone()),
            voter: voter.map(|voter| voter.says),
            notes: Vec::new(),
            searches: Vec::new(),
        };
        for sequence in self.indexed(case, |index| index.of_line(line).to_vec())? {
            let Some((entry, event)) = self.entry(case, sequence)? else { continue };
            let statement = match &event {
                petition::Event::FindingRecorded(e) => &e.0,
                petition::Event::FindingReviewed(e) => &e.0,
                _ => continue,
            };
            if entry.content.actor.id == look.person && statement.verdict == look.verdict {
                let text = |commitment| self.vault_text(case, commitment);
                seen.notes =
                    statement.note.iter().filter_map(|it| text(it).transpose()).collect::<Result<_, _>>()?;
                seen.searches = statement
                    .searches
                    .iter()
                    .filter_map(|it| text(it).transpose())
                    .collect::<Result<_, _>>()?;
            }
        }
        Ok(seen)
    }
}
