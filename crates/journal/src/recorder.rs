//! Writing: events go through the petition's rules into its journal.

use jiff::Timestamp;
use jiff::civil::Date;
use petition::{By, Event, Petition, Refusal, Role};

use crate::entry::{Actor, Draft, Head, JournalId};
use crate::replay::{ReplayError, replay};
use crate::store::{JournalStore, StoreError};

/// Who records, where and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The person.
    pub actor: Actor,
    /// The machine.
    pub host: String,
    /// The moment.
    pub recorded_at: Timestamp,
    /// The civil date the law counts from, where one matters.
    pub effective_on: Option<Date>,
}

impl Stamp {
    fn by(&self) -> By<'_> {
        let role = Role::from_name(&self.actor.role);
        By { person: &self.actor.id, role, effective_on: self.effective_on }
    }
}

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// An event that is not possible. Nothing of the batch was recorded.
    #[error("event {number} of {of}: {refusal}")]
    Refused {
        /// Which of the batch, from 1.
        number: usize,
        /// How many there are.
        of: usize,
        /// Why.
        refusal: Refusal,
    },
    /// The store refused; nothing was recorded.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The journal there is cannot be replayed.
    #[error(transparent)]
    Replay(#[from] ReplayError),
}

/// A petition together with the head of its journal: reads once, then checks each event before it is appended.
#[derive(Debug)]
pub struct Recorder {
    journal: JournalId,
    petition: Option<Petition>,
    head: Head,
}

impl Recorder {
    /// Reads what there is; an empty journal is a petition not opened yet.
    ///
    /// # Errors
    /// When the store cannot be read or the journal not be replayed.
    pub fn load(store: &dyn JournalStore, journal: JournalId) -> Result<Self, ReplayError> {
        let (petition, head) = replay(store, &journal)?;
        Ok(Self { journal, petition, head })
    }

    /// The petition as it stands; none before it is opened.
    #[must_use]
    pub fn petition(&self) -> Option<&Petition> {
        self.petition.as_ref()
    }

    /// The head of its journal.
    #[must_use]
    pub fn head(&self) -> Head {
        self.head
    }

    /// Records all events in one transaction, or none.
    ///
    /// # Errors
    /// When one of them is not possible, or the store fails. The petition is then as its journal says.
    pub fn record(
        &mut self,
        store: &mut dyn JournalStore,
        batch: &[(Stamp, Event)],
    ) -> Result<Head, RecordError> {
        match self.try_record(store, batch) {
            Ok(head) => {
                self.head = head;
                Ok(head)
            }
            Err(RecordError::Refused { number: 1, of, refusal }) => {
                Err(RecordError::Refused { number: 1, of, refusal })
            }
            Err(error) => {
                // Some events are applied that are not in the journal, or the journal has others: fold anew.
                (self.petition, self.head) = replay(store, &self.journal)?;
                Err(error)
            }
        }
    }

    fn try_record(
        &mut self,
        store: &mut dyn JournalStore,
        batch: &[(Stamp, Event)],
    ) -> Result<Head, RecordError> {
        let mut drafts = Vec::with_capacity(batch.len());
        for (number, (stamp, event)) in (1..).zip(batch) {
            let refused = |refusal| RecordError::Refused { number, of: batch.len(), refusal };
            Petition::step(&mut self.petition, stamp.by(), event).map_err(refused)?;
            let draft = Draft::of(event, &stamp.actor, &stamp.host, stamp.recorded_at, stamp.effective_on);
            drafts.push(draft.map_err(|bad| refused(bad.into()))?);
        }
        Ok(store.append(&self.journal, self.head, &drafts)?)
    }
}
