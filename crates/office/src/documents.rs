//! What the office prints, filled from the petition's events: the certificate, the statement, the lines.

mod ballot;
mod certificate;
mod findings;
mod groups;
mod lines;
mod statement;

use jiff::civil::Date;
use petition::{Petition, StageName};
use reports::model;
use sampling::projection::Projection;

use crate::OfficeError;
use crate::law_in_force::LawInForce;

pub use ballot::ballot;
pub use certificate::certificate;
pub(crate) use findings::{reasons, reasons_of};
pub use lines::line_records;
pub use statement::statement;
pub(crate) use statement::{bands, whole_signatures};

/// What the documents need besides the events.
#[derive(Debug, Clone)]
pub struct Facts {
    /// The officer sought to be recalled; empty for an initiative.
    pub officer: String,
    /// Who signs.
    pub signer: model::Signer,
    /// The roll the lines were looked up in.
    pub roll: model::Roll,
    /// Printed on every page: a demonstration, a draft.
    pub marking: Option<String>,
    /// The requirement with its working.
    pub required: law::Working,
    /// The sample size with its working, where a sample was drawn.
    pub sample_size: Option<law::Working>,
    /// The projection, where a sample was projected.
    pub projection: Option<Projection>,
    /// The tally of the sample at that time; a full count changes it.
    pub sample_tally: Option<petition::Tally>,
    /// How the second reviews of the sample came out at that time.
    pub sample_reviews: Option<petition::Reviews>,
    /// Where the seed came from, in words.
    pub seed_source: String,
}

fn petition(petition: &Petition, facts: &Facts) -> model::Petition {
    let opened = petition.facts();
    model::Petition {
        id: opened.petition.to_string(),
        title: opened.title.clone(),
        officer: facts.officer.clone(),
        office: opened.office.clone(),
        jurisdiction: opened.jurisdiction.clone(),
    }
}

fn provenance(law: &LawInForce, facts: &Facts, head: journal::Head) -> model::Provenance {
    let journal = model::Journal { head: head.hash.to_string(), entries: head.sequence };
    provenance_of(law, facts.roll.clone(), Some(journal), facts.marking.clone())
}

/// Where a document's figures come from.
pub(crate) fn provenance_of(
    law: &LawInForce,
    roll: model::Roll,
    journal: Option<model::Journal>,
    marking: Option<String>,
) -> model::Provenance {
    model::Provenance {
        procedure: procedure_of(&law.procedure, &law.version),
        roll,
        journal,
        software: SOFTWARE.to_owned(),
        marking,
    }
}

/// The version of the procedure file a document cites.
#[must_use]
pub fn procedure_of(procedure: &law::Procedure, version: &law::Version) -> model::Procedure {
    let unverified = version.notes.iter().chain(&procedure.notes).filter(|note| note.contains("unverified"));
    let from =
        version.from.map_or_else(|| "start not known".to_owned(), |day| format!("in force from {day}"));
    model::Procedure {
        id: procedure.id.clone(),
        name: format!("{}, {}", procedure.name, procedure.place),
        version: format!("{} ({from})", version.name),
        hash: procedure.hash().to_owned(),
        unverified: unverified.cloned().collect(),
    }
}

/// Name and version of the software, as documents print it.
pub const SOFTWARE: &str = concat!("Scrutineer ", env!("CARGO_PKG_VERSION"));

/// The day a stage was entered.
fn day(petition: &Petition, stage: StageName) -> Result<Date, OfficeError> {
    let milestone = petition.milestones().iter().rev().find(|milestone| milestone.stage == stage);
    milestone.and_then(|milestone| milestone.on).ok_or(OfficeError::Refused(petition::Refusal::Missing {
        what: "the day of every step on the way to the certificate",
    }))
}

fn outcome(outcome: petition::event::Outcome) -> model::Outcome {
    match outcome {
        petition::event::Outcome::Sufficient => model::Outcome::Sufficient,
        petition::event::Outcome::Insufficient => model::Outcome::Insufficient,
    }
}

fn decision(decision: Option<law::Decision>) -> model::Decision {
    match decision {
        Some(law::Decision::Sufficient) => model::Decision::Sufficient,
        Some(law::Decision::Insufficient) => model::Decision::Insufficient,
        Some(law::Decision::FullCount) => model::Decision::FullCount,
        Some(law::Decision::FurtherSample) => model::Decision::FurtherSample,
        Some(law::Decision::Undetermined) | None => model::Decision::Undetermined,
    }
}

/// Projections below zero, which a sample full of duplicates can give, are printed as none.
fn projected(projection: &Projection) -> u64 {
    let count = projection.projected.as_ref().and_then(sampling::projection::Amount::as_count);
    count.and_then(|count| u64::try_from(count).ok()).unwrap_or_default()
}
