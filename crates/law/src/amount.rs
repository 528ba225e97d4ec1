//! Size rules: the few parts from which every threshold, sample size and number of days is put together.

mod words;

use std::collections::BTreeMap;

use num_bigint::BigInt;
use num_traits::{One, Zero};
use serde::{Deserialize, Serialize};

use crate::number::{Decimal, Exact, checked_count, plain, whole};
use crate::{LawError, Working};

/// A count that a size rule may depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Input {
    /// Registered voters of the jurisdiction, in the last report the law names.
    Registered,
    /// Votes cast for the office (or the office the law substitutes) at the last election.
    LastVote,
    /// Unverified signatures submitted.
    Raw,
    /// Signatures a candidate's nomination paper for the office needs.
    NominationSignatures,
    /// Signatures required.
    Required,
}

impl Input {
    /// Every count.
    pub const ALL: [Self; 5] =
        [Self::Registered, Self::LastVote, Self::Raw, Self::NominationSignatures, Self::Required];

    /// The count of that name, with hyphens or underscores.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let wanted = name.replace('-', "_");
        Self::ALL.into_iter().find(|input| input.name() == wanted)
    }

    /// The flag of the command line that gives it.
    #[must_use]
    pub fn flag(self) -> &'static str {
        match self {
            Self::Registered => "--registered",
            Self::LastVote => "--last-vote",
            Self::Raw => "--raw",
            Self::NominationSignatures => "--nomination-signatures",
            Self::Required => "--required",
        }
    }

    /// Stable name in a working and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::LastVote => "last_vote",
            Self::Raw => "raw",
            Self::NominationSignatures => "nomination_signatures",
            Self::Required => "required",
        }
    }

    /// In a rule: "5 % of the signatures submitted".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Registered => "the registered voters",
            Self::LastVote => "the last vote",
            Self::Raw => "the signatures submitted",
            Self::NominationSignatures => "the signatures on a nomination paper",
            Self::Required => "the signatures required",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Registered => "Registered voters",
            Self::LastVote => "Votes at the last election",
            Self::Raw => "Signatures submitted (raw count)",
            Self::NominationSignatures => "Signatures on a nomination paper",
            Self::Required => "Signatures required",
        }
    }
}

/// The counts a question comes with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs(BTreeMap<Input, u64>);

impl Inputs {
    /// No counts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// With one more count.
    #[must_use]
    pub fn with(mut self, input: Input, count: u64) -> Self {
        self.0.insert(input, count);
        self
    }

    /// The count, where it was given.
    #[must_use]
    pub fn get(&self, input: Input) -> Option<u64> {
        self.0.get(&input).copied()
    }

    fn demand(&self, input: Input) -> Result<(u64, Working), LawError> {
        let count = self.get(input).ok_or_else(|| LawError::Missing {
            what: "this figure".to_owned(),
            missing: input.flag().to_owned(),
        })?;
        let count = checked_count(input.flag(), count)?;
        Ok((count, Working::given(input.name(), input.label(), count)))
    }
}

/// A size rule of a procedure file: `{ largest = [{ fixed = 500 }, { share = { percent = "5", of = "raw" } }] }`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Amount {
    /// A number that stands in the law.
    Fixed(u64),
    /// The whole of a count.
    All(Input),
    /// A percentage of a count.
    Share {
        /// The percentage, as a decimal or a fraction.
        percent: Decimal,
        /// Of which count.
        of: Input,
    },
    /// A count multiplied.
    Times {
        /// The factor.
        factor: u64,
        /// Which count.
        of: Input,
    },
    /// A table by the size of a count: the last row that begins at or below it applies.
    Table {
        /// Which count selects the row.
        by: Input,
        /// Rows in ascending order, the first from 0.
        rows: Vec<Row>,
    },
    /// The greater of several.
    Largest(Vec<Amount>),
    /// The smaller of several.
    Smallest(Vec<Amount>),
    /// Several conditions added up.
    Sum(Vec<Amount>),
    /// The sample that keeps a proportion within a margin of error, corrected for a finite population:
    /// n₀ = z²·¼/e², n = n₀/(1 + (n₀ − 1)/N).
    Margin {
        /// Standard errors of the confidence level, `"1.96"` for 95 %.
        z: Decimal,
        /// Margin of error in percent.
        percent: Decimal,
        /// The population.
        of: Input,
    },
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Row {
    /// First count the row is for.
    pub from: u64,
    /// What applies there.
    pub amount: Amount,
}

