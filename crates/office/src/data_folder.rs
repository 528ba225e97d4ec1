//! The folder an office keeps its data in.

use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::OfficeError;

/// `journal.sqlite`, `vault.sqlite`, `rolls/`, `procedures/`, `reports/` (DESIGN.md §8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder {
    root: PathBuf,
}

impl DataFolder {
    /// Makes the folder and its parts where they are missing; what is there stays.
    ///
    /// # Errors
    /// When a folder cannot be made.
    pub fn create(root: &Path) -> Result<Self, OfficeError> {
        let folder = Self { root: root.to_owned() };
        for part in [folder.rolls(), folder.procedures(), folder.root.join("reports"), folder.work()] {
            fs::create_dir_all(&part)?;
        }
        Ok(folder)
    }

    /// A folder that is there already.
    ///
    /// # Errors
    /// [`OfficeError::NoDataFolder`] where there is no journal in it.
    pub fn open(root: &Path) -> Result<Self, OfficeError> {
        let folder = Self { root: root.to_owned() };
        if folder.journal().is_file() {
            Ok(folder)
        } else {
            Err(OfficeError::NoDataFolder { path: root.to_owned() })
        }
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The journals of all petitions and of the office.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.root.join("journal.sqlite")
    }

    /// The personal data, erasable petition by petition.
    #[must_use]
    pub fn vault(&self) -> PathBuf {
        self.root.join("vault.sqlite")
    }

    /// Password hashes.
    #[must_use]
    pub fn people(&self) -> PathBuf {
        self.root.join("people.sqlite")
    }

    /// Roll snapshots, named by the day they show and the beginning of their hash.
    #[must_use]
    pub fn rolls(&self) -> PathBuf {
        self.root.join("rolls")
    }

    /// Procedures the office added.
    #[must_use]
    pub fn procedures(&self) -> PathBuf {
        self.root.join("procedures")
    }

    /// Who holds which work, kept over a restart.
    #[must_use]
    pub fn work(&self) -> PathBuf {
        self.root.join("work")
    }

    /// Reports of one petition.
    #[must_use]
    pub fn reports(&self, petition: &str) -> PathBuf {
        self.root.join("reports").join(petition)
    }

    /// Where a snapshot belongs.
    #[must_use]
    pub fn roll(&self, as_of: jiff::civil::Date, hash: &str) -> PathBuf {
        let beginning: String = hash.chars().take(12).collect();
        self.rolls().join(format!("{as_of}-{beginning}.roll"))
    }
}
