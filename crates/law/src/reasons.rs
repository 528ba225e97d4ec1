//! Why a line, a section or a petition does not count: one catalogue of stable codes, from which procedures choose.

mod means;

use serde::{Deserialize, Serialize};

use crate::text::cites;
use crate::{Citation, LawError};

pub use means::Means;

/// What a reason is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// One signer's entry.
    Line,
    /// A sheet or a section, with every line on it.
    Section,
    /// The petition as a whole.
    Petition,
}

/// What a duplicate costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DuplicateRule {
    /// One copy counts.
    AllButOne,
    /// No copy counts.
    All,
}

/// A reason of the catalogue, `procedures/reasons.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ReasonEntry {
    code: String,
    #[serde(default)]
    means: Option<Means>,
    #[serde(default)]
    otherwise: Option<String>,
    level: Level,
    wording: String,
    set_by: Vec<String>,
    #[serde(default)]
    curable: String,
    #[serde(default)]
    pending: bool,
    #[serde(default)]
    not_a_line: bool,
}

/// The file `procedures/reasons.toml`.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct ReasonsFile {
    pub(crate) reason: Vec<ReasonEntry>,
}

impl ReasonsFile {
    /// Every finding has one reason, and whatever stands in for a reason is one.
    pub(crate) fn fault(&self) -> Option<String> {
        let lost = |entry: &&ReasonEntry| {
            entry.otherwise.as_ref().is_some_and(|code| !self.reason.iter().any(|other| other.code == *code))
        };
        if let Some(entry) = self.reason.iter().find(lost) {
            let code = entry.otherwise.as_deref().unwrap_or_default();
            let known = self.reason.iter().map(ReasonEntry::code);
            return Some(LawError::unknown("reason", code, known).to_string());
        }
        Means::ALL.iter().find_map(|means| {
            let codes: Vec<&str> =
                self.reason.iter().filter(|it| it.means == Some(*means)).map(ReasonEntry::code).collect();
            let said = format!("a reason for {} is needed", means.words());
            match codes.as_slice() {
                [_] => None,
                [] => Some(format!("{said}: none means it")),
                several => Some(format!("{said}: several mean it: {}", several.join(", "))),
            }
        })
    }
}

/// A procedure's choice of a reason, with what differs there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ReasonChoice {
    pub(crate) code: String,
    #[serde(default)]
    wording: Option<String>,
    #[serde(default)]
    curable: Option<String>,
    #[serde(default)]
    duplicates: Option<DuplicateRule>,
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    cites: Vec<Citation>,
}

/// A reason as a procedure knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable code: `not-registered`.
    pub code: String,
    /// The finding it stands for; `None` where only people set it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Means>,
    /// What it is about.
    pub level: Level,
    /// What stands on the report.
    pub wording: String,
    /// Roles that may set it: `clerk`, `lead`, `registrar`.
    pub set_by: Vec<String>,
    /// How it can be cured; empty where it cannot.
    pub curable: String,
    /// The line is not decided yet: something is awaited.
    pub pending: bool,
    /// The position carries no line at all: it leaves the raw count rather than fail in it.
    pub not_a_line: bool,
    /// What a duplicate costs; `None` for any other reason.
    pub duplicates: Option<DuplicateRule>,
    /// Legal base under the procedure.
    pub cites: Vec<Citation>,
}

impl ReasonEntry {
    pub(crate) fn code(&self) -> &str {
        &self.code
    }

    pub(crate) fn means(&self) -> Option<Means> {
        self.means
    }

    pub(crate) fn otherwise(&self) -> Option<&str> {
        self.otherwise.as_deref()
    }

    /// The reason as the catalogue words it, for a procedure that does not choose it.
    pub(crate) fn unchosen(&self) -> Reason {
        self.chosen(&ReasonChoice {
            code: self.code.clone(),
            wording: None,
            curable: None,
            duplicates: None,
            cites: Vec::new(),
        })
    }

    pub(crate) fn chosen(&self, choice: &ReasonChoice) -> Reason {
        Reason {
            code: self.code.clone(),
            means: self.means,
            level: self.level,
            wording: choice.wording.clone().unwrap_or_else(|| self.wording.clone()),
            set_by: self.set_by.clone(),
            curable: choice.curable.clone().unwrap_or_else(|| self.curable.clone()),
            pending: self.pending,
            not_a_line: self.not_a_line,
            duplicates: choice.duplicates,
            cites: choice.cites.clone(),
        }
    }
}
