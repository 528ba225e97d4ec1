//! What leaves the office as files.

use askama::Template;
use office::papers::{Document, Format};

use super::petition::shell;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "documents.html")]
struct DocumentsPage {
    shell: Shell,
    base: String,
    rows: Vec<Row>,
}

struct Row {
    label: &'static str,
    stem: &'static str,
    formats: Vec<&'static str>,
    is_there: bool,
}

pub(crate) fn show(_: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let allowed = Document::ALL.into_iter().filter(|document| visit.may(document.right()));
    let rows = case.read(|petition| {
        let row = |document: Document| Row {
            label: document.label(),
            stem: document.stem(),
            formats: document.formats().iter().map(|format| format.extension()).collect(),
            is_there: document.is_there(petition),
        };
        Ok(allowed.map(row).collect())
    })?;
    let base = visit.under("documents");
    Reply::page(&DocumentsPage { shell: shell(visit, &case, "Documents")?, base, rows })
}

/// One file; that it left is noted in the office's journal.
pub(crate) fn download(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let file = visit.name("file");
    let missing = || Trouble::NotFound("There is no such document.".to_owned());
    let (stem, extension) = file.rsplit_once('.').ok_or_else(missing)?;
    let document = Document::from_stem(stem).ok_or_else(missing)?;
    let format = Format::from_extension(extension).ok_or_else(missing)?;
    let (case, marking) = (visit.case()?, visit.marking.as_deref());
    let paper = site.office.paper(&case, visit.member()?, document, format, marking)?;
    Ok(Reply::download(&paper.name, kind(paper.format), paper.bytes))
}

pub(crate) fn kind(format: Format) -> &'static str {
    match format {
        Format::Pdf => "application/pdf",
        Format::Html => "text/html; charset=utf-8",
        Format::Json => "application/json",
        Format::Csv => "text/csv; charset=utf-8",
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, shell};

    #[test]
    fn documents_there_and_not_yet() {
        let row = |is_there| Row {
            label: "Certificate",
            stem: "certificate",
            formats: vec!["pdf", "html"],
            is_there,
        };
        let page = DocumentsPage {
            shell: shell("Documents"),
            base: "/petitions/recall/documents".to_owned(),
            rows: vec![row(true), row(false)],
        };
        is_as_kept("documents", &page);
    }
}
