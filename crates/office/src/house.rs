//! The running office: its people, its petitions, its stores; many hands at once.
//!
//! Reading a petition never waits for the disk. Recording takes the stores, one person at a time, and returns when the
//! entries are on disk.

mod membership;
mod rolls;
mod texts;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, RwLock};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use journal::{Credentials, Head, Stamp};
use law::Catalog;
use petition::PetitionId;
use petition::event::{BasisStated, PetitionOpened};

use crate::OfficeError;
use crate::case::{Case, Kept};
use crate::counting::SheetForm;
use crate::data_folder::DataFolder;
use crate::desk::{Desk, Person, Registry};
use crate::handed_out;
use crate::learning::Learned;
use crate::office_journal::{self, OfficeEvent};
use crate::people::{Member, People};
use crate::petition_file::PetitionFile;
pub use rolls::KnownRoll;

/// Where the time comes from.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What the office is made of.
pub struct Stores {
    /// Its folder.
    pub folder: DataFolder,
    /// Journals, vaults, randomness.
    pub registry: Registry,
    /// Password hashes.
    pub credentials: Box<dyn Credentials + Send>,
    /// The procedures it knows.
    pub catalog: Catalog,
    /// The time.
    pub clock: Clock,
    /// The zone its days are counted in.
    pub zone: TimeZone,
    /// The machine's name, copied into every entry.
    pub host: String,
}

struct Writing {
    registry: Registry,
    credentials: Box<dyn Credentials + Send>,
}

/// The running office.
pub struct Office {
    folder: DataFolder,
    catalog: Catalog,
    clock: Clock,
    zone: TimeZone,
    host: String,
    writing: Mutex<Writing>,
    people: RwLock<People>,
    cases: RwLock<BTreeMap<PetitionId, Arc<Case>>>,
}

impl Office {
    /// Opens the office: replays every journal. Petitions whose law or roll is missing open all the same and say so when
    /// it is needed.
    ///
    /// # Errors
    /// When a store cannot be read or a journal cannot be replayed.
    pub fn open(stores: Stores) -> Result<Self, OfficeError> {
        let Stores { folder, mut registry, credentials, catalog, clock, zone, host } = stores;
        let entries = office_journal::entries(&*registry.store)?;
        let people = People::fold(&entries);
        let mut kept: BTreeMap<String, Kept> = BTreeMap::new();
        for event in entries.iter().filter_map(OfficeEvent::read) {
            keep(&mut kept, &event)?;
        }
        let mut cases = BTreeMap::new();
        for journal in registry.store.journals()?.into_iter().filter(|journal| !journal.is_office()) {
            let id: PetitionId = journal.as_str().parse()?;
            let seat = Desk::take(&mut registry, &id)?.rise();
            let kept = kept.remove(journal.as_str()).unwrap_or_default();
            let case = Case::new(seat, kept, &catalog)?;
            handed_out::restore(&case, &folder.work())?;
            cases.insert(id, Arc::new(case));
        }
        for event in entries.iter().filter_map(OfficeEvent::read) {
            counted_through(&cases, event)?;
        }
        Ok(Self {
            folder,
            catalog,
            clock,
            zone,
            host,
            writing: Mutex::new(Writing { registry, credentials }),
            people: RwLock::new(people),
            cases: RwLock::new(cases),
        })
    }

    /// Its folder.
    #[must_use]
    pub fn folder(&self) -> &DataFolder {
        &self.folder
    }

