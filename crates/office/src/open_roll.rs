//! A roll to look voters up in: the snapshot, and the index beside it.

use std::path::{Path, PathBuf};

use fs_err as fs;
use linkage::Engine;
use roll::Snapshot;

use crate::OfficeError;

/// A snapshot with its index.
#[derive(Debug)]
pub struct OpenRoll {
    /// The registrations.
    pub snapshot: Snapshot,
    /// Finds them.
    pub engine: Engine,
}

impl OpenRoll {
    /// Opens a snapshot. The index is kept beside it and made where it is missing, of another version or of another
    /// snapshot; a folder that cannot be written to costs time, not the answer.
    ///
    /// # Errors
    /// When the snapshot cannot be read.
    pub fn open(path: &Path) -> Result<Self, OfficeError> {
        let snapshot = Snapshot::open(path)?;
        let kept = beside(path);
        if let Ok(bytes) = fs::read(&kept)
            && let Ok(engine) = Engine::open(&bytes, &snapshot.hash())
        {
            return Ok(Self { snapshot, engine });
        }
        let mut engine = Engine::of_snapshot(&snapshot)?;
        let unfinished = kept.with_extension("unfinished");
        let written =
            fs::write(&unfinished, engine.index_bytes()).and_then(|()| fs::rename(&unfinished, &kept));
        if written.is_err() {
            // Nothing half-written stays behind; the next start builds the index again.
            let _ = fs::remove_file(&unfinished);
        }
        Ok(Self { snapshot, engine })
    }

    /// The snapshot of that hash in a folder of rolls.
    ///
    /// # Errors
    /// [`OfficeError::NoRoll`] where it is not there; when a file cannot be read.
    pub fn find(folder: &Path, hash: &str) -> Result<PathBuf, OfficeError> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let is_roll = path.extension().is_some_and(|extension| extension == "roll");
            // Files bear the beginning of their hash; what counts is the hash inside.
            if is_roll && Snapshot::open(&path).is_ok_and(|found| hex::encode(found.hash()) == hash) {
                return Ok(path);
            }
        }
        Err(OfficeError::NoRoll { hash: hash.to_owned(), folder: folder.to_owned() })
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".linkage-v1");
    PathBuf::from(name)
}
