//! Signatures must come from enough places: so many counties or districts, each with its own share.

use serde::{Deserialize, Serialize};

use crate::number::{Decimal, Exact, checked_count, whole};
use crate::text::cites;
use crate::{Citation, Input, LawError, Rounding, Working, plain_to};

/// A requirement of spread besides the total.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Distribution {
    /// Stable name: `counties`.
    pub name: String,
    /// What a citizen reads.
    pub label: String,
    /// The threshold it goes with.
    #[serde(rename = "for")]
    pub threshold: String,
    /// What is counted: `county`.
    pub unit: String,
    /// In how many of them the share must be reached.
    pub at_least: u64,
    /// The share, in percent.
    pub percent: Decimal,
    /// Of which count of each of them.
    pub of: Input,
    /// Sections that set it.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
}

/// One county or district of a petition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct District {
    /// Its name.
    pub name: String,
    /// Valid signatures from it.
    pub valid: u64,
    /// The count the share is taken of.
    pub base: u64,
}

/// Whether the spread is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// Whether enough of them reach their share.
    pub met: bool,
    /// Those that do.
    pub reached: Vec<String>,
    /// How it came about.
    pub working: Working,
}

impl Distribution {
    /// Checks the spread of a petition. A district reaches its share with at least that number of signatures.
    ///
    /// # Errors
    /// A count is too large, or a district is named twice.
    pub fn check(&self, districts: &[District]) -> Result<Spread, LawError> {
        let mut reached = Vec::new();
        let mut workings = Vec::new();
        for (at, district) in districts.iter().enumerate() {
            if districts.iter().take(at).any(|other| other.name == district.name) {
                return Err(LawError::Impossible(format!(
                    "the {} `{}` is named twice",
                    self.unit, district.name
                )));
            }
            let valid = checked_count("a district's signatures", district.valid)?;
            let base = checked_count("a district's base", district.base)?;
            let needed: Exact = Rounding::UP.apply(&(self.percent.percent() * whole(base)));
            let enough = whole(valid) >= needed;
            if enough {
                reached.push(district.name.clone());
            }
            let word = if enough { "reached" } else { "not reached" };
            let needed = plain_to(&needed, 0);
            let found = format!("{valid} of the {needed} needed, {word}");
            let working = Working::given("district", &district.name, found);
            workings
                .push(working.from(&format!("{} % × {base}, rounded up, needed", self.percent), Vec::new()));
        }
        let met = whole(u64::try_from(reached.len()).unwrap_or(u64::MAX)) >= whole(self.at_least);
        let working = Working::given("distribution", &self.label, if met { "met" } else { "not met" })
            .from(&format!("{} reached, {} needed", reached.len(), self.at_least), workings)
            .cites(&self.cites);
        Ok(Spread { met, reached, working })
    }
}
