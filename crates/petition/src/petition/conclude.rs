//! Completion, projection, certificate, destruction. Figures written down must be what the events add up to.

use super::count::disagrees;
use super::{By, Petition, Role};
use crate::event::{
    CertificateIssued, Decision, EventKind, ExaminationCompleted, Figures, Outcome, OutcomeDetermined,
    ProjectionRecorded, RecordsDestroyed,
};
use crate::refusal::Refusal;
use crate::stage::{Certified, Completed, Scope, Stage, StageName};
use crate::tally::Tally;

impl Petition {
    /// Whether every line in scope is final, every duplicate decided, every frame drawn.
    ///
    /// # Errors
    /// What is left to do.
    pub fn is_finished(&self) -> Result<Tally, Refusal> {
        let scope = self.stage.scope();
        if !self.custody.is_declared() {
            return Err(Refusal::CountsOpen);
        }
        if let (Scope::Sample, Some(frame)) = (scope, self.undrawn_supplement()) {
            return Err(Refusal::SupplementNotDrawn(frame));
        }
        if let Some((line, ..)) = self.classes(scope).find(|(.., class)| !class.is_final()) {
            let open = self.tally(scope).open();
            return Err(Refusal::Unfinished(format!(
                "{open} lines have no final result, the first is {line}"
            )));
        }
        if let Some((a, b)) = self.undecided_duplicate(scope) {
            return Err(Refusal::SameVoter(a, b));
        }
        Ok(self.tally(scope))
    }

    pub(super) fn complete(&mut self, event: &ExaminationCompleted) -> Result<(), Refusal> {
        let tally = self.is_finished()?;
        tally_agrees(&event.tally, &tally)?;
        let Stage::Examining(examining) = &self.stage else {
            return Err(Refusal::TooEarly {
                event: EventKind::ExaminationCompleted,
                needs: StageName::Examining,
            });
        };
        self.stage = Stage::Completed(Box::new((**examining).clone().complete(tally)));
        Ok(())
    }

    fn completed(&self, event: EventKind) -> Result<&Completed, Refusal> {
        match &self.stage {
            Stage::Completed(completed) => Ok(completed),
            _ => Err(Refusal::TooEarly { event, needs: StageName::Completed }),
        }
    }

    pub(super) fn record_projection(&mut self, event: &ProjectionRecorded) -> Result<(), Refusal> {
        let completed = self.completed(EventKind::ProjectionRecorded)?;
        let (tally, accepted) = (&completed.tally, completed.examining.accepted);
        if completed.examining.scope == Scope::Full {
            return Err(Refusal::NoSample);
        }
        // Which raw count projects, the one declared or the one restated, is the procedure's choice.
        if event.raw_count != accepted.counted.raw_count {
            disagrees("the raw count of the projection", event.raw_count, self.raw_count)?;
        }
        disagrees("the size of the sample", event.sample, tally.lines)?;
        disagrees("the number of valid lines in the sample", event.valid, tally.valid)?;
        disagrees("the number of duplicates in the sample", event.duplicates, tally.duplicates)?;
        disagrees("the number of signatures required", event.required, accepted.required)?;
        let projected = Completed { projection: Some(event.clone()), determined: None, ..completed.clone() };
        self.stage = Stage::Completed(Box::new(projected));
        Ok(())
    }

    /// The figures a certificate issued now has on its face.
    ///
    /// # Errors
    /// When the examination is not completed, or its sample not projected.
    pub fn certificate_figures(&self) -> Result<Figures, Refusal> {
        let completed = self.completed(EventKind::CertificateIssued)?;
        let projected = match (completed.examining.scope, &completed.projection) {
            (Scope::Full, _) => None,
            (Scope::Sample, Some(projection)) => Some(projection.projected),
            (Scope::Sample, None) => return Err(Refusal::NoProjection),
        };
        Ok(Figures {
            required: completed.examining.accepted.required,
            raw_count: self.raw_count,
            examined: completed.tally.lines,
            valid: completed.tally.valid,
            not_valid: completed.tally.not_valid(),
            projected,
        })
    }

    /// Only the registrar, by name and with the reason, and only on the figures as they stand. Whether the law leaves the
    /// outcome open is for the projection to say, and after a full examination for the procedure.
    pub(super) fn determine(&mut self, by: By<'_>, event: &OutcomeDetermined) -> Result<(), Refusal> {
        if by.role != Role::Registrar {
            return Err(Refusal::NotTheRegistrar { person: by.person.to_owned() });
        }
        for (what, text) in [
            ("what the determination rests on", &event.basis),
            ("the reason of the determination", &event.reason),
        ] {
            if text.trim().is_empty() {
                return Err(Refusal::Missing { what });
            }
        }
        if self.certified().is_some() {
            figures_agree(event.figures, self.restated_figures(event.figures.projected)?)?;
            if let Stage::Certified(certified) = &mut self.stage {
                certified.determined = Some(event.clone());
            }
            return Ok(());
        }
        figures_agree(event.figures, self.certificate_figures()?)?;
        let mut completed = self.completed(EventKind::OutcomeDetermined)?.clone();
        if let (Scope::Sample, Some(projection)) = (completed.examining.scope, &completed.projection)
            && projection.decision != Decision::Undetermined
        {
            return Err(Refusal::OutcomeNotOpen(projection.decision));
        }
        completed.determined = Some(event.clone());
        self.stage = Stage::Completed(Box::new(completed));
        Ok(())
    }

