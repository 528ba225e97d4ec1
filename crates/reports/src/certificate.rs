//! The certificate of sufficiency or insufficiency (EC §11227).

mod compose;

use jiff::civil::Date;
use law::Citation;
use serde::{Deserialize, Serialize};

use crate::model::{Outcome, Petition, Provenance, Signer};
use crate::page::Page;
use crate::{Report, ReportError};

/// What the elections official certifies: one page, every figure of it explained in the statement of the examination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The petition.
    pub petition: Petition,
    /// What is certified.
    pub outcome: Outcome,
    /// Signatures the law requires.
    pub required: u64,
    /// Signatures on the petition: the raw count, as restated.
    pub total: u64,
    /// How the signatures were examined, with the figures found.
    pub examination: Examination,
    /// The day it was filed.
    pub filed_on: Date,
    /// The day the examination was concluded.
    pub concluded_on: Date,
    /// The sections under which the certificate is made.
    pub cites: Vec<Citation>,
    /// What must stand on the page besides: an unverified text, an equality the law leaves open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Where the figures were stated anew after it was signed: the figures on the page are those that stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restated: Option<Restated>,
    /// What the official determined, where the law leaves the outcome open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub determination: Option<Determination>,
    /// Who certifies.
    pub signer: Signer,
    /// The day it is signed.
    pub signed_on: Date,
    /// Where the figures come from.
    pub provenance: Provenance,
}

/// A restatement of the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restated {
    /// The day it was made, where it is recorded.
    pub on: Option<Date>,
    /// Why.
    pub reason: String,
    /// The court and its case, where one ordered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What the certificate said when it was signed.
    pub first_outcome: Outcome,
    /// Valid signatures then: counted, or projected from the sample.
    pub first_valid: u64,
}

/// The official's decision where the law leaves the outcome open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Determination {
    /// What it rests on.
    pub basis: String,
    /// Why.
    pub reason: String,
}

/// How the signatures were examined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "method", deny_unknown_fields)]
pub enum Examination {
    /// A random sample, whose projection decided.
    Sample(Sample),
    /// Every signature.
    Full {
        /// Found valid.
        valid: u64,
        /// Found not valid.
        invalid: u64,
        /// The sample that came before, where its projection did not decide.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Sample>,
    },
}

/// The figures of a sample as the certificate states them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// Signatures drawn and examined: `valid + invalid`.
    pub size: u64,
    /// Found valid, extra copies left out.
    pub valid: u64,
    /// Found not valid.
    pub invalid: u64,
    /// Extra copies of a signer's own signature among the invalid.
    pub duplicates: u64,
    /// Valid signatures projected for the whole petition.
    pub projected: u64,
}

impl Report for Certificate {
    fn page(&self) -> Result<Page, ReportError> {
        compose::page(self)
    }
}
