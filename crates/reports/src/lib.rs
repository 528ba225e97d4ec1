//! What leaves the office on paper: the certificate, the statement of the examination, the organizer's own check, and
//! the exports line by line.
//!
//! Every document is one typed model: plain data, without reference to how a petition is kept. From it [`Report`] makes
//! a PDF/A, a self-contained HTML page and JSON. The words and tables are composed once ([`page`]) and only laid out
//! twice, so that the sheet before a court and the page on a screen cannot differ.

pub mod ballot;
pub mod certificate;
pub mod check;
pub mod dossier;
pub mod figure;
pub mod letter;
pub mod lines;
pub mod model;
pub mod page;
pub mod picture;
pub mod pull_list;
pub mod receipt;
pub mod statement;

mod error;
pub mod figures;
mod legible;
mod pdf;
mod report;
#[cfg(test)]
mod sample;
mod sections;
mod write;

pub use error::ReportError;
pub use model::DEMONSTRATION;
pub use report::Report;
pub use write::{Artefact, write_all, write_file};
