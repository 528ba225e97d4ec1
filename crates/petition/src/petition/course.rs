//! What can happen at any point, and the second look a court orders after the certificate.

use jiff::civil::Date;

use super::count::disagrees;
use super::{By, Petition};
use crate::circulation::CirculationName;
use crate::course::{Course, Moment, StayRecord};
use crate::event::{
    CertificateRestated, Event, EventKind, ExaminationReopened, Figures, OfficeVacated, StayOrdered,
};
use crate::refusal::Refusal;
use crate::stage::{Scope, Stage, StageName};

impl Petition {
    /// What runs beside the examination.
    #[must_use]
    pub fn course(&self) -> &Course {
        &self.course
    }

    pub(super) fn allow_course(&self, kind: EventKind) -> Result<(), Refusal> {
        use EventKind as E;
        let state = self.course.circulation.name();
        match kind {
            E::BoxReceived | E::SectionReceived if !state.is_open_to_paper() => {
                Err(Refusal::out_of_turn(kind, state.in_words(), state.next()))
            }
            E::NoticeServed
            | E::NoticeFiled
            | E::NoticePublished
            | E::AnswerFiled
            | E::FormSubmitted
            | E::FormReturned
            | E::FormApproved
            | E::CirculationOpened
            | E::PetitionFiled
            | E::PetitionEnded
                if !state.next().contains(&kind) =>
            {
                Err(Refusal::out_of_turn(kind, state.in_words(), state.next()))
            }
            E::CertificatePresented
            | E::ElectionOrdered
            | E::ElectionCalledOff
            | E::MeasureAdopted
            | E::QuestionSet
            | E::SuccessorNominated
            | E::ResultCertified
            | E::OutcomeRecorded
            | E::VacancyFilled => self.allow_election(kind),
            E::OfficeVacated if self.course.vacated.is_some() => Err(Refusal::VacatedAlready),
            E::ExaminationReopened | E::RecordsDestroyed if self.is_election_pending() => {
                Err(Refusal::ElectionPending { event: kind })
            }
            _ => Ok(()),
        }
    }

    /// Ordered, and its result not certified.
    fn is_election_pending(&self) -> bool {
        matches!(self.course.election, crate::election::Election::Ordered(_))
    }

    /// A petition that ended before its filing has no examination: only its end and its destruction are left.
    pub(super) fn is_ended(&self) -> bool {
        self.course.circulation.name() == CirculationName::Ended
    }

    pub(super) fn remember(&mut self, by: By<'_>, event: &Event) {
        let kind = event.kind();
        if !kind.is_moment() {
            return;
        }
        let named = match event {
            Event::StepTaken(step) => Some(step.event.to_string()),
            _ => None,
        };
        self.course.moments.push(Moment { kind, named, on: by.effective_on, event: self.events });
    }

    /// The events that neither the examination nor the paper knows.
    pub(super) fn live(&mut self, by: By<'_>, event: &Event) -> Result<(), Refusal> {
        let on = by.effective_on;
        match event {
            Event::NoticeServed(_) => self.serve_notice(),
            Event::NoticeFiled(e) => self.file_notice(e)?,
            Event::AnswerFiled(e) => self.file_answer(e)?,
            Event::FormSubmitted(e) => self.submit_form(e)?,
            Event::FormReturned(e) => self.return_form(e)?,
            Event::FormApproved(e) => self.approve_form(e)?,
            Event::CirculationOpened(e) => self.open_circulation(e),
            Event::PetitionFiled(e) => self.file_petition(e),
            Event::PetitionEnded(e) => self.end_petition(e),
            Event::CertificatePresented(e) => self.present(e),
            Event::ElectionOrdered(e) => self.order_election(on, e)?,
            Event::ElectionCalledOff(e) => self.call_off(e)?,
            Event::MeasureAdopted(e) => self.adopt(e)?,
            Event::QuestionSet(e) => self.set_question(e)?,
            Event::SuccessorNominated(e) => self.nominate(e)?,
            Event::ResultCertified(e) => self.certify_result(on, e)?,
            Event::OutcomeRecorded(e) => self.conclude_election(e)?,
            Event::VacancyFilled(e) => self.fill_vacancy(e)?,
            Event::BasisStated(e) => self.course.basis = Some(e.clone()),
            Event::OfficeVacated(e) => self.vacate(on, e),
            Event::ExtensionGranted(e) => self.course.extensions.push((on, e.clone())),
            Event::CertificateRestated(e) => self.restate_certificate(e)?,
            Event::ExaminationReopened(e) => self.reopen_examination(e)?,
            // `notice-published` and `step-taken` change nothing but the list of what happened.
            _ => {}
        }
        Ok(())
    }

