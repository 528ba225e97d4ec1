//! Bindings, boxes and sections.

use super::Petition;
use crate::custody::{BoxRecord, Place, Section};
use crate::event::{
    BoxMoved, BoxReceived, ProcedureBound, RollBound, SectionMoved, SectionPulled, SectionReceived,
    SectionReturned,
};
use crate::refusal::Refusal;
use crate::stage::Stage;

impl Petition {
    pub(super) fn bind_procedure(&mut self, event: &ProcedureBound) -> Result<(), Refusal> {
        if self.procedure.is_some() && event.reason.as_deref().is_none_or(str::is_empty) {
            return Err(Refusal::Missing { what: "the reason a procedure is bound anew" });
        }
        self.procedure = Some(event.clone());
        Ok(())
    }

    pub(super) fn bind_roll(&mut self, event: &RollBound) -> Result<(), Refusal> {
        let next = u32::try_from(self.rolls.len()).unwrap_or(u32::MAX).saturating_add(1);
        if event.roll.get() != next {
            return Err(Refusal::RollOrder { given: event.roll, next });
        }
        self.rolls.push(event.clone());
        Ok(())
    }

    pub(super) fn receive_box(&mut self, event: &BoxReceived) -> Result<(), Refusal> {
        if self.custody.boxes.contains_key(&event.box_id) {
            return Err(Refusal::BoxAgain(event.box_id));
        }
        let record = BoxRecord { seal: event.seal.clone(), claimed: event.claimed, place: String::new() };
        self.custody.boxes.insert(event.box_id, record);
        if self.stage == Stage::Opened {
            self.stage = Stage::Receiving;
        }
        Ok(())
    }

    pub(super) fn move_box(&mut self, event: &BoxMoved) -> Result<(), Refusal> {
        let record = self.custody.boxes.get_mut(&event.box_id).ok_or(Refusal::UnknownBox(event.box_id))?;
        record.place.clone_from(&event.to);
        Ok(())
    }

    pub(super) fn receive_section(&mut self, event: &SectionReceived) -> Result<(), Refusal> {
        let section = event.section;
        if self.custody.sections.contains_key(&section) {
            return Err(Refusal::SectionAgain(section));
        }
        self.custody.known_box(event.box_id)?;
        if let Some(range) = event.declaration.signing
            && range.to < range.from
        {
            return Err(Refusal::SigningBackwards { section, from: range.from, to: range.to });
        }
        let record = Section {
            circulator: event.circulator,
            declaration: event.declaration.clone(),
            place: Place::Box(event.box_id),
            sheets: std::collections::BTreeMap::new(),
        };
        self.custody.sections.insert(section, record);
        Ok(())
    }

    pub(super) fn move_section(&mut self, event: &SectionMoved) -> Result<(), Refusal> {
        self.custody.known_box(event.box_id)?;
        let section = self.custody.section(event.section)?;
        match section.place {
            Place::Pulled { .. } => Err(Refusal::SectionOut(event.section)),
            Place::Box(_) => {
                section.place = Place::Box(event.box_id);
                Ok(())
            }
        }
    }

    pub(super) fn pull_section(&mut self, event: &SectionPulled) -> Result<(), Refusal> {
        let section = self.custody.section(event.section)?;
        match section.place {
            Place::Pulled { .. } => Err(Refusal::SectionOut(event.section)),
            Place::Box(_) => {
                section.place = Place::Pulled { purpose: event.purpose.clone() };
                Ok(())
            }
        }
    }

    pub(super) fn return_section(&mut self, event: &SectionReturned) -> Result<(), Refusal> {
        self.custody.known_box(event.box_id)?;
        let section = self.custody.section(event.section)?;
        match section.place {
            Place::Box(box_id) => Err(Refusal::SectionIn(event.section, box_id)),
            Place::Pulled { .. } => {
                section.place = Place::Box(event.box_id);
                Ok(())
            }
        }
    }
}
