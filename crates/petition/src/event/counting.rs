//! From paper to the raw count.

use serde::{Deserialize, Serialize};

use crate::hash::Digest;
use crate::name::{SectionId, SheetNo};
use crate::positions::SheetLines;

/// Which of the two counts of a sheet this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountPass {
    /// The first person's.
    First,
    /// Another person's, made without seeing the first.
    Second,
}

/// A person says which positions of a sheet carry a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetCounted {
    /// The section.
    pub section: SectionId,
    /// The sheet in it.
    pub sheet: SheetNo,
    /// First or second count.
    pub pass: CountPass,
    /// The positions that carry a line.
    pub lines: SheetLines,
}

/// A lead settles two counts that differ, or corrects a sheet both counted wrongly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountResolved {
    /// The section.
    pub section: SectionId,
    /// The sheet in it.
    pub sheet: SheetNo,
    /// The positions that carry a line.
    pub lines: SheetLines,
}

/// All sheets are counted twice; this many unverified lines were submitted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCountDeclared {
    /// Lines; must be what the sheets' counts add up to.
    pub raw_count: u32,
}

/// Whether the raw count reaches the requirement on its face (EC §11222).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrimaFacieDecided {
    /// The raw count decided on.
    pub raw_count: u32,
    /// Signatures required.
    pub required: u32,
    /// Filed as of `effective_on`, or no further action.
    pub accepted: bool,
}

/// The raw count turned out different; sheets counted or corrected since the last one are taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCountRestated {
    /// The new raw count.
    pub raw_count: u32,
    /// Why.
    pub reason: String,
    /// Hash of the supplementary frame holding the lines added, when a frame was already frozen and there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supplement: Option<Digest>,
}
