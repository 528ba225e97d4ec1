//! What happens in the office itself, beside the petitions: people, sign-ins, exports, settings, rolls. Entries of the
//! office's journal, between the anchors of the petitions' heads. They name people of the office, never voters.

use journal::{Draft, Entry, Head, JournalId, JournalStore, Stamp, StoreError};
use serde::{Deserialize, Serialize};

use crate::rights::Role;

/// The version of every body below.
const VERSION: u16 = 1;

/// One thing that happened in the office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", rename_all_fields = "kebab-case", tag = "kind", content = "facts")]
pub enum OfficeEvent {
    /// Somebody joins.
    PersonAdded {
        /// What they sign in with; two-person rules compare it. Never given to anybody else.
        person: String,
        /// Their name.
        name: String,
        /// Their role.
        role: Role,
    },
    /// Somebody's role changes.
    RoleChanged {
        /// Who.
        person: String,
        /// The new role.
        role: Role,
    },
    /// Somebody leaves; what they did stays under their name.
    PersonLeft {
        /// Who.
        person: String,
    },
    /// Somebody's password is set anew. The password is nowhere in the journal.
    PasswordSet {
        /// Whose.
        person: String,
    },
    /// Somebody signs in.
    SignedIn {
        /// Who.
        person: String,
    },
    /// Somebody did not get in.
    SignInRefused {
        /// The id they gave; only ids of people of the office are kept.
        person: String,
    },
    /// Figures or lines leave the office.
    Exported {
        /// Of which petition.
        petition: String,
        /// What: a file's name.
        document: String,
    },
    /// What a petition is about and under which law it runs, as a petition file.
    PetitionDescribed {
        /// Which.
        petition: String,
        /// The text of the petition file.
        description: String,
    },
    /// How lines are handed out.
    ExaminationSettings {
        /// Of which petition.
        petition: String,
        /// Acceptances in 10,000 that also go to a second person.
        second_looks: u32,
    },
    /// How a petition's sheets are printed: positions on each side.
    SheetForm {
        /// Of which petition.
        petition: String,
        /// Positions on the front.
        front: u32,
        /// Positions on the back.
        back: u32,
    },
    /// Somebody counted a section through: it has no more sheets.
    SectionCounted {
        /// Of which petition.
        petition: String,
        /// Which.
        section: petition::SectionId,
        /// Who.
        person: String,
    },
    /// Linkage learned its shares from the keyed lines of a petition.
    LinkageLearned {
        /// Which petition.
        petition: String,
        /// Hash of the roll's content.
        roll: String,
        /// Keyed lines there were.
        lines: u32,
        /// The parameters, as the bits of 64-bit floating-point numbers: exactly what was computed.
        numbers: Vec<u64>,
        /// Their hash, which a finding's proposals can be replayed by.
        hash: String,
    },
    /// A roll is there to be looked up in.
    RollAdded {
        /// Hash of the snapshot's content.
        hash: String,
        /// The day it shows.
        as_of: jiff::civil::Date,
        /// Registrations in it.
        voters: u32,
    },
}

impl OfficeEvent {
    /// The entry that records it.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    fn draft(&self, stamp: &Stamp) -> Result<Draft, StoreError> {
        let trouble =
            |problem: String| StoreError::Other { place: "the office's journal".to_owned(), problem };
        let value = serde_json::to_value(self).map_err(|e| trouble(e.to_string()))?;
        let kind = value.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
        let facts = value.get("facts").cloned().unwrap_or_default();
        Ok(Draft {
            actor: stamp.actor.clone(),
            host: stamp.host.clone(),
            recorded_at: stamp.recorded_at,
            effective_on: stamp.effective_on,
            kind,
            kind_version: VERSION,
            body: serde_json::to_vec(&facts).map_err(|e| trouble(e.to_string()))?,
        })
    }

    /// Reads an entry; none where it is an anchor or of a later version.
    #[must_use]
    pub fn read(entry: &Entry) -> Option<Self> {
        let facts: serde_json::Value = serde_json::from_slice(&entry.content.body).ok()?;
        let whole = serde_json::json!({ "kind": entry.content.kind, "facts": facts });
        (entry.content.kind_version == VERSION).then(|| serde_json::from_value(whole).ok())?
    }
}

/// Appends to the office's journal.
///
/// # Errors
/// When the store cannot be read or written.
pub fn append(
    store: &mut dyn JournalStore,
    stamp: &Stamp,
    events: &[OfficeEvent],
) -> Result<Head, StoreError> {
    let office = JournalId::office();
    let head = store.head(&office)?;
    let drafts = events.iter().map(|event| event.draft(stamp)).collect::<Result<Vec<_>, _>>()?;
    store.append(&office, head, &drafts)
}

/// All entries of the office's journal, from the first.
///
/// # Errors
/// When the store cannot be read.
pub fn entries(store: &dyn JournalStore) -> Result<Vec<Entry>, StoreError> {
    let mut all: Vec<Entry> = Vec::new();
    loop {
        let from = all.last().map_or(1, |entry| entry.sequence + 1);
        let some = store.read(&JournalId::office(), from, 1_000)?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some);
    }
}
