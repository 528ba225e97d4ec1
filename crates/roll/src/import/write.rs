//! The snapshot file: whole or not at all.

use std::io::Write;
use std::path::Path;

use super::ImportError;

pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), ImportError> {
    try_write(path, bytes).map_err(|source| ImportError::Write { file: path.display().to_string(), source })
}

fn try_write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The temporary file is deleted when it is dropped, whatever fails.
    let mut file = tempfile::Builder::new().prefix(".roll-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    read_only(file.as_file())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    // The new name must survive a power failure as well. Not every system can sync a folder; the file itself is safe.
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Owner and group may read, nobody may write: a roll is not for everybody on the machine, and the map relies on the file
/// staying as it is.
fn read_only(file: &std::fs::File) -> std::io::Result<()> {
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o440);
    #[cfg(not(unix))]
    let permissions = {
        let mut permissions = file.metadata()?.permissions();
        permissions.set_readonly(true);
        permissions
    };
    file.set_permissions(permissions)
}
