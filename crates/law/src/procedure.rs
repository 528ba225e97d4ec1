//! A procedure: its file, its events and its versions with their dates in force.

mod file;
mod following;
mod resolve;

use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::reasons::ReasonEntry;
use crate::text::{parse, slug};
use crate::{Acceptance, Act, Bands, LawError, Question, Version};
pub(crate) use file::ProcedureFile;
use resolve::resolve;

/// The format of procedure files this engine reads.
const FORMAT: u32 = 1;

/// Something that happens to a petition and from which the law counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Event {
    /// Stable name: `petition-filed`.
    pub name: String,
    /// What a citizen reads.
    pub label: String,
    /// Other names it is known by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The acts in a petition's journal that are this event, the first that is there; left out, the act of its own name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recorded_by: Vec<Act>,
}

impl Event {
    /// The acts in a petition's journal that are this event.
    #[must_use]
    pub fn acts(&self) -> Vec<Act> {
        if self.recorded_by.is_empty() {
            return Act::from_name(&self.name).into_iter().collect();
        }
        self.recorded_by.clone()
    }
}

/// A procedure as its file says it, with the hash of the file's bytes.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// Stable name: `ca-recall-local`.
    pub id: String,
    /// What a citizen reads.
    pub name: String,
    /// Where it is law.
    pub place: String,
    /// The calendar its business days are counted under.
    pub calendar: String,
    /// The event whose date selects the version.
    pub selected_by: String,
    /// What the reader must know of the whole.
    pub notes: Vec<String>,
    /// What the law counts from.
    pub events: Vec<Event>,
    /// Versions, oldest first.
    pub versions: Vec<Version>,
    hash: String,
}

impl Procedure {
    pub(crate) fn parse(
        file: &str,
        text: &str,
        reasons: &Arc<[ReasonEntry]>,
        others: &[Self],
    ) -> Result<Self, LawError> {
        let read: ProcedureFile = parse(file, text)?;
        let contradiction = |message: String| LawError::Contradiction { file: file.to_owned(), message };
        if read.format != FORMAT {
            return Err(contradiction(format!("format {} is not {FORMAT}, the one known here", read.format)));
        }
        let mut versions: Vec<Version> = Vec::new();
        for version in read.version {
            let resolved = resolve(version, &read.id, (&versions, others), &read.event, reasons)
                .map_err(contradiction)?;
            if let Some(previous) = versions.last_mut() {
                previous.until = resolved.from.and_then(|from| from.yesterday().ok());
            }
            versions.push(resolved);
        }
        let procedure = Self {
            id: read.id,
            name: read.name,
            place: read.place,
            calendar: read.calendar,
            selected_by: read.selected_by,
            notes: read.notes,
            events: read.event,
            versions,
            hash: hex::encode(Sha256::digest(text.as_bytes())),
        };
        procedure.fault().map_or(Ok(procedure), |fault| Err(contradiction(fault)))
    }

    /// SHA-256 of the file's exact bytes, in hexadecimal: what a petition journals when it is bound to it.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The version in force on a day.
    ///
    /// # Errors
    /// The day lies before the first version whose start is known.
    pub fn version(&self, on: Date) -> Result<&Version, LawError> {
        let in_force = self.versions.iter().rfind(|version| version.from.is_none_or(|from| from <= on));
        in_force.ok_or_else(|| LawError::BeforeFirstVersion {
            procedure: self.id.clone(),
            on: on.to_string(),
            first: self
                .versions
                .first()
                .and_then(|version| version.from)
                .map(|from| from.to_string())
                .unwrap_or_default(),
        })
    }

    /// The version that began last.
    ///
    /// # Errors
    /// None: a procedure without versions is refused when it is read, but the type does not know it.
    pub fn newest(&self) -> Result<&Version, LawError> {
        self.versions.last().ok_or_else(|| LawError::unknown("version", "newest", []))
    }

    /// The stable name of an event, given it or one of its other names.
    ///
    /// # Errors
    /// The procedure knows no such event.
    pub fn event(&self, name: &str) -> Result<&Event, LawError> {
        let wanted = slug(name);
        let found = self.events.iter().find(|event| event.name == wanted || event.aliases.contains(&wanted));
        found.ok_or_else(|| {
            LawError::unknown("event", name, self.events.iter().map(|event| event.name.as_str()))
        })
    }

    /// The event that an act in the journal is, where the procedure has it.
    #[must_use]
    pub fn event_of(&self, act: Act) -> Option<&Event> {
        self.events.iter().find(|event| event.acts().contains(&act))
    }

    /// Whether anybody signs anything: a procedure without a filing has no petition.
    #[must_use]
    pub fn has_petition(&self) -> bool {
        self.event_of(Act::PetitionFiled).is_some()
    }

    fn fault(&self) -> Option<String> {
        if self.versions.is_empty() {
            return Some("a procedure has at least one [[version]]".to_owned());
        }
        if let Err(error) = self.event(&self.selected_by) {
            return Some(format!("selected-by: {error}"));
        }
        let starts: Vec<Option<Date>> = self.versions.iter().map(|version| version.from).collect();
        if starts.iter().skip(1).any(Option::is_none) || !starts.is_sorted() {
            return Some(
                "versions are in the order of their `from`, which only the first may leave out".to_owned(),
            );
        }
        let mut steps = self.versions.iter().flat_map(|version| &version.steps);
        if let Some(fault) = steps.find_map(|step| {
            let leads = (!step.leads_to.is_empty()).then(|| self.event(&step.leads_to).err()).flatten();
            let done = step.done_by.iter().find_map(|event| self.event(event).err());
            self.event(&step.after)
                .err()
                .or(leads)
                .or(done)
                .map(|error| format!("step `{}`: {error}", step.step))
        }) {
            return Some(fault);
        }
        self.versions.iter().find_map(|version| {
            version_fault(version).map(|fault| format!("version `{}`: {fault}", version.name))
        })
    }
}

fn version_fault(version: &Version) -> Option<String> {
    let amounts = (version.thresholds.iter().map(|threshold| &threshold.amount))
        .chain(version.sample.iter().map(|sample| &sample.size))
        .chain(version.steps.iter().flat_map(|step| step.period.amounts()))
        .chain(version.figures.iter().filter_map(|figure| figure.amount.as_ref()));
    let projected = version.projecting.as_ref().and_then(|projecting| match &projecting.acceptance {
        Acceptance::Bands(bands) => Some(bands),
        _ => None,
    });
    let prima_facie = version.prima_facie.as_ref().map(|rule| &rule.bands);
    let bands = [projected, prima_facie, version.full_count.as_ref()];
    amounts
        .filter_map(|amount| amount.fault())
        .chain(version.question.iter().filter_map(Question::fault))
        .chain(bands.into_iter().flatten().filter_map(Bands::fault))
        .next()
}
