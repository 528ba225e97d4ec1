//! What leaves the office: certificate, statement, letters and lists of lines, each noted in the office's journal.

mod lines;

use petition::{Event, EventKind, Petition, Scope, Stage};
use reports::letter::{Addressee, Letter};
use reports::{Report, model};

use crate::OfficeError;
use crate::case::Case;
use crate::documents::{self, Facts};
use crate::house::Office;
use crate::law_in_force::LawInForce;
use crate::office_journal::OfficeEvent;
use crate::overview::as_decided;
use crate::people::Member;
use crate::petition_file::PetitionFile;
use crate::rights::{Right, check};

/// A document of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// The certificate.
    Certificate,
    /// The statement of the examination.
    Statement,
    /// The notice to the proponents.
    LetterToProponents,
    /// The notice to the officer.
    LetterToOfficer,
    /// Every line, without personal data.
    Lines,
    /// Every line with what was keyed from it: for the office and who may inspect.
    LinesInternal,
}

/// A form of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// To print.
    Pdf,
    /// To read on a screen.
    Html,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// A file to hand over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Its name.
    pub name: String,
    /// Its form.
    pub format: Format,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Document {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Certificate,
        Self::Statement,
        Self::LetterToProponents,
        Self::LetterToOfficer,
        Self::Lines,
        Self::LinesInternal,
    ];

    /// The stem of its file's name.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        match self {
            Self::Certificate => "certificate",
            Self::Statement => "statement",
            Self::LetterToProponents => "letter-to-proponents",
            Self::LetterToOfficer => "letter-to-officer",
            Self::Lines => "lines",
            Self::LinesInternal => "lines-internal",
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Certificate => "Certificate",
            Self::Statement => "Statement of the examination",
            Self::LetterToProponents => "Notice of the result to the proponents",
            Self::LetterToOfficer => "Notice of the result to the officer",
            Self::Lines => "Every line with its result, without personal data",
            Self::LinesInternal => {
                "Every line with what was keyed from it: personal data, for the office only"
            }
        }
    }

    /// The forms it comes in.
    #[must_use]
    pub const fn formats(self) -> &'static [Format] {
        match self {
            Self::Lines | Self::LinesInternal => &[Format::Csv, Format::Json],
            _ => &[Format::Pdf, Format::Html, Format::Json],
        }
    }

    /// Who may have it.
    #[must_use]
    pub const fn right(self) -> Right {
        match self {
            Self::LinesInternal => Right::Inspect,
            Self::LetterToProponents | Self::LetterToOfficer => Right::Handle,
            Self::Certificate | Self::Statement | Self::Lines => Right::Look,
        }
    }

    /// Whether there is one at this point.
    #[must_use]
    pub fn is_there(self, petition: &Petition) -> bool {
        match (self, petition.stage()) {
            (Self::Statement, stage) => {
                matches!(stage, Stage::Completed(_) | Stage::Certified(_))
                    && (stage.scope() == Scope::Full || projected(petition))
            }
            (Self::Lines | Self::LinesInternal, stage) => stage.accepted().is_some(),
            (_, stage) => matches!(stage, Stage::Certified(_)),
        }
    }

    /// The document whose file has this stem.
    #[must_use]
    pub fn from_stem(stem: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|document| document.stem() == stem)
    }
}

fn projected(petition: &Petition) -> bool {
    match petition.stage() {
        Stage::Completed(completed) => completed.projection.is_some(),
        Stage::Certified(certified) => certified.completed.projection.is_some(),
        _ => false,
    }
}

impl Format {
    /// The end of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }

    /// The form of that extension.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        [Self::Pdf, Self::Html, Self::Json, Self::Csv].into_iter().find(|it| it.extension() == extension)
    }
}

impl Office {
    /// Makes a document for a member and notes in the office's journal that it left. `marking` is printed on it.
    ///
    /// # Errors
    /// When the member may not have it, it is not there yet, or its figures do not add up.
    pub fn paper(
        &self,
        case: &Case,
        member: &Member,
        document: Document,
        format: Format,
        marking: Option<&str>,
    ) -> Result<Paper, OfficeError> {
        check(member, document.right())?;
        if !case.read(|petition| Ok(document.is_there(petition)))? || !document.formats().contains(&format) {
            return Err(OfficeError::NotYet(document.stem()));
        }
        let bytes = match document {
            Document::Lines => self.lines_file(case, None, format, marking)?,
            Document::LinesInternal => {
                let inspection = self.may_inspect(case, member)?;
                self.lines_file(case, Some(&inspection), format, marking)?
            }
            _ => self.report(case, document, format, marking)?,
        };
        let name = format!("{}-{}.{}", case.id(), document.stem(), format.extension());
        self.exported(case, member, &name)?;
        Ok(Paper { name, format, bytes })
    }

