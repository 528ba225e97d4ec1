//! The law a petition runs under: procedure, version, calendar.

use jiff::civil::Date;
use law::{Catalog, CountyCalendar, DuplicateRule, Inputs, Means, Procedure, Required, Version};
use petition::event::ProcedureBound;
use petition::{Digest, StandingName};

use crate::OfficeError;

/// A version of a procedure with the calendar its business days are counted under.
#[derive(Debug, Clone)]
pub struct LawInForce {
    /// The procedure.
    pub procedure: Procedure,
    /// Its version in force on the petition's day.
    pub version: Version,
    /// The calendar, and what must be said about it.
    pub calendar: CountyCalendar,
}

impl LawInForce {
    /// Picks procedure and version; without a day, the newest version.
    ///
    /// # Errors
    /// When there is no such procedure, version or calendar.
    pub fn choose(
        catalog: &Catalog,
        procedure: &str,
        on: Option<Date>,
        county: Option<&str>,
    ) -> Result<Self, OfficeError> {
        let procedure = catalog.procedure(procedure)?.clone();
        let version = match on {
            Some(day) => procedure.version(day)?,
            None => procedure.newest()?,
        };
        let version = version.clone();
        let calendar = catalog.county_calendar(&procedure.calendar, county)?;
        Ok(Self { procedure, version, calendar })
    }

    /// The event that binds a petition to these bytes.
    ///
    /// # Errors
    /// When the procedure's hash is no hash.
    pub fn binding(&self) -> Result<ProcedureBound, OfficeError> {
        let hash: Digest = self.procedure.hash().parse()?;
        Ok(ProcedureBound { procedure: self.procedure.id.clone(), hash, reason: None })
    }

    /// Whether these are the bytes a petition is bound to.
    ///
    /// # Errors
    /// [`OfficeError::OtherProcedure`] where they are not.
    pub fn is_bound(&self, bound: &ProcedureBound) -> Result<(), OfficeError> {
        if bound.procedure == self.procedure.id && bound.hash.to_string() == self.procedure.hash() {
            return Ok(());
        }
        Err(OfficeError::OtherProcedure {
            procedure: bound.procedure.clone(),
            bound: bound.hash.to_string(),
            found: self.procedure.hash().to_owned(),
        })
    }

    /// Refuses a procedure in which nobody signs anything: there is no petition to open under it.
    ///
    /// # Errors
    /// [`OfficeError::NoPetitionInProcedure`] with the events it has.
    pub fn has_petition(&self) -> Result<(), OfficeError> {
        if self.procedure.has_petition() {
            return Ok(());
        }
        let events: Vec<&str> = self.procedure.events.iter().map(|event| event.name.as_str()).collect();
        Err(OfficeError::NoPetitionInProcedure {
            procedure: self.procedure.id.clone(),
            events: events.join(", "),
        })
    }

    /// The signatures required, from the petition file's `[requirement]`.
    ///
    /// # Errors
    /// When the procedure cannot compute it from what is given.
    pub fn required(&self, requirement: crate::petition_file::Requirement) -> Result<Required, OfficeError> {
        if let Some(required) = requirement.required {
            let working =
                law::Working::given("required", "Signatures required, as given", required).unit("signatures");
            return Ok(Required { required, threshold: "given".to_owned(), warnings: Vec::new(), working });
        }
        let mut inputs = Inputs::new();
        if let Some(registered) = requirement.registered {
            inputs = inputs.with(law::Input::Registered, registered);
        }
        if let Some(votes) = requirement.last_vote {
            inputs = inputs.with(law::Input::LastVote, votes);
        }
        Ok(self.version.required(None, &inputs)?)
    }

    /// Whether an inactive registration may sign: the procedure's reasons name it as a ground, or do not.
    #[must_use]
    pub fn inactive_may_sign(&self) -> bool {
        !self.version.is_ground(Means::Inactive)
    }

    /// What a duplicate costs; one copy counts where the procedure's reasons do not say.
    #[must_use]
    pub fn duplicate_rule(&self) -> DuplicateRule {
        let rule = self.version.reasons().iter().find_map(|reason| reason.duplicates);
        rule.unwrap_or(DuplicateRule::AllButOne)
    }

    /// The standing that a code is the reason of, where lines have it without anybody setting the code.
    ///
    /// # Errors
    /// When the catalogue has no reason for a standing.
    pub fn standing_of(&self, code: &str) -> Result<Option<StandingName>, OfficeError> {
        let standings = [
            (Means::ExtraCopy, StandingName::Duplicate),
            (Means::Withdrawn, StandingName::Withdrawn),
            (Means::Struck, StandingName::Struck),
        ];
        for (means, standing) in standings {
            if self.version.reason_of_standing(means)?.code == code {
                return Ok(Some(standing));
            }
        }
        Ok(None)
    }

    /// Refuses a reason the procedure does not know.
    ///
    /// # Errors
    /// [`OfficeError::UnknownReason`] with the codes it knows.
    pub fn reason(&self, code: &str) -> Result<&law::Reason, OfficeError> {
        let reasons = self.version.reasons();
        reasons.iter().find(|reason| reason.code == code).ok_or_else(|| OfficeError::UnknownReason {
            code: code.to_owned(),
            procedure: self.procedure.id.clone(),
            known: reasons.iter().map(|reason| reason.code.as_str()).collect::<Vec<_>>().join(", "),
        })
    }
}
