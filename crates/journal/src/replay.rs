//! From the record back to the petition.

use petition::{BadEvent, Event, Petition, Refusal};

use crate::entry::{Entry, Head, JournalId};
use crate::store::{JournalStore, StoreError};

/// How many entries are read at once.
pub(crate) const BATCH: usize = 2_000;

/// Why a journal gives no petition.
#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    /// An event that cannot have happened.
    #[error("journal {journal}, entry {sequence}: {refusal}; run `scrutineer verify`")]
    Refused {
        /// The journal.
        journal: JournalId,
        /// The entry.
        sequence: u64,
        /// Why.
        refusal: Refusal,
    },
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Folds a petition's journal: the petition, none where the journal is empty, and the head it stands at. The chain is
/// not checked here; that is [`verify`](crate::verify)'s.
///
/// # Errors
/// When the store cannot be read, or an event cannot have happened.
pub fn replay(
    store: &dyn JournalStore,
    journal: &JournalId,
) -> Result<(Option<Petition>, Head), ReplayError> {
    let mut petition = None;
    let mut head = Head::EMPTY;
    loop {
        let entries = store.read(journal, head.sequence + 1, BATCH)?;
        for entry in &entries {
            step(&mut petition, entry).map_err(|refusal| ReplayError::Refused {
                journal: journal.clone(),
                sequence: entry.sequence,
                refusal,
            })?;
            head = entry.head();
        }
        if entries.is_empty() {
            return Ok((petition, head));
        }
    }
}

/// One entry more; gives its event.
pub(crate) fn step(petition: &mut Option<Petition>, entry: &Entry) -> Result<Event, Refusal> {
    let content = &entry.content;
    let event = Event::from_body(&content.kind, content.kind_version, &content.body)?;
    if let Event::PetitionOpened(opened) = &event
        && JournalId::from(&opened.petition) != entry.journal
    {
        let problem = format!("it opens {}, the journal is {}'s", opened.petition, entry.journal);
        return Err(BadEvent::Body { kind: event.kind(), problem }.into());
    }
    Petition::step(petition, entry.by(), &event)?;
    Ok(event)
}
