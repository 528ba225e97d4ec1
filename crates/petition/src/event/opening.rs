//! Opening, and what the petition is bound to.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::hash::Digest;
use crate::name::RollNo;
use crate::text::PetitionId;

/// A petition is opened in the office. All of this is public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetitionOpened {
    /// Names the petition and its journal.
    pub petition: PetitionId,
    /// "Recall of a superior court judge".
    pub title: String,
    /// Where its signers must live: "Santa Clara County".
    pub jurisdiction: String,
    /// The office or the measure concerned.
    pub office: String,
    /// How many proponents signed the notice; their names are personal data and not here.
    pub proponents: u32,
}

/// The procedure the petition is decided under. A second one binds it anew (DESIGN.md §4.4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcedureBound {
    /// Id of the procedure: `ca-recall-local`.
    pub procedure: String,
    /// SHA-256 of the procedure file's bytes.
    pub hash: Digest,
    /// Why it is bound anew; required then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A voter list snapshot lines are looked up in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RollBound {
    /// Findings cite the roll by this number; the first is 1.
    pub roll: RollNo,
    /// Hash of the snapshot's canonical content.
    pub hash: Digest,
    /// The day the list was as it says.
    pub as_of: Date,
}
