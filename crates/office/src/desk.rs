//! A petition on somebody's desk: its state, its journal and its vault in one hand.

use jiff::Timestamp;
use jiff::civil::Date;
use journal::{Actor, Entropy, Head, Item, JournalId, JournalStore, Recorder, Stamp, Vault};
use petition::{Commitment, Event, Petition, PetitionId, VoterHandle};

use crate::OfficeError;

mod seat;

pub use seat::{Seat, Touched};

/// Who acts, on which machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Copied into every entry.
    pub actor: Actor,
    /// The machine.
    pub host: String,
}

impl Person {
    /// A person of the office; `role` is `clerk`, `lead` or `registrar`.
    #[must_use]
    pub fn new(id: &str, name: &str, role: &str, host: &str) -> Self {
        let actor = Actor { id: id.to_owned(), name: name.to_owned(), role: role.to_owned() };
        Self { actor, host: host.to_owned() }
    }

    /// The stamp of something this person does. `effective_on` is the civil day the law counts from, where one matters.
    #[must_use]
    pub fn at(&self, recorded_at: Timestamp, effective_on: Option<Date>) -> Stamp {
        Stamp { actor: self.actor.clone(), host: self.host.clone(), recorded_at, effective_on }
    }
}

/// Where journals and vaults are kept, and where random salts come from.
pub struct Registry {
    /// The journals.
    pub store: Box<dyn JournalStore + Send>,
    /// The vaults.
    pub vault: Box<dyn Vault + Send>,
    /// Salts and secrets.
    pub entropy: Box<dyn Entropy + Send>,
}

/// One petition being worked on.
pub struct Desk<'r> {
    registry: &'r mut Registry,
    seat: Seat,
}

impl<'r> Desk<'r> {
    /// Opens a new petition: its vault, and the opening in its journal.
    ///
    /// # Errors
    /// When there is such a petition already, or the stores fail.
    pub fn open_petition(
        registry: &'r mut Registry,
        stamp: &Stamp,
        facts: petition::event::PetitionOpened,
    ) -> Result<Self, OfficeError> {
        let id = facts.petition.clone();
        let mut desk = Self::take(registry, &id)?;
        desk.record(&[(stamp.clone(), facts.into())])?;
        let secret = journal::Secret::new(&mut *desk.registry.entropy)?;
        desk.registry.vault.create(&id, &secret)?;
        desk.seat.secret = Some(secret);
        Ok(desk)
    }

    /// Takes up a petition where it stands, replaying its journal.
    ///
    /// # Errors
    /// When the stores fail or the journal cannot be replayed.
    pub fn take(registry: &'r mut Registry, id: &PetitionId) -> Result<Self, OfficeError> {
        let recorder = Recorder::load(&*registry.store, JournalId::from(id))?;
        let secret = match registry.vault.state(id)? {
            journal::VaultState::Open => Some(registry.vault.secret(id)?),
            journal::VaultState::Absent | journal::VaultState::Destroyed => None,
        };
        let seat = Seat { recorder, id: id.clone(), secret, touched: Touched::default() };
        Ok(Self { registry, seat })
    }

    /// Goes on where somebody stood up, without replaying.
    #[must_use]
    pub fn sit(registry: &'r mut Registry, seat: Seat) -> Self {
        Self { registry, seat }
    }

    /// Leaves the stores to others and keeps the petition.
    #[must_use]
    pub fn rise(self) -> Seat {
        self.seat
    }

    /// The petition as its events make it.
    ///
    /// # Errors
    /// [`OfficeError::NoPetition`] before it is opened.
    pub fn petition(&self) -> Result<&Petition, OfficeError> {
        self.seat.petition()
    }

    /// The head of its journal.
    #[must_use]
    pub fn head(&self) -> Head {
        self.seat.head()
    }

    /// Records all events, or none.
    ///
    /// # Errors
    /// When one of them is not possible, or the store fails.
    pub fn record(&mut self, batch: &[(Stamp, Event)]) -> Result<Head, OfficeError> {
        let head = self.seat.recorder.record(&mut *self.registry.store, batch)?;
        for (_, event) in batch {
            self.seat.touched.by(event);
        }
        Ok(head)
    }

    /// Records one event.
    ///
    /// # Errors
    /// When it is not possible, or the store fails.
    pub fn record_one(&mut self, stamp: &Stamp, event: impl Into<Event>) -> Result<Head, OfficeError> {
        self.record(&[(stamp.clone(), event.into())])
    }

    /// Puts personal texts into the vault; an event may hold the commitments, in the order given.
    ///
    /// # Errors
    /// When the vault or the random source fails.
    pub fn keep(&mut self, texts: &[String]) -> Result<Vec<Commitment>, OfficeError> {
        let mut items = Vec::with_capacity(texts.len());
        for text in texts {
            items.push(Item::new(text.as_bytes(), &mut *self.registry.entropy)?);
        }
        Ok(self.registry.vault.keep(&self.seat.id, &items)?)
    }

    /// The personal text behind a commitment; none once it is destroyed.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn text(&self, commitment: &Commitment) -> Result<Option<String>, OfficeError> {
        let item = self.registry.vault.fetch(&self.seat.id, commitment)?;
        Ok(item.map(|item| String::from_utf8_lossy(&item.data).into_owned()))
    }

    /// The handle a voter has inside this petition.
    ///
    /// # Errors
    /// [`OfficeError::NotBound`] where the vault was destroyed or never made.
    pub fn handle(&self, voter_id: &str) -> Result<VoterHandle, OfficeError> {
        self.seat.handle(voter_id)
    }

    /// Anchors the petition's head in the office's journal; gives the office's head, which is the one to publish.
    ///
    /// # Errors
    /// When the store fails.
    pub fn anchor(&mut self, stamp: &Stamp) -> Result<Head, OfficeError> {
        Ok(journal::anchor::anchor(&mut *self.registry.store, stamp)?)
    }
}
