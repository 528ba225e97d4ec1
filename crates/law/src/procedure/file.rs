//! A procedure file as it is written.

use jiff::civil::Date;
use serde::Deserialize;

use super::Event;
use crate::reasons::ReasonChoice;
use crate::{
    Bands, Distribution, Figure, Projecting, Question, Refused, RollUp, Sample, Step, Threshold, Vacancy,
    Vote,
};

#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ProcedureFile {
    pub(super) format: u32,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) place: String,
    pub(super) calendar: String,
    /// The event whose date selects the version.
    pub(super) selected_by: String,
    #[serde(default)]
    pub(super) notes: Vec<String>,
    #[serde(default)]
    pub(super) event: Vec<Event>,
    pub(super) version: Vec<VersionFile>,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct VersionFile {
    pub(super) name: String,
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub(super) from: Option<Date>,
    #[serde(default)]
    pub(super) based_on: Option<String>,
    #[serde(default)]
    pub(super) notes: Vec<String>,
    #[serde(default)]
    pub(super) required: Vec<Threshold>,
    /// Thresholds of the version below that are not law here.
    #[serde(default)]
    pub(super) without_required: Vec<String>,
    #[serde(default)]
    pub(super) distribution: Vec<Distribution>,
    #[serde(default)]
    pub(super) prima_facie: Option<Bands>,
    #[serde(default)]
    pub(super) sample: Option<Sample>,
    #[serde(default)]
    pub(super) projection: Option<Projecting>,
    #[serde(default)]
    pub(super) roll_up: Option<RollUp>,
    #[serde(default)]
    pub(super) full_count: Option<Bands>,
    #[serde(default)]
    pub(super) step: Vec<Step>,
    /// Steps of the version below that are no longer law.
    #[serde(default)]
    pub(super) without: Vec<String>,
    #[serde(default)]
    pub(super) figure: Vec<Figure>,
    #[serde(default)]
    pub(super) question: Option<Question>,
    #[serde(default)]
    pub(super) vote: Option<Vote>,
    #[serde(default)]
    pub(super) vacancy: Vec<Vacancy>,
    #[serde(default)]
    pub(super) reason: Vec<ReasonChoice>,
    #[serde(default)]
    pub(super) refused: Vec<Refused>,
}
