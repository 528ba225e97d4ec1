//! A statewide petition: the counties' figures, each with its working, summed as the statute does.

use law::{Verdict, Version, Working};
use sampling::projection::{Amount, ProjectionError, SampleCounts, decide_full, decide_projected, project};
use serde::Serialize;

/// What one county found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct County {
    /// Its name.
    pub name: String,
    /// Signatures submitted there.
    pub raw: u64,
    /// Its examination.
    pub found: Found,
}

/// How a county examined its signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A random sample.
    Sample {
        /// Lines drawn.
        size: u64,
        /// Valid among them, extra copies left out.
        valid: u64,
        /// Extra copies among them, where they were counted.
        duplicates: Option<u64>,
    },
    /// Every signature: so many were valid.
    Full(u64),
}

/// The sum, what it decides and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RolledUp {
    /// Counties summed.
    pub counties: usize,
    /// Signatures submitted in all of them.
    pub raw: u64,
    /// Valid signatures, projected where a county sampled.
    pub total: i64,
    /// Whether every county examined every signature.
    pub is_full: bool,
    /// What it decides.
    pub verdict: Verdict,
    /// The sum with every county's working.
    pub working: Working,
    /// What must be said.
    pub warnings: Vec<String>,
}

/// Why counties cannot be summed.
#[derive(Debug, thiserror::Error)]
pub enum RollUpError {
    /// A county's figures.
    #[error("{county}: {problem}")]
    County {
        /// Its name.
        county: String,
        /// What is wrong.
        problem: ProjectionError,
    },
    /// No county, one named twice, more valid than submitted.
    #[error("{0}")]
    Counts(String),
    /// The procedure has no roll-up, or decides otherwise.
    #[error(transparent)]
    Law(#[from] law::LawError),
    /// The sum cannot be decided on.
    #[error(transparent)]
    Projection(#[from] ProjectionError),
}

/// Sums the counties of a statewide petition and decides on the sum: by the bands of the sample while one county sampled, by
/// those of the full count where all examined everything.
///
/// # Errors
/// When the procedure sums no counties, a county's figures cannot be, or one is named twice.
pub fn roll_up(version: &Version, counties: &[County], required: u64) -> Result<RolledUp, RollUpError> {
    let rule = version.roll_up()?;
    if counties.is_empty() {
        return Err(RollUpError::Counts(format!("no {} is given: nothing to sum", rule.unit)));
    }
    let (mut workings, mut warnings) = (Vec::with_capacity(counties.len()), Vec::new());
    let (mut total, mut raw) = (0_i64, 0_u64);
    for (at, county) in counties.iter().enumerate() {
        if counties.iter().take(at).any(|other| other.name == county.name) {
            return Err(RollUpError::Counts(format!("the {} `{}` is given twice", rule.unit, county.name)));
        }
        let (valid, working) = found(version, county, &mut warnings)?;
        total =
            total.checked_add(valid).ok_or_else(|| RollUpError::Counts("the sum is too large".to_owned()))?;
        raw = raw
            .checked_add(county.raw)
            .ok_or_else(|| RollUpError::Counts("the sum is too large".to_owned()))?;
        workings.push(working);
    }
    let is_full = counties.iter().all(|county| matches!(county.found, Found::Full(_)));
    let verdict = if is_full {
        decide_full(version, u64::try_from(total).unwrap_or_default(), required)?
    } else {
        decide_projected(version, total, required)?
    };
    let label = format!("Valid signatures, summed over {} counties", counties.len());
    let mut working = Working::given("total", &label, total)
        .unit("signatures")
        .from("sum over the counties", workings)
        .cites(&rule.cites);
    working.notes.clone_from(&rule.notes);
    warnings.dedup();
    Ok(RolledUp { counties: counties.len(), raw, total, is_full, verdict, working, warnings })
}

/// A county's valid signatures with their working.
fn found(
    version: &Version,
    county: &County,
    warnings: &mut Vec<String>,
) -> Result<(i64, Working), RollUpError> {
    match county.found {
        Found::Full(valid) if valid > county.raw => Err(RollUpError::Counts(format!(
            "{}: {valid} valid of {} submitted cannot be",
            county.name, county.raw
        ))),
        Found::Full(valid) => {
            let count = i64::try_from(valid)
                .map_err(|_| RollUpError::Counts(format!("{}: {valid} is too large a count", county.name)))?;
            let working = Working::given("county", &county.name, valid).unit("signatures").from(
                "every signature examined",
                vec![
                    Working::given("raw", "Signatures submitted (raw count)", county.raw).unit("signatures"),
                ],
            );
            Ok((count, working))
        }
        Found::Sample { size, valid, duplicates } => {
            let counts = SampleCounts { raw: county.raw, sample: size, valid, duplicates };
            let projection = project(version, &counts, None, None)
                .map_err(|problem| RollUpError::County { county: county.name.clone(), problem })?;
            let said = projection.warnings.iter().map(|warning| format!("{}: {warning}", county.name));
            warnings.extend(said);
            let projected = projection.projected.as_ref().and_then(Amount::as_count);
            let projected = projected.ok_or_else(|| {
                RollUpError::Counts(format!("{}: the procedure projects no whole number to sum", county.name))
            })?;
            let working = Working::given("county", &county.name, projected)
                .unit("signatures")
                .from("projected", vec![projection.working]);
            Ok((projected, working))
        }
    }
}
