//! Decision bands: which part of the requirement a count must reach for which decision, open or closed at each end.

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, ToPrimitive};
use serde::{Deserialize, Serialize};

use crate::number::{Decimal, Exact, checked_count, plain, plain_to, whole};
use crate::text::cites;
use crate::{Citation, LawError, Working};

/// What a figure decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The petition qualifies.
    Sufficient,
    /// The petition fails.
    Insufficient,
    /// Every signature is examined.
    FullCount,
    /// More signatures are examined.
    FurtherSample,
    /// The statute is silent here, or its text could not be read: a person decides.
    Undetermined,
}

impl Decision {
    /// The word used in JSON and on the screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Sufficient => "sufficient",
            Self::Insufficient => "insufficient",
            Self::FullCount => "full-count",
            Self::FurtherSample => "further-sample",
            Self::Undetermined => "undetermined",
        }
    }
}

impl std::fmt::Display for Decision {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

/// One band: its decision, its edges in percent of the requirement, and what follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Band {
    /// What a count in the band decides.
    pub decision: Decision,
    /// Lower edge, itself inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Decimal>,
    /// Lower edge, itself outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub above: Option<Decimal>,
    /// Upper edge, itself inside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<Decimal>,
    /// Upper edge, itself outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Decimal>,
    /// What happens next, in one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub next: String,
}

/// The bands of one decision. A count in none of them is `undetermined`: the statute is silent there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bands {
    /// Sections that set the bands.
    #[serde(default, deserialize_with = "cites")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub cites: Vec<Citation>,
    /// The bands, in any order; they do not overlap.
    pub band: Vec<Band>,
    /// What to say about a count that lies in no band.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub silent: String,
}

/// A decision with its working and what follows from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What was decided.
    pub decision: Decision,
    /// What happens next, in one sentence.
    pub next: String,
    /// The least count for each decision that has a lower edge.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub thresholds: BTreeMap<String, i64>,
    /// How it came about.
    pub working: Working,
}

impl Band {
    fn holds(&self, percent: &Exact) -> bool {
        self.from.as_ref().is_none_or(|edge| *percent >= edge.0)
            && self.above.as_ref().is_none_or(|edge| *percent > edge.0)
            && self.through.as_ref().is_none_or(|edge| *percent <= edge.0)
            && self.below.as_ref().is_none_or(|edge| *percent < edge.0)
    }

    /// The lower edge in percent and whether it lies inside.
    fn lower(&self) -> Option<(&Decimal, bool)> {
        self.from.as_ref().map(|edge| (edge, true)).or(self.above.as_ref().map(|edge| (edge, false)))
    }

    /// The least whole count that lies above the band's lower edge, where one signature counts for
    /// `value_of_one`; `None` where the band has no lower edge.
    #[must_use]
    pub fn least_count(&self, required: u64, value_of_one: &Exact) -> Option<BigInt> {
        let (edge, inside) = self.lower()?;
        let exact = edge.percent() * whole(required) / value_of_one;
        let (numerator, denominator) = (exact.numer(), exact.denom());
        Some(if inside {
            numerator.div_ceil(denominator)
        } else {
            numerator.div_floor(denominator) + BigInt::one()
        })
    }

    /// The edges in words: `from 90 % through 110 %`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let edges = [
            ("from", &self.from),
            ("above", &self.above),
            ("through", &self.through),
            ("below", &self.below),
        ];
        let words: Vec<String> = edges
            .iter()
            .filter_map(|(word, edge)| edge.as_ref().map(|edge| format!("{word} {edge} %")))
            .collect();
        if words.is_empty() { "whatever the count".to_owned() } else { words.join(" ") }
    }
}

impl Bands {
    /// Where a count stands against the requirement. Exact: nothing is rounded before the comparison.
    ///
    /// # Errors
    /// The requirement is zero or too large.
    pub fn decide(&self, label: &str, value: &Exact, required: u64) -> Result<Verdict, LawError> {
        if checked_count("--required", required)? == 0 {
            return Err(LawError::Impossible(
                "--required is 0: nothing can be decided against it".to_owned(),
            ));
        }
        let percent = value / whole(required) * whole(100);
        let band = self.band.iter().find(|band| band.holds(&percent));
        let inputs = vec![
            Working::given("count", label, plain(value)).unit("signatures"),
            Working::given("required", "Signatures required", required).unit("signatures"),
        ];
        let share = Working::given("percent_of_required", "Part of the requirement", plain_to(&percent, 4))
            .unit("%")
            .from("count ÷ required × 100", inputs);
        let (decision, next, formula) = match band {
            Some(band) => (band.decision, band.next.clone(), band.in_words()),
            None => (Decision::Undetermined, self.silent.clone(), "in no band".to_owned()),
        };
        let working = Working::given("decision", "Decision", decision)
            .from(&formula, vec![share])
            .cites(&self.cites)
            .note(if band.is_none() { &self.silent } else { "" });
        Ok(Verdict { decision, next, thresholds: self.least_counts(required), working })
    }

    /// The least whole count that reaches each band with a lower edge, by the band's decision.
    #[must_use]
    pub fn least_counts(&self, required: u64) -> BTreeMap<String, i64> {
        let least = |band: &Band| band.least_count(required, &Exact::one())?.to_i64();
        let counts =
            self.band.iter().filter_map(|band| Some((band.decision.word().to_owned(), least(band)?)));
        counts.collect()
    }

    /// What is wrong with the bands themselves, if anything: two that hold the same count, two edges on one side.
    pub(crate) fn fault(&self) -> Option<String> {
        for (at, band) in self.band.iter().enumerate() {
            if band.from.is_some() && band.above.is_some() || band.through.is_some() && band.below.is_some() {
                return Some(format!("the band `{}` has two edges on one side", band.decision));
            }
            let edges = [&band.from, &band.above, &band.through, &band.below];
            for edge in edges.into_iter().flatten() {
                let half = Exact::new(BigInt::one(), BigInt::from(1_000_000));
                for probe in [&edge.0 - &half, edge.0.clone(), &edge.0 + &half] {
                    let other = self.band.iter().skip(at + 1).find(|other| other.holds(&probe));
                    if let Some(other) = other.filter(|_| band.holds(&probe)) {
                        return Some(format!(
                            "the bands `{}` and `{}` overlap near {edge} %",
                            band.decision, other.decision
                        ));
                    }
                }
            }
        }
        None
    }
}
