//! Output files that are there whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use crate::interrupt::Unfinished;
use crate::outcome::Failure;

/// Writes a file under a temporary name beside it, syncs it, and gives it its name last.
///
/// # Errors
/// Bad input where the folder is missing or may not be written to, internal where the machine fails.
pub(crate) fn write(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>,
) -> Result<(), Failure> {
    write_and_rename(path, content).map_err(|error| {
        let message = format!("{}: cannot be written ({error})", path.display());
        match error.kind() {
            ErrorKind::NotFound
            | ErrorKind::PermissionDenied
            | ErrorKind::IsADirectory
            | ErrorKind::NotADirectory
            | ErrorKind::ReadOnlyFilesystem => Failure::BadInput(message + ": choose another place"),
            _ => Failure::Internal(anyhow::Error::msg(message)),
        }
    })
}

fn write_and_rename(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<&File>) -> io::Result<()>,
) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let file = temporary(folder)?;
    let unfinished = Unfinished::new(file.path());
    let mut buffered = BufWriter::new(file.as_file());
    content(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    file.as_file().sync_all()?;
    file.persist(path)?;
    drop(unfinished);
    // The new name is only safe once the folder itself is on disk.
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".scrutineer-").suffix(".tmp");
    // An output is as readable as any file the user makes; the umask still applies.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
