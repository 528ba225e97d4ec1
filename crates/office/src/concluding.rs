//! The registrar completes the examination and signs the certificate.

use petition::event::{Outcome, OutcomeDetermined};
use petition::{Scope, Stage};

use crate::OfficeError;
use crate::case::Case;
use crate::conclusion;
use crate::house::Office;
use crate::people::Member;
use crate::results::hindrance;
use crate::rights::{Right, check};

impl Office {
    /// Completes the examination; a completed sample is projected in the same breath, where the procedure projects.
    ///
    /// # Errors
    /// What is left to do: open lines, duplicates nobody decided, second looks this office asked for.
    pub fn complete_examination(&self, case: &Case, member: &Member) -> Result<(), OfficeError> {
        check(member, Right::Decide)?;
        let law = case.law()?;
        let load = case.load(self.now())?;
        if let Some(problem) = case.read(|petition| Ok(hindrance(petition, load)))? {
            return Err(OfficeError::Refused(petition::Refusal::Unfinished(problem)));
        }
        let stamp = self.stamp(member, Some(self.today()));
        self.act(case, |desk| {
            let tally = conclusion::complete(desk, &stamp)?;
            let required = desk.petition()?.stage().accepted().map(|accepted| accepted.required);
            if let (Scope::Sample, Some(required)) = (tally.scope, required)
                && law.version.projecting.is_some()
            {
                conclusion::project_sample(desk, &law, &stamp, &tally, u64::from(required))?;
            }
            Ok(())
        })
    }

    /// Where the law leaves the outcome open (exactly the number required), the registrar determines it: by name, with what it
    /// rests on and the reason. The certificate and the statement print all of it.
    ///
    /// # Errors
    /// When the law does decide, the examination is not completed, or basis or reason is missing or too long.
    pub fn determine_outcome(
        &self,
        case: &Case,
        member: &Member,
        outcome: Outcome,
        basis: &str,
        reason: &str,
    ) -> Result<(), OfficeError> {
        check(member, Right::Decide)?;
        let basis = required_text("What it rests on", basis)?;
        let reason = required_text("Reason", reason)?;
        let law = case.law()?;
        let projection = self.projection(case)?;
        let stamp = self.stamp(member, Some(self.today()));
        self.act(case, |desk| {
            let petition = desk.petition()?;
            let (decision, _) = conclusion::decision(petition, &law, projection.as_ref())?;
            crate::life::is_open(decision)?;
            let figures = petition.certificate_figures()?;
            desk.record_one(&stamp, OutcomeDetermined { outcome, figures, basis, reason })?;
            Ok(())
        })
    }

    /// The registrar signs the certificate: the named person, with their password again. Afterwards nothing can be undone.
    /// The head of the petition's journal is fixed in the office's.
    ///
    /// # Errors
    /// When the password is not theirs, the examination is not completed, or the figures leave the outcome open.
    pub fn sign_certificate(
        &self,
        case: &Case,
        member: &Member,
        password: &str,
    ) -> Result<Outcome, OfficeError> {
        check(member, Right::Decide)?;
        if !self.is_password(&member.id, password)? {
            let problem = "that is not yours: nothing was signed".to_owned();
            return Err(OfficeError::Field { field: "Password", problem });
        }
        let law = case.law()?;
        let is_sample = case.read(|petition| match petition.stage() {
            Stage::Completed(completed) => Ok(completed.examining.scope == Scope::Sample),
            _ => Ok(false),
        })?;
        let projection = if is_sample { self.projection(case)? } else { None };
        let stamp = self.stamp(member, Some(self.today()));
        let outcome = self.act(case, |desk| conclusion::certify(desk, &law, &stamp, projection.as_ref()))?;
        self.anchor(member)?;
        Ok(outcome)
    }
}

/// A text a form must give: one to 400 characters.
pub(crate) fn required_text(field: &'static str, text: &str) -> Result<String, OfficeError> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(OfficeError::Field { field, problem: "is missing: say it in a few words".to_owned() }),
        1..=400 => Ok(text.to_owned()),
        _ => Err(OfficeError::Field { field, problem: "is longer than 400 characters".to_owned() }),
    }
}
