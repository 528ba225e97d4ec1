//! What a petition's journal says of its paper, its counts and its draws.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use journal::Entry;
use petition::{BoxId, Commitment, Event, EventKind, SectionId, WithdrawalId};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;

/// Something done, by whom and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// Number of the entry in the petition's journal.
    pub sequence: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// The day it takes effect, where one matters.
    pub on: Option<Date>,
    /// Name of who did it.
    pub by: String,
    /// What was done; a drawn sample is kept without its lines.
    pub event: Event,
}

/// A request to take a signature back, as it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestTaken {
    /// Its text, in the vault.
    pub text: Commitment,
    /// The day it was received.
    pub received_on: Option<Date>,
    /// Who took it in.
    pub by: String,
    /// Who decided it last.
    pub decided_by: Option<String>,
}

/// The trail so far.
#[derive(Debug, Default)]
pub(crate) struct Trail {
    /// Movements of boxes and sections, oldest first.
    pub(crate) movements: Vec<Deed>,
    /// Raw counts, decisions, frames, seeds, draws, oldest first.
    pub(crate) decisions: Vec<Deed>,
    /// The box each section came in.
    pub(crate) came_in: BTreeMap<SectionId, BoxId>,
    /// Requests to take signatures back.
    pub(crate) requests: BTreeMap<WithdrawalId, RequestTaken>,
}

impl Trail {
    /// Takes up one more entry; the journal's index reads them.
    pub(crate) fn follow(&mut self, entry: &Entry, event: &Event) {
        if !is_kept(event.kind()) {
            return;
        }
        let content = &entry.content;
        let by = content.actor.name.clone();
        match event {
            Event::WithdrawalReceived(event) => {
                let taken = RequestTaken {
                    text: event.request,
                    received_on: content.effective_on,
                    by,
                    decided_by: None,
                };
                self.requests.insert(event.withdrawal, taken);
            }
            Event::WithdrawalMatched(event) => self.decided(event.withdrawal, by),
            Event::WithdrawalTooLate(event) => self.decided(event.withdrawal, by),
            Event::WithdrawalUnmatched(event) => self.decided(event.withdrawal, by),
            event => self.keep(entry, by, event.clone()),
        }
    }

    fn decided(&mut self, withdrawal: WithdrawalId, by: String) {
        if let Some(request) = self.requests.get_mut(&withdrawal) {
            request.decided_by = Some(by);
        }
    }

    fn keep(&mut self, entry: &Entry, by: String, mut event: Event) {
        if let Event::SectionReceived(received) = &event {
            self.came_in.insert(received.section, received.box_id);
        }
        if let Event::SampleDrawn(drawn) = &mut event {
            drawn.lines = Vec::new();
        }
        let is_movement = is_movement(event.kind());
        let content = &entry.content;
        let deed =
            Deed { sequence: entry.sequence, at: content.recorded_at, on: content.effective_on, by, event };
        if is_movement { self.movements.push(deed) } else { self.decisions.push(deed) }
    }
}

fn is_movement(kind: EventKind) -> bool {
    use EventKind as E;
    matches!(
        kind,
        E::BoxReceived
            | E::BoxMoved
            | E::SectionReceived
            | E::SectionMoved
            | E::SectionPulled
            | E::SectionReturned
    )
}

fn is_kept(kind: EventKind) -> bool {
    use EventKind as E;
    is_movement(kind)
        || matches!(
            kind,
            E::RawCountDeclared
                | E::PrimaFacieDecided
                | E::RawCountRestated
                | E::FrameFrozen
                | E::SeedPublished
                | E::SampleDrawn
                | E::FullExaminationOrdered
                | E::WithdrawalReceived
                | E::WithdrawalMatched
                | E::WithdrawalTooLate
                | E::WithdrawalUnmatched
        )
}

impl Office {
    /// Reads the trail, brought up to the newest entry.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub(crate) fn trail<T>(&self, case: &Case, read: impl FnOnce(&Trail) -> T) -> Result<T, OfficeError> {
        self.indexed(case, |index| read(&index.trail))
    }

    /// Raw counts, prima facie decision, frames, seeds, draws and orders of a petition, oldest first.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn decisions(&self, case: &Case) -> Result<Vec<Deed>, OfficeError> {
        self.trail(case, |trail| trail.decisions.clone())
    }
}
