//! The demonstration's data folder.

use std::path::Path;

use fs_err as fs;
use journal::RepeatableEntropy;
use journal_sqlite::{SqliteJournal, SqliteVault};
use office::data_folder::DataFolder;
use office::desk::Registry;

use super::internal;
use crate::outcome::Failure;

const MARK: &str = "DEMONSTRATION.txt";
const MARK_TEXT: &str =
    "Everything in this folder is synthetic: made by `scrutineer demo`, of no legal effect.\n";

/// Makes the folder, replacing an earlier demonstration; a folder with anything else in it is refused.
pub(super) fn prepare(dir: &Path) -> Result<DataFolder, Failure> {
    let holds_something = dir.is_dir() && fs::read_dir(dir).map_err(internal)?.next().is_some();
    if dir.exists() && !dir.is_dir() {
        return Err(Failure::BadInput(format!("{} is a file: give --dir a folder", dir.display())));
    }
    if holds_something && !dir.join(MARK).is_file() {
        return Err(Failure::BadInput(format!(
            "{} is not empty and no earlier demonstration: give --dir another folder",
            dir.display()
        )));
    }
    if holds_something {
        fs::remove_dir_all(dir).map_err(internal)?;
    }
    fs::create_dir_all(dir).map_err(|error| {
        Failure::BadInput(format!("the folder cannot be made: {error}; give --dir another"))
    })?;
    fs::write(dir.join(MARK), MARK_TEXT).map_err(internal)?;
    fs::create_dir_all(dir.join("input")).map_err(internal)?;
    DataFolder::create(dir).map_err(internal)
}

/// Journal and vault of the folder. Salts come from the seed, so that a demonstration can be repeated to the byte: never
/// do that with real persons.
pub(super) fn registry(folder: &DataFolder, seed: u64) -> Result<Registry, Failure> {
    Ok(Registry {
        store: Box::new(SqliteJournal::open(&folder.journal()).map_err(internal)?),
        vault: Box::new(SqliteVault::open(&folder.vault()).map_err(internal)?),
        entropy: Box::new(RepeatableEntropy::new(seed)),
    })
}
