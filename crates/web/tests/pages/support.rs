//! An office with people, a roll and paper; time stands still until a test moves it.

mod browser;
mod form;
mod paper;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use journal::{
    Credentials as _, Entry, JournalId, MemoryCredentials, MemoryJournal, MemoryVault, RepeatableEntropy,
};
use office::data_folder::DataFolder;
use office::desk::{Person, Registry};
use office::office_journal::{self, OfficeEvent};
use office::people::{self, Member};
use office::rights::Role;
use office::{Office, Stores};

pub(crate) use browser::{Answer, Browser};
pub(crate) use paper::{FILED, Paper, Stage};

/// Everybody's password.
pub(crate) const PASSWORD: &str = "four words and a number 7";

/// Who works here: two of each role where two people are needed.
const PEOPLE: &[(&str, &str, Role)] = &[
    ("admin", "Ada Admin", Role::Administrator),
    ("registrar", "Rita Registrar", Role::Registrar),
    ("lead", "Lee Lead", Role::Lead),
    ("clerk-1", "Carla Clerk", Role::Clerk),
    ("clerk-2", "Chris Clerk", Role::Clerk),
    ("observer", "Olga Observer", Role::Observer),
    ("inspector", "Ian Inspector", Role::Inspector),
];

/// An office being served to nobody but the test.
pub(crate) struct House {
    pub(crate) office: Arc<Office>,
    router: axum::Router,
    now: Arc<AtomicI64>,
    folder: DataFolder,
    _temporary: tempfile::TempDir,
}

impl House {
    /// With nobody in it: the first start.
    pub(crate) fn empty() -> Self {
        Self::with(&[])
    }

    /// With everybody of [`PEOPLE`].
    pub(crate) fn new() -> Self {
        Self::with(PEOPLE)
    }

    fn with(people: &[(&str, &str, Role)]) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let folder = DataFolder::create(temporary.path()).unwrap();
        let morning = FILED.at(9, 0, 0, 0).to_zoned(zone()).unwrap().timestamp();
        let now = Arc::new(AtomicI64::new(morning.as_second()));
        let mut store = MemoryJournal::default();
        let credentials = engage(people, &mut store, morning);
        let clock = Arc::clone(&now);
        let office = Office::open(Stores {
            folder: folder.clone(),
            registry: Registry {
                store: Box::new(store),
                vault: Box::new(MemoryVault::default()),
                entropy: Box::new(RepeatableEntropy::new(7)),
            },
            credentials: Box::new(credentials),
            catalog: law::Catalog::builtin().unwrap(),
            clock: Arc::new(move || Timestamp::from_second(clock.load(Ordering::Relaxed)).unwrap()),
            zone: zone(),
            host: "test".to_owned(),
        });
        let office = Arc::new(office.unwrap());
        let router = web::router(web::Site::new(Arc::clone(&office), false, None));
        Self { office, router, now, folder, _temporary: temporary }
    }

    /// Some minutes pass.
    pub(crate) fn pass_minutes(&self, minutes: i64) {
        self.now.fetch_add(60 * minutes, Ordering::Relaxed);
    }

    /// It is nine in the morning of a later day.
    pub(crate) fn set_day(&self, day: Date) {
        let morning = day.at(9, 0, 0, 0).to_zoned(zone()).unwrap().timestamp().as_second();
        self.now.fetch_max(morning, Ordering::Relaxed);
    }

    /// Somebody who works here.
    pub(crate) fn member(&self, id: &str) -> Member {
        self.office.member(id).unwrap().unwrap()
    }

    /// A browser nobody is signed in with.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// A browser somebody is signed in with.
    pub(crate) fn signed_in(&self, id: &str) -> Browser {
        let mut browser = self.browser();
        browser.get("/sign-in");
        let answer = browser.send("/sign-in", &[("id", id), ("password", PASSWORD)]);
        assert_eq!(answer.status, 200, "{id}: {}", answer.words());
        browser
    }

    /// A petition taken to a stage with this paper.
    pub(crate) fn petition(&self, id: &str, paper: &Paper, stage: Stage) -> Arc<office::Case> {
        paper::petition(self, id, paper, stage)
    }

    /// What the office's journal says.
    pub(crate) fn office_entries(&self) -> Vec<Entry> {
        self.office.entries(&JournalId::office(), 1, 10_000).unwrap()
    }

    /// What happened in the office, with the id of who did it.
    pub(crate) fn office_events(&self) -> Vec<(String, OfficeEvent)> {
        let entries = self.office_entries();
        let read = |entry: &Entry| Some((entry.content.actor.id.clone(), OfficeEvent::read(entry)?));
        entries.iter().filter_map(read).collect()
    }
}

fn zone() -> TimeZone {
    TimeZone::get("America/Los_Angeles").unwrap()
}

/// One hash for all, which no office would do: hashing is slow on purpose.
fn engage(people: &[(&str, &str, Role)], store: &mut MemoryJournal, at: Timestamp) -> MemoryCredentials {
    let mut credentials = MemoryCredentials::default();
    let hash = people::hash(PASSWORD, &[7; 32], "everybody", "Everybody").unwrap();
    let mut events = Vec::new();
    for (id, name, role) in people {
        credentials.set_password_hash(id, &hash).unwrap();
        let (person, name, role) = ((*id).to_owned(), (*name).to_owned(), *role);
        events.push(OfficeEvent::PersonAdded { person, name, role });
    }
    let stamp = Person::new("test", "The test", "administrator", "test").at(at, None);
    office_journal::append(store, &stamp, &events).unwrap();
    credentials
}
