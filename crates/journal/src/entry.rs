//! An entry of a journal and its hash.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use petition::{BadEvent, BadName, By, Event, PetitionId, Role};
use serde::{Deserialize, Serialize};

use crate::encoding::Input;

/// The version of the encoding below.
pub const ENTRY_VERSION: u16 = 1;
const DOMAIN: &str = "scrutineer-journal-entry-1";

/// A SHA-256 hash; written as 64 hexadecimal digits.
pub type Hash = petition::Digest;

/// Names a journal: the office's, or a petition's by the petition's id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct JournalId(String);

impl JournalId {
    /// The office's journal.
    #[must_use]
    pub fn office() -> Self {
        Self("office".to_owned())
    }

    /// Whether it is the office's.
    #[must_use]
    pub fn is_office(&self) -> bool {
        self.0 == "office"
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&PetitionId> for JournalId {
    fn from(petition: &PetitionId) -> Self {
        Self(petition.as_str().to_owned())
    }
}

impl TryFrom<String> for JournalId {
    type Error = BadName;

    fn try_from(text: String) -> Result<Self, BadName> {
        if text == "office" {
            return Ok(Self::office());
        }
        PetitionId::try_from(text).map(|petition| Self::from(&petition))
    }
}

impl FromStr for JournalId {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        Self::try_from(text.to_owned())
    }
}

impl From<JournalId> for String {
    fn from(id: JournalId) -> Self {
        id.0
    }
}

impl fmt::Display for JournalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Who did it, copied in so that deleting a user does not hollow out history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Id of the user; two-person rules compare it.
    pub id: String,
    /// The person's name at that time.
    pub name: String,
    /// Their role at that time: `clerk`, `lead`, `registrar`, …
    pub role: String,
}

/// An entry before it has a place in a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Who.
    pub actor: Actor,
    /// On which machine.
    pub host: String,
    /// When it was written down; kept to the microsecond.
    pub recorded_at: Timestamp,
    /// The civil date the law counts it from, where one matters.
    pub effective_on: Option<Date>,
    /// The kind of event.
    pub kind: String,
    /// The version of that kind's body.
    pub kind_version: u16,
    /// The exact bytes of the event.
    pub body: Vec<u8>,
}

impl Draft {
    /// The draft that records a petition's event.
    ///
    /// # Errors
    /// When the event cannot be written as JSON.
    pub fn of(
        event: &Event,
        actor: &Actor,
        host: &str,
        recorded_at: Timestamp,
        effective_on: Option<Date>,
    ) -> Result<Self, BadEvent> {
        Ok(Self {
            actor: actor.clone(),
            host: host.to_owned(),
            recorded_at,
            effective_on,
            kind: event.kind().name().to_owned(),
            kind_version: event.kind().version(),
            body: event.to_body()?,
        })
    }

    /// The entry this draft becomes behind `head`.
    #[must_use]
    pub fn chain(&self, journal: &JournalId, head: Head) -> Entry {
        let micros = Timestamp::from_microsecond(self.recorded_at.as_microsecond());
        let draft = Self { recorded_at: micros.unwrap_or(self.recorded_at), ..self.clone() };
        let sequence = head.sequence + 1;
        let hash = draft.hash(journal, sequence, head.hash);
        Entry {
            version: ENTRY_VERSION,
            journal: journal.clone(),
            sequence,
            previous: head.hash,
            content: draft,
            hash,
        }
    }

    fn hash(&self, journal: &JournalId, sequence: u64, previous: Hash) -> Hash {
        let effective_on = self.effective_on.map_or_else(String::new, |date| date.to_string());
        let input = Input::new(DOMAIN)
            .text(journal.as_str())
            .fixed(&sequence.to_be_bytes())
            .fixed(&previous.0)
            .text(&self.actor.id)
            .text(&self.actor.name)
            .text(&self.actor.role)
            .text(&self.host)
            .fixed(&self.recorded_at.as_microsecond().to_be_bytes())
            .text(&effective_on)
            .text(&self.kind)
            .fixed(&self.kind_version.to_be_bytes())
            .bytes(&self.body);
        petition::Digest(input.finish())
    }
}

/// An entry as it stands in a journal. Nothing here was checked: see [`Chain`](crate::Chain).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Version of the encoding; 1.
    pub version: u16,
    /// The journal it belongs to.
    pub journal: JournalId,
    /// Its number, from 1 without gaps.
    pub sequence: u64,
    /// Hash of the entry before; zeros for the first.
    pub previous: Hash,
    /// What it says.
    pub content: Draft,
    /// Its hash as stored.
    pub hash: Hash,
}

impl Entry {
    /// The hash its content has at this place.
    #[must_use]
    pub fn computed_hash(&self) -> Hash {
        self.hash_as(self.sequence)
    }

    /// The hash its content would have at another place.
    pub(crate) fn hash_as(&self, sequence: u64) -> Hash {
        self.content.hash(&self.journal, sequence, self.previous)
    }

    /// The head of a journal that ends here.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { sequence: self.sequence, hash: self.hash }
    }

    /// The person, for the petition's two-person rules.
    #[must_use]
    pub fn by(&self) -> By<'_> {
        let actor = &self.content.actor;
        By { person: &actor.id, role: Role::from_name(&actor.role), effective_on: self.content.effective_on }
    }
}

/// The end of a journal: what an outside anchor fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of the last entry; 0 for an empty journal.
    pub sequence: u64,
    /// Its hash; zeros for an empty journal.
    pub hash: Hash,
}

impl Head {
    /// The head of a journal without entries.
    pub const EMPTY: Self = Self { sequence: 0, hash: petition::Digest([0; 32]) };
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "entry {} ({})", self.sequence, self.hash)
    }
}
