//! What can be wrong with a procedure file or a question put to it.

/// One line that says what, where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// A data file uses a word the engine does not know, or misses one it needs.
    #[error("{file}, line {line}, key `{key}`: {message}")]
    File {
        /// Name of the file as the caller gave it.
        file: String,
        /// Line in the file, counted from 1.
        line: usize,
        /// The key on that line.
        key: String,
        /// What is wrong, with the words that are known.
        message: String,
    },
    /// A data file can be read but contradicts itself.
    #[error("{file}: {message}")]
    Contradiction {
        /// Name of the file as the caller gave it.
        file: String,
        /// What contradicts what.
        message: String,
    },
    /// A name that is not in the catalog, a procedure, a version or a calendar.
    #[error("unknown {what} `{name}`; known: {known}")]
    Unknown {
        /// What was looked for: `procedure`, `county`, `event`, `variant`.
        what: &'static str,
        /// The name given.
        name: String,
        /// The names that exist, separated by commas.
        known: String,
    },
    /// The day lies before the first version whose start is known.
    #[error("`{procedure}` has no version in force on {on}: its first is in force since {first}")]
    BeforeFirstVersion {
        /// The procedure asked.
        procedure: String,
        /// The day asked for.
        on: String,
        /// First day of its first version.
        first: String,
    },
    /// A figure that the procedure does not set, or whose text could not be read.
    #[error("`{procedure}` ({version}) sets no {what}{why}")]
    NotSet {
        /// The procedure asked.
        procedure: String,
        /// The version asked.
        version: String,
        /// What was asked for.
        what: String,
        /// Why it is not there, with a leading separator; empty where there is nothing to say.
        why: String,
    },
    /// A finding that the procedure names no reason for.
    #[error("`{procedure}` ({version}) names no reason for {means}")]
    NoReason {
        /// The procedure asked.
        procedure: String,
        /// The version asked.
        version: String,
        /// The finding, in words.
        means: &'static str,
    },
    /// A figure the computation needs was not given.
    #[error("{what} needs {missing}")]
    Missing {
        /// What was to be computed.
        what: String,
        /// The inputs that are missing, as command-line flags.
        missing: String,
    },
    /// A count or a date that cannot be.
    #[error("{0}")]
    Impossible(String),
}

impl LawError {
    /// An unknown name, with the names that are known.
    pub(crate) fn unknown<'a>(
        what: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        Self::Unknown { what, name: name.to_owned(), known }
    }
}
