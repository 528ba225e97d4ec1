//! The statement of the examination from the completed petition.

use petition::{Petition, Scope, StageName};
use reports::model::{Deadline, Decision};
use reports::statement::{
    Bands, Cutoffs, Draw, Interval, Projection as Printed, Receipt, SampleExamination, Statement,
};
use sampling::projection::Projection;

use super::findings::findings;
use super::groups::{by_box, by_circulator};
use super::{Facts, day, decision, petition, projected, provenance};
use crate::OfficeError;
use crate::conclusion::certificate_due;
use crate::law_in_force::LawInForce;

/// The statement as it is printed. `head` is the petition's journal at the time of printing.
///
/// # Errors
/// When the examination is not completed, or a day on the way to it was not recorded.
pub fn statement(
    case: &Petition,
    law: &LawInForce,
    facts: &Facts,
    head: journal::Head,
) -> Result<Statement, OfficeError> {
    let scope = case.stage().scope();
    let full = match scope {
        Scope::Full => Some(findings(&case.tally(scope), Some(case.reviews(scope)), law)?),
        Scope::Sample => None,
    };
    let sample = match (&facts.projection, &facts.sample_tally) {
        (Some(projection), Some(_)) => Some(sample(case, law, facts, projection)?),
        _ => None,
    };
    let filed_on = day(case, StageName::Accepted)?;
    Ok(Statement {
        petition: petition(case, facts),
        date: day(case, StageName::Completed)?,
        decision: decided(case, facts, law)?,
        receipt: receipt(case)?,
        required: facts.required.clone(),
        sample,
        full_count: full,
        circulators: by_circulator(case, scope),
        boxes: by_box(case, scope),
        deadlines: deadlines(case, law, filed_on)?,
        what_follows: what_follows(case, law, facts)?,
        notes: notes(case, law, facts),
        provenance: provenance(law, facts, head),
    })
}

fn decided(case: &Petition, facts: &Facts, law: &LawInForce) -> Result<Decision, OfficeError> {
    match case.stage().scope() {
        Scope::Sample => Ok(decision(facts.projection.as_ref().and_then(|projection| projection.decision))),
        Scope::Full => Ok(decision(Some(full_verdict(case, law)?.decision))),
    }
}

fn full_verdict(case: &Petition, law: &LawInForce) -> Result<law::Verdict, OfficeError> {
    let accepted = case.stage().accepted().ok_or(OfficeError::NotBound("prima facie decision"))?;
    let valid = case.tally(Scope::Full).valid;
    Ok(law.version.decide_full(u64::from(valid), u64::from(accepted.required))?)
}

fn what_follows(case: &Petition, law: &LawInForce, facts: &Facts) -> Result<Vec<String>, OfficeError> {
    let next = match case.stage().scope() {
        Scope::Sample => {
            facts.projection.as_ref().map(|projection| projection.next.clone()).unwrap_or_default()
        }
        Scope::Full => full_verdict(case, law)?.next,
    };
    Ok(if next.is_empty() { Vec::new() } else { vec![next] })
}

fn receipt(case: &Petition) -> Result<Receipt, OfficeError> {
    let sheets: usize = case.sections().values().map(|section| section.sheets.len()).sum();
    Ok(Receipt {
        filed_on: day(case, StageName::Accepted)?,
        boxes: case.boxes().len() as u64,
        sections: case.sections().len() as u64,
        sheets: sheets as u64,
        raw_count: u64::from(case.raw_count()),
        restated: None,
    })
}

fn sample(
    case: &Petition,
    law: &LawInForce,
    facts: &Facts,
    projection: &Projection,
) -> Result<SampleExamination, OfficeError> {
    let drawn = case.stage().drawn().ok_or(OfficeError::NotBound("sample"))?;
    let missing = || OfficeError::NotBound("sample");
    let draw = Draw {
        frame_lines: u64::from(drawn.seeded.framed.lines),
        frame_hash: drawn.seeded.framed.hash.to_string(),
        frozen_on: day(case, StageName::Framed)?,
        seed: drawn.seeded.seed.to_string(),
        seed_source: facts.seed_source.clone(),
        drawn_on: day(case, StageName::Drawn)?,
        drawn: u64::from(drawn.size),
        first: case.sample().iter().take(10).map(ToString::to_string).collect(),
    };
    let tally = facts.sample_tally.as_ref().ok_or_else(missing)?;
    Ok(SampleExamination {
        draws: vec![draw],
        size: facts.sample_size.clone().ok_or_else(missing)?,
        findings: findings(tally, facts.sample_reviews, law)?,
        projection: printed(law, projection, facts)?,
    })
}

