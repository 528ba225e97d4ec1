//! The arithmetic of a recorded petition repeated through the law's own data: verification does not take a figure's word.
//!
//! `journal::verify` proves that the record is whole and that the figures are what the events add up to. Here every figure
//! that follows from the *law* is computed anew from the procedure the petition is bound to: the prima facie decision, each
//! projection, what a certificate decides, the words of statements, the outcome of the vote.

use law::{Catalog, count_words};
use petition::event::{Outcome, ProjectionRecorded};
use petition::{Event, Petition};
use sampling::projection::{SampleCounts, project};

use crate::conclusion::{journaled, projected};
use crate::law_of_petition::PetitionLaw;
use crate::life;

/// What was repeated and what does not come out.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Repeated {
    /// Figures computed anew.
    pub figures: u64,
    /// Entry and difference, in the order of the journal.
    pub differences: Vec<(u64, String)>,
    /// Why something could not be repeated: no procedure bound, another file at hand.
    pub not_repeated: Vec<String>,
}

/// Repeats the law's arithmetic event by event, as the journal is replayed.
pub struct Repetition<'c> {
    catalog: &'c Catalog,
    repeated: Repeated,
}

impl<'c> Repetition<'c> {
    /// Nothing repeated yet.
    #[must_use]
    pub fn new(catalog: &'c Catalog) -> Self {
        Self { catalog, repeated: Repeated::default() }
    }

    /// Repeats what an event says, which was just folded into `petition`.
    pub fn follow(&mut self, petition: &Petition, entry: u64, event: &Event) {
        if !says_a_figure_of_law(event) {
            return;
        }
        let Some(law) = self.law(petition) else { return };
        let checked = repeat(petition, &law, event);
        self.repeated.figures += 1;
        if let Err(difference) = checked {
            self.repeated.differences.push((entry, difference));
        }
    }

    /// What came of it.
    #[must_use]
    pub fn finish(self) -> Repeated {
        self.repeated
    }

    /// The law the petition is bound to at this point; `None`, said once, where its file is not at hand.
    fn law(&mut self, petition: &Petition) -> Option<PetitionLaw> {
        let Some(bound) = petition.procedure() else {
            let why = "the petition is bound to no procedure: its figures of law were not repeated";
            self.not_repeated(why.to_owned());
            return None;
        };
        let same_file =
            self.catalog.procedure(&bound.procedure).is_ok_and(|it| it.hash() == bound.hash.to_string());
        if !same_file {
            self.not_repeated(format!(
                "the file of {} with the hash {} is not at hand: its figures of law were not repeated",
                bound.procedure, bound.hash
            ));
            return None;
        }
        // The version depends on days that later events record: it is chosen for each figure.
        PetitionLaw::of(petition, self.catalog).ok()
    }

    fn not_repeated(&mut self, why: String) {
        if !self.repeated.not_repeated.contains(&why) {
            self.repeated.not_repeated.push(why);
        }
    }
}

fn says_a_figure_of_law(event: &Event) -> bool {
    matches!(
        event,
        Event::PrimaFacieDecided(_)
            | Event::ProjectionRecorded(_)
            | Event::OutcomeDetermined(_)
            | Event::CertificateIssued(_)
            | Event::NoticeFiled(_)
            | Event::AnswerFiled(_)
            | Event::OutcomeRecorded(_)
    )
}

fn repeat(petition: &Petition, law: &PetitionLaw, event: &Event) -> Result<(), String> {
    match event {
        Event::PrimaFacieDecided(decided) => {
            let verdict =
                law.law.version.prima_facie(u64::from(decided.raw_count), u64::from(decided.required));
            let accepted = verdict.map_err(|error| error.to_string())?.decision == law::Decision::Sufficient;
            same("the prima facie decision", &decided.accepted, &accepted)
        }
        Event::ProjectionRecorded(recorded) => projection(law, recorded),
        Event::OutcomeDetermined(determined) => {
            life::may_be_determined(petition, law, determined).map(drop).map_err(|error| error.to_string())
        }
        Event::CertificateIssued(issued) => {
            let figures = issued.figures;
            if figures.projected.is_some() {
                // The certificate rests on the projection, which was repeated when it was recorded.
                return Ok(());
            }
            let verdict = law.law.version.decide_full(u64::from(figures.valid), u64::from(figures.required));
            let follows = match verdict.map_err(|error| error.to_string())?.decision {
                law::Decision::Sufficient => Outcome::Sufficient,
                law::Decision::Insufficient => Outcome::Insufficient,
                // The law leaves it open: the registrar's determination stands in the record, or nothing does.
                _ if petition.determination().is_some() => return Ok(()),
                _ => {
                    let outcome = issued.outcome.word();
                    return Err(format!(
                        "the certificate says {outcome}: the law leaves that open, and nobody determined it"
                    ));
                }
            };
            same("the outcome of the certificate", &format!("{:?}", issued.outcome), &format!("{follows:?}"))
        }
        Event::NoticeFiled(notice) => {
            let words = count_words(&notice.reasons, &notice.one_word);
            same("the words of the reasons", &notice.words, &words)
        }
        Event::AnswerFiled(answer) => {
            same("the words of the answer", &answer.words, &count_words(&answer.answer, &answer.one_word))
        }
        Event::OutcomeRecorded(recorded) => {
            let (outcome, _) = life::outcome(petition, law).map_err(|error| error.to_string())?;
            same("the outcome", &format!("{:?}", recorded.outcome), &format!("{outcome:?}"))
        }
        _ => Ok(()),
    }
}

fn projection(law: &PetitionLaw, recorded: &ProjectionRecorded) -> Result<(), String> {
    let counts = SampleCounts {
        raw: u64::from(recorded.raw_count),
        sample: u64::from(recorded.sample),
        valid: u64::from(recorded.valid),
        duplicates: Some(u64::from(recorded.duplicates)),
    };
    let variant = recorded.variant.as_deref();
    let repeated = project(&law.law.version, &counts, Some(u64::from(recorded.required)), variant)
        .map_err(|error| error.to_string())?;
    same("the projection", &recorded.projected, &projected(&repeated))?;
    let decision = journaled(repeated.decision);
    same("what the projection decides", &format!("{:?}", recorded.decision), &format!("{decision:?}"))
}

fn same(what: &str, recorded: &impl ToString, repeated: &impl ToString) -> Result<(), String> {
    let (recorded, repeated) = (recorded.to_string(), repeated.to_string());
    if recorded == repeated {
        return Ok(());
    }
    Err(format!("{what} is recorded as {recorded}, the procedure gives {repeated}"))
}
