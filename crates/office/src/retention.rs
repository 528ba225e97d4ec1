//! Until when a petition must be kept, from the procedure's own step.

use jiff::civil::Date;
use law::{Act, Standing, Timeline, Working};
use petition::Petition;

use crate::OfficeError;
use crate::law_of_petition::{PetitionLaw, case_applies};

/// The day until which the petition's records are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// The day; destruction is possible from then on.
    pub until: Date,
    /// How it was counted, with the section.
    pub working: Working,
}

/// The day until which the records are kept; `None` where the procedure sets none.
///
/// # Errors
/// When the event it is counted from has not happened, or its day is not recorded.
pub fn retention(petition: &Petition, law: &PetitionLaw) -> Result<Option<Retention>, OfficeError> {
    let procedure = &law.law.procedure;
    let Some(destroyed) = procedure.event_of(Act::RecordsDestroyed) else { return Ok(None) };
    let steps: Vec<_> = law.law.version.steps.iter().filter(|step| step.leads_to == destroyed.name).collect();
    if steps.is_empty() {
        return Ok(None);
    }
    let facts = law.facts(petition);
    let timeline = match Timeline::under(procedure, &law.law.version, &facts, &law.law.calendar.calendar) {
        Ok(timeline) => timeline.entries,
        Err(law::LawError::Missing { .. }) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    let running = timeline.iter().filter(|entry| {
        entry.leads_to == destroyed.name
            && entry.standing != Standing::Forecast
            && entry.case.is_none_or(|case| case_applies(petition, case) == Some(true))
    });
    let latest = running.max_by_key(|entry| entry.date);
    if let Some((entry, until)) = latest.and_then(|entry| entry.date.map(|until| (entry, until))) {
        return Ok(Some(Retention { until, working: entry.working() }));
    }
    let waits: Vec<String> = steps
        .iter()
        .filter(|step| step.case.is_none_or(|case| case_applies(petition, case) != Some(false)))
        .map(|step| format!("`{}`", step.after))
        .collect();
    Err(OfficeError::Unlawful(format!(
        "until when the records are kept is not known yet: it is counted from {}, of which no day is recorded",
        waits.join(" or ")
    )))
}