    /// The procedures it knows.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Today, where the office is.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now().to_zoned(self.zone.clone()).date()
    }

    /// The zone its days are counted in.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// The stamp of something a member does now. `on` is the civil day the law counts from, where one matters.
    #[must_use]
    pub fn stamp(&self, member: &Member, on: Option<Date>) -> Stamp {
        Person::new(&member.id, &member.name, member.role.name(), &self.host).at(self.now(), on)
    }

    /// The machine's name, as entries have it.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    /// Its petitions, by id.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn cases(&self) -> Result<Vec<Arc<Case>>, OfficeError> {
        Ok(self.cases.read().map_err(|_| OfficeError::Poisoned)?.values().cloned().collect())
    }

    /// A petition.
    ///
    /// # Errors
    /// [`OfficeError::NoPetition`].
    pub fn case(&self, id: &str) -> Result<Arc<Case>, OfficeError> {
        let cases = self.cases.read().map_err(|_| OfficeError::Poisoned)?;
        let found = id.parse().ok().and_then(|id: PetitionId| cases.get(&id).cloned());
        found.ok_or_else(|| OfficeError::NoPetition(id.chars().take(80).collect()))
    }

    fn write(&self) -> Result<MutexGuard<'_, Writing>, OfficeError> {
        self.writing.lock().map_err(|_| OfficeError::Poisoned)
    }

    /// Does something at a petition's desk; its open work is filed anew afterwards.
    ///
    /// # Errors
    /// What `act` says. What it recorded before failing stays recorded.
    pub fn act<T>(
        &self,
        case: &Case,
        act: impl FnOnce(&mut Desk<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, OfficeError> {
        let mut writing = self.write()?;
        let outcome = {
            let mut seat = case.seat.write().map_err(|_| OfficeError::Poisoned)?;
            let taken = match seat.take() {
                Some(taken) => taken,
                None => Desk::take(&mut writing.registry, case.id())?.rise(),
            };
            let mut desk = Desk::sit(&mut writing.registry, taken);
            let outcome = act(&mut desk);
            *seat = Some(desk.rise());
            outcome
        };
        drop(writing);
        case.refresh(&self.catalog)?;
        outcome
    }

    /// Opens a petition from its description, binds the law it names, and gives it a place in the docket.
    ///
    /// # Errors
    /// When the description is at fault, the id is taken, the procedure unknown or a store fails.
    pub fn open_petition(&self, member: &Member, on: Date, text: &str) -> Result<Arc<Case>, OfficeError> {
        let file = PetitionFile::parse("the petition file", text)?;
        let id: PetitionId = file.slug().parse()?;
        let law = crate::law_in_force::LawInForce::choose(
            &self.catalog,
            &file.procedure,
            file.on.or(Some(on)),
            file.county.as_deref(),
        )?;
        law.required(file.requirement)?;
        let stamp = self.stamp(member, Some(on));
        let facts = PetitionOpened {
            petition: id.clone(),
            title: file.title.clone(),
            jurisdiction: file.jurisdiction.clone(),
            office: file.office.clone(),
            proponents: file.proponents,
        };
        let described =
            OfficeEvent::PetitionDescribed { petition: id.to_string(), description: text.to_owned() };
        let mut writing = self.write()?;
        let mut desk = Desk::open_petition(&mut writing.registry, &stamp, facts)?;
        desk.record(&[(stamp.clone(), law.binding()?.into()), (stamp.clone(), basis(&file)?.into())])?;
        let seat = desk.rise();
        office_journal::append(&mut *writing.registry.store, &stamp, &[described])?;
        journal::anchor::anchor(&mut *writing.registry.store, &stamp)?;
        drop(writing);
        let kept = Kept { description: Some(file), ..Kept::default() };
        let case = Arc::new(Case::new(seat, kept, &self.catalog)?);
        self.cases.write().map_err(|_| OfficeError::Poisoned)?.insert(id, Arc::clone(&case));
        Ok(case)
    }

    /// Records things that happened in the office itself.
    ///
    /// # Errors
    /// When a store fails.
    pub fn note(&self, stamp: &Stamp, events: &[OfficeEvent]) -> Result<Head, OfficeError> {
        let mut writing = self.write()?;
        let head = office_journal::append(&mut *writing.registry.store, stamp, events)?;
        drop(writing);
        let mut people = self.people.write().map_err(|_| OfficeError::Poisoned)?;
        for event in events {
            people.apply(event);
        }
        drop(people);
        for event in events {
            counted_through(&*self.cases.read().map_err(|_| OfficeError::Poisoned)?, event.clone())?;
            if let OfficeEvent::ExaminationSettings { petition, .. }
            | OfficeEvent::SheetForm { petition, .. }
            | OfficeEvent::LinkageLearned { petition, .. }
            | OfficeEvent::PetitionDescribed { petition, .. } = event
            {
                let case = self.case(petition)?;
                let mut kept = BTreeMap::from([(petition.clone(), case.kept()?)]);
                keep(&mut kept, event)?;
                case.keep(kept.remove(petition).unwrap_or_default(), &self.catalog)?;
            }
        }
        Ok(head)
    }

    /// Fixes the heads of all journals in the office's; gives the head to publish.
    ///
    /// # Errors
    /// When a store fails.
    pub fn anchor(&self, member: &Member) -> Result<Head, OfficeError> {
        let stamp = self.stamp(member, None);
        Ok(journal::anchor::anchor(&mut *self.write()?.registry.store, &stamp)?)
    }

    /// Where rolls are.
    #[must_use]
    pub fn rolls(&self) -> std::path::PathBuf {
        self.folder.rolls()
    }

    /// Adds a procedure file of the office's own to what it knows; used once at the start.
    ///
    /// # Errors
    /// When the file is at fault.
    pub fn read_procedures(catalog: &mut Catalog, folder: &Path) -> Result<(), OfficeError> {
        for entry in fs_err::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let text = fs_err::read_to_string(&path)?;
                catalog.add_procedure(&path.display().to_string(), &text)?;
            }
        }
        Ok(())
    }
}

/// What the law computes from, as the description states it.
fn basis(file: &PetitionFile) -> Result<BasisStated, OfficeError> {
    let given = [("registered", file.requirement.registered), ("last-vote", file.requirement.last_vote)];
    let mut counts = BTreeMap::new();
    for (name, count) in given {
        if let Some(count) = count {
            counts.insert(name.parse()?, count);
        }
    }
    Ok(BasisStated { counts, county: file.county.clone(), source: "the petition file".to_owned() })
}

/// Notes who counted which section through.
fn counted_through(cases: &BTreeMap<PetitionId, Arc<Case>>, event: OfficeEvent) -> Result<(), OfficeError> {
    let OfficeEvent::SectionCounted { petition, section, person } = event else { return Ok(()) };
    if let Some(case) = petition.parse().ok().and_then(|id: PetitionId| cases.get(&id)) {
        let mut through = case.counted_through.write().map_err(|_| OfficeError::Poisoned)?;
        through.entry(section).or_default().insert(person);
    }
    Ok(())
}

/// What an event of the office says of a petition.
fn keep(kept: &mut BTreeMap<String, Kept>, event: &OfficeEvent) -> Result<(), OfficeError> {
    match event {
        OfficeEvent::PetitionDescribed { petition, description } => {
            let file = PetitionFile::parse("the petition file", description)?;
            kept.entry(petition.clone()).or_default().description = Some(file);
        }
        OfficeEvent::ExaminationSettings { petition, second_looks } => {
            kept.entry(petition.clone()).or_default().second_looks = *second_looks;
        }
        OfficeEvent::SheetForm { petition, front, back } => {
            let form = SheetForm { front: *front, back: *back };
            kept.entry(petition.clone()).or_default().sheet = Some(form);
        }
        OfficeEvent::LinkageLearned { petition, .. } => {
            kept.entry(petition.clone()).or_default().linkage = Learned::of(event);
        }
        _ => {}
    }
    Ok(())
}
