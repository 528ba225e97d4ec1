//! The files of the repository, as git sees them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::root;

/// A text file of the repository.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path from the root with forward slashes.
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Folders that hold what was built or fetched, never what we wrote.
const NOT_OURS: [&str; 4] = ["target", "node_modules", "demo-data", ".git"];

/// All files below the root whose name ends in `ending`, in the order of their paths.
pub(crate) fn ending_in(ending: &str) -> Result<Vec<Source>> {
    let mut paths = Vec::new();
    collect(&root(), ending, &mut paths)?;
    paths.sort();
    paths.into_iter().map(|path| read(&path)).collect()
}

fn collect(folder: &Path, ending: &str, paths: &mut Vec<PathBuf>) -> Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() {
            if !NOT_OURS.contains(&name.as_str()) {
                collect(&entry.path(), ending, paths)?;
            }
        } else if name.ends_with(ending) {
            paths.push(entry.path());
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Source> {
    let text = std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    Ok(Source { path: from_root(path), text })
}

/// A path from the root with forward slashes.
pub(crate) fn from_root(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
