//! The certificate from the certified petition.

use petition::{Petition, Scope, StageName, Tally};
use reports::certificate::{Certificate, Examination, Sample};
use sampling::projection::Projection;

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
    let figures = certified.certificate.figures;
    let sample = facts
        .sample_tally
        .as_ref()
        .zip(facts.projection.as_ref())
        .map(|(tally, projection)| sample(tally, projection));
    let examination = match (certified.completed.examining.scope, sample) {
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
        outcome: outcome(certified.certificate.outcome),
        required: u64::from(figures.required),
        total: u64::from(figures.raw_count),
        examination,
        filed_on: day(case, StageName::Accepted)?,
        concluded_on: day(case, StageName::Completed)?,
        cites: cites.collect(),
        notes: law.calendar.warnings.clone(),
        signer: reports::model::Signer { name: certified.certificate.signer.clone(), ..facts.signer.clone() },
        signed_on: day(case, StageName::Certified)?,
        provenance: provenance(law, facts, head),
    })
}

fn sample(tally: &Tally, projection: &Projection) -> Sample {
    Sample {
        size: u64::from(tally.lines),
        valid: u64::from(tally.valid),
        invalid: u64::from(tally.not_valid()),
        duplicates: u64::from(tally.duplicates),
        projected: projected(projection),
    }
}