fn printed(law: &LawInForce, projection: &Projection, facts: &Facts) -> Result<Printed, OfficeError> {
    let whole = |text: &str| text.parse::<f64>().ok().map(whole_signatures);
    let interval = &projection.beside.interval_95;
    let interval = whole(&interval.low).zip(whole(&interval.high));
    let uncorrected = projection.valid_uncorrected.as_ref().and_then(sampling::projection::Amount::as_count);
    let edge = |decision: law::Decision| {
        projection.cutoffs.get(decision.word()).and_then(|edge| u64::try_from(*edge).ok())
    };
    let cutoffs = edge(law::Decision::FullCount).zip(edge(law::Decision::Sufficient));
    Ok(Printed {
        projected: projected(projection),
        uncorrected: uncorrected.and_then(|count| u64::try_from(count).ok()),
        required: facts.required.value.parse().map_err(|_| OfficeError::NotBound("requirement"))?,
        interval: interval.map(|(low, high)| Interval { low, high, confidence: "95".to_owned() }),
        bands: bands(law).ok_or(OfficeError::NotBound("band of decision"))?,
        cutoffs: cutoffs.map(|(lower, upper)| Cutoffs { lower, upper }),
        decision: decision(projection.decision),
        working: projection.working.clone(),
    })
}

/// The edges of the band in which every signature is examined, in whole percents.
pub(crate) fn bands(law: &LawInForce) -> Option<Bands> {
    let law::Acceptance::Bands(bands) = &law.version.projecting.as_ref()?.acceptance else { return None };
    let percent = |edge: Option<&law::Decimal>| edge.and_then(|edge| law::plain(&edge.0).parse::<u32>().ok());
    let between = bands.band.iter().find(|band| band.decision == law::Decision::FullCount)?;
    Some(Bands {
        lower_percent: percent(between.from.as_ref().or(between.above.as_ref()))?,
        upper_percent: percent(between.through.as_ref().or(between.below.as_ref()))?,
    })
}

/// To the nearest signature, none below zero.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped at zero; far below 2^52"
)]
pub(crate) fn whole_signatures(value: f64) -> u64 {
    value.max(0.0).round() as u64
}

fn deadlines(
    case: &Petition,
    law: &LawInForce,
    filed_on: jiff::civil::Date,
) -> Result<Vec<Deadline>, OfficeError> {
    let due = certificate_due(law, filed_on)?;
    let happened = |step: &str, stage: StageName| -> Result<Deadline, OfficeError> {
        Ok(Deadline {
            step: step.to_owned(),
            date: day(case, stage)?,
            rule: "as recorded".to_owned(),
            cites: Vec::new(),
        })
    };
    let mut list = vec![happened("Petition filed", StageName::Accepted)?];
    if case.stage().drawn().is_some() {
        list.push(happened("List of lines frozen", StageName::Framed)?);
        list.push(happened("Sample drawn", StageName::Drawn)?);
    }
    list.push(happened("Examination concluded", StageName::Completed)?);
    if let Some(date) = due.date {
        list.push(Deadline { step: due.label, date, rule: due.rule, cites: due.cites });
    }
    Ok(list)
}

fn notes(case: &Petition, law: &LawInForce, facts: &Facts) -> Vec<String> {
    let warnings = facts.projection.iter().flat_map(|projection| projection.warnings.clone());
    let determined = case.determination().map(|determined| {
        let (outcome, basis, reason) = (determined.outcome.word(), &determined.basis, &determined.reason);
        format!("The law leaves the outcome open; the registrar determined `{outcome}` on the basis of {basis}: {reason}")
    });
    let restated = case.certified().and_then(|certified| certified.restated.last()).map(|restated| {
        format!(
            "The certificate's figures were restated: {}. What is counted here is counted since.",
            restated.reason
        )
    });
    warnings.chain(law.calendar.warnings.clone()).chain(determined).chain(restated).collect()
}
