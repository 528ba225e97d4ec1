//! Ctrl-C: what is half written goes, one line says so, exit code 130.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use crate::outcome::Failure;

/// Files that have no name of their own yet.
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A temporary file that goes if the command is interrupted before this is dropped.
#[derive(Debug)]
pub(crate) struct Unfinished(PathBuf);

impl Unfinished {
    pub(crate) fn new(path: &Path) -> Self {
        UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_owned());
        Self(path.to_owned())
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).retain(|path| *path != self.0);
    }
}

/// From here on an interruption ends the command cleanly. Outputs get their names last, so there is either all of one or none.
///
/// # Errors
/// When the system takes no handler.
pub(crate) fn ends_cleanly() -> Result<(), Failure> {
    let mut signals =
        Signals::new([SIGINT, SIGTERM]).map_err(|error| Failure::Internal(anyhow::Error::new(error)))?;
    std::thread::spawn(move || {
        if signals.forever().next().is_none() {
            return;
        }
        // Held until the end, so that no output is begun or gets its name meanwhile.
        let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        for path in unfinished.iter() {
            // A file that is gone already is what was wanted.
            let _ = std::fs::remove_file(path);
        }
        eprintln!("scrutineer: interrupted: outputs that were not complete are not there");
        std::process::exit(130);
    });
    Ok(())
}
