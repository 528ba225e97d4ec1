//! What the votes decide, and the limits of a statement.

use num_traits::ToPrimitive;

use super::{Question, Vacancy, VacancyPhase, VoteDecision};
use crate::number::{Exact, checked_count, whole};
use crate::{LawError, Version, Working, plain_to};

impl Version {
    /// The question on the ballot.
    ///
    /// # Errors
    /// The version sets none.
    pub fn question(&self) -> Result<&Question, LawError> {
        self.question.as_ref().ok_or_else(|| self.not_set("question on the ballot"))
    }

    /// What the votes for and against decide, exactly.
    ///
    /// # Errors
    /// The version does not say, nobody voted, or a count is too large.
    pub fn decide_vote(&self, yes: u64, no: u64) -> Result<VoteDecision, LawError> {
        let vote = self.vote.as_ref().ok_or_else(|| self.not_set("decision on the votes"))?;
        let (yes, no) = (checked_count("the votes for", yes)?, checked_count("the votes against", no)?);
        if yes + no == 0 {
            return Err(LawError::Impossible("nobody voted for or against: nothing is decided".to_owned()));
        }
        let share = whole(yes) * whole(100) / whole(yes + no);
        let above: &Exact = &vote.carries_above.0;
        let carried = share > *above;
        let given = |name: &str, label: &str, votes: u64| Working::given(name, label, votes).unit("votes");
        let rule = format!("carries above {} %", plain_to(above, 2));
        let working = Working::given("share", "Share of the votes for it", plain_to(&share, 4))
            .unit("%")
            .from(
                "yes × 100 ÷ (yes + no)",
                vec![given("yes", "Votes for it", yes), given("no", "Votes against it", no)],
            )
            .cites(&vote.cites)
            .note(&rule);
        let consequence = if carried { vote.carried } else { vote.failed };
        Ok(VoteDecision { carried, consequence, working })
    }

    /// The rule for a vacancy of the office at that point.
    #[must_use]
    pub fn vacancy(&self, phase: VacancyPhase) -> Option<&Vacancy> {
        self.vacancies.iter().find(|vacancy| vacancy.phase == phase)
    }

    /// A figure as a whole number with its working, computed from the counts given.
    ///
    /// # Errors
    /// The version has no such figure, it is no number, or a count it depends on is missing.
    pub fn limit(&self, name: &str, inputs: &crate::Inputs) -> Result<(u64, Working), LawError> {
        let figure = self.figure(name).ok_or_else(|| self.not_set(&format!("figure `{name}`")))?;
        let amount = figure.amount.as_ref().ok_or_else(|| self.not_set(&format!("number for `{name}`")))?;
        let (value, computed) = amount.compute(inputs)?;
        let limit = crate::Rounding::UP.apply(&value).to_integer().to_u64().unwrap_or(u64::MAX);
        let working = Working::given(&figure.name, &figure.label, limit)
            .unit(&figure.unit)
            .from(&computed.formula, computed.inputs)
            .cites(&figure.cites);
        Ok((limit, working))
    }
}
