//! The organizer's own check before filing. It decides nothing: lines are called good or bad by software alone, which no
//! registrar may do (DESIGN.md §4.2), and the report says so.

pub mod outlook;
mod report;
mod verdict;

use std::collections::HashMap;

use law::{DuplicateRule, Means};
use linkage::{Line, LineMatch};
use roll::{Column, Snapshot};

use crate::OfficeError;
use crate::eligibility::SigningDays;
use crate::law_in_force::LawInForce;
use crate::petition_file::PetitionFile;

pub use report::report;

/// A line of the organizer's file.
#[derive(Debug, Clone, Default)]
pub struct CheckLine {
    /// Its name in the file.
    pub id: String,
    /// What was keyed.
    pub line: Line,
    /// When it was signed, as far as the file or the petition tells.
    pub days: Option<SigningDays>,
    /// Who circulated it; empty where the file does not tell.
    pub circulator: String,
    /// Where it stands on paper, as far as the file tells.
    pub place: Place,
}

/// Where a line stands on paper; empty where the file does not tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the columns of lines.csv")]
pub struct Place {
    pub in_box: String,
    pub section: String,
    pub sheet: String,
    pub side: String,
    /// From the top of the side, from 1; 0 where it is not known.
    pub position: u32,
}

/// What the check makes of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Good, as far as text can tell.
    Valid,
    /// Bad for this reason of the procedure.
    Invalid(String),
    /// The software does not know, and says why.
    Undecided(&'static str),
}

/// A checked line.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// Good, bad or neither.
    pub outcome: Outcome,
    /// The likeliest voter's number on the roll, where there is a candidate.
    pub voter_id: Option<String>,
    /// Probability that this voter wrote the line.
    pub probability: f64,
    /// Probability that a voter who may sign wrote it.
    pub chance_valid: f64,
    /// Index of the line whose extra copy this is.
    pub duplicate_of: Option<usize>,
}

/// All lines checked.
#[derive(Debug)]
pub struct Check {
    /// `lines[i]` belongs to the file's line `i`.
    pub lines: Vec<Checked>,
}

/// What a check rests on.
#[derive(Clone, Copy)]
pub struct Basis<'b> {
    /// The voters.
    pub roll: &'b Snapshot,
    /// The law of the petition.
    pub law: &'b LawInForce,
    /// The petition's description.
    pub file: &'b PetitionFile,
    /// The district columns of the roll with the value a signer's registration must have there.
    pub districts: &'b [(Column, String)],
}

impl Basis<'_> {
    /// Finds the roll's columns that a petition file names.
    ///
    /// # Errors
    /// [`OfficeError::NoDistrict`] where the roll has no such column.
    pub fn districts(roll: &Snapshot, file: &PetitionFile) -> Result<Vec<(Column, String)>, OfficeError> {
        let column = |name: &String| {
            roll.column(name).ok_or_else(|| OfficeError::NoDistrict {
                column: name.clone(),
                known: roll.districts().collect::<Vec<_>>().join(", "),
            })
        };
        file.districts.iter().map(|(name, value)| Ok((column(name)?, value.clone()))).collect()
    }
}

/// Checks every line. `matches[i]` is what linkage says of `lines[i]`.
///
/// # Errors
/// When the roll cannot be read.
pub fn check(lines: &[CheckLine], matches: &[LineMatch], basis: Basis<'_>) -> Result<Check, OfficeError> {
    let mut checked = Vec::with_capacity(lines.len());
    for (line, found) in lines.iter().zip(matches) {
        checked.push(verdict::verdict(line, found, basis)?);
    }
    let extra_copy = basis.law.version.reason_of_standing(Means::ExtraCopy)?.code;
    mark_duplicates(&mut checked, basis.law.duplicate_rule(), &extra_copy);
    Ok(Check { lines: checked })
}

/// Of the good lines of one voter the first stands, or none, as the procedure says.
fn mark_duplicates(lines: &mut [Checked], rule: DuplicateRule, extra_copy: &str) {
    let mut first_of: HashMap<String, usize> = HashMap::new();
    for at in 0..lines.len() {
        let (Outcome::Valid, Some(voter)) = (&lines[at].outcome, lines[at].voter_id.clone()) else {
            continue;
        };
        match first_of.get(&voter).copied() {
            None => {
                first_of.insert(voter, at);
            }
            Some(first) => {
                lines[at].outcome = Outcome::Invalid(extra_copy.to_owned());
                lines[at].duplicate_of = Some(first);
                lines[at].chance_valid = 0.0;
                if rule == DuplicateRule::All {
                    lines[first].outcome = Outcome::Invalid(extra_copy.to_owned());
                    lines[first].chance_valid = 0.0;
                }
            }
        }
    }
}
