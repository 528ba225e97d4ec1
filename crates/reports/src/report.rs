//! What every document can be made into.

use serde::Serialize;

use crate::page::Page;
use crate::write::Artefact;
use crate::{ReportError, pdf};

/// A document: one model, printed as PDF, HTML and JSON.
pub trait Report: Serialize {
    /// Its words, tables and pictures in order.
    ///
    /// # Errors
    /// [`ReportError::Inconsistent`] where its figures contradict each other.
    fn page(&self) -> Result<Page, ReportError>;

    /// A PDF/A-2a with embedded fonts. The same model gives the same bytes.
    ///
    /// # Errors
    /// As [`Report::page`]; besides [`ReportError::Layout`] and [`ReportError::Font`].
    fn to_pdf(&self) -> Result<Vec<u8>, ReportError> {
        pdf::render(&self.page()?)
    }

    /// A page that needs no other file, no script and no network.
    ///
    /// # Errors
    /// As [`Report::page`]; besides [`ReportError::Html`].
    fn to_html(&self) -> Result<String, ReportError> {
        self.page()?.html()
    }

    /// The model itself.
    ///
    /// # Errors
    /// As [`Report::page`]: a document that does not add up is not written as JSON either.
    fn to_json(&self) -> Result<String, ReportError> {
        self.page()?;
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    /// The three files, named `stem.pdf`, `stem.html` and `stem.json`, for [`crate::write_all`].
    ///
    /// # Errors
    /// As the three above; there is no bundle with a part missing.
    fn artefacts(&self, stem: &str) -> Result<Vec<Artefact>, ReportError> {
        Ok(vec![
            Artefact::new(format!("{stem}.pdf"), self.to_pdf()?),
            Artefact::new(format!("{stem}.html"), self.to_html()?),
            Artefact::new(format!("{stem}.json"), self.to_json()?),
        ])
    }
}
