//! A petition kept in memory between two people's turns at the desk.

use journal::{Head, Recorder, Secret};
use petition::{Event, LineName, Petition, PetitionId, VoterHandle};

use crate::OfficeError;

/// A petition replayed from its journal, with its secret, while nobody holds the stores.
#[derive(Debug)]
pub struct Seat {
    pub(super) recorder: Recorder,
    pub(super) id: PetitionId,
    pub(super) secret: Option<Secret>,
    pub(super) touched: Touched,
}

/// Which lines' work the events recorded since somebody asked may have changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Events that can change any line: a draw, a withdrawal, a court's order.
    pub all: bool,
    /// Lines with a finding made or taken back.
    pub lines: Vec<LineName>,
}

impl Touched {
    pub(super) fn by(&mut self, event: &Event) {
        match event {
            Event::FindingRecorded(e) => self.lines.push(e.0.line),
            Event::FindingReviewed(e) => self.lines.push(e.0.line),
            Event::FindingResolved(e) => self.lines.push(e.0.line),
            Event::FindingUndone(e) => self.lines.push(e.line),
            Event::LinePending(e) => self.lines.push(e.line),
            Event::LinePendingBecause(e) => self.lines.push(e.line),
            Event::LinesKeyed(_)
            | Event::BoxReceived(_)
            | Event::BoxMoved(_)
            | Event::SectionReceived(_)
            | Event::SectionMoved(_)
            | Event::SectionPulled(_)
            | Event::SectionReturned(_)
            | Event::SheetCounted(_)
            | Event::CountResolved(_)
            | Event::WithdrawalReceived(_) => {}
            _ => self.all = true,
        }
    }
}

impl Seat {
    /// The petition as its events make it.
    ///
    /// # Errors
    /// [`OfficeError::NoPetition`] before it is opened.
    pub fn petition(&self) -> Result<&Petition, OfficeError> {
        self.recorder.petition().ok_or_else(|| OfficeError::NoPetition(self.id.to_string()))
    }

    /// The head of its journal.
    #[must_use]
    pub fn head(&self) -> Head {
        self.recorder.head()
    }

    /// The handle a voter has inside this petition.
    ///
    /// # Errors
    /// [`OfficeError::NotBound`] where the vault was destroyed or never made.
    pub fn handle(&self, voter_id: &str) -> Result<VoterHandle, OfficeError> {
        let secret = self.secret.as_ref().ok_or(OfficeError::NotBound("vault"))?;
        Ok(secret.handle(voter_id))
    }

    /// What changed since the last call.
    pub fn take_touched(&mut self) -> Touched {
        std::mem::take(&mut self.touched)
    }
}
