//! The notice of the result: what the office writes to those who asked and to the officer concerned (EC §11224(b)).

use jiff::civil::Date;
use law::Citation;
use serde::{Deserialize, Serialize};

use crate::figures::{count, date};
use crate::model::{Outcome, Petition, Provenance, Signer};
use crate::page::{self, Block, Fact, Form, Page, Signature};
use crate::sections::{dagger, sources};
use crate::{Report, ReportError};

/// Whom a notice goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Addressee {
    /// Who filed the petition.
    Proponents,
    /// The officer sought to be recalled.
    Officer,
}

/// A notice of the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// The petition.
    pub petition: Petition,
    /// Whom it goes to.
    pub to: Addressee,
    /// What is certified.
    pub outcome: Outcome,
    /// Signatures required.
    pub required: u64,
    /// Signatures on the petition.
    pub total: u64,
    /// Valid signatures: counted, or projected from the sample.
    pub valid: u64,
    /// Whether that number is a projection.
    pub is_projected: bool,
    /// The day the certificate was signed.
    pub certified_on: Date,
    /// The day of the letter.
    pub date: Date,
    /// What happens next, one sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub what_follows: Vec<String>,
    /// The sections behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// Who writes.
    pub signer: Signer,
    /// Where the figures come from.
    pub provenance: Provenance,
}

impl Report for Letter {
    fn page(&self) -> Result<Page, ReportError> {
        let title = "Notice of the result of the examination";
        let mut page = Page::report(title, &self.petition, self.date, &self.provenance);
        page.form = Form::Certificate;
        page.paragraph(match self.to {
            Addressee::Proponents => "To the proponents of the petition".to_owned(),
            Addressee::Officer if self.petition.officer.is_empty() => {
                "To the officer sought to be recalled".to_owned()
            }
            Addressee::Officer => format!("To {}", self.petition.officer),
        });
        page.paragraph(self.sentence());
        page.push(Block::Facts(vec![
            Fact::plain("Required", count(self.required)),
            Fact::plain("Total on the petition", count(self.total)),
            Fact::plain(if self.is_projected { "Valid, projected" } else { "Valid" }, count(self.valid)),
            Fact::plain("Certified", date(self.certified_on)),
        ]));
        if !self.what_follows.is_empty() {
            page.heading("What follows");
            page.push(Block::List(self.what_follows.clone()));
        }
        if !self.cites.is_empty() {
            page.remark(format!("Under {}.", page::cites(&self.cites)));
        }
        dagger(&mut page, self.cites.iter().any(|cite| !cite.verified));
        page.push(Block::Signature(Signature {
            dated: self.signer.dated(&date(self.date)),
            name: self.signer.name.clone(),
            title: format!("{}, {}", self.signer.title, self.signer.office),
        }));
        page.heading("Where the figures come from");
        sources(&mut page, &self.provenance);
        Ok(page)
    }
}

impl Letter {
    fn sentence(&self) -> String {
        let how =
            if self.is_projected { "by a random sample of its signatures" } else { "signature by signature" };
        let result = match self.outcome {
            Outcome::Sufficient => "sufficient",
            Outcome::Insufficient => "insufficient",
        };
        format!(
            "The petition \"{}\" was examined {how} and is certified to be {result}. The certificate is attached.",
            self.petition.title
        )
    }
}
