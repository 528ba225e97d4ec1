//! Every procedure, calendar and reason there is: those built in, and those an office adds.

mod builtin;

use std::sync::Arc;

use crate::calendar::CalendarFile;
use crate::reasons::{ReasonEntry, ReasonsFile};
use crate::text::{parse, slug};
use crate::{Calendar, LawError, Procedure};

/// The procedures and calendars at hand.
#[derive(Debug, Clone)]
pub struct Catalog {
    procedures: Vec<Procedure>,
    calendars: Vec<Filed>,
    reasons: Arc<[ReasonEntry]>,
}

#[derive(Debug, Clone)]
struct Filed {
    calendar: Calendar,
    base: Option<String>,
    county: Option<String>,
    counties: Vec<String>,
}

/// The calendar to count under, and what must be said about it.
#[derive(Debug, Clone)]
pub struct CountyCalendar {
    /// The calendar.
    pub calendar: Calendar,
    /// Empty where the county's own calendar is known.
    pub warnings: Vec<String>,
}

impl Catalog {
    /// The procedures that come with the program.
    ///
    /// # Errors
    /// None in a build whose tests pass: the files are part of the program.
    pub fn builtin() -> Result<Self, LawError> {
        let (name, text) = builtin::REASONS;
        let mut catalog = Self::with_reasons(name, text)?;
        for (name, text) in builtin::CALENDARS {
            catalog.add_calendar(name, text)?;
        }
        for (name, text) in builtin::PROCEDURES {
            catalog.add_procedure(name, text)?;
        }
        Ok(catalog)
    }

    /// A catalog of reasons without procedures or calendars. `file` is the name used in messages.
    ///
    /// # Errors
    /// The text is no file of reasons, or a finding has no reason or several.
    pub fn with_reasons(file: &str, text: &str) -> Result<Self, LawError> {
        let read: ReasonsFile = parse(file, text)?;
        match read.fault() {
            Some(message) => Err(LawError::Contradiction { file: file.to_owned(), message }),
            None => Ok(Self { procedures: Vec::new(), calendars: Vec::new(), reasons: read.reason.into() }),
        }
    }

    /// Adds a procedure, or replaces the one with its id. `file` is the name used in messages.
    ///
    /// # Errors
    /// The text is no procedure file, or contradicts itself.
    pub fn add_procedure(&mut self, file: &str, text: &str) -> Result<(), LawError> {
        let procedure = Procedure::parse(file, text, &self.reasons, &self.procedures)?;
        if !self.calendars.iter().any(|filed| filed.calendar.id == procedure.calendar) {
            let known = self.calendars.iter().map(|filed| filed.calendar.id.as_str());
            let error = LawError::unknown("calendar", &procedure.calendar, known);
            return Err(LawError::Contradiction { file: file.to_owned(), message: error.to_string() });
        }
        match self.procedures.iter_mut().find(|other| other.id == procedure.id) {
            Some(other) => *other = procedure,
            None => self.procedures.push(procedure),
        }
        Ok(())
    }

    /// Adds a calendar, or replaces the one with its id.
    ///
    /// # Errors
    /// The text is no calendar file, or differs from a calendar that is not there.
    pub fn add_calendar(&mut self, file: &str, text: &str) -> Result<(), LawError> {
        let read: CalendarFile = parse(file, text)?;
        let contradiction = |message: String| LawError::Contradiction { file: file.to_owned(), message };
        if let Some(fault) = read.fault() {
            return Err(contradiction(fault));
        }
        let base = match &read.based_on {
            None => None,
            Some(id) => Some(self.calendar(id).map_err(|error| contradiction(error.to_string()))?.clone()),
        };
        let filed = Filed {
            base: read.based_on.clone(),
            county: read.county.clone(),
            counties: read.counties.clone(),
            calendar: Calendar::assemble(read, base.as_ref())
                .map_err(|error| contradiction(error.to_string()))?,
        };
        match self.calendars.iter_mut().find(|other| other.calendar.id == filed.calendar.id) {
            Some(other) => *other = filed,
            None => self.calendars.push(filed),
        }
        Ok(())
    }

    pub(crate) fn reasons(&self) -> &[ReasonEntry] {
        &self.reasons
    }

    /// Every procedure, in the order they were added.
    #[must_use]
    pub fn procedures(&self) -> &[Procedure] {
        &self.procedures
    }

    /// A procedure by its id.
    ///
    /// # Errors
    /// There is none of that id.
    pub fn procedure(&self, id: &str) -> Result<&Procedure, LawError> {
        let known = self.procedures.iter().map(|procedure| procedure.id.as_str());
        let found = self.procedures.iter().find(|procedure| procedure.id == id);
        found.ok_or_else(|| LawError::unknown("procedure", id, known))
    }

    /// A calendar by its id.
    ///
    /// # Errors
    /// There is none of that id.
    pub fn calendar(&self, id: &str) -> Result<&Calendar, LawError> {
        let known = self.calendars.iter().map(|filed| filed.calendar.id.as_str());
        let found = self.calendars.iter().find(|filed| filed.calendar.id == id);
        Ok(&found.ok_or_else(|| LawError::unknown("calendar", id, known))?.calendar)
    }

    /// The calendar of a county of a place: its own where there is a source for it, otherwise the place's, with a
    /// warning that says so.
    ///
    /// # Errors
    /// The place has no calendar, or no county of that name.
    pub fn county_calendar(&self, place: &str, county: Option<&str>) -> Result<CountyCalendar, LawError> {
        let whole = self.calendar(place)?;
        let Some(county) = county else {
            let warnings = vec![format!(
                "No county is named: days are counted under the calendar of {}; counties keep different holidays.",
                whole.name
            )];
            return Ok(CountyCalendar { calendar: whole.clone(), warnings });
        };
        let wanted = county_slug(county);
        let of_place = |filed: &&Filed| filed.base.as_deref() == Some(place) || filed.calendar.id == place;
        let own = self
            .calendars
            .iter()
            .filter(of_place)
            .find(|filed| filed.county.as_deref().is_some_and(|name| county_slug(name) == wanted));
        if let Some(own) = own {
            return Ok(CountyCalendar { calendar: own.calendar.clone(), warnings: Vec::new() });
        }
        let counties: Vec<&String> =
            self.calendars.iter().filter(of_place).flat_map(|filed| &filed.counties).collect();
        if counties.is_empty() {
            let warnings =
                vec![format!("no calendar for {county}: counted under {}, unverified", whole.name)];
            return Ok(CountyCalendar { calendar: whole.clone(), warnings });
        }
        let named = counties.iter().find(|name| county_slug(name) == wanted);
        let named = named
            .ok_or_else(|| LawError::unknown("county", county, counties.iter().map(|name| name.as_str())))?;
        let warnings = vec![format!(
            "no sourced holiday calendar for {named} County: counted under the calendar of {}, unverified for this county",
            whole.name
        )];
        Ok(CountyCalendar { calendar: whole.clone(), warnings })
    }
}

/// `Santa Clara County`, `santa_clara` and `Santa Clara` are one county.
fn county_slug(name: &str) -> String {
    let name = slug(name);
    let name = name.strip_prefix("county-of-").unwrap_or(&name);
    name.strip_suffix("-county").unwrap_or(name).to_owned()
}
