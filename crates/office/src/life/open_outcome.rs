//! What the law leaves open is determined by the registrar; what it decides is not.

use law::Decision;
use petition::event::{Figures, OutcomeDetermined};
use petition::{Petition, Scope};

use super::figures::{projected_now, standing};
use crate::OfficeError;
use crate::law_of_petition::PetitionLaw;

/// Refuses a determination of what the law decides.
///
/// # Errors
/// What the law decides.
pub(crate) fn is_open(decision: Option<Decision>) -> Result<(), OfficeError> {
    match decision {
        Some(Decision::Undetermined) => Ok(()),
        Some(decision) => Err(OfficeError::Unlawful(format!(
            "an outcome cannot be determined: the law does not leave it open, the figures are `{decision}`"
        ))),
        None => Err(OfficeError::Unlawful(
            "an outcome cannot be determined: nothing is projected or counted yet".to_owned(),
        )),
    }
}

/// The figures a determination is made on: those of the certificate to come, or of the one to be restated.
pub(super) fn figures(petition: &Petition, law: &PetitionLaw) -> Result<Figures, OfficeError> {
    if petition.certified().is_some() {
        return Ok(standing(petition, law)?.1);
    }
    Ok(petition.certificate_figures()?)
}

/// Whether the law leaves the outcome open on the figures stated; those that are not the record's the petition refuses.
///
/// # Errors
/// What the law decides, or why it cannot be said.
pub(crate) fn may_be_determined(
    petition: &Petition,
    law: &PetitionLaw,
    determined: &OutcomeDetermined,
) -> Result<Vec<String>, OfficeError> {
    let (decision, why) = if petition.certified().is_some() {
        let (decision, _) = standing(petition, law)?;
        (decision, String::new())
    } else if petition.stage().scope() == Scope::Full {
        let (valid, required) = (u64::from(determined.figures.valid), u64::from(determined.figures.required));
        let verdict = law.law.version.decide_full(valid, required)?;
        (Some(verdict.decision), verdict.next)
    } else {
        let projection = projected_now(petition, law)?;
        (projection.decision, projection.next)
    };
    is_open(decision)?;
    Ok(if why.is_empty() { Vec::new() } else { vec![why] })
}
