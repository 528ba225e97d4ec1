//! A petition's own page: where it stands, what may be done next, the figures with their working, its calendar.

use jiff::civil::Date;
use law::{Entry, LawError, Timeline, Working};
use petition::Petition;

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::law_of_petition::PetitionLaw;
use crate::next_steps::{NextStep, NextSteps, Standing, applies, next_steps};

/// A petition's calendar and what it says of today.
#[derive(Debug, Clone)]
pub struct Course {
    /// What was done, may be done and follows.
    pub steps: NextSteps,
    /// The calendar; none before anything dated has happened.
    pub timeline: Option<Timeline>,
    /// The step to look at first.
    pub deadline: Option<NextStep>,
}

impl Office {
    /// The course of a petition as of today; none before a procedure is bound.
    ///
    /// # Errors
    /// When the bound procedure is not at hand or a period cannot be counted.
    pub fn course(&self, case: &Case) -> Result<Option<Course>, OfficeError> {
        let Ok(law) = case.petition_law() else { return Ok(None) };
        let today = self.today();
        case.read(|petition| {
            let steps = next_steps(petition, &law, today)?;
            let facts = law.facts(petition);
            let (procedure, version) = (&law.law.procedure, &law.law.version);
            let timeline = match Timeline::under(procedure, version, &facts, &law.law.calendar.calendar) {
                Ok(timeline) => Some(of_this_petition(petition, &law, timeline, today)),
                Err(LawError::Missing { .. }) => None,
                Err(error) => return Err(error.into()),
            };
            let deadline = deadline(&steps);
            Ok(Some(Course { steps, timeline, deadline }))
        })
    }

    /// The figures that carry a working: what is required, how many lines a sample has.
    ///
    /// # Errors
    /// When the procedure cannot compute one from what is given.
    pub fn workings(&self, case: &Case) -> Result<Vec<Working>, OfficeError> {
        let Ok(law) = case.law() else { return Ok(Vec::new()) };
        let described = case.kept()?.description;
        case.read(|petition| {
            let mut workings = Vec::new();
            let accepted = petition.stage().accepted();
            let computed = described.and_then(|file| law.required(file.requirement).ok());
            match (accepted, computed) {
                (Some(accepted), Some(computed)) if computed.required != u64::from(accepted.required) => {
                    workings.push(as_decided(accepted.required));
                }
                (_, Some(computed)) => workings.push(computed.working),
                (Some(accepted), None) => workings.push(as_decided(accepted.required)),
                (None, None) => {}
            }
            if let Some(accepted) = accepted {
                let raw = u64::from(accepted.counted.raw_count);
                let required = u64::from(accepted.required);
                if let Ok(verdict) = law.version.prima_facie(raw, required) {
                    let label = "Enough on its face".to_owned();
                    workings.push(Working { label, ..verdict.working });
                }
                if let Ok((_, working)) = law.version.sample_size(raw) {
                    workings.push(working);
                }
            }
            Ok(workings)
        })
    }
}

/// The requirement the prima facie decision was taken on, where no other working gives that number.
pub(crate) fn as_decided(required: u32) -> Working {
    let label = "Signatures required, as the prima facie decision states";
    Working::given("required", label, required).unit("signatures")
}

/// The calendar without the days of cases that are not this petition's, and without events that only such days are counted
/// from.
fn of_this_petition(petition: &Petition, law: &PetitionLaw, mut timeline: Timeline, today: Date) -> Timeline {
    let all = std::mem::take(&mut timeline.entries);
    let is_kept = |entry: &Entry| entry.since.is_none() || applies(petition, entry, &all, today);
    let kept: Vec<&Entry> = all.iter().filter(|entry| is_kept(entry)).collect();
    let steps = &law.law.version.steps;
    let counts_from = |step: &str, event: &str| steps.iter().any(|it| it.step == step && it.after == event);
    let counted_from =
        |entries: &[&Entry], event: &str| entries.iter().any(|other| counts_from(&other.name, event));
    let everything: Vec<&Entry> = all.iter().collect();
    let matters = |entry: &&&Entry| {
        entry.since.is_some()
            || kept.iter().any(|other| other.leads_to == entry.name)
            || counted_from(&kept, &entry.name)
            || !counted_from(&everything, &entry.name)
    };
    timeline.entries = kept.iter().filter(matters).map(|entry| (*entry).clone()).collect();
    timeline
}

/// The next last day; one of the registrar's that is past comes before all others, since nobody else can cure it.
fn deadline(steps: &NextSteps) -> Option<NextStep> {
    let dated = || steps.open().filter(|step| step.day.is_some() && !step.is_earliest);
    let overdue = dated().find(|step| step.standing == Standing::Overdue && step.who == "registrar");
    let next = dated().filter(|step| step.standing == Standing::Open).min_by_key(|step| step.day);
    overdue.or(next).cloned()
}
