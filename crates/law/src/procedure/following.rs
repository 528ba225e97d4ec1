//! What comes after a decision, before its days are known.

use crate::{Act, Case, Decision, Procedure, Step, Version};

impl Procedure {
    /// The steps of a version that follow a decision, in the order of their events: after a sufficient petition up to the
    /// destruction of its records, after an insufficient one what is left of it, before a full count what it takes.
    #[must_use]
    pub fn following<'v>(&self, version: &'v Version, decision: Decision) -> Vec<&'v Step> {
        let begins: &[Act] = match decision {
            Decision::Sufficient => &[
                Act::CertificateIssued,
                Act::CertificatePresented,
                Act::ElectionOrdered,
                Act::ElectionHeld,
                Act::ResultCertified,
            ],
            Decision::Insufficient => &[Act::CertificateIssued, Act::ExaminationCompleted],
            Decision::FullCount => &[Act::FullExaminationOrdered],
            Decision::FurtherSample | Decision::Undetermined => &[],
        };
        let applies = |step: &&Step| match step.case {
            Some(Case::Insufficient | Case::NoElection) => decision == Decision::Insufficient,
            _ => true,
        };
        let mut events: Vec<&str> = Vec::new();
        for act in begins {
            let event = self.event_of(*act).map(|event| event.name.as_str());
            events.extend(event.filter(|name| !events.contains(name)));
        }
        let mut found: Vec<&Step> = Vec::new();
        let mut at = 0;
        while let Some(event) = events.get(at).copied() {
            at += 1;
            for step in version.steps.iter().filter(|step| step.after == event).filter(applies) {
                found.push(step);
                if !step.leads_to.is_empty() && !events.contains(&step.leads_to.as_str()) {
                    events.push(&step.leads_to);
                }
            }
        }
        found
    }
}
