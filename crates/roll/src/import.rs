//! A delivered voter list in, the bytes of a snapshot out.
//!
//! The list is read in pieces, cut where a row begins. Every thread numbers the texts of each column as it meets them; a rule is
//! applied once to each text; rows with a problem are left out and reported; the values of all threads that remain are sorted
//! into dictionaries. The same files, date and options give the same bytes, whatever the number of threads.

mod build;
mod chunk;
mod codes;
mod columns;
mod error;
mod intern;
mod keep;
mod lane;
mod pieces;
mod plan;
mod profile;
mod rank;
mod report;
mod rule;
mod ruled;
mod scan;
mod text;
mod write;

use std::path::Path;

use jiff::civil::Date;
use rayon::prelude::*;

pub use error::ImportError;
pub use profile::ProfileName;
pub use report::{FileReport, Problem, Reject, Report};
pub use text::{Encoding, SourceFile};

use crate::snapshot::{Description, Snapshot, SnapshotError, SourceInfo, encode};
use crate::status::Status;

/// How to read a list.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Options {
    /// The day whose state the list has.
    pub as_of: Date,
    /// The profile; none to recognise it by the header.
    pub profile: Option<ProfileName>,
    /// The encoding; none to find it out.
    pub encoding: Option<Encoding>,
    /// What status words of this list mean, beside those the profile knows.
    pub statuses: Vec<(String, Status)>,
}

impl Options {
    /// Everything but the date found out from the files.
    #[must_use]
    pub fn new(as_of: Date) -> Self {
        Self { as_of, profile: None, encoding: None, statuses: Vec::new() }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// A piece of the rows was read.
    Rows {
        /// Bytes of this piece; the pieces add up to `total`.
        read: u64,
        /// Bytes of all files.
        total: u64,
    },
    /// All rows are read; columns are built and hashed.
    Columns,
}

/// An imported list: the bytes of the snapshot, and the report.
#[derive(Debug)]
pub struct Import {
    bytes: Vec<u8>,
    /// What was read and what was left out.
    pub report: Report,
}

impl Import {
    /// The bytes of the snapshot file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Opens the snapshot in memory, without a file.
    ///
    /// # Errors
    /// As [`Snapshot::from_bytes`].
    pub fn into_snapshot(self) -> Result<(Snapshot, Report), SnapshotError> {
        Ok((Snapshot::from_encoded(self.bytes)?, self.report))
    }

    /// Writes the snapshot file: under a temporary name beside it, synced, then renamed, so that there is either the
    /// whole file or none.
    ///
    /// # Errors
    /// When it cannot be written; nothing is left behind then.
    pub fn write(&self, path: &Path) -> Result<(), ImportError> {
        write::write(path, &self.bytes)
    }
}

/// Imports files of one layout as one list.
///
/// # Errors
/// When a file cannot be read or divided into rows, the layout is not known, or no row can be accepted. Problems of
/// single rows are no errors: they are in the report.
pub fn read<P: AsRef<Path>>(
    files: &[P],
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Import, ImportError> {
    let files: Vec<SourceFile> =
        files.iter().map(|path| SourceFile::read(path.as_ref())).collect::<Result<_, _>>()?;
    let columns = columns_of(&files, options, progress)?;
    // The list and the snapshot need not be in memory at once.
    drop(files);
    finish(columns, options)
}

/// Imports files that are in memory.
///
/// # Errors
/// As [`read`].
pub fn read_sources(
    files: &[SourceFile],
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Import, ImportError> {
    finish(columns_of(files, options, progress)?, options)
}

fn columns_of(
    files: &[SourceFile],
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<columns::Columns, ImportError> {
    let (columns, hashes) = rayon::join(
        || columns::read(files, options, progress),
        || files.par_iter().map(SourceFile::sha256).collect::<Vec<String>>(),
    );
    let mut columns = columns?;
    for (file, sha256) in columns.report.files.iter_mut().zip(hashes) {
        file.sha256 = sha256;
    }
    Ok(columns)
}

fn finish(columns: columns::Columns, options: &Options) -> Result<Import, ImportError> {
    let columns::Columns { columns, report } = columns;
    let source = |file: &FileReport| SourceInfo { sha256: file.sha256.clone(), bytes: file.bytes };
    let description = Description {
        as_of: options.as_of,
        profile: report.profile.name().to_owned(),
        profile_version: report.profile.version(),
        rows: report.voters,
        sources: report.files.iter().map(source).collect(),
        columns: Vec::new(),
    };
    let bytes =
        encode(description, columns).ok_or(ImportError::TooLarge { what: "column names over 4 GiB" })?;
    Ok(Import { bytes, report })
}
