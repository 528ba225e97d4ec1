//! From the notice of intention to the filing: what happens before the office sees a signature.
//!
//! Statements, officers and persons on a ballot are public record and stand here in full. Names, signatures and addresses
//! of proponents are personal data; only their number is kept.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The notice is served on the officer concerned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeServed {
    /// "in person", "certified mail".
    pub how: String,
}

/// The notice of intention is filed, with the statement of reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeFiled {
    /// The officer concerned, as on the ballot; none for a measure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<String>,
    /// The reasons, or the summary of the measure, as printed on the petition.
    pub reasons: String,
    /// Words in them, counted as the law does.
    pub words: u32,
    /// Phrases in them that count as one word: proper names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_word: Vec<String>,
    /// How many proponents signed it.
    pub proponents: u32,
}

/// The notice is published or posted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticePublished {
    /// The newspaper, or the places.
    pub how: String,
}

/// The officer answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerFiled {
    /// The answer, as printed on the petition.
    pub answer: String,
    /// Words in it, counted as the law does.
    pub words: u32,
    /// Phrases in it that count as one word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_word: Vec<String>,
}

/// Blank copies of the petition are handed in for approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormSubmitted {
    /// 1 for the first time; one more after each return.
    pub round: u32,
}

/// The form goes back, with every alteration required.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormReturned {
    /// The round that ends.
    pub round: u32,
    /// What must be altered.
    pub alterations: Vec<String>,
}

/// Form and wording are approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormApproved {
    /// The round that ends.
    pub round: u32,
}

/// Signatures may be gathered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CirculationOpened {
    /// The last day to file, as it is computed on this day; a stay or an extension moves it later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Date>,
}

/// The petition is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetitionFiled {
    /// Signatures, as those who file say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed: Option<u32>,
}

/// Why a petition ends before it is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndCause {
    /// Its last day passed.
    Lapsed,
    /// Its proponents gave it up.
    GivenUp,
    /// The office became vacant, and the law ends the petition.
    Vacancy,
    /// A court ended it.
    Court,
}

/// The petition ends without being filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PetitionEnded {
    /// Why.
    pub cause: EndCause,
    /// What must be known besides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
