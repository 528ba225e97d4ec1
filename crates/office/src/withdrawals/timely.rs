//! Whether a request came in time. The procedure's step `withdrawal-ends` says it; where there is none, or the day it is
//! counted from is not known here, a lead decides.

use jiff::civil::Date;
use law::Citation;
use petition::WithdrawalId;

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::law_of_petition::PetitionLaw;

/// The step of a procedure that ends the time for requests.
const STEP: &str = "withdrawal-ends";

/// In time or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Timely {
    /// Received up to the last day.
    InTime {
        /// The last day.
        until: Date,
        /// How it was counted.
        rule: String,
        /// Sections that set it.
        cites: Vec<Citation>,
    },
    /// Received after it.
    TooLate {
        /// The last day.
        until: Date,
        /// How it was counted.
        rule: String,
        /// Sections that set it.
        cites: Vec<Citation>,
    },
    /// A lead decides.
    LeadDecides {
        /// Why the office cannot say.
        why: String,
        /// Sections on withdrawn signatures.
        cites: Vec<Citation>,
    },
}

impl Office {
    /// Whether a request came in time.
    ///
    /// # Errors
    /// When no procedure is bound or the journal cannot be read.
    pub fn timely(&self, case: &Case, id: WithdrawalId) -> Result<Timely, OfficeError> {
        let taken = self.trail(case, |trail| trail.requests.get(&id).cloned())?;
        self.timely_on(case, taken.and_then(|taken| taken.received_on))
    }

    /// Whether a request received on that day came in time.
    ///
    /// # Errors
    /// When no procedure is bound.
    pub fn timely_on(&self, case: &Case, received_on: Option<Date>) -> Result<Timely, OfficeError> {
        let law = case.law()?;
        let withdrawn = law.version.reasons().iter().find(|reason| reason.code == "withdrawn");
        let cites = withdrawn.map(|reason| reason.cites.clone()).unwrap_or_default();
        let lead = |why: &str| Timely::LeadDecides { why: why.to_owned(), cites: cites.clone() };
        let Ok(step) = law.version.step(STEP) else {
            return Ok(lead("the procedure file says nothing about when a request is too late"));
        };
        let counted_from = case.read(|petition| {
            let facts = PetitionLaw::of(petition, self.catalog())?.facts(petition);
            let mut days = facts.happened.iter().filter(|happened| happened.event == step.after);
            Ok(days.next_back().map(|happened| happened.date))
        })?;
        let Some(from) = counted_from else {
            let label = law.procedure.event(&step.after).map(|event| event.label.clone()).unwrap_or_default();
            return Ok(lead(&format!("the day the time is counted from is not recorded yet: {label}")));
        };
        let Some(received) = received_on else {
            return Ok(lead("the day the request was received is not recorded"));
        };
        let due = step.deadline(from, &law::Inputs::new(), &law.calendar.calendar)?;
        let Some(until) = due.date else {
            return Ok(lead("the last day cannot be computed from what the office knows"));
        };
        let (rule, cites) = (due.rule, due.cites);
        Ok(if received <= until {
            Timely::InTime { until, rule, cites }
        } else {
            Timely::TooLate { until, rule, cites }
        })
    }
}
