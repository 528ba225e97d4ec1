//! Files that are whole or not there: written under a temporary name, synced, renamed.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use fs_err as fs;

use crate::ReportError;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// Its name in the folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Artefact {
    /// A file with a name and a content.
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// Writes all files into `dir`, which is made where it is missing; every file is complete under its temporary name
/// before the first one takes its own. Gives their paths in order.
///
/// # Errors
/// [`ReportError::Name`] and [`ReportError::Write`]; the temporary files are removed again.
pub fn write_all(dir: &Path, artefacts: &[Artefact]) -> Result<Vec<PathBuf>, ReportError> {
    let mut pending = Vec::with_capacity(artefacts.len());
    for artefact in artefacts {
        pending.push(Pending::write(dir, &artefact.name, |out| {
            out.write_all(&artefact.bytes).map_err(|source| failed(&dir.join(&artefact.name), source))
        })?);
    }
    let paths = pending.into_iter().map(Pending::publish).collect::<Result<_, _>>()?;
    sync_folder(dir)?;
    Ok(paths)
}

/// Writes one file of any length into `dir` as it is made: for the exports line by line.
///
/// # Errors
/// Whatever `make` fails with, [`ReportError::Name`] and [`ReportError::Write`]; the temporary file is removed again.
pub fn write_file(
    dir: &Path,
    name: &str,
    make: impl FnOnce(&mut dyn Write) -> Result<(), ReportError>,
) -> Result<PathBuf, ReportError> {
    let path = Pending::write(dir, name, make)?.publish()?;
    sync_folder(dir)?;
    Ok(path)
}

/// A complete file under its temporary name; dropped unpublished, it vanishes.
struct Pending {
    temporary: PathBuf,
    path: PathBuf,
    published: bool,
}

impl Pending {
    fn write(
        dir: &Path,
        name: &str,
        make: impl FnOnce(&mut dyn Write) -> Result<(), ReportError>,
    ) -> Result<Self, ReportError> {
        let fits = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        if name.is_empty() || name.starts_with('.') || !name.chars().all(fits) {
            return Err(ReportError::Name { name: name.to_owned() });
        }
        fs::create_dir_all(dir).map_err(|source| failed(dir, source))?;
        let path = dir.join(name);
        let temporary = dir.join(format!(".{name}.{}.tmp", std::process::id()));
        let file = fs::File::create(&temporary).map_err(|source| failed(&path, source))?;
        let pending = Self { temporary, path, published: false };
        let mut out = BufWriter::new(file);
        make(&mut out)?;
        let file = out.into_inner().map_err(|error| failed(&pending.path, error.into_error()))?;
        file.sync_all().map_err(|source| failed(&pending.path, source))?;
        Ok(pending)
    }

    fn publish(mut self) -> Result<PathBuf, ReportError> {
        fs::rename(&self.temporary, &self.path).map_err(|source| failed(&self.path, source))?;
        self.published = true;
        Ok(self.path.clone())
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.published {
            // Already failing; the error that led here is the one to report.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A rename lasts only once the folder is on the disk.
fn sync_folder(dir: &Path) -> Result<(), ReportError> {
    if cfg!(unix) {
        fs::File::open(dir).and_then(|folder| folder.sync_all()).map_err(|source| failed(dir, source))?;
    }
    Ok(())
}

fn failed(path: &Path, source: std::io::Error) -> ReportError {
    ReportError::Write { path: path.to_owned(), source }
}
