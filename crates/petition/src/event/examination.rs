//! What people find out about lines.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::hash::{Commitment, VoterHandle};
use crate::name::{LineName, RollNo, WithdrawalId};
use crate::text::ReasonCode;

/// Good, or not and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Verdict {
    /// This voter signed, and could.
    Valid {
        /// Whose signature it is.
        voter: VoterHandle,
    },
    /// It does not count.
    Invalid {
        /// Code in the procedure's catalogue of reasons.
        reason: ReasonCode,
        /// Whose signature it is, where that is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        voter: Option<VoterHandle>,
    },
}

/// A person's verdict on a line, with what it rests on. Typed text is in the vault.
///
/// Never a probability: the machine proposes, people decide (DESIGN.md §4.2, §5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The line.
    pub line: LineName,
    /// Good, or not and why.
    pub verdict: Verdict,
    /// The roll looked at.
    pub roll: RollNo,
    /// The searches made, each a commitment; a "not found" rests on them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub searches: Vec<Commitment>,
    /// What was keyed from the paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transcript: Option<Commitment>,
    /// A note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Commitment>,
}

macro_rules! statement {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Statement);
    };
}

statement!(
    /// The first person's finding.
    FindingRecorded
);
statement!(
    /// A second person's finding, made without seeing the first.
    FindingReviewed
);
statement!(
    /// A lead's finding, where the first two differ.
    FindingResolved
);

/// The last finding on a line is taken back, by who made it or by a lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingUndone {
    /// The line.
    pub line: LineName,
}

/// The line waits for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinePending {
    /// The line.
    pub line: LineName,
    /// The person who looks after it.
    pub owner: String,
    /// The day it must be decided.
    pub until: Date,
}

/// The line waits for something, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinePendingBecause {
    /// The line.
    pub line: LineName,
    /// The person who looks after it.
    pub owner: String,
    /// The day it must be decided.
    pub until: Date,
    /// What it waits for, in the vault: people name voters in it.
    pub reason: Commitment,
}

/// What lines say, keyed from the paper or read from a scan before anybody examines them. Keying a line again replaces
/// its text; the earlier one stays in the vault. Not a finding: a line exists because its sheet was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinesKeyed {
    /// The lines with their texts.
    pub lines: Vec<KeyedLine>,
}

/// One line and the commitment to its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyedLine {
    /// The line.
    pub line: LineName,
    /// Its text, in the vault.
    pub text: Commitment,
}

/// One voter, several lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DuplicatesFound {
    /// All lines of the group. Naming a line of an earlier group means naming all of that group.
    pub lines: Vec<LineName>,
    /// The one that stands; none where the law lets no copy count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands: Option<LineName>,
}

/// The lines were not by one voter after all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DuplicatesUndone {
    /// Any line of the group.
    pub line: LineName,
}

/// A signer asks for the signature back (EC §§103, 11303).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalReceived {
    /// Number of the request.
    pub withdrawal: WithdrawalId,
    /// The request itself, in the vault.
    pub request: Commitment,
}

/// The request is for this line and in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalMatched {
    /// Number of the request.
    pub withdrawal: WithdrawalId,
    /// The line.
    pub line: LineName,
}

/// The request came too late to have effect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalTooLate {
    /// Number of the request.
    pub withdrawal: WithdrawalId,
}

/// The request is for no line of this petition, as far as a person could find. A line found later can still be matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithdrawalUnmatched {
    /// Number of the request.
    pub withdrawal: WithdrawalId,
    /// What was searched for among the lines, each a commitment; at least one.
    pub searches: Vec<Commitment>,
}
