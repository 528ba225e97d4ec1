//! Completion, projection, certificate.

use jiff::civil::Date;
use journal::Stamp;
use petition::event::{
    CertificateIssued, Decision, ExaminationCompleted, Outcome, PrimaFacieDecided, ProjectionRecorded,
};
use petition::{Petition, Tally};
use sampling::projection::{Projection, SampleCounts, project};

use crate::OfficeError;
use crate::desk::Desk;
use crate::law_in_force::LawInForce;

/// Decides on the face of the raw count whether the petition is filed (EC §11222). The stamp's `effective_on` is the day
/// of filing.
///
/// # Errors
/// When the procedure has no such step, the petition is not at that point, or the store fails.
pub fn decide_prima_facie(
    desk: &mut Desk<'_>,
    law: &LawInForce,
    stamp: &Stamp,
    required: u64,
) -> Result<law::Verdict, OfficeError> {
    let raw = desk.petition()?.raw_count();
    let verdict = law.version.prima_facie(u64::from(raw), required)?;
    let accepted = verdict.decision == law::Decision::Sufficient;
    desk.record_one(
        stamp,
        PrimaFacieDecided { raw_count: raw, required: count("the requirement", required)?, accepted },
    )?;
    Ok(verdict)
}

/// Closes the examination: the tally is journaled, and must be what the events add up to.
///
/// # Errors
/// What is left to do, or a failure of the store.
pub fn complete(desk: &mut Desk<'_>, stamp: &Stamp) -> Result<Tally, OfficeError> {
    let tally = desk.petition()?.is_finished()?;
    desk.record_one(stamp, ExaminationCompleted { tally: tally.clone() })?;
    Ok(tally)
}

/// Projects the completed sample as the procedure prescribes and journals the result.
///
/// # Errors
/// When the procedure does not project, the petition is not at that point, or the store fails.
pub fn project_sample(
    desk: &mut Desk<'_>,
    law: &LawInForce,
    stamp: &Stamp,
    tally: &Tally,
    required: u64,
) -> Result<Projection, OfficeError> {
    let counts = SampleCounts {
        raw: u64::from(tally.raw_count),
        sample: u64::from(tally.lines),
        valid: u64::from(tally.valid),
        duplicates: Some(u64::from(tally.duplicates)),
    };
    let projection = project(&law.version, &counts, Some(required), None)?;
    desk.record_one(
        stamp,
        ProjectionRecorded {
            raw_count: tally.raw_count,
            sample: tally.lines,
            valid: tally.valid,
            duplicates: tally.duplicates,
            required: count("the requirement", required)?,
            projected: projected(&projection),
            decision: journaled(projection.decision),
            variant: None,
        },
    )?;
    Ok(projection)
}

/// What the law makes of the figures a certificate would have: after a full examination the procedure's bands for it decide,
/// after a sample its projection; with why it is left open, where it is.
///
/// # Errors
/// When the petition is not at that point.
pub fn decision(
    petition: &Petition,
    law: &LawInForce,
    projection: Option<&Projection>,
) -> Result<(Option<law::Decision>, String), OfficeError> {
    let figures = petition.certificate_figures()?;
    Ok(match figures.projected {
        Some(_) => (
            projection.and_then(|projection| projection.decision),
            projection.map(|projection| projection.next.clone()).unwrap_or_default(),
        ),
        None => {
            let verdict = law.version.decide_full(u64::from(figures.valid), u64::from(figures.required))?;
            (Some(verdict.decision), verdict.next)
        }
    })
}

/// Issues the certificate. Where the law leaves the outcome open, it says what the registrar determined.
///
/// # Errors
/// When the figures leave the outcome open and nobody determined it, the petition is not at that point, or the store fails.
pub fn certify(
    desk: &mut Desk<'_>,
    law: &LawInForce,
    stamp: &Stamp,
    projection: Option<&Projection>,
) -> Result<Outcome, OfficeError> {
    let figures = desk.petition()?.certificate_figures()?;
    let (decision, _) = decision(desk.petition()?, law, projection)?;
    let determined = desk.petition()?.determination().map(|determined| determined.outcome);
    let outcome = match (decision, determined) {
        (Some(law::Decision::Sufficient), _) => Outcome::Sufficient,
        (Some(law::Decision::Insufficient), _) => Outcome::Insufficient,
        (Some(law::Decision::Undetermined), Some(determined)) => determined,
        (other, _) => {
            return Err(OfficeError::NoOutcome(other.map_or("unknown", law::Decision::word).to_owned()));
        }
    };
    let signer = stamp.actor.name.clone();
    desk.record_one(stamp, CertificateIssued { outcome, figures, signer })?;
    Ok(outcome)
}

/// The last day for the certificate, counted from the day of filing.
///
/// # Errors
/// When the procedure has no such step or the calendar ends.
pub fn certificate_due(law: &LawInForce, filed_on: Date) -> Result<law::Deadline, OfficeError> {
    Ok(law.version.deadline("examination-ends", filed_on, &law::Inputs::new(), &law.calendar.calendar)?)
}

/// The projection as it is journaled: zero where the law projects no total.
pub(crate) fn projected(projection: &Projection) -> i64 {
    projection.projected.as_ref().and_then(sampling::projection::Amount::as_count).unwrap_or_default()
}

/// What a projection decides, in the journal's words.
pub(crate) fn journaled(decision: Option<law::Decision>) -> Decision {
    match decision {
        Some(law::Decision::Sufficient) => Decision::Sufficient,
        Some(law::Decision::Insufficient) => Decision::Insufficient,
        Some(law::Decision::FullCount) => Decision::FullCount,
        Some(law::Decision::FurtherSample) => Decision::FurtherSample,
        Some(law::Decision::Undetermined) | None => Decision::Undetermined,
    }
}

fn count(what: &'static str, count: u64) -> Result<u32, OfficeError> {
    u32::try_from(count).map_err(|_| OfficeError::TooMany { what, count })
}
