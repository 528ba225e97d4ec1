//! The question on the ballot in its statutory form, with the statements every voter receives (EC §§11320 to 11325).

mod compose;

use jiff::civil::Date;
use law::Citation;
use serde::{Deserialize, Serialize};

use crate::model::{Journal, Petition, Procedure};
use crate::page::Page;
use crate::{Report, ReportError};

/// What is printed for the voters. Both sides stand on it with the same weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ballot {
    /// The petition.
    pub petition: Petition,
    /// The day of the election.
    pub election: Date,
    /// Who ordered it.
    pub ordered_by: String,
    /// The day of the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered_on: Option<Date>,
    /// The question.
    pub question: String,
    /// What a voter can mark, each on a line of its own.
    pub answers: Vec<String>,
    /// The part where a successor is elected, where the law has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successors: Option<Successors>,
    /// Statements printed for every voter, in the order of the law.
    pub statements: Vec<Statement>,
    /// The sections that set the form.
    pub cites: Vec<Citation>,
    /// What must stand on the page besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The day the page shows.
    pub printed_on: Date,
    /// The procedure the form is taken from.
    pub procedure: Procedure,
    /// The journal the words are taken from.
    pub journal: Journal,
    /// Name and version of the software.
    pub software: String,
    /// Printed on every page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<String>,
}

/// Where a successor is elected on the same ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Successors {
    /// The heading over the names.
    pub heading: String,
    /// The names, in the order of the ballot.
    pub names: Vec<Successor>,
    /// Blank lines to write a name in.
    pub write_in: u32,
}

/// One who would succeed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Successor {
    /// The name.
    pub name: String,
    /// The designation under it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub designation: String,
}

/// A statement of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Whose it is: "The reasons of the proponents".
    pub heading: String,
    /// Its text; none where none was filed, which the page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Report for Ballot {
    fn page(&self) -> Result<Page, ReportError> {
        compose::page(self)
    }
}
