//! The certificate, the reports, and a verification of the journal just written.

use std::path::PathBuf;

use journal::{Head, JournalId, Options, Report, verify as verify_journals};
use law::Catalog;
use office::conclusion::certify;
use office::data_folder::DataFolder;
use office::desk::{Desk, Registry};
use office::documents::{Facts, ballot, certificate, line_records, statement};
use office::law_in_force::LawInForce;
use office::law_of_petition::PetitionLaw;
use petition::Scope;
use petition::event::{Figures, Outcome};
use reports::lines::{Audience, write_csv, write_json};
use reports::model::{DEMONSTRATION, Roll, Signer};
use reports::{Artefact, Report as _, write_all};

use super::clock::{Clock, EXAMINED, FULLY_EXAMINED};
use super::county::Made;
use super::examination::{Examined, SEED_SOURCE};
use super::intake::Filed;
use super::{internal, life, people};
use crate::outcome::Failure;
use crate::progress::Spinner;

/// The day the question's page shows.
const QUESTION_SET: jiff::civil::Date = jiff::civil::date(2018, 3, 9);

/// How it ended.
pub(super) struct Ended {
    /// None where the law leaves the outcome open.
    pub(super) outcome: Option<Outcome>,
    /// What the election came to, where one followed.
    pub(super) election: Option<String>,
    pub(super) figures: Figures,
    pub(super) scope: Scope,
    pub(super) head: Head,
    pub(super) office_head: Head,
    pub(super) reports: Vec<PathBuf>,
}

/// Issues the certificate, writes the reports, anchors the petition's head.
pub(super) fn conclude(
    desk: &mut Desk<'_>,
    law: &LawInForce,
    made: &Made,
    filed: &Filed,
    examined: &Examined,
    folder: &DataFolder,
) -> Result<Ended, Failure> {
    let scope = desk.petition().map_err(internal)?.stage().scope();
    let day = if scope == Scope::Full { FULLY_EXAMINED } else { EXAMINED };
    let mut clock = Clock::at(day);
    let registrar = people::registrar();
    let figures = desk.petition().map_err(internal)?.certificate_figures().map_err(internal)?;
    let projection = examined.sample.as_ref().map(|sample| &sample.projection);
    let outcome = match certify(desk, law, &registrar.at(clock.next(), Some(day)), projection) {
        Ok(outcome) => Some(outcome),
        // Exactly the number required: the statute is silent, a person decides (EC §11224(a)).
        Err(office::OfficeError::NoOutcome(_)) => None,
        Err(error) => return Err(internal(error)),
    };
    let election = life::elect(desk, made, outcome)?;
    let office_head = desk.anchor(&registrar.at(clock.next(), None)).map_err(internal)?;
    let spinner = Spinner::start("Writing the reports");
    let facts = facts(made, filed, examined);
    let reports = write_reports(desk, law, &facts, folder, outcome.is_some())?;
    spinner.done(&format!("{} files", reports.len()));
    Ok(Ended { outcome, election, figures, scope, head: desk.head(), office_head, reports })
}

fn facts(made: &Made, filed: &Filed, examined: &Examined) -> Facts {
    let sample = examined.sample.as_ref();
    Facts {
        officer: life::OFFICER.to_owned(),
        signer: Signer {
            name: String::new(),
            title: "Registrar of Voters".to_owned(),
            office: "County of Santa Luz (synthetic)".to_owned(),
            place: "Santa Luz, California".to_owned(),
        },
        roll: Roll {
            hash: hex::encode(made.roll.hash()),
            as_of: made.roll.as_of(),
            voters: u64::from(made.roll.len()),
        },
        marking: Some(DEMONSTRATION.to_owned()),
        required: filed.required.working.clone(),
        sample_size: sample.map(|sample| sample.size.clone()),
        projection: sample.map(|sample| sample.projection.clone()),
        sample_tally: sample.map(|sample| sample.tally.clone()),
        sample_reviews: sample.map(|sample| sample.reviews),
        seed_source: SEED_SOURCE.to_owned(),
    }
}

fn write_reports(
    desk: &Desk<'_>,
    law: &LawInForce,
    facts: &Facts,
    folder: &DataFolder,
    certified: bool,
) -> Result<Vec<PathBuf>, Failure> {
    let case = desk.petition().map_err(internal)?;
    let mut artefacts = Vec::new();
    if certified {
        let certificate = certificate(case, law, facts, desk.head()).map_err(internal)?;
        artefacts.extend(certificate.artefacts("certificate").map_err(internal)?);
    }
    if case.election().ordered().is_some() {
        let catalog = Catalog::builtin().map_err(internal)?;
        let law = PetitionLaw::of(case, &catalog).map_err(internal)?;
        let question =
            ballot(case, &law, desk.head(), QUESTION_SET, facts.marking.as_deref()).map_err(internal)?;
        artefacts.extend(question.artefacts("question").map_err(internal)?);
    }
    let statement = statement(case, law, facts, desk.head()).map_err(internal)?;
    artefacts.extend(statement.artefacts("statement").map_err(internal)?);
    let lines = line_records(case, law, case.stage().scope()).map_err(internal)?;
    let marking = facts.marking.as_deref();
    let mut csv = Vec::new();
    write_csv(&mut csv, &lines, Audience::Public, marking).map_err(internal)?;
    artefacts.push(Artefact::new("lines.csv", csv));
    let mut json = Vec::new();
    write_json(&mut json, &lines, Audience::Public, marking).map_err(internal)?;
    artefacts.push(Artefact::new("lines.jsonl", json));
    let folder = folder.reports(case.facts().petition.as_str());
    write_all(&folder, &artefacts).map_err(internal)
}

/// Fixes the heads of all journals in the office's.
pub(super) fn anchor(registry: &mut Registry) -> Result<Head, Failure> {
    let stamp = people::registrar().at(Clock::at(FULLY_EXAMINED).next(), None);
    journal::anchor::anchor(&mut *registry.store, &stamp).map_err(internal)
}

/// Verifies every journal of the folder, against the head the certificate was printed with.
pub(super) fn verify(registry: &Registry, ended: &Ended) -> Result<Report, Failure> {
    let spinner = Spinner::start("Verifying the journal");
    let options = Options { journal: None::<JournalId>, head: Some(ended.office_head.hash) };
    let report =
        verify_journals(&*registry.store, Some(&*registry.vault), &options, &mut |_| {}).map_err(internal)?;
    let entries: u64 = report.journals.iter().map(|journal| journal.entries).sum();
    spinner.done(&format!("{entries} entries"));
    Ok(report)
}
