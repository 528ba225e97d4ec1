//! The certificate from the certified petition.

use petition::event::CertificateRestated;
use petition::{Certified, EventKind, Petition, Scope, StageName, Tally};
use reports::certificate::{Certificate, Determination, Examination, Restated, Sample};

use super::{Facts, day, outcome, petition, projected, provenance};
use crate::OfficeError;
use crate::law_in_force::LawInForce;

/// The certificate as it is printed. `head` is the petition's journal at the time of printing.
///
/// # Errors
/// When no certificate is issued yet, or a day on the way to it was not recorded.
pub fn certificate(
    case: &Petition,
    law: &LawInForce,
    facts: &Facts,
    head: journal::Head,
) -> Result<Certificate, OfficeError> {
    let certified = case.certified().ok_or(OfficeError::NoOutcome("not certified yet".to_owned()))?;
    let figures = certified.figures();
    let sample = facts
        .sample_tally
        .as_ref()
        .zip(facts.projection.as_ref())
        .map(|(tally, projection)| sample(tally, projected(projection)));
    let restated = certified.restated.last();
    let examination = match (certified.completed.examining.scope, sample) {
        // A restatement speaks of the lines as they count since.
        (Scope::Sample, Some(_)) if restated.is_some() => {
            let projected = figures.projected.and_then(|count| u64::try_from(count).ok()).unwrap_or_default();
            Examination::Sample(self::sample(&case.tally(Scope::Sample), projected))
        }
        (Scope::Sample, Some(sample)) => Examination::Sample(sample),
        (_, after) => Examination::Full {
            valid: u64::from(figures.valid),
            invalid: u64::from(figures.not_valid),
            after,
        },
    };
    let cites = law.version.full_count.iter().flat_map(|bands| bands.cites.clone());
    let cites = cites.chain(law.version.projecting.iter().flat_map(|rule| rule.cites.clone()));
    Ok(Certificate {
        petition: petition(case, facts),
        outcome: outcome(certified.outcome()),
        required: u64::from(figures.required),
        total: u64::from(figures.raw_count),
        examination,
        filed_on: day(case, StageName::Accepted)?,
        concluded_on: day(case, StageName::Completed)?,
        cites: cites.collect(),
        notes: law.calendar.warnings.clone(),
        restated: restated.map(|restated| self::restated(case, certified, restated)),
        determination: determination(case),
        signer: reports::model::Signer { name: certified.certificate.signer.clone(), ..facts.signer.clone() },
        signed_on: day(case, StageName::Certified)?,
        provenance: provenance(law, facts, head),
    })
}

fn restated(case: &Petition, certified: &Certified, restated: &CertificateRestated) -> Restated {
    let first = certified.certificate.figures;
    Restated {
        on: case.course().last(EventKind::CertificateRestated).and_then(|moment| moment.on),
        reason: restated.reason.clone(),
        order: restated.order.clone(),
        first_outcome: outcome(certified.certificate.outcome),
        first_valid: first
            .projected
            .and_then(|count| u64::try_from(count).ok())
            .unwrap_or(u64::from(first.valid)),
    }
}

/// What the registrar determined where the law leaves the outcome open, as the certificate prints it.
pub(super) fn determination(case: &Petition) -> Option<Determination> {
    case.determination().map(|determined| Determination {
        basis: determined.basis.clone(),
        reason: determined.reason.clone(),
    })
}

fn sample(tally: &Tally, projected: u64) -> Sample {
    Sample {
        size: u64::from(tally.lines),
        valid: u64::from(tally.valid),
        invalid: u64::from(tally.not_valid()),
        duplicates: u64::from(tally.duplicates),
        projected,
    }
}