    /// Notes that something left the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn exported(&self, case: &Case, member: &Member, name: &str) -> Result<(), OfficeError> {
        let event = OfficeEvent::Exported { petition: case.id().to_string(), document: name.to_owned() };
        self.note(&self.stamp(member, None), &[event])?;
        Ok(())
    }

    fn report(
        &self,
        case: &Case,
        document: Document,
        format: Format,
        marking: Option<&str>,
    ) -> Result<Vec<u8>, OfficeError> {
        let law = case.law()?;
        let facts = self.document_facts(case, &law, marking)?;
        let today = self.today();
        case.seated(|seat| {
            let (petition, head) = (seat.petition()?, seat.head());
            match document {
                Document::Certificate => {
                    written(&documents::certificate(petition, &law, &facts, head)?, format)
                }
                Document::LetterToProponents | Document::LetterToOfficer => {
                    let to = match document {
                        Document::LetterToOfficer => Addressee::Officer,
                        _ => Addressee::Proponents,
                    };
                    written(&letter(petition, &law, &facts, head, to, today)?, format)
                }
                _ => written(&documents::statement(petition, &law, &facts, head)?, format),
            }
        })
    }

    /// What the documents need besides the events.
    fn document_facts(
        &self,
        case: &Case,
        law: &LawInForce,
        marking: Option<&str>,
    ) -> Result<Facts, OfficeError> {
        let described = case.kept()?.description;
        let projection = self.projection(case)?;
        let sample_tally = match self.last_of(case, EventKind::ProjectionRecorded)? {
            Some((projected, _)) => self.completed_before(case, projected.sequence)?,
            None => None,
        };
        let seed_source = match self.last_of(case, EventKind::SeedPublished)? {
            Some((_, Event::SeedPublished(seed))) => seed.source,
            _ => String::new(),
        };
        let voters = case.roll(&self.rolls()).map_or(0, |roll| u64::from(roll.snapshot.len()));
        case.read(|petition| {
            let accepted =
                petition.stage().accepted().ok_or(OfficeError::NotBound("prima facie decision"))?;
            let bound = petition.rolls().last().ok_or(OfficeError::NotBound("roll"))?;
            let raw = u64::from(accepted.counted.raw_count);
            let has_sample = petition.stage().drawn().is_some() && projection.is_some();
            Ok(Facts {
                officer: described.as_ref().map(|file| file.officer.clone()).unwrap_or_default(),
                signer: signer(petition),
                roll: model::Roll { hash: bound.hash.to_string(), as_of: bound.as_of, voters },
                marking: marking.map(str::to_owned),
                required: required(described.as_ref(), law, accepted.required),
                sample_size: if has_sample { Some(law.version.sample_size(raw)?.1) } else { None },
                projection: projection.filter(|_| has_sample),
                sample_reviews: sample_tally.is_some().then(|| petition.reviews(Scope::Sample)),
                sample_tally,
                seed_source,
            })
        })
    }

    /// The tally the examination of the sample was completed with, before the entry of that number.
    fn completed_before(&self, case: &Case, sequence: u64) -> Result<Option<petition::Tally>, OfficeError> {
        let kind = EventKind::ExaminationCompleted;
        let found = self.indexed(case, |index| index.of_kind(kind).rfind(|number| *number < sequence))?;
        let entry = found.map(|number| self.entry(case, number)).transpose()?.flatten();
        Ok(entry.and_then(|(_, event)| match event {
            Event::ExaminationCompleted(completed) => Some(completed.tally),
            _ => None,
        }))
    }
}

/// The signer by what the statute calls the office; the name on a certificate is that of who signed it.
fn signer(petition: &Petition) -> model::Signer {
    model::Signer {
        name: petition.certified().map(|it| it.certificate.signer.clone()).unwrap_or_default(),
        title: "elections official".to_owned(),
        office: petition.facts().jurisdiction.clone(),
        place: String::new(),
    }
}

fn required(described: Option<&PetitionFile>, law: &LawInForce, decided: u32) -> law::Working {
    let computed = described.and_then(|file| law.required(file.requirement).ok());
    match computed {
        Some(computed) if computed.required == u64::from(decided) => computed.working,
        _ => as_decided(decided),
    }
}

fn written(report: &impl Report, format: Format) -> Result<Vec<u8>, OfficeError> {
    Ok(match format {
        Format::Pdf => report.to_pdf()?,
        Format::Html => report.to_html()?.into_bytes(),
        Format::Json | Format::Csv => report.to_json()?.into_bytes(),
    })
}

fn letter(
    petition: &Petition,
    law: &LawInForce,
    facts: &Facts,
    head: journal::Head,
    to: Addressee,
    today: jiff::civil::Date,
) -> Result<Letter, OfficeError> {
    let certificate = documents::certificate(petition, law, facts, head)?;
    let statement = documents::statement(petition, law, facts, head)?;
    let (valid, is_projected) = match &certificate.examination {
        reports::certificate::Examination::Sample(sample) => (sample.projected, true),
        reports::certificate::Examination::Full { valid, .. } => (*valid, false),
    };
    Ok(Letter {
        petition: certificate.petition,
        to,
        outcome: certificate.outcome,
        required: certificate.required,
        total: certificate.total,
        valid,
        is_projected,
        certified_on: certificate.signed_on,
        date: today,
        what_follows: statement.what_follows,
        cites: certificate.cites,
        signer: certificate.signer,
        provenance: certificate.provenance,
    })
}
