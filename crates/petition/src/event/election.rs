//! From the certificate to the outcome: the board, the order, the question, the result.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The certificate is presented to those who order the election.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificatePresented {
    /// "board of supervisors".
    pub to: String,
}

/// The election is ordered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionOrdered {
    /// Who orders it, as the procedure names them: "governing board".
    pub by: String,
    /// Its day.
    pub election: Date,
    /// The case of the law the day rests on, as the procedure names it: "consolidated".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
}

/// The order falls; the certificate stays, and a new order can follow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionCalledOff {
    /// Who called it off: a court.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// The body before which the certificate lies adopts the measure itself: no election follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureAdopted {
    /// "city council".
    pub by: String,
    /// What must be known besides: the number of the ordinance.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The words on the ballot are fixed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionSet {
    /// The question, in the statutory form.
    pub question: String,
    /// The answers a voter can mark, in their order.
    pub answers: Vec<String>,
    /// Whether successors stand below it.
    pub successors: bool,
}

/// Somebody is nominated to succeed. Persons on a ballot are public.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuccessorNominated {
    /// The name as on the ballot.
    pub successor: String,
    /// The designation under it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub designation: String,
}

/// Votes for one who would succeed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SuccessorVotes {
    /// The name as on the ballot.
    pub name: String,
    /// Votes.
    pub votes: u64,
}

/// The certified result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResultCertified {
    /// Votes for the first answer.
    pub yes: u64,
    /// Votes for the second.
    pub no: u64,
    /// Votes for successors, where the ballot has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub successors: Vec<SuccessorVotes>,
}

/// What became of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OfficeOutcome {
    /// The officer stays.
    Stays,
    /// The officer is removed and somebody elected follows.
    Succeeded,
    /// The officer is removed and the office is vacant.
    Vacant,
    /// For a measure: it carried.
    Adopted,
    /// For a measure: it failed.
    NotAdopted,
}

/// What follows from the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeRecorded {
    /// What became of the office.
    pub outcome: OfficeOutcome,
    /// Who follows, where somebody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<String>,
}

/// A vacant office is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VacancyFilled {
    /// How: "appointed by the Governor".
    pub how: String,
    /// By whom it is held now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
}
