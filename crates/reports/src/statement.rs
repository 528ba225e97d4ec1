//! The statement of the examination: everything behind the certificate.

mod compose;

use jiff::civil::Date;
use law::Working;
use serde::{Deserialize, Serialize};

use crate::model::{Deadline, Decision, Group, Petition, Provenance, Reason};
use crate::page::Page;
use crate::{Report, ReportError};

/// What was received, drawn and found, what it projects to, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The petition.
    pub petition: Petition,
    /// The day of the statement.
    pub date: Date,
    /// What the examination came to.
    pub decision: Decision,
    /// What was turned in.
    pub receipt: Receipt,
    /// How many signatures the law requires, with its working; `value` is a whole number.
    pub required: Working,
    /// The sample; none where every signature was examined from the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sample: Option<SampleExamination>,
    /// The findings on every signature; none where the sample decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_count: Option<Findings>,
    /// By circulator, named as the office's rules for publication allow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub circulators: Vec<Group>,
    /// By box.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<Group>,
    /// The calendar, past days and days to come.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
    /// What happens next, one sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub what_follows: Vec<String>,
    /// What the reader must know besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Where the figures come from.
    pub provenance: Provenance,
}

/// What was turned in, and what was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The day of filing.
    pub filed_on: Date,
    /// Boxes received.
    pub boxes: u64,
    /// Sections in them.
    pub sections: u64,
    /// Sheets in those.
    pub sheets: u64,
    /// Signatures counted, none verified.
    pub raw_count: u64,
    /// The count before it was restated, and why it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restated: Option<Restatement>,
}

/// A raw count that was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restatement {
    /// The count first recorded.
    pub from: u64,
    /// The day it was restated.
    pub on: Date,
    /// Why.
    pub reason: String,
}

/// The sample: how it was drawn, what was found, what it projects to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleExamination {
    /// The draws, the first frame's first; a supplementary frame has a draw of its own.
    pub draws: Vec<Draw>,
    /// How many signatures the law asks for, with its working.
    pub size: Working,
    /// What was found on the lines drawn.
    pub findings: Findings,
    /// What that projects to.
    pub projection: Projection,
}

/// One public draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// Lines in the frozen list.
    pub frame_lines: u64,
    /// SHA-256 of the list.
    pub frame_hash: String,
    /// The day the list was frozen.
    pub frozen_on: Date,
    /// The seed, in digits as it was drawn.
    pub seed: String,
    /// How the seed came about: "Twenty ten-sided dice, rolled in public".
    pub seed_source: String,
    /// The day of the seed and the draw.
    pub drawn_on: Date,
    /// Lines drawn.
    pub drawn: u64,
    /// The first lines drawn, in order, for a quick comparison.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub first: Vec<String>,
}

/// What was found on the lines examined. `valid + invalid + undecided = examined`, and the reasons add up to `invalid`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Findings {
    /// Lines examined.
    pub examined: u64,
    /// Valid, extra copies left out.
    pub valid: u64,
    /// Not valid, for whatever reason.
    pub invalid: u64,
    /// Not decided yet.
    #[serde(default)]
    pub undecided: u64,
    /// Extra copies among the invalid.
    #[serde(default)]
    pub duplicates: u64,
    /// Withdrawn by their signers, among the invalid.
    #[serde(default)]
    pub withdrawn: u64,
    /// The invalid lines by reason.
    pub reasons: Vec<Reason>,
    /// How many findings a second person made again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviews: Option<Reviews>,
}

/// The second reviews.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reviews {
    /// Lines a second person examined without seeing the first finding.
    pub reviewed: u64,
    /// The second finding was the same.
    pub agreed: u64,
    /// The lead decided for the second finding.
    pub overturned: u64,
}

/// The projection with the bands of the law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Projection {
    /// Valid signatures projected.
    pub projected: u64,
    /// Projected before duplicates were subtracted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncorrected: Option<u64>,
    /// Signatures required.
    pub required: u64,
    /// The sampling interval, which the law does not ask for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
    /// Between which percentages of the requirement every signature must be examined.
    pub bands: Bands,
    /// Valid signatures in the sample at which the decision changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cutoffs: Option<Cutoffs>,
    /// What the projection alone decides.
    pub decision: Decision,
    /// The whole computation.
    pub working: Working,
}

/// A range that holds the true number in so many of a hundred samples.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interval {
    /// Lower end, signatures.
    pub low: u64,
    /// Upper end, signatures.
    pub high: u64,
    /// In percent: `95`.
    pub confidence: String,
}

/// The bands of decision, in whole percents of the requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// Below it insufficient: 90.
    pub lower_percent: u32,
    /// Above it sufficient: 110.
    pub upper_percent: u32,
}

/// The valid signatures in the sample at which the decision changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cutoffs {
    /// Fewer than this: insufficient.
    pub lower: u64,
    /// More than this, or this many: sufficient, as the procedure words it.
    pub upper: u64,
}

impl Report for Statement {
    fn page(&self) -> Result<Page, ReportError> {
        compose::page(self)
    }
}