impl Amount {
    /// The exact value and where it comes from.
    ///
    /// # Errors
    /// A count the rule needs is missing or too large.
    pub fn compute(&self, inputs: &Inputs) -> Result<(Exact, Working), LawError> {
        let step = |value: Exact, formula: &str, from: Vec<Working>| {
            let working = Working::given("amount", "Amount", plain(&value)).from(formula, from);
            (value, working)
        };
        Ok(match self {
            Self::Fixed(count) => step(whole(*count), "fixed by law", Vec::new()),
            Self::All(of) => {
                let (count, given) = inputs.demand(*of)?;
                step(whole(count), of.name(), vec![given])
            }
            Self::Share { percent, of } => {
                let (count, given) = inputs.demand(*of)?;
                step(percent.percent() * whole(count), &format!("{percent} % × {}", of.name()), vec![given])
            }
            Self::Times { factor, of } => {
                let (count, given) = inputs.demand(*of)?;
                step(whole(*factor) * whole(count), &format!("{factor} × {}", of.name()), vec![given])
            }
            Self::Margin { z, percent, of } => {
                let (count, given) = inputs.demand(*of)?;
                let formula = format!("n₀ = {z}² × ¼ ÷ ({percent} %)²; n₀ ÷ (1 + (n₀ − 1) ÷ {})", of.name());
                step(margin_size(z, percent, count), &formula, vec![given])
            }
            Self::Table { by, rows } => return table_row(*by, rows, inputs),
            Self::Largest(parts) => return combine("greater of", |values| values.max(), parts, inputs),
            Self::Smallest(parts) => return combine("smaller of", |values| values.min(), parts, inputs),
            Self::Sum(parts) => return combine("sum of", |values| Some(values.sum()), parts, inputs),
        })
    }
}

fn margin_size(z: &Decimal, percent: &Decimal, population: u64) -> Exact {
    if population == 0 {
        return Exact::zero();
    }
    let error = percent.percent();
    let infinite = &z.0 * &z.0 / (Exact::from_integer(BigInt::from(4)) * &error * &error);
    &infinite / (Exact::one() + (&infinite - Exact::one()) / whole(population))
}

fn table_row(by: Input, rows: &[Row], inputs: &Inputs) -> Result<(Exact, Working), LawError> {
    let (count, given) = inputs.demand(by)?;
    let at = rows.iter().rposition(|row| row.from <= count).unwrap_or(0);
    let row = rows.get(at).ok_or_else(|| LawError::Impossible("a table without rows".to_owned()))?;
    let (value, working) = row.amount.compute(inputs)?;
    let range = match rows.get(at + 1) {
        Some(next) => format!("{} to {}", row.from, next.from - 1),
        None => format!("{} and above", row.from),
    };
    let label = format!("Row of the table for {} {range}", by.name());
    let working = Working { name: "row".to_owned(), label, ..working };
    let working = if working.inputs.contains(&given) {
        working
    } else {
        let inputs = std::iter::once(given).chain(working.inputs.iter().cloned()).collect();
        Working { inputs, ..working }
    };
    Ok((value, working))
}

type Values = std::vec::IntoIter<Exact>;

fn combine(
    how: &str,
    reduce: fn(Values) -> Option<Exact>,
    parts: &[Amount],
    inputs: &Inputs,
) -> Result<(Exact, Working), LawError> {
    let (values, workings): (Vec<Exact>, Vec<Working>) =
        parts.iter().map(|part| part.compute(inputs)).collect::<Result<Vec<_>, _>>()?.into_iter().unzip();
    let value = reduce(values.into_iter())
        .ok_or_else(|| LawError::Impossible("an empty list of amounts".to_owned()))?;
    let formula = format!("{how} {}", parts.iter().map(Amount::in_words).collect::<Vec<_>>().join(" and "));
    let working = Working::given("amount", "Amount", plain(&value)).from(&formula, workings);
    Ok((value, working))
}
