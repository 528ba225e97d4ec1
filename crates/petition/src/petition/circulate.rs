//! From the notice to the filing.

use super::Petition;
use super::count::disagrees;
use crate::circulation::{Circulating, Circulation, Filed, Form, Noticed};
use crate::event::{
    AnswerFiled, CirculationOpened, EventKind, FormApproved, FormReturned, FormSubmitted, NoticeFiled,
    PetitionEnded, PetitionFiled,
};
use crate::refusal::Refusal;

impl Petition {
    /// How far the petition is on its way to the filing.
    #[must_use]
    pub fn circulation(&self) -> &Circulation {
        &self.course.circulation
    }

    fn out_of_turn(&self, event: EventKind) -> Refusal {
        let state = self.course.circulation.name();
        Refusal::out_of_turn(event, state.in_words(), state.next())
    }

    pub(super) fn serve_notice(&mut self) {
        if self.course.circulation == Circulation::Unrecorded {
            self.course.circulation = Circulation::Served;
        }
    }

    pub(super) fn file_notice(&mut self, event: &NoticeFiled) -> Result<(), Refusal> {
        if event.reasons.trim().is_empty() {
            return Err(Refusal::Missing { what: "the reasons of a notice" });
        }
        if event.proponents == 0 {
            return Err(Refusal::Missing { what: "the number of proponents who signed the notice" });
        }
        self.course.circulation = Circulation::Noticed(Noticed { notice: event.clone(), answer: None });
        Ok(())
    }

    pub(super) fn file_answer(&mut self, event: &AnswerFiled) -> Result<(), Refusal> {
        if event.answer.trim().is_empty() {
            return Err(Refusal::Missing { what: "the text of an answer" });
        }
        match &self.course.circulation {
            Circulation::Noticed(noticed) => {
                let notice = noticed.notice.clone();
                self.course.circulation =
                    Circulation::Answered(Noticed { notice, answer: Some(event.clone()) });
                Ok(())
            }
            _ => Err(self.out_of_turn(EventKind::AnswerFiled)),
        }
    }

    pub(super) fn submit_form(&mut self, event: &FormSubmitted) -> Result<(), Refusal> {
        let form = match &self.course.circulation {
            Circulation::Returned(form) => Form { round: form.round + 1, ..form.clone() },
            other => Form { noticed: other.noticed().cloned(), round: 1, returned: Vec::new() },
        };
        disagrees("the round of the form", event.round, form.round)?;
        self.course.circulation = Circulation::Submitted(form);
        Ok(())
    }

    pub(super) fn return_form(&mut self, event: &FormReturned) -> Result<(), Refusal> {
        let mut form = self.submitted(EventKind::FormReturned)?;
        disagrees("the round of the form", event.round, form.round)?;
        if event.alterations.iter().all(|alteration| alteration.trim().is_empty()) {
            return Err(Refusal::Missing { what: "at least one alteration the form needs" });
        }
        form.returned.push(event.clone());
        self.course.circulation = Circulation::Returned(form);
        Ok(())
    }

    pub(super) fn approve_form(&mut self, event: &FormApproved) -> Result<(), Refusal> {
        let form = self.submitted(EventKind::FormApproved)?;
        disagrees("the round of the form", event.round, form.round)?;
        self.course.circulation = Circulation::Approved(form);
        Ok(())
    }

    fn submitted(&self, event: EventKind) -> Result<Form, Refusal> {
        match &self.course.circulation {
            Circulation::Submitted(form) => Ok(form.clone()),
            _ => Err(self.out_of_turn(event)),
        }
    }

    pub(super) fn open_circulation(&mut self, event: &CirculationOpened) {
        let (form, noticed) = match &self.course.circulation {
            Circulation::Approved(form) => (Some(form.clone()), None),
            other => (None, other.noticed().cloned()),
        };
        self.course.circulation =
            Circulation::Circulating(Circulating { form, noticed, opened: event.clone() });
    }

    pub(super) fn file_petition(&mut self, event: &PetitionFiled) {
        let circulating = match &self.course.circulation {
            Circulation::Circulating(circulating) => Some(circulating.clone()),
            _ => None,
        };
        self.course.circulation = Circulation::Filed(Filed { circulating, filed: event.clone() });
    }

    pub(super) fn end_petition(&mut self, event: &PetitionEnded) {
        self.course.circulation = Circulation::Ended(event.clone());
    }
}
