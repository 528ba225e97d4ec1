//! A statewide petition: the counties' figures, each with its working, summed as the statute does.

use law::{Distribution, District, Exact, Spread, Verdict, Version, Working};
use sampling::projection::{
    Amount, ProjectionError, SampleCounts, decide_full, decide_projected_exactly, project,
};
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
    /// The count its share of the spread is taken of, where the law asks for a spread.
    pub base: Option<u64>,
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
    /// Valid signatures, projected where a county sampled; a decimal where the law rounds no part of the sum.
    pub total: Amount,
    /// Whether every county examined every signature.
    pub is_full: bool,
    /// What it decides.
    pub verdict: Verdict,
    /// Whether signatures come from enough counties, where the law asks for it and the counts were given. Without it a
    /// sufficient sum is not enough.
    pub spread: Option<Spread>,
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

impl RolledUp {
    /// What the sum and the spread decide together.
    #[must_use]
    pub fn decision(&self) -> law::Decision {
        match &self.spread {
            Some(spread) if !spread.met && self.verdict.decision == law::Decision::Sufficient => {
                law::Decision::Insufficient
            }
            _ => self.verdict.decision,
        }
    }
}

/// Sums the counties of a statewide petition and decides on the sum: by the bands of the sample while one county sampled, by
/// those of the full count where all examined everything. `threshold` names the requirement, and with it the spread.
///
/// # Errors
/// When the procedure sums no counties, a county's figures cannot be, or one is named twice.
pub fn roll_up(
    version: &Version,
    counties: &[County],
    required: u64,
    threshold: Option<&str>,
) -> Result<RolledUp, RollUpError> {
    let rule = version.roll_up()?;
    if counties.is_empty() {
        return Err(RollUpError::Counts(format!("no {} is given: nothing to sum", rule.unit)));
    }
    let (mut workings, mut warnings) = (Vec::with_capacity(counties.len()), Vec::new());
    let (mut total, mut raw) = (Exact::from_integer(0.into()), 0_u64);
    let mut districts: Vec<(District, bool)> = Vec::new();
    for (at, county) in counties.iter().enumerate() {
        if counties.iter().take(at).any(|other| other.name == county.name) {
            return Err(RollUpError::Counts(format!("the {} `{}` is given twice", rule.unit, county.name)));
        }
        let (valid, working) = found(version, county, &mut warnings)?;
        // A projection below zero brings a county no nearer to its share.
        let counted = u64::try_from(valid.floor().to_integer()).unwrap_or(0);
        let district = District { name: county.name.clone(), valid: counted, base: county.base.unwrap_or(0) };
        districts.push((district, county.base.is_some()));
        total += valid;
        raw = raw
            .checked_add(county.raw)
            .ok_or_else(|| RollUpError::Counts("the sum is too large".to_owned()))?;
        workings.push(working);
    }
    let is_full = counties.iter().all(|county| matches!(county.found, Found::Full(_)));
    let verdict = if is_full {
        decide_full(version, u64::try_from(total.to_integer()).unwrap_or_default(), required)?
    } else {
        decide_projected_exactly(version, &total, required)?
    };
    let spread = spread(version.spread(threshold), &rule.unit, &districts, &mut warnings)?;
    let total = Amount::shown(&total);
    let label = format!("Valid signatures, summed over {} {}", counties.len(), several(&rule.unit));
    let mut working = Working::given("total", &label, &total)
        .unit("signatures")
        .from("sum of what each found", workings)
        .cites(&rule.cites);
    working.notes.clone_from(&rule.notes);
    let unverified = verdict.working.unverified();
    if !unverified.is_empty() {
        warnings.push(could_not_be_checked(&unverified));
    }
    warnings.dedup();
    Ok(RolledUp { counties: counties.len(), raw, total, is_full, verdict, spread, working, warnings })
}

/// The spread over the counties; `None` where the law asks for none, or it was not given what it needs, which is said.
fn spread(
    rule: Option<&Distribution>,
    unit: &str,
    districts: &[(District, bool)],
    warnings: &mut Vec<String>,
) -> Result<Option<Spread>, RollUpError> {
    let Some(rule) = rule else { return Ok(None) };
    let besides = format!("besides the total (`{}`): {}", rule.threshold, rule.label);
    if rule.unit != unit {
        warnings.push(format!(
            "{besides}; not checked: it goes by {}, the sum by {unit} (`law decide --district` checks it)",
            rule.unit
        ));
        return Ok(None);
    }
    if districts.iter().all(|(_, known)| !known) {
        let column = rule.of.name();
        warnings.push(format!("{besides}; not checked, the column `{column}` was not given"));
        return Ok(None);
    }
    if let Some((without, _)) = districts.iter().find(|(_, known)| !known) {
        let (name, column) = (&without.name, rule.of.name());
        return Err(RollUpError::Counts(format!("{name}: `{column}` is missing, which the spread needs")));
    }
    let districts: Vec<District> = districts.iter().map(|(district, _)| district.clone()).collect();
    let spread = rule.check(&districts)?;
    let unverified = spread.working.unverified();
    if !unverified.is_empty() {
        warnings.push(could_not_be_checked(&unverified));
    }
    Ok(Some(spread))
}

fn could_not_be_checked(sections: &[&str]) -> String {
    format!("unverified: the text or date of {} could not be checked", sections.join(", "))
}

/// `counties`, `election jurisdictions`.
fn several(unit: &str) -> String {
    unit.strip_suffix('y').map_or_else(|| format!("{unit}s"), |stem| format!("{stem}ies"))
}

/// A county's valid signatures with their working.
fn found(
    version: &Version,
    county: &County,
    warnings: &mut Vec<String>,
) -> Result<(Exact, Working), RollUpError> {
    match county.found {
        Found::Full(valid) if valid > county.raw => Err(RollUpError::Counts(format!(
            "{}: {valid} valid of {} submitted cannot be",
            county.name, county.raw
        ))),
        Found::Full(valid) => {
            let working = Working::given("county", &county.name, valid).unit("signatures").from(
                "every signature examined",
                vec![
                    Working::given("raw", "Signatures submitted (raw count)", county.raw).unit("signatures"),
                ],
            );
            Ok((Exact::from_integer(valid.into()), working))
        }
        Found::Sample { size, valid, duplicates } => {
            let counts = SampleCounts { raw: county.raw, sample: size, valid, duplicates };
            let projection = project(version, &counts, None, None)
                .map_err(|problem| RollUpError::County { county: county.name.clone(), problem })?;
            // What is said of the whole is not said of every county: no county is decided on alone.
            let of_the_whole = |warning: &&String| {
                warning.starts_with("no decision: ") || warning.starts_with("unverified: when version")
            };
            let said = projection.warnings.iter().filter(|warning| !of_the_whole(warning));
            let said = said.map(|warning| format!("{}: {warning}", county.name));
            warnings.extend(said);
            let projected = projection.projected_exactly.clone().ok_or_else(|| {
                RollUpError::Counts(format!("{}: the procedure projects no number to sum", county.name))
            })?;
            let working = Working::given("county", &county.name, Amount::shown(&projected))
                .unit("signatures")
                .from("projected", vec![projection.working]);
            Ok((projected, working))
        }
    }
}
