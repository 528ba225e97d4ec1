//! A small office on disk: the petition of crates/petition/tests/data/life.jsonl, its vault, and the office's anchors.

use std::path::{Path, PathBuf};

use journal::{Actor, Item, JournalId, Recorder, RepeatableEntropy, Secret, Stamp, Vault};
use journal_sqlite::{JOURNAL_FILE, SqliteJournal, SqliteVault, VAULT_FILE};
use petition::{Event, PetitionId};

pub(crate) struct Office {
    pub(crate) folder: tempfile::TempDir,
}

pub(crate) fn petition() -> PetitionId {
    "judge-2018".parse().unwrap()
}

pub(crate) fn stamp(number: i64, person: &str, role: &str, on: Option<&str>) -> Stamp {
    let micros = 1_515_600_000_000_000 + number * 61_000_007;
    Stamp {
        actor: Actor { id: person.to_owned(), name: format!("{person} Example"), role: role.to_owned() },
        host: "desk-1".to_owned(),
        recorded_at: jiff::Timestamp::from_microsecond(micros).unwrap(),
        effective_on: on.map(|date| date.parse().unwrap()),
    }
}

/// The first `count` events of the life.
pub(crate) fn life(count: usize) -> Vec<(Stamp, Event)> {
    let text = include_str!("../../../petition/tests/data/life.jsonl");
    let step = |(number, line): (i64, &str)| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let body = serde_json::to_vec(&value["event"]).unwrap();
        let event = Event::from_body(value["kind"].as_str().unwrap(), 1, &body).unwrap();
        let (person, role) = (value["person"].as_str().unwrap(), value["role"].as_str().unwrap());
        (stamp(number, person, role, value["on"].as_str()), event)
    };
    (1..).zip(text.lines()).map(step).take(count).collect()
}

/// All of it but the destruction.
pub(crate) const CERTIFIED: usize = 59;

impl Office {
    pub(crate) fn new(events: usize) -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap() };
        let mut store = SqliteJournal::open(&office.journal()).unwrap();
        let mut recorder = Recorder::load(&store, JournalId::from(&petition())).unwrap();
        // Anchored twice: once under way, once at the end.
        let life = life(events);
        for (number, part) in (1..).zip(life.chunks(life.len().div_ceil(2))) {
            recorder.record(&mut store, part).unwrap();
            journal::anchor::anchor(&mut store, &stamp(100 * number, "system", "other", None)).unwrap();
        }
        let mut vault = SqliteVault::open(&office.vault()).unwrap();
        let mut entropy = RepeatableEntropy::new(1);
        vault.create(&petition(), &Secret::new(&mut entropy).unwrap()).unwrap();
        let data = ["Mary Q. Sample", "704 Smith Street", "note: looks like a P.O. box"];
        let items: Vec<_> = data.iter().map(|text| Item::new(*text, &mut entropy).unwrap()).collect();
        vault.keep(&petition(), &items).unwrap();
        office
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.path().join(JOURNAL_FILE)
    }

    pub(crate) fn vault(&self) -> PathBuf {
        self.path().join(VAULT_FILE)
    }
}
