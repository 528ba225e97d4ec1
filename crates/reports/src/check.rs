//! The organizer's own check before filing (`scrutineer check`). It decides nothing, and every page says so.

mod compose;

use jiff::civil::Date;
use law::Working;
use serde::{Deserialize, Serialize};

use crate::model::{Group, Petition, Provenance};
use crate::page::Page;
use crate::statement::{Bands, Findings, Interval};
use crate::{Report, ReportError};

/// How the lines collected so far stand against the roll, and whether they will be enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckReport {
    /// The petition.
    pub petition: Petition,
    /// The day of the check.
    pub date: Date,
    /// The file that was checked, by its name.
    pub source: String,
    /// Lines in the file.
    pub lines: u64,
    /// Findings, made by the software alone.
    pub findings: Findings,
    /// Signatures required, where the petition file lets the law compute it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Working>,
    /// The outlook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlook: Option<Outlook>,
    /// By circulator.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub circulators: Vec<Group>,
    /// By day of signing, in order; lines without a day of their own stand in a group that says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Group>,
    /// What the reader must know besides: rejected rows, columns that were missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Where the figures come from; `journal` is none.
    pub provenance: Provenance,
}

/// What an examination by the office would come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlook {
    /// Valid signatures expected if everything collected were filed today.
    pub expected: u64,
    /// The range the office's own sample would give.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Signatures required.
    pub required: u64,
    /// The bands of the law, where a sample decides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bands: Option<Bands>,
    /// Chance in percent that it qualifies: `97.3`.
    pub chance: String,
    /// How the chance was computed, one sentence.
    pub chance_method: String,
    /// The computation of `expected`.
    pub working: Working,
}

impl Report for CheckReport {
    fn page(&self) -> Result<Page, ReportError> {
        compose::page(self)
    }
}
