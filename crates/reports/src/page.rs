//! A document composed: its words, tables and pictures in order, before they are laid out as PDF or HTML.

mod html;
mod table;
mod working;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use table::{Align, Column, Row, Table};
pub use working::{Step, steps};
pub(crate) use working::{cites, has_unverified};

use crate::figures;
use crate::model::{Journal, Petition, Provenance};
use crate::picture::Picture;

/// One document, ready to be laid out. Every string is plain text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Whose document it is: "County of Santa Clara".
    pub authority: String,
    /// "Certificate of sufficiency".
    pub title: String,
    /// What it is about.
    pub subject: String,
    /// Its date, which is also the date in the file's metadata.
    pub date: Date,
    /// The date as printed.
    pub date_text: String,
    /// Printed on every page.
    pub marking: Option<String>,
    /// What the hash in the footer is: "Journal head".
    pub anchor_label: String,
    /// The hash in the footer.
    pub anchor: String,
    /// Who made the file: `Scrutineer 0.1.0`.
    pub software: String,
    /// A certificate sits on its page like one; a statement reads like a report.
    pub form: Form,
    /// The content in order.
    pub blocks: Vec<Block>,
}

/// How the head of a document is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// Centred, to be signed.
    Certificate,
    /// Flush left, numbered sections.
    Report,
}

/// One block of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind", content = "content", deny_unknown_fields)]
pub enum Block {
    /// A section's heading.
    Heading(String),
    /// A heading inside a section.
    Subheading(String),
    /// Running text.
    Paragraph(String),
    /// Smaller text: a remark to what stands above it.
    Remark(String),
    /// The result in one line, with a sentence that explains it.
    Verdict {
        /// "Sufficient".
        result: String,
        /// The sentence.
        sentence: String,
    },
    /// A boxed sentence that must not be overlooked.
    Notice(String),
    /// Names and values.
    Facts(Vec<Fact>),
    /// Figures in columns.
    Table(Table),
    /// A picture, its caption and its numbers.
    Figure(Figure),
    /// A computation.
    Working(Vec<Step>),
    /// One sentence each.
    List(Vec<String>),
    /// One step each, numbered.
    Steps(Vec<String>),
    /// Lines to sign on.
    Signature(Signature),
}

/// A name and a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// "Journal head".
    pub name: String,
    /// The value.
    pub value: String,
    /// A hash or a seed, set so that characters can be compared one by one.
    pub exact: bool,
}

impl Fact {
    /// A value in words or figures.
    pub fn plain(name: &str, value: impl Into<String>) -> Self {
        Self { name: name.to_owned(), value: value.into(), exact: false }
    }

    /// A hash, a seed, a name of the machine's.
    pub fn exact(name: &str, value: impl Into<String>) -> Self {
        Self { name: name.to_owned(), value: value.into(), exact: true }
    }
}

/// A picture with what it shows in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The drawing.
    pub picture: Picture,
    /// The caption beneath it.
    pub caption: String,
}

/// Where a certificate is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// "Dated January 23, 2018, at San José, California".
    pub dated: String,
    /// Name of the signer, may be empty.
    pub name: String,
    /// Title and office.
    pub title: String,
}

impl Page {
    /// An empty report on a petition.
    pub(crate) fn report(title: &str, petition: &Petition, date: Date, provenance: &Provenance) -> Self {
        let anchor = match &provenance.journal {
            Some(journal) => ("Journal head", journal.head.as_str()),
            None => ("Roll", provenance.roll.hash.as_str()),
        };
        let made_by = (provenance.software.as_str(), provenance.marking.as_deref());
        Self::on(title, petition, date, anchor, made_by)
    }

    /// An empty report on a petition that rests on no roll.
    pub(crate) fn on(
        title: &str,
        petition: &Petition,
        date: Date,
        anchor: (&str, &str),
        made_by: (&str, Option<&str>),
    ) -> Self {
        let subject = format!("{} (petition {})", petition.title, petition.id);
        Self::bare((&petition.jurisdiction, title), &subject, date, anchor, made_by)
    }

    /// An empty report: whose and what, its subject, its date, the hash in the footer, software and marking.
    pub(crate) fn bare(
        (authority, title): (&str, &str),
        subject: &str,
        date: Date,
        (anchor_label, anchor): (&str, &str),
        (software, marking): (&str, Option<&str>),
    ) -> Self {
        Self {
            authority: authority.to_owned(),
            title: title.to_owned(),
            subject: subject.to_owned(),
            date,
            date_text: figures::date(date),
            marking: marking.map(str::to_owned),
            anchor_label: anchor_label.to_owned(),
            anchor: anchor.to_owned(),
            software: software.to_owned(),
            form: Form::Report,
            blocks: Vec::new(),
        }
    }

    /// An empty paper of the office's daily work, which rests on no roll.
    pub(crate) fn slip(
        title: &str,
        petition: &Petition,
        date: Date,
        journal: &Journal,
        software: &str,
    ) -> Self {
        Self {
            authority: petition.jurisdiction.clone(),
            title: title.to_owned(),
            subject: format!("{} (petition {})", petition.title, petition.id),
            date,
            date_text: figures::date(date),
            marking: None,
            anchor_label: "Journal head".to_owned(),
            anchor: journal.head.clone(),
            software: software.to_owned(),
            form: Form::Report,
            blocks: Vec::new(),
        }
    }

    /// Adds a block.
    pub(crate) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Opens a section.
    pub(crate) fn heading(&mut self, text: &str) {
        self.push(Block::Heading(text.to_owned()));
    }

    /// Opens a part of a section.
    pub(crate) fn subheading(&mut self, text: &str) {
        self.push(Block::Subheading(text.to_owned()));
    }

    /// Adds running text.
    pub(crate) fn paragraph(&mut self, text: impl Into<String>) {
        self.push(Block::Paragraph(text.into()));
    }

    /// Adds a remark.
    pub(crate) fn remark(&mut self, text: impl Into<String>) {
        self.push(Block::Remark(text.into()));
    }

    /// The pictures in order, as the layouts number them.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Figure(figure) => Some(&figure.picture),
            _ => None,
        })
    }
}
