//! A line's dossier: everything that was seen, searched, decided and by whom, for an inspection or a court. It holds
//! personal data.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{Petition, Provenance};
use crate::page::{Block, Fact, Page};
use crate::sections::sources;
use crate::{Report, ReportError};

/// The history of one line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// The petition.
    pub petition: Petition,
    /// The line.
    pub line: String,
    /// What it counts as, in words.
    pub standing: String,
    /// The day of the dossier.
    pub date: Date,
    /// What the line says and where it is.
    pub facts: Vec<Fact>,
    /// What happened to it, first to last.
    pub passages: Vec<Passage>,
    /// What happened to the paper it is on, first to last.
    pub custody: Vec<Passage>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// One entry of the journal, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Number of the entry in the petition's journal.
    pub entry: u64,
    /// When it was written down, in the office's zone.
    pub at: String,
    /// Who did it, by name.
    pub person: String,
    /// Their id.
    pub person_id: String,
    /// Their role at that time.
    pub role: String,
    /// What happened.
    pub what: String,
    /// What belongs to it.
    pub details: Vec<Fact>,
    /// Hash of the entry.
    pub hash: String,
}

impl Report for Dossier {
    fn page(&self) -> Result<Page, ReportError> {
        let title = format!("Dossier of line {}", self.line);
        let mut page = Page::report(&title, &self.petition, self.date, &self.provenance);
        page.push(Block::Notice(
            "This document holds personal data: for the examination, an inspection the law allows, or a court."
                .to_owned(),
        ));
        page.push(Block::Verdict { result: self.standing.clone(), sentence: String::new() });
        page.heading("The line");
        page.push(Block::Facts(self.facts.clone()));
        for (title, passages) in [("What happened to it", &self.passages), ("Its paper", &self.custody)] {
            if passages.is_empty() {
                continue;
            }
            page.heading(title);
            for passage in passages {
                page.subheading(&passage.what);
                let mut facts = vec![
                    Fact::plain("When", passage.at.clone()),
                    Fact::plain(
                        "Who",
                        format!("{} ({}), {}", passage.person, passage.person_id, passage.role),
                    ),
                ];
                facts.extend(passage.details.iter().cloned());
                facts.push(Fact::exact("Entry", format!("{} {}", passage.entry, passage.hash)));
                page.push(Block::Facts(facts));
            }
        }
        page.heading("Where it comes from");
        sources(&mut page, &self.provenance);
        Ok(page)
    }
}
