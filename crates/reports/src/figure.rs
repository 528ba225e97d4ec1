//! One figure of the law with its working, on a page of its own.

use jiff::civil::Date;
use law::Working;
use serde::{Deserialize, Serialize};

use crate::model::Procedure;
use crate::page::{Block, Fact, Page, has_unverified};
use crate::sections::{dagger, working};
use crate::{Report, ReportError};

/// A figure and how it was computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FigureSheet {
    /// What it is: "Signatures required".
    pub title: String,
    /// The figures, each with its working.
    pub workings: Vec<Working>,
    /// What follows, in a sentence; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub result: String,
    /// What must be known besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<String>,
    /// The procedure it was computed under.
    pub procedure: Procedure,
    /// The day the page shows: the one asked for, or the version's first.
    pub date: Date,
    /// Name and version of the software.
    pub software: String,
}

impl Report for FigureSheet {
    fn page(&self) -> Result<Page, ReportError> {
        let procedure = &self.procedure;
        let mut page = Page::bare(
            (&procedure.name, &self.title),
            &format!("{}, version {}", procedure.id, procedure.version),
            self.date,
            ("Procedure file", &procedure.hash),
            (&self.software, None),
        );
        for tree in &self.workings {
            page.heading(&tree.label);
            working(&mut page, tree);
        }
        if !self.result.is_empty() {
            page.heading("What follows");
            page.paragraph(self.result.clone());
        }
        self.warnings.iter().for_each(|warning| page.push(Block::Notice(warning.clone())));
        page.heading("Where the figures come from");
        page.push(Block::Facts(vec![
            Fact::plain("Procedure", format!("{} ({}), {}", procedure.name, procedure.id, procedure.version)),
            Fact::exact("Procedure file, SHA-256", procedure.hash.clone()),
            Fact::plain("Software", self.software.clone()),
        ]));
        if !procedure.unverified.is_empty() {
            page.remark("Of the procedure, the following could not be checked against the text of the law:");
            page.push(Block::List(procedure.unverified.clone()));
        }
        dagger(&mut page, self.workings.iter().any(has_unverified));
        Ok(page)
    }
}
