//! The PDF: one Typst template, the fonts it may use, and nothing else of the world. No clock, no files, no network.

mod fonts;
mod world;

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::page::Page;
use crate::{ReportError, legible};

/// Lays a document out as PDF/A-2a (archivable, tagged for screen readers), the same bytes every time.
///
/// # Errors
/// [`ReportError::Layout`] where the template and the document do not fit, [`ReportError::Font`] without fonts.
pub(crate) fn render(page: &Page) -> Result<Vec<u8>, ReportError> {
    let document = layout(page)?;
    let pdf = typst_pdf::pdf(&document, &options(page)?).map_err(|e| layout_error(page, &e));
    // The compiler remembers every document it laid out; a long-running office would grow with each certificate.
    typst::comemo::evict(2);
    pdf
}

fn layout(page: &Page) -> Result<PagedDocument, ReportError> {
    let fonts = fonts::bundled()?;
    let page = legible::mapped(page, &|text: &str| legible::for_print(text, |c| fonts.covers(c)))?;
    let world = world::Sheet::new(fonts, &page)?;
    typst::compile::<PagedDocument>(&world).output.map_err(|e| layout_error(&page, &e))
}

fn options(page: &Page) -> Result<PdfOptions, ReportError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|e| ReportError::Layout { title: page.title.clone(), messages: e.message().to_string() })?;
    Ok(PdfOptions {
        ident: Smart::Custom(format!("{} {} {}", page.title, page.subject, page.anchor)),
        creator: Smart::Custom(Some(page.software.clone())),
        timestamp: None,
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}

fn layout_error(page: &Page, diagnostics: &[SourceDiagnostic]) -> ReportError {
    let messages: Vec<String> = diagnostics.iter().map(|d| d.message.to_string()).collect();
    ReportError::Layout { title: page.title.clone(), messages: messages.join("; ") }
}

#[cfg(test)]
mod tests;
