//! What can happen at any point of a petition's life.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Figures, Outcome};
use crate::text::Slug;

/// The counts the law computes from, and the county whose calendar it counts by. A later one replaces an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasisStated {
    /// By the law's name: `registered`, `last-vote`, `nomination-signatures`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub counts: BTreeMap<Slug, u64>,
    /// The county whose holidays count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub county: Option<String>,
    /// Where the counts come from: "report of registration of 2017-02-10".
    pub source: String,
}

/// Something happened that the procedure names and no other event says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepTaken {
    /// The procedure's name for it: `inspection-started`.
    pub event: Slug,
    /// What must be known besides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Why an office became vacant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VacancyCause {
    /// The officer resigned.
    Resigned,
    /// The officer died.
    Died,
    /// The term ended, another court removed the officer, and so on.
    Other,
}

/// The officer's office becomes vacant otherwise than by this petition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeVacated {
    /// Why.
    pub cause: VacancyCause,
    /// What must be known besides.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A day by which something must be done is moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtensionGranted {
    /// The procedure's step: `circulation-ends`.
    pub step: Slug,
    /// Its new day.
    pub until: Date,
    /// Who moved it: a court with its case number, an official.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// The figures of an issued certificate are stated anew. The certificate stays in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateRestated {
    /// Sufficient or not.
    pub outcome: Outcome,
    /// The figures now; must be what the events add up to.
    pub figures: Figures,
    /// Why.
    pub reason: String,
    /// The court and its case, where one ordered it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
}

/// A court has lines examined again after the certificate; a new certificate follows, the first stays in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExaminationReopened {
    /// The court.
    pub court: String,
    /// The number of the case.
    pub case: String,
    /// Why.
    pub reason: String,
}
