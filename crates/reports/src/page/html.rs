//! The page on the screen: askama templates, checked against these types at compile time. No script, no other file.

use askama::Template;

use super::{Align, Block, Form, Page};
use crate::picture::{Ground, Picture};
use crate::{ReportError, legible};

#[derive(Template)]
#[template(path = "document.html")]
struct Document<'a> {
    page: &'a Page,
}

impl Page {
    /// Lays the document out as HTML.
    ///
    /// # Errors
    /// [`ReportError::Html`] where the template fails.
    pub(crate) fn html(&self) -> Result<String, ReportError> {
        let page = legible::mapped(self, &legible::for_screen)?;
        let html = Document { page: &page }.render();
        html.map_err(|source| ReportError::Html { title: self.title.clone(), source })
    }

    /// Whether it is set as a certificate.
    fn is_certificate(&self) -> bool {
        self.form == Form::Certificate
    }
}

impl Align {
    /// The class of a cell.
    fn class(self) -> &'static str {
        match self {
            Self::Left => "words",
            Self::Right => "figures",
        }
    }
}

impl Picture {
    /// The drawing for the page on the screen.
    fn on_screen(&self) -> String {
        self.svg(Ground::Screen)
    }
}
