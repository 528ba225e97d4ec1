//! The receipt for who turned the boxes in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{Journal, Petition};
use crate::page::{Block, Fact, Page, Signature, Table};
use crate::{Report, ReportError, figures};

/// Boxes taken in over the counter. It says what was handed over, not what is in it: nothing is counted yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The petition.
    pub petition: Petition,
    /// The day the boxes were received, the newest where there are several.
    pub received_on: Date,
    /// The boxes in the order of their numbers.
    pub boxes: Vec<ReceivedBox>,
    /// Who prints the receipt for the office.
    pub received_by: String,
    /// Where the journal stood.
    pub journal: Journal,
    /// Name and version of the software.
    pub software: String,
    /// Printed on every page: a demonstration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<String>,
}

/// A box on the receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceivedBox {
    /// Its number.
    pub number: u32,
    /// Its seal; empty where it came unsealed.
    pub seal: String,
    /// Lines the filers say it holds.
    pub claimed: u64,
    /// The day it was received.
    pub received_on: Option<Date>,
    /// Who took it in.
    pub received_by: String,
}

impl Report for Receipt {
    fn page(&self) -> Result<Page, ReportError> {
        let journal = &self.journal;
        let mut page = Page::slip(
            "Receipt for petition boxes",
            &self.petition,
            self.received_on,
            journal,
            &self.software,
        );
        page.marking.clone_from(&self.marking);
        let claimed: u64 = self.boxes.iter().map(|received| received.claimed).sum();
        let boxes = self.boxes.len() as u64;
        page.paragraph(format!(
            "This office received {} said to hold {}.",
            figures::counted(boxes, "box", "boxes"),
            figures::counted(claimed, "signature", "signatures")
        ));
        page.remark(
            "The numbers are those given by who turned the boxes in. Nothing is counted or examined yet.",
        );
        let mut table = Table::of_words(
            "Boxes received",
            &["Box", "Seal", "Received", "Taken in by", "Signatures claimed"],
        );
        if let Some(last) = table.columns.last_mut() {
            last.align = crate::page::Align::Right;
        }
        for received in &self.boxes {
            let seal = if received.seal.is_empty() { "unsealed" } else { received.seal.as_str() };
            table.row(vec![
                received.number.to_string(),
                seal.to_owned(),
                received.received_on.map(figures::short_date).unwrap_or_default(),
                received.received_by.clone(),
                figures::count(received.claimed),
            ]);
        }
        let total = figures::count(claimed);
        table.total(vec!["All".to_owned(), String::new(), String::new(), String::new(), total]);
        page.push(Block::Table(table));
        page.push(Block::Facts(vec![Fact::plain("Journal entries", figures::count(journal.entries))]));
        let dated = format!("Received {}, for the office", figures::date(self.received_on));
        let title = "for the elections official".to_owned();
        page.push(Block::Signature(Signature { dated, name: self.received_by.clone(), title }));
        let dated = "Turned in by".to_owned();
        let title = "proponent, or authorised in writing".to_owned();
        page.push(Block::Signature(Signature { dated, name: String::new(), title }));
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn it_names_every_box_and_prints() {
        let received = |number, seal: &str, claimed| ReceivedBox {
            number,
            seal: seal.to_owned(),
            claimed,
            received_on: Some(date(2018, 1, 11)),
            received_by: "Clerk One".to_owned(),
        };
        let mut receipt = Receipt {
            petition: Petition {
                id: "2018-r-01".to_owned(),
                title: "Recall of a judge".to_owned(),
                officer: String::new(),
                office: String::new(),
                jurisdiction: "County of Santa Luz".to_owned(),
            },
            received_on: date(2018, 1, 11),
            boxes: vec![received(1, "S-40001", 9_000), received(2, "", 85_539)],
            received_by: "Clerk One".to_owned(),
            journal: Journal { head: "ab".repeat(32), entries: 5 },
            software: "Scrutineer 0.1.0".to_owned(),
            marking: Some(crate::DEMONSTRATION.to_owned()),
        };
        let html = receipt.to_html().unwrap();
        for said in ["2 boxes said to hold 94,539 signatures", "S-40001", "unsealed", "Turned in by"] {
            assert!(html.contains(said), "{said}");
        }
        receipt.boxes[0].seal = "Ω\u{202e}#[evil]".repeat(9);
        assert!(receipt.to_pdf().unwrap().starts_with(b"%PDF"));
    }
}