    fn vacate(&mut self, on: Option<Date>, event: &OfficeVacated) {
        self.course.vacated = Some((on, event.clone()));
    }

    pub(super) fn remember_stay(&mut self, on: Option<Date>, event: &StayOrdered) {
        // A stay ordered while one is in force replaces it: the clock stands from the first day on.
        if self.stay.is_some()
            && let Some(last) = self.course.stays.last_mut()
        {
            (last.court, last.case) = (event.court.clone(), event.case.clone());
            return;
        }
        self.course.stays.push(StayRecord {
            court: event.court.clone(),
            case: event.case.clone(),
            from: on,
            is_lifted: false,
            lifted: None,
        });
    }

    pub(super) fn remember_lifting(&mut self, on: Option<Date>) -> Result<(), Refusal> {
        let Some(stay) = self.course.stays.last_mut() else { return Err(Refusal::NotStayed) };
        if let (Some(from), Some(lifted)) = (stay.from, on)
            && lifted < from
        {
            return Err(Refusal::Backwards { what: "the lifting of the stay", day: lifted, after: from });
        }
        (stay.is_lifted, stay.lifted) = (true, on);
        Ok(())
    }

    /// What a certificate would say of the lines as they count now. `projected` is the procedure's, where a sample decided.
    ///
    /// # Errors
    /// When no certificate is issued, or a line is not final any more.
    pub fn restated_figures(&self, projected: Option<i64>) -> Result<Figures, Refusal> {
        let certified = self.certified().ok_or(Refusal::TooEarly {
            event: EventKind::CertificateRestated,
            needs: StageName::Certified,
        })?;
        let scope = certified.completed.examining.scope;
        let tally = self.is_finished()?;
        let projected = if scope == Scope::Full { None } else { projected };
        Ok(Figures {
            required: certified.completed.examining.accepted.required,
            raw_count: self.raw_count,
            examined: tally.lines,
            valid: tally.valid,
            not_valid: tally.not_valid(),
            projected,
        })
    }

    fn restate_certificate(&mut self, event: &CertificateRestated) -> Result<(), Refusal> {
        if event.reason.trim().is_empty() {
            return Err(Refusal::Missing { what: "the reason a certificate is restated" });
        }
        let fold = self.restated_figures(event.figures.projected)?;
        let stated = event.figures;
        disagrees("signatures required on the certificate", stated.required, fold.required)?;
        disagrees("the raw count on the certificate", stated.raw_count, fold.raw_count)?;
        disagrees("lines examined on the certificate", stated.examined, fold.examined)?;
        disagrees("valid lines on the certificate", stated.valid, fold.valid)?;
        disagrees("lines not valid on the certificate", stated.not_valid, fold.not_valid)?;
        if self.scope() == Scope::Sample && stated.projected.is_none() {
            return Err(Refusal::NoProjection);
        }
        if let Stage::Certified(certified) = &mut self.stage {
            certified.restated.push(event.clone());
        }
        Ok(())
    }

    fn reopen_examination(&mut self, event: &ExaminationReopened) -> Result<(), Refusal> {
        if event.reason.trim().is_empty() {
            return Err(Refusal::Missing { what: "the reason the examination is reopened" });
        }
        let Stage::Certified(certified) = &self.stage else {
            return Err(Refusal::TooEarly {
                event: EventKind::ExaminationReopened,
                needs: StageName::Certified,
            });
        };
        let certified = (**certified).clone();
        self.stage = Stage::Examining(Box::new(certified.completed.clone().reopen()));
        self.course.earlier.push(certified);
        self.course.election = crate::election::Election::Awaited;
        Ok(())
    }
}
