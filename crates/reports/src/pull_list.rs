//! The list by which a sample is pulled from the paper: box by box, section by section, sheet by sheet.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{Journal, Petition};
use crate::page::{Block, Fact, Page, Table};
use crate::{Report, ReportError, figures};

/// Rows of a table: the layout leaves rows out of longer ones, and none may be missing here.
const TABLE: usize = 1_000;

/// Every line drawn, by where its paper lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullList {
    /// The petition.
    pub petition: Petition,
    /// The day it is printed.
    pub printed_on: Date,
    /// Hash of the main frame.
    pub frame: String,
    /// The public seed of its draw.
    pub seed: String,
    /// The boxes in the order of their numbers.
    pub boxes: Vec<PullBox>,
    /// Where the journal stood.
    pub journal: Journal,
    /// Name and version of the software.
    pub software: String,
    /// Printed on every page: a demonstration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<String>,
}

/// A box and what to take out of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullBox {
    /// "Box 3", or where the sections are instead.
    pub name: String,
    /// One row a sheet, in the order they lie in.
    pub sheets: Vec<PullSheet>,
}

/// A sheet with the positions drawn on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PullSheet {
    /// Its section.
    pub section: String,
    /// Its number in the section.
    pub sheet: String,
    /// Positions on the front.
    pub front: Vec<u32>,
    /// Positions on the back.
    pub back: Vec<u32>,
}

impl Report for PullList {
    fn page(&self) -> Result<Page, ReportError> {
        let mut page =
            Page::slip("Lines drawn, by box", &self.petition, self.printed_on, &self.journal, &self.software);
        page.marking.clone_from(&self.marking);
        let lines: u64 = self.boxes.iter().map(lines_of).sum();
        page.push(Block::Facts(vec![
            Fact::plain("Lines to pull", figures::count(lines)),
            Fact::exact("Frame", &*self.frame),
            Fact::exact("Seed", &*self.seed),
        ]));
        for pulled in &self.boxes {
            page.heading(&pulled.name);
            page.paragraph(format!(
                "{} on {}.",
                figures::counted(lines_of(pulled), "line", "lines"),
                figures::counted(pulled.sheets.len() as u64, "sheet", "sheets")
            ));
            for (part, sheets) in pulled.sheets.chunks(TABLE).enumerate() {
                let caption = match part {
                    0 => format!("{}: section, sheet and positions", pulled.name),
                    _ => format!("{}: section, sheet and positions, continued", pulled.name),
                };
                page.push(Block::Table(table(&caption, sheets)));
            }
        }
        Ok(page)
    }
}

fn table(caption: &str, sheets: &[PullSheet]) -> Table {
    let mut table = Table::of_words(caption, &["Section", "Sheet", "Front", "Back", "Pulled", "Put back"]);
    let mut section = "";
    for sheet in sheets {
        // A section's number stands once, as on its folder.
        let shown = if sheet.section == section { "" } else { sheet.section.as_str() };
        section = &sheet.section;
        let (front, back) = (listed(&sheet.front), listed(&sheet.back));
        let by_hand = String::new;
        table.row(vec![shown.to_owned(), sheet.sheet.clone(), front, back, by_hand(), by_hand()]);
    }
    table
}

fn lines_of(pulled: &PullBox) -> u64 {
    pulled.sheets.iter().map(|sheet| (sheet.front.len() + sheet.back.len()) as u64).sum()
}

fn listed(positions: &[u32]) -> String {
    positions.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_sheet_has_a_row_and_a_large_list_prints() {
        let sheets = |count: u32| {
            let sheet = |n: u32| PullSheet {
                section: format!("{:04}", n / 5 + 1),
                sheet: format!("{:02}", n % 5 + 1),
                front: vec![1, n % 9 + 2],
                back: Vec::new(),
            };
            (0..count).map(sheet).collect()
        };
        let list = PullList {
            petition: Petition {
                id: "2018-r-01".to_owned(),
                title: "Recall of a judge".to_owned(),
                officer: String::new(),
                office: String::new(),
                jurisdiction: "County of Santa Luz".to_owned(),
            },
            printed_on: date(2018, 1, 16),
            frame: "cd".repeat(32),
            seed: "31415926535897932384".to_owned(),
            boxes: vec![
                PullBox { name: "Box 1".to_owned(), sheets: sheets(300) },
                PullBox { name: "Out of their boxes".to_owned(), sheets: sheets(1) },
            ],
            journal: Journal { head: "ab".repeat(32), entries: 5 },
            software: "Scrutineer 0.1.0".to_owned(),
            marking: None,
        };
        let html = list.to_html().unwrap();
        assert_eq!(html.matches(">0060<").count(), 1);
        assert!(html.contains("600 lines on 300 sheets") && html.contains("1, 10"));
        assert!(list.to_pdf().unwrap().starts_with(b"%PDF"));
    }
}
