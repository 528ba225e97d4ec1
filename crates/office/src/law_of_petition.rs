//! The law a recorded petition runs under, and what of its life the law counts from.

use std::sync::Arc;

use jiff::civil::Date;
use law::{Act, Case, Catalog, Extension, Facts, Happened, Input, Inputs, Procedure, Stay};
use petition::event::Outcome;
use petition::{EventKind, Moment, Petition, Scope, StageName};

use crate::OfficeError;
use crate::law_in_force::LawInForce;

/// The law in force for a petition, with the counts it computes from.
#[derive(Debug, Clone)]
pub struct PetitionLaw {
    /// Procedure, version and calendar.
    pub law: Arc<LawInForce>,
    /// Registered voters, votes of the last election and so on, as stated in the journal.
    pub inputs: Inputs,
    /// What must be said: another procedure file than the one bound, no county, no day that selects the version.
    pub warnings: Vec<String>,
}

impl PetitionLaw {
    /// The law of a petition: the procedure it is bound to, in the version that its own events select, with the calendar
    /// of the county stated.
    ///
    /// # Errors
    /// When it is not bound to a procedure, or the catalog has no such procedure, version or county.
    pub fn of(petition: &Petition, catalog: &Catalog) -> Result<Self, OfficeError> {
        Self::with(petition, catalog, None)
    }

    /// The same while an event is being recorded: where it is the one that selects the version, its day does, and where no day
    /// is recorded at all, it is the first.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub fn with(
        petition: &Petition,
        catalog: &Catalog,
        now: Option<(EventKind, Date)>,
    ) -> Result<Self, OfficeError> {
        let bound = petition.procedure().ok_or(OfficeError::NotBound("procedure"))?;
        let procedure = catalog.procedure(&bound.procedure)?;
        let mut warnings = Vec::new();
        let (on, warning) = selecting_day(petition, procedure, now);
        warnings.extend(warning);
        let county = petition.course().basis.as_ref().and_then(|basis| basis.county.as_deref());
        let law = LawInForce::choose(catalog, &bound.procedure, on, county)?;
        if law.is_bound(bound).is_err() {
            warnings.push(format!(
                "the file of {} at hand is not the one this petition is bound to: bind it anew, with the reason, or put \
                 the bound file into the procedures folder",
                bound.procedure
            ));
        }
        warnings.extend(law.calendar.warnings.iter().cloned());
        Ok(Self { law: Arc::new(law), inputs: inputs(petition), warnings })
    }

    /// What of the petition's life the law counts from.
    #[must_use]
    pub fn facts(&self, petition: &Petition) -> Facts {
        let course = petition.course();
        let events = self.law.procedure.events.iter();
        let happened = events.flat_map(|event| {
            days_of(petition, event).into_iter().map(|date| Happened { event: event.name.clone(), date })
        });
        let stays = course.stays.iter().filter_map(|stay| {
            let from = stay.from?;
            // A stay lifted on a day nobody recorded cannot be counted; one that lasts can.
            (!stay.is_lifted || stay.lifted.is_some()).then_some(Stay { from, lifted: stay.lifted })
        });
        let extensions = course.extensions.iter().map(|(_, extension)| Extension {
            step: extension.step.to_string(),
            until: extension.until,
            by: extension.by.clone(),
        });
        Facts {
            happened: happened.collect(),
            stays: stays.collect(),
            inputs: self.inputs.clone(),
            extensions: extensions.collect(),
        }
    }
}

/// The day that selects the version of a procedure for this petition.
fn selecting_day(
    petition: &Petition,
    procedure: &Procedure,
    now: Option<(EventKind, Date)>,
) -> (Option<Date>, Option<String>) {
    let selecting = procedure.event(&procedure.selected_by).ok();
    if let Some(day) = selecting.and_then(|event| days_of(petition, event).first().copied()) {
        return (Some(day), None);
    }
    let selects =
        |kind: EventKind| selecting.is_some_and(|it| it.acts().iter().any(|act| act.name() == kind.name()));
    if let Some((_, day)) = now.filter(|(kind, _)| selects(*kind)) {
        return (Some(day), None);
    }
    let first = petition.course().moments.iter().find_map(|moment| moment.on);
    let first = first.or(now.map(|(_, day)| day));
    let by = selecting.map_or(procedure.selected_by.as_str(), |event| event.label.as_str());
    let warning = match first {
        Some(day) => {
            let day = reports::figures::date(day);
            format!("The day of \"{by}\" is not recorded: the law as it stood on {day} is taken.")
        }
        None => format!("No day is recorded, not even of \"{by}\": the newest version of the law is taken."),
    };
    (first, Some(warning))
}

