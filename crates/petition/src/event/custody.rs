//! Where the paper is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::name::{BoxId, CirculatorId, SectionId};

/// A box is taken in over the counter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoxReceived {
    /// Number of the box.
    #[serde(rename = "box")]
    pub box_id: BoxId,
    /// Number of the seal, empty when it came unsealed.
    pub seal: String,
    /// Lines the filers say it holds.
    pub claimed: u32,
}

/// A box goes to another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoxMoved {
    /// Number of the box.
    #[serde(rename = "box")]
    pub box_id: BoxId,
    /// The place: "vault 2", "counting room".
    pub to: String,
}

/// A section is taken out of its box and given its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionReceived {
    /// Number of the section.
    pub section: SectionId,
    /// The box it was found in.
    #[serde(rename = "box")]
    pub box_id: BoxId,
    /// Whose bundle it is.
    pub circulator: CirculatorId,
    /// The circulator's declaration on it.
    pub declaration: Declaration,
}

/// What the circulator's declaration says (EC §104).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Declaration {
    /// Whether the circulator signed it.
    pub signed: bool,
    /// The day it bears.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// The days between which the signatures were gathered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing: Option<SigningRange>,
}

/// First and last day of signing, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SigningRange {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// A section goes into another box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionMoved {
    /// The section.
    pub section: SectionId,
    /// The box it goes into.
    #[serde(rename = "box")]
    pub box_id: BoxId,
}

/// A section is taken out to be worked on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionPulled {
    /// The section.
    pub section: SectionId,
    /// What for: "examination", "inspection by the proponents".
    pub purpose: String,
}

/// A section that was pulled is put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionReturned {
    /// The section.
    pub section: SectionId,
    /// The box it is put into.
    #[serde(rename = "box")]
    pub box_id: BoxId,
}