    pub(super) fn certify(&mut self, event: &CertificateIssued) -> Result<(), Refusal> {
        figures_agree(event.figures, self.certificate_figures()?)?;
        let completed = self.completed(EventKind::CertificateIssued)?.clone();
        if let Some(determined) = &completed.determined {
            if determined.outcome != event.outcome {
                return Err(Refusal::DeterminedElse { determined: determined.outcome.word() });
            }
        } else if let (Scope::Sample, Some(projection)) = (completed.examining.scope, &completed.projection) {
            follows(event.outcome, projection.decision)?;
        }
        self.stage = Stage::Certified(Box::new(completed.certify(event.clone())));
        Ok(())
    }

    /// The official's determination that the figures which stand rest on, where the law leaves the outcome open.
    #[must_use]
    pub fn determination(&self) -> Option<&OutcomeDetermined> {
        match &self.stage {
            Stage::Completed(completed) => completed.determined.as_ref(),
            Stage::Certified(certified) => certified.determination(),
            _ => None,
        }
    }

    /// A determination made after the certificate on these figures, for a restatement that is to follow.
    #[must_use]
    pub fn determined_on(&self, figures: Figures) -> Option<Outcome> {
        let determined = self.certified()?.determined.as_ref();
        determined.filter(|determined| determined.figures == figures).map(|determined| determined.outcome)
    }

    /// The certificate, once issued.
    #[must_use]
    pub fn certified(&self) -> Option<&Certified> {
        match &self.stage {
            Stage::Certified(certified) => Some(certified),
            _ => None,
        }
    }

    pub(super) fn destroy_records(&mut self, event: &RecordsDestroyed) -> Result<(), Refusal> {
        if event.destroyed_on < event.retention_until {
            return Err(Refusal::Retention { until: event.retention_until, on: event.destroyed_on });
        }
        self.destroyed = Some(event.clone());
        Ok(())
    }
}

fn figures_agree(stated: Figures, fold: Figures) -> Result<(), Refusal> {
    disagrees("signatures required on the certificate", stated.required, fold.required)?;
    disagrees("the raw count on the certificate", stated.raw_count, fold.raw_count)?;
    disagrees("lines examined on the certificate", stated.examined, fold.examined)?;
    disagrees("valid lines on the certificate", stated.valid, fold.valid)?;
    disagrees("lines not valid on the certificate", stated.not_valid, fold.not_valid)?;
    let text = |projected: Option<i64>| projected.map_or_else(|| "none".to_owned(), |n| n.to_string());
    let (stated, fold) = (text(stated.projected), text(fold.projected));
    disagrees("the projection on the certificate", stated.as_str(), fold.as_str())
}

/// A certificate resting on a sample says what its projection decides.
fn follows(outcome: Outcome, decision: Decision) -> Result<(), Refusal> {
    match (outcome, decision) {
        (Outcome::Sufficient, Decision::Sufficient) | (Outcome::Insufficient, Decision::Insufficient) => {
            Ok(())
        }
        (outcome, projection) => {
            Err(Refusal::ProjectionSaysElse { certificate: outcome.word().to_owned(), projection })
        }
    }
}

fn tally_agrees(stated: &Tally, fold: &Tally) -> Result<(), Refusal> {
    let figures = |t: &Tally| {
        [
            ("lines", t.lines),
            ("raw count", t.raw_count),
            ("checked", t.checked),
            ("reviewed", t.reviewed),
            ("pending", t.pending),
            ("final", t.r#final),
            ("valid", t.valid),
            ("reinstated", t.reinstated),
            ("duplicates", t.duplicates),
            ("withdrawn", t.withdrawn),
            ("struck", t.struck),
            ("invalid", t.invalid_total()),
        ]
    };
    for ((name, stated), (_, fold)) in figures(stated).into_iter().zip(figures(fold)) {
        disagrees(&format!("`{name}` of the tally"), stated, fold)?;
    }
    if stated == fold {
        return Ok(());
    }
    let by_reason =
        |t: &Tally| t.invalid.iter().map(|(r, n)| format!("{r} {n}")).collect::<Vec<_>>().join(", ");
    let what = "invalid lines by reason".to_owned();
    Err(Refusal::Disagrees { what, stated: by_reason(stated), fold: by_reason(fold) })
}
