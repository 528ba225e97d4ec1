//! The life of a petition before and after its examination, under its law: what an office writes down is completed with
//! the figures that follow (words, round, last day, the question, the outcome), held against the procedure, and refused by
//! name where the law does not allow it.

mod acts;
mod days;
mod figures;
mod limits;
mod open_outcome;

pub(crate) use figures::outcome;
use law::Catalog;
pub(crate) use open_outcome::{is_open, may_be_determined};
use petition::{By, Event, EventKind, Petition};
use serde_json::{Map, Value};

use crate::OfficeError;
use crate::law_of_petition::PetitionLaw;

/// An event ready for the journal.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The event.
    pub event: Event,
    /// What must be said about it: late, a count that was not stated, an unverified text.
    pub notes: Vec<String>,
}

/// Events being taken down, one after the other, before any of them is recorded.
pub struct Recording<'a> {
    petition: Petition,
    catalog: &'a Catalog,
}

impl<'a> Recording<'a> {
    /// Begins where a petition stands.
    #[must_use]
    pub fn new(petition: &Petition, catalog: &'a Catalog) -> Self {
        Self { petition: petition.clone(), catalog }
    }

    /// The petition with everything taken so far.
    #[must_use]
    pub fn petition(&self) -> &Petition {
        &self.petition
    }

    /// Takes one event down: completes what follows from the record, holds it against the law, and applies it.
    ///
    /// # Errors
    /// When the event is not possible, not the procedure's, or not lawful.
    pub fn take(
        &mut self,
        by: By<'_>,
        kind: EventKind,
        fields: Map<String, Value>,
    ) -> Result<Taken, OfficeError> {
        let mut fields = fields;
        let mut notes = Vec::new();
        let now = by.effective_on.map(|day| (kind, day));
        let law =
            kind.is_of_law().then(|| PetitionLaw::with(&self.petition, self.catalog, now)).transpose()?;
        if let Some(law) = &law {
            // What is out of turn is refused before anything is computed for it.
            is_in_procedure(&self.petition, law, kind)?;
            figures::complete(&self.petition, law, kind, by.effective_on, &mut fields)?;
        }
        let event = parsed(kind, fields)?;
        if let Some(law) = &law {
            notes.extend(limits::check(&self.petition, law, &event)?);
            notes.extend(acts::check(&self.petition, law, &event)?);
            notes.extend(days::check(&self.petition, law, &event, by.effective_on)?);
        }
        self.petition.apply(by, &event)?;
        Ok(Taken { event, notes })
    }
}

/// Whether the procedure has an act of this kind where the petition stands.
///
/// # Errors
/// Why not, by name.
pub fn is_in_procedure(petition: &Petition, law: &PetitionLaw, kind: EventKind) -> Result<(), OfficeError> {
    petition.allow(kind)?;
    acts::in_procedure(petition, law, kind)
}

fn parsed(kind: EventKind, fields: Map<String, Value>) -> Result<Event, OfficeError> {
    let body = Value::Object(fields).to_string();
    Event::from_body(kind.name(), kind.version(), body.as_bytes())
        .map_err(|bad| OfficeError::Refused(petition::Refusal::Event(bad)))
}
