//! The parts that several documents share. Counts are integers, hashes lower-case hexadecimal, dates civil dates in the
//! office's zone, decimals strings in plain notation.

use jiff::civil::Date;
use law::Citation;
use serde::{Deserialize, Serialize};

/// The marking of everything made from synthetic data.
pub const DEMONSTRATION: &str = "DEMONSTRATION: synthetic persons and signatures, no legal effect";

/// The petition a document speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Petition {
    /// The office's own number, `2018-R-01`.
    pub id: String,
    /// What it is called: "Recall of a judge of the Superior Court".
    pub title: String,
    /// The officer sought to be recalled; empty for an initiative.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub officer: String,
    /// The office that officer holds; empty for an initiative.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub office: String,
    /// Whose roll its signers must stand on: "County of Santa Clara".
    pub jurisdiction: String,
}

/// What a reader needs to follow the document back to its sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The procedure the petition is bound to.
    pub procedure: Procedure,
    /// The roll the lines were looked up in.
    pub roll: Roll,
    /// The journal the figures were computed from; an organizer's own check has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub journal: Option<Journal>,
    /// Name and version of the software: `Scrutineer 0.1.0`.
    pub software: String,
    /// Printed on every page and in every file: [`DEMONSTRATION`], or "DRAFT".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marking: Option<String>,
}

/// The version of a procedure file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// `ca-recall-local`.
    pub id: String,
    /// "Recall of a local officer, California".
    pub name: String,
    /// The version in words: "in force from 2017-01-01".
    pub version: String,
    /// SHA-256 of the bytes of the file.
    pub hash: String,
    /// What of it could not be checked against the text of the law.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unverified: Vec<String>,
}

/// The snapshot of the voter roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roll {
    /// SHA-256 of its canonical content.
    pub hash: String,
    /// The day it shows.
    pub as_of: Date,
    /// Records in it.
    pub voters: u64,
}

/// Where the petition's journal stood when the document was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Journal {
    /// Hash of the newest entry.
    pub head: String,
    /// Number of entries.
    pub entries: u64,
}

/// Who signs, and where and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signer {
    /// Name; empty prints a line to be filled in by hand.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// "Registrar of Voters".
    pub title: String,
    /// "County of Santa Clara".
    pub office: String,
    /// Place of signing, "San José, California"; empty leaves the place out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

impl Signer {
    /// "Dated January 23, 2018, at San José, California".
    pub(crate) fn dated(&self, day: &str) -> String {
        if self.place.is_empty() { format!("Dated {day}") } else { format!("Dated {day}, at {}", self.place) }
    }
}

/// Sufficient or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Enough valid signatures.
    Sufficient,
    /// Not enough.
    Insufficient,
}

/// What the figures lead to; the words of `scrutineer law decide`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The petition is sufficient.
    Sufficient,
    /// The petition is insufficient.
    Insufficient,
    /// Every signature must be examined.
    FullCount,
    /// A larger sample must be drawn.
    FurtherSample,
    /// The law leaves it open, or figures are missing.
    Undetermined,
}

/// Invalid lines of one reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    /// Stable code, `not-registered`.
    pub code: String,
    /// "Not registered".
    pub label: String,
    /// Lines rejected for it.
    pub count: u64,
    /// The law behind it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
}

/// One circulator, box or day with its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Box number, circulator or day, as printed.
    pub name: String,
    /// Lines it carries.
    pub lines: u64,
    /// Lines of it that were examined: `valid + invalid + undecided`.
    pub examined: u64,
    /// Valid among those examined.
    pub valid: u64,
    /// Invalid among those examined.
    pub invalid: u64,
    /// Not decided among those examined.
    #[serde(default)]
    pub undecided: u64,
    /// Extra copies among the invalid.
    #[serde(default)]
    pub duplicates: u64,
}

/// A step with its day, as `scrutineer law deadlines` gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// "Certificate of the result".
    pub step: String,
    /// The last day, or the day it happened.
    pub date: Date,
    /// "30 business days from filing".
    pub rule: String,
    /// The sections that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
}
