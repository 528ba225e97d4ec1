//! What comes after the signatures: the question on the ballot, what the votes decide, a vacancy on the way.

use serde::{Deserialize, Serialize};

use crate::number::Decimal;
use crate::text::cites;
use crate::{Citation, Working};

/// A statement of the petition that goes to every voter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Statement {
    /// The reasons on the notice.
    Reasons,
    /// The officer's answer.
    Answer,
}

/// The question on the ballot in its statutory form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Question {
    /// The words; `{officer}`, `{office}` and `{title}` stand for the petition's own.
    pub text: String,
    /// What a voter can mark, the answer that carries it first.
    pub answers: Vec<String>,
    /// The part of the ballot where a successor is elected, where the law has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successors: Option<Successors>,
    /// Statements printed for every voter.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
    /// What the reader must know besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Where a successor is elected on the same ballot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Successors {
    /// Its heading; the same placeholders.
    pub text: String,
    /// Blank lines to write a name in.
    #[serde(default)]
    pub write_in: u32,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
}

/// What a vote leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Consequence {
    /// The officer stays.
    Stays,
    /// The officer is removed; the successor with the most votes follows.
    Succeeded,
    /// The officer is removed, or leaves, and the office is vacant.
    Vacant,
    /// The measure is adopted.
    Adopted,
    /// The measure is not adopted.
    NotAdopted,
}

impl Consequence {
    /// What a citizen reads: "the officer stays".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Stays => "the officer stays in office",
            Self::Succeeded => "the officer is removed, and the candidate with the most votes follows",
            Self::Vacant => "the officer is removed and the office is vacant",
            Self::Adopted => "the measure is adopted",
            Self::NotAdopted => "the measure is not adopted",
        }
    }

    /// Its name in files and events.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Stays => "stays",
            Self::Succeeded => "succeeded",
            Self::Vacant => "vacant",
            Self::Adopted => "adopted",
            Self::NotAdopted => "not-adopted",
        }
    }
}

/// What the votes decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vote {
    /// The question carries above this share of the votes for and against it, in percent; exactly that share is not enough.
    pub carries_above: Decimal,
    /// What follows when it carries.
    pub carried: Consequence,
    /// What follows when it does not.
    pub failed: Consequence,
    /// How a vacancy it makes is filled, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub vacancy: String,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
}

/// The point of a petition's life at which an office becomes vacant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum VacancyPhase {
    /// Before the petition is filed.
    BeforeFiling,
    /// From the filing on.
    Filed,
}

/// What becomes of the petition then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum VacancyRule {
    /// It goes on.
    GoesOn,
    /// It ends.
    Ends,
    /// The law is silent, or its text could not be read: a person decides.
    Undetermined,
}

/// The rule for a vacancy at one point of a petition's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vacancy {
    /// When.
    pub phase: VacancyPhase,
    /// What becomes of the petition.
    pub then: VacancyRule,
    /// The rule in words.
    pub text: String,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
}

/// What stands for the placeholders of a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names<'a> {
    /// The officer as on the ballot.
    pub officer: &'a str,
    /// The title of the office.
    pub office: &'a str,
    /// The petition's title.
    pub title: &'a str,
}

/// What a vote decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteDecision {
    /// Whether the question carried.
    pub carried: bool,
    /// What follows.
    pub consequence: Consequence,
    /// The share with its working.
    pub working: Working,
}

const PLACEHOLDERS: [&str; 3] = ["{officer}", "{office}", "{title}"];

/// A wording with its placeholders filled.
#[must_use]
pub fn worded(text: &str, names: Names<'_>) -> String {
    text.replace("{officer}", names.officer).replace("{office}", names.office).replace("{title}", names.title)
}

/// A placeholder the engine does not know.
fn unknown_placeholder(text: &str) -> Option<String> {
    let mut rest = text.to_owned();
    for known in PLACEHOLDERS {
        rest = rest.replace(known, "");
    }
    rest.contains(['{', '}'])
        .then(|| format!("`{text}` has a placeholder that is not known; known: {}", PLACEHOLDERS.join(", ")))
}

impl Question {
    pub(crate) fn fault(&self) -> Option<String> {
        if self.answers.len() != 2 {
            return Some(format!("a question has two answers, {} are given", self.answers.len()));
        }
        let heading = self.successors.as_ref().map(|successors| successors.text.as_str());
        [Some(self.text.as_str()), heading].into_iter().flatten().find_map(unknown_placeholder)
    }
}
