//! From the certificate to the outcome.

use jiff::civil::Date;

use super::Petition;
use crate::election::{Adopted, Concluded, Election, Ordered, Presented, Resulted};
use crate::event::{
    CertificatePresented, ElectionCalledOff, ElectionOrdered, EventKind, MeasureAdopted, OfficeOutcome,
    Outcome, OutcomeRecorded, QuestionSet, ResultCertified, SuccessorNominated, VacancyFilled,
};
use crate::refusal::Refusal;

impl Petition {
    /// How far the certified petition is on its way to the outcome.
    #[must_use]
    pub fn election(&self) -> &Election {
        &self.course.election
    }

    fn not_there(&self, event: EventKind) -> Refusal {
        let state = self.course.election.name();
        Refusal::out_of_turn(event, state.in_words(), state.next())
    }

    pub(super) fn allow_election(&self, event: EventKind) -> Result<(), Refusal> {
        if !self.course.election.name().next().contains(&event) {
            return Err(self.not_there(event));
        }
        match self.certified().map(crate::stage::Certified::outcome) {
            Some(Outcome::Sufficient) => Ok(()),
            // A court may turn the certificate round after the order: calling the election off must stay possible.
            Some(Outcome::Insufficient) if event == EventKind::ElectionCalledOff => Ok(()),
            _ => Err(Refusal::NotSufficient { event }),
        }
    }

    pub(super) fn present(&mut self, event: &CertificatePresented) {
        let presented = Presented { presented: event.clone(), called_off: Vec::new() };
        self.course.election = Election::Presented(presented);
    }

    pub(super) fn adopt(&mut self, event: &MeasureAdopted) -> Result<(), Refusal> {
        let Election::Presented(presented) = &self.course.election else {
            return Err(self.not_there(EventKind::MeasureAdopted));
        };
        let presented = presented.clone();
        self.course.election = Election::Adopted(Adopted { presented, adoption: event.clone() });
        Ok(())
    }

    pub(super) fn order_election(
        &mut self,
        on: Option<Date>,
        event: &ElectionOrdered,
    ) -> Result<(), Refusal> {
        let Election::Presented(presented) = &self.course.election else {
            return Err(self.not_there(EventKind::ElectionOrdered));
        };
        if let Some(on) = on.filter(|on| event.election <= *on) {
            return Err(Refusal::Backwards { what: "the election", day: event.election, after: on });
        }
        let presented = presented.clone();
        let order = event.clone();
        self.course.election =
            Election::Ordered(Ordered { presented, order, question: None, successors: Vec::new() });
        Ok(())
    }

    fn ordered(&mut self, event: EventKind) -> Result<&mut Ordered, Refusal> {
        let refusal = self.not_there(event);
        match &mut self.course.election {
            Election::Ordered(ordered) => Ok(ordered),
            _ => Err(refusal),
        }
    }

    pub(super) fn call_off(&mut self, event: &ElectionCalledOff) -> Result<(), Refusal> {
        let ordered = self.ordered(EventKind::ElectionCalledOff)?;
        let mut presented = ordered.presented.clone();
        presented.called_off.push((ordered.order.clone(), event.clone()));
        self.course.election = Election::Presented(presented);
        Ok(())
    }

    pub(super) fn set_question(&mut self, event: &QuestionSet) -> Result<(), Refusal> {
        if event.question.trim().is_empty() || event.answers.len() < 2 {
            return Err(Refusal::Missing { what: "the question and its two answers" });
        }
        self.ordered(EventKind::QuestionSet)?.question = Some(event.clone());
        Ok(())
    }

    pub(super) fn nominate(&mut self, event: &SuccessorNominated) -> Result<(), Refusal> {
        let ordered = self.ordered(EventKind::SuccessorNominated)?;
        if ordered.question.as_ref().is_some_and(|question| !question.successors) {
            return Err(Refusal::NoSuccessors);
        }
        if ordered.successors.iter().any(|other| other.successor == event.successor) {
            return Err(Refusal::NominatedAlready(event.successor.clone()));
        }
        ordered.successors.push(event.clone());
        Ok(())
    }

    pub(super) fn certify_result(
        &mut self,
        on: Option<Date>,
        event: &ResultCertified,
    ) -> Result<(), Refusal> {
        let ordered = self.ordered(EventKind::ResultCertified)?.clone();
        if let Some(on) = on.filter(|on| *on < ordered.order.election) {
            return Err(Refusal::Backwards {
                what: "the certified result",
                day: on,
                after: ordered.order.election,
            });
        }
        self.course.election = Election::Resulted(Resulted { ordered, result: event.clone() });
        Ok(())
    }

    pub(super) fn conclude_election(&mut self, event: &OutcomeRecorded) -> Result<(), Refusal> {
        let Election::Resulted(resulted) = &self.course.election else {
            return Err(self.not_there(EventKind::OutcomeRecorded));
        };
        let follows = event.outcome == OfficeOutcome::Succeeded;
        match (&event.successor, follows) {
            (None, true) => return Err(Refusal::Missing { what: "who follows the removed officer" }),
            (Some(name), true) => leads_the_poll(name, &resulted.result)?,
            (Some(name), false) => return Err(Refusal::NobodyFollows(name.clone())),
            (None, false) => {}
        }
        let resulted = resulted.clone();
        self.course.election =
            Election::Concluded(Concluded { resulted, outcome: event.clone(), filled: None });
        Ok(())
    }

    pub(super) fn fill_vacancy(&mut self, event: &VacancyFilled) -> Result<(), Refusal> {
        let Election::Concluded(concluded) = &mut self.course.election else {
            return Err(self.not_there(EventKind::VacancyFilled));
        };
        if concluded.outcome.outcome != OfficeOutcome::Vacant || concluded.filled.is_some() {
            return Err(Refusal::NotVacant);
        }
        concluded.filled = Some(event.clone());
        Ok(())
    }
}

/// Who follows has votes, and nobody has more. Equal votes are decided by lot, which the record cannot see.
fn leads_the_poll(name: &str, result: &ResultCertified) -> Result<(), Refusal> {
    let most = result.successors.iter().map(|other| other.votes).max();
    let theirs = result.successors.iter().find(|other| other.name == name).map(|other| other.votes);
    match (theirs, most) {
        (Some(votes), Some(most)) if votes == most => Ok(()),
        (None, _) => Err(Refusal::NoVotesFor(name.to_owned())),
        (Some(votes), most) => {
            Err(Refusal::NotMostVotes { name: name.to_owned(), votes, most: most.unwrap_or(0) })
        }
    }
}
