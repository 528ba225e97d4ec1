//! Whether a request came in time. The procedure's steps whose names begin with `withdrawal-ends` say it: in time is what is
//! in time by one of them. Where there is none, or a day one is counted from is not known here, a lead decides.

use jiff::civil::Date;
use law::{Citation, Means, Step};
use petition::WithdrawalId;

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::law_of_petition::PetitionLaw;

/// How the steps of a procedure begin that end the time for requests.
const STEPS: &str = "withdrawal-ends";

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
        let cites = law.version.reason_of_standing(Means::Withdrawn)?.cites;
        let lead = |why: &str| Timely::LeadDecides { why: why.to_owned(), cites: cites.clone() };
        let steps: Vec<&Step> =
            law.version.steps.iter().filter(|step| step.step.starts_with(STEPS)).collect();
        if steps.is_empty() {
            return Ok(lead("the procedure file says nothing about when a request is too late"));
        }
        let Some(received) = received_on else {
            return Ok(lead("the day the request was received is not recorded"));
        };
        let facts = case.read(|petition| Ok(PetitionLaw::of(petition, self.catalog())?.facts(petition)))?;
        let (mut early, mut waits, mut late) = (None, None, None);
        for step in steps {
            let from = facts.happened.iter().rfind(|happened| happened.event == step.after);
            let Some(from) = from.map(|happened| happened.date) else {
                if step.period.before {
                    // Counted back from what has not happened yet: a request that is here already is in time.
                    let rule =
                        format!("{} {}, which is not recorded yet", step.period.rule_in_words(), step.after);
                    early = Some(Timely::InTime { until: received, rule, cites: step.cites.clone() });
                    continue;
                }
                let event = law.procedure.event(&step.after);
                waits = Some(event.map(|event| event.label.clone()).unwrap_or_default());
                continue;
            };
            let due = step.deadline(from, &law::Inputs::new(), &law.calendar.calendar)?;
            let (rule, cites) = (due.rule, due.cites);
            match due.date {
                None => return Ok(lead("the last day cannot be computed from what the office knows")),
                Some(until) if received <= until => return Ok(Timely::InTime { until, rule, cites }),
                Some(until) => late = Some(Timely::TooLate { until, rule, cites }),
            }
        }
        Ok(match (early, waits, late) {
            (_, None, Some(late)) => late,
            (Some(early), ..) => early,
            (None, waits, _) => {
                let label = waits.unwrap_or_default();
                lead(&format!("the day the time is counted from is not recorded yet: {label}"))
            }
        })
    }
}
