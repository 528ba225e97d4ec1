//! Tables: figures right-aligned, words left-aligned, totals told apart by weight and a rule.

use serde::{Deserialize, Serialize};

/// Figures in columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has one cell per column.
    pub rows: Vec<Row>,
    /// What it shows, for those who hear the page; printed above the table.
    pub caption: String,
}

/// A column's head and how its cells stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Words left, figures right.
    pub align: Align,
}

/// How cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// A sum of the rows above.
    pub total: bool,
}

impl Table {
    /// A table with a first column of words and the others of figures.
    pub(crate) fn of_figures(caption: &str, headings: &[&str]) -> Self {
        let columns = headings
            .iter()
            .enumerate()
            .map(|(index, heading)| Column {
                heading: (*heading).to_owned(),
                align: if index == 0 { Align::Left } else { Align::Right },
            })
            .collect();
        Self { columns, rows: Vec::new(), caption: caption.to_owned() }
    }

    /// A table of words.
    pub(crate) fn of_words(caption: &str, headings: &[&str]) -> Self {
        let mut table = Self::of_figures(caption, headings);
        for column in &mut table.columns {
            column.align = Align::Left;
        }
        table
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(Row { cells, total: false });
    }

    /// Adds a row of sums.
    pub(crate) fn total(&mut self, cells: Vec<String>) {
        self.rows.push(Row { cells, total: true });
    }
}
