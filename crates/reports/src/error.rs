//! What can go wrong while a document is made.

use std::path::PathBuf;

/// Why a document was not made. Nothing half-written stays behind.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The figures contradict each other; a document that does not add up is not printed.
    #[error("the figures of the {document} do not add up: {what}; nothing was printed")]
    Inconsistent {
        /// Which document.
        document: &'static str,
        /// Which figures, with their values.
        what: String,
    },
    /// Typst refused; a fault of a template, not of the data.
    #[error("the PDF of \"{title}\" could not be laid out: {messages}")]
    Layout {
        /// The document's title.
        title: String,
        /// What the compiler said.
        messages: String,
    },
    /// The bundled fonts could not be read.
    #[error("the bundled font {family} is missing or damaged; reinstall the program")]
    Font {
        /// The family looked for.
        family: &'static str,
    },
    /// A template failed.
    #[error("the HTML of \"{title}\" could not be laid out: {source}")]
    Html {
        /// The document's title.
        title: String,
        /// What askama said.
        source: askama::Error,
    },
    /// A model could not be written as JSON.
    #[error("the document could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// A row of an export could not be written.
    #[error("the export could not be written: {0}; check the disk's free space")]
    Csv(#[from] csv::Error),
    /// A file could not be written.
    #[error("{} could not be written: {source}; check the folder's rights and the disk's free space", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A name that would leave the folder or hide the file.
    #[error("\"{name}\" is no name for a report: use letters, digits, `-`, `_` and `.`")]
    Name {
        /// The name asked for.
        name: String,
    },
}
