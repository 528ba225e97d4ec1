//! Reading a database without leaving a trace. SQLite writes side files even for a reader where a file is in WAL mode,
//! so the way to open depends on what lies beside it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use journal::StoreError;

use crate::trouble::io_error;

/// What is opened.
pub(crate) enum Source {
    /// No log beside it: the file alone is the database, and nobody is writing.
    Still(PathBuf),
    /// A program has it open: its side files are there already, and SQLite's locks must be respected.
    InUse(PathBuf),
    /// A log without its index, from a crash or a careless copy: it is replayed in a temporary copy.
    Copied(tempfile::TempDir, PathBuf),
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

impl Source {
    pub(crate) fn of(path: &Path) -> Result<Self, StoreError> {
        let log = beside(path, "-wal");
        let has_log = log.metadata().is_ok_and(|m| m.len() > 0);
        let rollback = beside(path, "-journal");
        let has_rollback = rollback.metadata().is_ok_and(|m| m.len() > 0);
        if beside(path, "-shm").exists() {
            return Ok(Self::InUse(path.to_owned()));
        }
        if !has_log && !has_rollback {
            return Ok(Self::Still(path.to_owned()));
        }
        let folder = tempfile::tempdir().map_err(|e| io_error(path, &e))?;
        let copy = folder.path().join("copy.sqlite");
        for (from, suffix, there) in
            [(path, "", true), (&log, "-wal", has_log), (&rollback, "-journal", has_rollback)]
        {
            if there {
                std::fs::copy(from, beside(&copy, suffix)).map_err(|e| io_error(from, &e))?;
            }
        }
        Ok(Self::Copied(folder, copy))
    }

    /// The name SQLite opens. `immutable` keeps it from making side files.
    pub(crate) fn uri(&self) -> String {
        match self {
            Self::Still(path) => format!("file:{}?immutable=1", escaped(path)),
            Self::InUse(path) => format!("file:{}?mode=ro", escaped(path)),
            // The copy is ours: SQLite may roll a half-finished transaction back in it.
            Self::Copied(_, path) => format!("file:{}?mode=rw", escaped(path)),
        }
    }

    pub(crate) fn is_copy(&self) -> bool {
        matches!(self, Self::Copied(..))
    }

    pub(crate) fn into_copy(self) -> Option<tempfile::TempDir> {
        match self {
            Self::Copied(folder, _) => Some(folder),
            Self::Still(_) | Self::InUse(_) => None,
        }
    }
}

/// A path inside a URI: the characters that would end or change it are escaped.
fn escaped(path: &Path) -> String {
    let mut uri = String::new();
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
