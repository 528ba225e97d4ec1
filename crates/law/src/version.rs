//! One version of a procedure: everything the law said while it was in force.

mod ballot;
mod decide_vote;
mod parts;
mod reasons;

use std::sync::Arc;

use jiff::civil::Date;
use num_traits::ToPrimitive;

use crate::number::{checked_count, whole};
use crate::reasons::{ReasonChoice, ReasonEntry};
use crate::{
    Bands, Calendar, Deadline, Decision, Distribution, Input, Inputs, LawError, Projecting, Reason, Required,
    Step, Threshold, Verdict, Working, required,
};
pub use ballot::{
    Consequence, Names, Question, Statement, Successors, Vacancy, VacancyPhase, VacancyRule, Vote,
    VoteDecision, worded,
};
pub use parts::{Figure, PrimaFacie, Refused, RollUp, Sample};

/// One version, resolved: what it does not say itself it takes from the version it is based on.
#[derive(Debug, Clone)]
pub struct Version {
    /// Id of the procedure it belongs to.
    pub procedure: String,
    /// Stable name: `2018`.
    pub name: String,
    /// First day in force; `None` where it is not known, and the version then applies backwards.
    pub from: Option<Date>,
    /// Last day in force: the day before the next version begins.
    pub until: Option<Date>,
    /// What the reader must know of the version: what changed, what could not be checked.
    pub notes: Vec<String>,
    /// Ways of computing the requirement.
    pub thresholds: Vec<Threshold>,
    /// Requirements of spread besides the total.
    pub distributions: Vec<Distribution>,
    /// The raw count against the requirement.
    pub prima_facie: Option<PrimaFacie>,
    /// Sampling.
    pub sample: Option<Sample>,
    /// Projection.
    pub projecting: Option<Projecting>,
    /// How counties' figures become one, where several examine one petition.
    pub roll_up: Option<RollUp>,
    /// Bands of the full count.
    pub full_count: Option<Bands>,
    /// Everything counted from an event.
    pub steps: Vec<Step>,
    /// Limits and other figures beside the requirement.
    pub figures: Vec<Figure>,
    /// The question on the ballot.
    pub question: Option<Question>,
    /// What the votes decide.
    pub vote: Option<Vote>,
    /// What becomes of the petition when the office becomes vacant.
    pub vacancies: Vec<Vacancy>,
    /// What the law knows but this file does not, by name and why.
    pub refused: Vec<Refused>,
    pub(crate) choices: Vec<ReasonChoice>,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) catalogue: Arc<[ReasonEntry]>,
}

impl Version {
    /// The signatures required. `threshold` names one of [`Self::thresholds`]; without it the counts given decide.
    ///
    /// # Errors
    /// No threshold is set, a count is missing, zero or too large, or the counts fit several thresholds.
    pub fn required(&self, threshold: Option<&str>, inputs: &Inputs) -> Result<Required, LawError> {
        if self.thresholds.is_empty() {
            return Err(self.not_set("signature requirement"));
        }
        required::required(&self.thresholds, threshold, inputs)
    }

    /// The least sample the law allows for that raw count.
    ///
    /// # Errors
    /// The procedure sets no sample size, or the raw count is zero or too large.
    pub fn sample_size(&self, raw: u64) -> Result<(u64, Working), LawError> {
        let sample = self.sample.as_ref().ok_or_else(|| self.not_set("sample size"))?;
        if checked_count("--raw", raw)? == 0 {
            return Err(LawError::Impossible("--raw is 0: there is nothing to sample".to_owned()));
        }
        let given = || Working::given("raw", "Signatures submitted (raw count)", raw).unit("signatures");
        let node = |size: u64| {
            let mut working = Working::given("sample_size", "Signatures to sample", size)
                .unit("signatures")
                .cites(&sample.cites);
            working.notes.clone_from(&sample.notes);
            working
        };
        if raw <= sample.only_above {
            let note = format!(
                "sampling is open only above {} signatures: every one is examined",
                sample.only_above
            );
            return Ok((raw, node(raw).from("raw", vec![given()]).note(&note)));
        }
        let (value, amount) = sample.size.compute(&Inputs::new().with(Input::Raw, raw))?;
        let size = sample.round.apply(&value).to_integer().to_u64().unwrap_or(raw).min(raw);
        let inputs = if amount.inputs.is_empty() { vec![given()] } else { amount.inputs };
        Ok((size, node(size).from(&amount.formula, inputs).rounded(sample.round.in_words(&value))))
    }

