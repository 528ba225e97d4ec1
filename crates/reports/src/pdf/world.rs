//! All that the template can reach: itself, the document as JSON, its pictures, the bundled fonts.

use std::collections::HashMap;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::fonts::Fonts;
use crate::ReportError;
use crate::page::Page;
use crate::picture::Ground;

const TEMPLATE: &str = include_str!("../../templates/document.typ");

static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));

/// One document and what its template needs.
pub(super) struct Sheet {
    fonts: &'static Fonts,
    template: Source,
    files: HashMap<FileId, Bytes>,
}

impl Sheet {
    pub(super) fn new(fonts: &'static Fonts, page: &Page) -> Result<Self, ReportError> {
        let mut files = HashMap::new();
        files.insert(id(page, "document.json")?, Bytes::from_string(serde_json::to_string(page)?));
        for (index, picture) in page.pictures().enumerate() {
            let svg = picture.svg(Ground::Print);
            files.insert(id(page, &format!("picture-{index}.svg"))?, Bytes::from_string(svg));
        }
        let template = Source::new(id(page, "document.typ")?, TEMPLATE.to_owned());
        Ok(Self { fonts, template, files })
    }
}

fn id(page: &Page, name: &str) -> Result<FileId, ReportError> {
    let path = VirtualPath::new(name).map_err(|_| ReportError::Layout {
        title: page.title.clone(),
        messages: format!("no such file: {name}"),
    })?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(not_found(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| not_found(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.fonts.get(index).cloned()
    }

    /// A document's date is part of its data.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
