//! Reading data files: one-line errors that name file, line and key, and citations written as text.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};

use crate::{Citation, LawError};

/// Behind a section whose text or date could not be checked.
const UNVERIFIED: &str = " [unverified]";

/// Parses a data file; an unknown word is refused with file, line, key and the words that are known.
pub(crate) fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, LawError> {
    toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start.min(text.len()));
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let source = text.lines().nth(line - 1).unwrap_or_default().trim();
        let key = source.split('=').next().unwrap_or_default().trim().trim_matches(['[', ']']);
        LawError::File {
            file: file.to_owned(),
            line,
            key: key.to_owned(),
            message: error.message().replace('\n', "; "),
        }
    })
}

/// Reads `cites = ["EC §11225(b)", "EC §11108 [unverified]"]`.
pub(crate) fn cites<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Citation>, D::Error> {
    let sections: Vec<String> = Vec::deserialize(deserializer)?;
    Ok(sections.iter().map(|section| citation(section)).collect())
}

fn citation(section: &str) -> Citation {
    match section.strip_suffix(UNVERIFIED) {
        Some(section) => Citation { section: section.to_owned(), verified: false },
        None => Citation { section: section.to_owned(), verified: true },
    }
}

/// The stable form of a name typed by a person: lower case, hyphens.
pub(crate) fn slug(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '_'], "-")
}