/// The days of a procedure's event in a petition's life: recorded under its own name, or by the first of its acts that is
/// there. Rounds have several; of an order that was called off only the last counts.
fn days_of(petition: &Petition, event: &law::Event) -> Vec<Date> {
    let moments = &petition.course().moments;
    let days = |is: &dyn Fn(&Moment) -> bool| -> Vec<Date> {
        moments.iter().filter(|moment| is(moment)).filter_map(|moment| moment.on).collect()
    };
    let named = days(&|moment| moment.named.as_deref() == Some(event.name.as_str()));
    if !named.is_empty() {
        return named;
    }
    let acts = event.acts().into_iter().map(|act| match act {
        Act::ElectionHeld => petition.election().ordered().map(|it| it.order.election).into_iter().collect(),
        Act::ElectionOrdered if petition.election().ordered().is_none() => Vec::new(),
        Act::ElectionOrdered => {
            days(&|moment| moment.kind == EventKind::ElectionOrdered).pop().into_iter().collect()
        }
        act => days(&|moment| moment.kind.name() == act.name()),
    });
    acts.into_iter().find(|days| !days.is_empty()).unwrap_or_default()
}

fn inputs(petition: &Petition) -> Inputs {
    let mut inputs = Inputs::new();
    let counts = petition.course().basis.iter().flat_map(|basis| &basis.counts);
    for (name, count) in counts {
        if let Some(input) = Input::from_name(name.as_str()) {
            inputs = inputs.with(input, *count);
        }
    }
    if petition.raw_count() > 0 {
        inputs = inputs.with(Input::Raw, u64::from(petition.raw_count()));
    }
    if let Some(accepted) = petition.stage().accepted() {
        inputs = inputs.with(Input::Required, u64::from(accepted.required));
    }
    inputs
}

/// Whether a case of the law is this petition's; `None` where it is not known yet.
#[must_use]
pub fn case_applies(petition: &Petition, case: Case) -> Option<bool> {
    let stage = petition.stage();
    let is_sampled = stage.drawn().is_some();
    let is_full = stage.name() >= StageName::Examining && stage.scope() == Scope::Full;
    let certificate = petition.certified().map(petition::Certified::outcome);
    let rejected = stage.name() == StageName::Rejected;
    match case {
        Case::Sample if is_sampled => Some(true),
        Case::Sample | Case::SampleBeforeRegularElection if is_full => Some(false),
        Case::Full if is_sampled => Some(false),
        Case::Full if is_full => Some(true),
        Case::Sample | Case::SampleBeforeRegularElection | Case::Full => None,
        Case::Insufficient => certificate.map(|outcome| outcome == Outcome::Insufficient),
        // A measure adopted by those it was presented to is not submitted to the voters.
        Case::NoElection if petition.election().adopted().is_some() => Some(true),
        Case::NoElection => match (certificate, rejected) {
            (_, true) | (Some(Outcome::Insufficient), _) => Some(true),
            (Some(Outcome::Sufficient), _) => Some(false),
            (None, false) => None,
        },
        Case::Consolidated | Case::SpecialElection => {
            petition.election().ordered().map(|ordered| ordered.order.case.as_deref() == Some(case.name()))
        }
        Case::InDefault => None,
    }
}

/// Whether the petition is past the point where anything but its retention is counted.
#[must_use]
pub fn is_over(petition: &Petition) -> bool {
    let insufficient = petition.certified().is_some_and(|it| it.outcome() == Outcome::Insufficient);
    let ended = petition.course().last(EventKind::PetitionEnded).is_some();
    insufficient || ended || petition.stage().name() == StageName::Rejected
}