    /// Whether the raw count reaches the requirement, before any signature is checked.
    ///
    /// # Errors
    /// The procedure sets no such step, or the requirement is zero or too large.
    pub fn prima_facie(&self, raw: u64, required: u64) -> Result<Verdict, LawError> {
        let rule = self.prima_facie.as_ref().ok_or_else(|| self.not_set("prima facie count"))?;
        rule.bands.decide("Signatures submitted (raw count)", &whole(checked_count("--raw", raw)?), required)
    }

    /// What a full count decides.
    ///
    /// # Errors
    /// The procedure sets no full count, or the requirement is zero or too large.
    pub fn decide_full(&self, valid: u64, required: u64) -> Result<Verdict, LawError> {
        let bands = self.full_count.as_ref().ok_or_else(|| self.not_set("full count"))?;
        let valid = checked_count("--full-valid", valid)?;
        bands.decide("Valid signatures (full count)", &whole(valid), required)
    }

    /// A step by its stable name.
    ///
    /// # Errors
    /// The version has no such step.
    pub fn step(&self, name: &str) -> Result<&Step, LawError> {
        let known = self.steps.iter().map(|step| step.step.as_str());
        let found = self.steps.iter().find(|step| step.step == name);
        found.ok_or_else(|| LawError::unknown("step", name, known))
    }

    /// The date of one step, counted from the event it follows.
    ///
    /// # Errors
    /// The version has no such step, or the calendar ends.
    pub fn deadline(
        &self,
        step: &str,
        from: Date,
        inputs: &Inputs,
        calendar: &Calendar,
    ) -> Result<Deadline, LawError> {
        self.step(step)?.deadline(from, inputs, calendar)
    }

    /// Every step that is counted from the event, with its date, in the order of the file.
    ///
    /// # Errors
    /// Nothing is counted from that event, or the calendar ends.
    pub fn deadlines(
        &self,
        event: &str,
        from: Date,
        inputs: &Inputs,
        calendar: &Calendar,
    ) -> Result<Vec<Deadline>, LawError> {
        let steps = self.steps_from(event);
        if steps.is_empty() {
            return Err(self.not_set(&format!("deadline after `{event}`")));
        }
        steps.into_iter().map(|step| step.deadline(from, inputs, calendar)).collect()
    }

    /// The steps that follow from an event; those counted back from it only where nothing else is counted.
    #[must_use]
    pub fn steps_from(&self, event: &str) -> Vec<&Step> {
        let (back, forth): (Vec<&Step>, Vec<&Step>) =
            self.steps.iter().filter(|step| step.after == event).partition(|step| step.period.before);
        if forth.is_empty() { back } else { forth }
    }

    /// How the version projects a sample.
    ///
    /// # Errors
    /// It does not, or the text could not be read.
    pub fn projecting(&self) -> Result<&Projecting, LawError> {
        self.projecting.as_ref().ok_or_else(|| self.not_set("projection"))
    }

    /// How the figures of several counties become one.
    ///
    /// # Errors
    /// One office examines the whole petition.
    pub fn roll_up(&self) -> Result<&RollUp, LawError> {
        self.roll_up
            .as_ref()
            .ok_or_else(|| self.not_set("roll-up of counties: one office examines the whole petition"))
    }

    /// What a petition that reaches the requirement exactly gets after a full count: `undetermined` where the
    /// statute says "greater than" and "less than" and leaves equality open.
    #[must_use]
    pub fn at_equality(&self) -> Option<Decision> {
        self.decide_full(100, 100).ok().map(|verdict| verdict.decision)
    }

    /// One figure in words: `200 words`.
    #[must_use]
    pub fn figure(&self, name: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.name == name)
    }

    /// The whole in plain words for an error: which procedure and version.
    pub(crate) fn not_set(&self, what: &str) -> LawError {
        let why = self.refused.iter().find(|refused| what.contains(&refused.what));
        LawError::NotSet {
            procedure: self.procedure.clone(),
            version: self.name.clone(),
            what: what.to_owned(),
            why: why.map(|refused| format!(": {}", refused.why)).unwrap_or_default(),
        }
    }
}
