//! The office's journal keeps the heads of the others: nobody can rewrite a petition's journal without rewriting the
//! office's too, and one published head of the office's fixes them all.

use serde::{Deserialize, Serialize};

use crate::entry::{Draft, Entry, Head, JournalId};
use crate::recorder::Stamp;
use crate::store::{JournalStore, StoreError};

/// The kind of entry.
pub const KIND: &str = "anchor";
/// The version of its body.
pub const VERSION: u16 = 1;

/// The head of a journal as the office saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The journal.
    pub journal: JournalId,
    /// Its head.
    pub head: Head,
}

impl Anchor {
    /// Reads an entry of the office's journal; none where it is no anchor.
    #[must_use]
    pub fn read(entry: &Entry) -> Option<Result<Self, serde_json::Error>> {
        let is_anchor = entry.content.kind == KIND && entry.content.kind_version == VERSION;
        is_anchor.then(|| serde_json::from_slice(&entry.content.body))
    }
}

/// Appends to the office's journal the head of every journal whose head is not anchored yet. Gives the office's head.
///
/// # Errors
/// When the store cannot be read or written.
pub fn anchor(store: &mut dyn JournalStore, stamp: &Stamp) -> Result<Head, StoreError> {
    let office = JournalId::office();
    let mut heads = Vec::new();
    for journal in store.journals()?.into_iter().filter(|journal| !journal.is_office()) {
        let head = store.head(&journal)?;
        heads.push(Anchor { journal, head });
    }
    let office_head = store.head(&office)?;
    let mut from = 1;
    while from <= office_head.sequence {
        let entries = store.read(&office, from, 1_000)?;
        let Some(last) = entries.last() else { break };
        from = last.sequence + 1;
        let known: Vec<Anchor> = entries.iter().filter_map(Anchor::read).filter_map(Result::ok).collect();
        heads.retain(|anchor| !known.contains(anchor));
    }
    let drafts = heads.iter().map(|anchor| draft(anchor, stamp)).collect::<Result<Vec<_>, _>>()?;
    if drafts.is_empty() { Ok(office_head) } else { store.append(&office, office_head, &drafts) }
}

fn draft(anchor: &Anchor, stamp: &Stamp) -> Result<Draft, StoreError> {
    let body = serde_json::to_vec(anchor).map_err(|e| StoreError::Other {
        place: "the office's journal".to_owned(),
        problem: e.to_string(),
    })?;
    Ok(Draft {
        actor: stamp.actor.clone(),
        host: stamp.host.clone(),
        recorded_at: stamp.recorded_at,
        effective_on: None,
        kind: KIND.to_owned(),
        kind_version: VERSION,
        body,
    })
}
