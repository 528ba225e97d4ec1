//! Which of a version's reasons stands for what a program found.

use super::Version;
use crate::reasons::ReasonEntry;
use crate::{LawError, Means, Reason};

impl Version {
    /// The reasons a line, section or petition may fail under this version.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// The reason that stands for a finding in this procedure: its own, or the one the catalogue names to stand in.
    ///
    /// # Errors
    /// [`LawError::NoReason`] where the procedure chooses neither.
    pub fn reason_for(&self, means: Means) -> Result<&Reason, LawError> {
        let entry = self.entry(means)?;
        let chosen = |code: &str| self.reasons.iter().find(|reason| reason.code == code);
        chosen(entry.code()).or_else(|| chosen(entry.otherwise()?)).ok_or_else(|| self.no_reason(means))
    }

    /// Whether the procedure itself names a reason for the finding, so that it is a ground here.
    #[must_use]
    pub fn is_ground(&self, means: Means) -> bool {
        self.reasons.iter().any(|reason| reason.means == Some(means))
    }

    /// The reason for what already stands in the journal, such as a line struck by a court: the catalogue words it
    /// where the procedure does not.
    ///
    /// # Errors
    /// [`LawError::NoReason`] where the catalogue has none, which its reading refuses.
    pub fn reason_of_standing(&self, means: Means) -> Result<Reason, LawError> {
        let own = self.reasons.iter().find(|reason| reason.means == Some(means));
        own.map_or_else(|| Ok(self.entry(means)?.unchosen()), |reason| Ok(reason.clone()))
    }

    fn entry(&self, means: Means) -> Result<&ReasonEntry, LawError> {
        let found = self.catalogue.iter().find(|entry| entry.means() == Some(means));
        found.ok_or_else(|| self.no_reason(means))
    }

    fn no_reason(&self, means: Means) -> LawError {
        LawError::NoReason {
            procedure: self.procedure.clone(),
            version: self.name.clone(),
            means: means.words(),
        }
    }
}
