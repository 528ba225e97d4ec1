//! SQLite's errors, said so that an operator knows what to do.

use std::path::Path;

use journal::StoreError;
use rusqlite::{Error, ErrorCode};

/// Which of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Journal,
    Vault,
    People,
}

impl What {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Journal => "journal",
            Self::Vault => "vault",
            Self::People => "file of people",
        }
    }
}

pub(crate) fn store_error(path: &Path, what: What, error: &Error) -> StoreError {
    let place = path.display().to_string();
    let problem = error.to_string().replace('\n', " ");
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Locked { place },
        Some(ErrorCode::DiskFull) => StoreError::Full { place },
        Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::NotWritable { place, problem },
        Some(ErrorCode::NotADatabase) => {
            StoreError::NotOurs { place, what: what.word(), problem: "it is no SQLite file".to_owned() }
        }
        Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { place, problem },
        Some(ErrorCode::CannotOpen) if !path.exists() => StoreError::Absent { place, what: what.word() },
        _ => StoreError::Other { place, problem },
    }
}

pub(crate) fn io_error(path: &Path, error: &std::io::Error) -> StoreError {
    let place = path.display().to_string();
    match error.kind() {
        std::io::ErrorKind::StorageFull => StoreError::Full { place },
        std::io::ErrorKind::PermissionDenied => StoreError::NotWritable { place, problem: error.to_string() },
        _ => StoreError::Other { place, problem: error.to_string() },
    }
}
