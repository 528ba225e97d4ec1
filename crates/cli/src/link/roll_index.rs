//! A roll ready to be linked with: snapshot or CSV in, engine out; the index of a snapshot is kept beside it.

use std::io::Write;
use std::path::{Path, PathBuf};

use linkage::Engine;
use roll::Snapshot;

use crate::outcome::Failure;
use crate::whole_file;

/// A roll and its engine.
#[derive(Debug)]
pub(crate) struct Rolled {
    pub(crate) snapshot: Snapshot,
    pub(crate) engine: Engine,
}

/// Opens a snapshot with its index, or reads a voter list.
pub(crate) fn open(path: &Path) -> Result<Rolled, Failure> {
    if is_snapshot(path) {
        let snapshot = Snapshot::open(path).map_err(Failure::bad_input)?;
        let engine = kept_index(path, &snapshot)?;
        return Ok(Rolled { snapshot, engine });
    }
    // A list that is only linked with needs no date.
    let options = roll::import::Options::new(jiff::civil::Date::ZERO);
    let import = roll::import::read(&[path], &options, &|_| {}).map_err(Failure::bad_input)?;
    let (snapshot, report) = import.into_snapshot().map_err(Failure::bad_input)?;
    if !report.rejects.is_empty() {
        eprintln!("{}: {} rows left out; roll import says why", path.display(), report.rejects.len());
    }
    let engine = Engine::of_snapshot(&snapshot).map_err(Failure::bad_input)?;
    Ok(Rolled { snapshot, engine })
}

fn is_snapshot(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("roll"))
}

fn kept_index(path: &Path, snapshot: &Snapshot) -> Result<Engine, Failure> {
    let mut name = path.as_os_str().to_owned();
    name.push(".linkage-v1");
    let kept = PathBuf::from(name);
    if let Ok(bytes) = std::fs::read(&kept)
        && let Ok(engine) = Engine::open(&bytes, &snapshot.hash())
    {
        return Ok(engine);
    }
    let mut engine = Engine::of_snapshot(snapshot).map_err(Failure::bad_input)?;
    let bytes = engine.index_bytes();
    // A folder that cannot be written to costs time, not the answer.
    if whole_file::write(&kept, |out| out.write_all(&bytes)).is_err() {
        eprintln!("{}: the index could not be kept; it is built again next time", kept.display());
    }
    Ok(engine)
}
