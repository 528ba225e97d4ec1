//! One step of the arithmetic, rounded as the law says.

use law::{Exact, Rounding, Working};
use num_traits::ToPrimitive;
use serde::Serialize;

/// A figure that is a whole number under the rule, and may be a decimal under a variant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Amount {
    /// Whole signatures.
    Count(i64),
    /// A decimal in plain notation.
    Decimal(String),
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Decimal(text) => text.fmt(f),
        }
    }
}

impl Amount {
    /// A value as it is printed: whole signatures, or to two decimals.
    #[must_use]
    pub fn shown(value: &Exact) -> Self {
        let whole = value.is_integer().then(|| value.to_integer().to_i64()).flatten();
        whole.map_or_else(|| Self::Decimal(law::rounded_to(value, 2)), Self::Count)
    }

    /// The count; none where a variant gives a decimal.
    #[must_use]
    pub fn as_count(&self) -> Option<i64> {
        match self {
            Self::Count(count) => Some(*count),
            Self::Decimal(_) => None,
        }
    }

    pub(super) fn of(value: &Exact, rounding: Rounding) -> Self {
        let shown = rounding.shown(value);
        shown.parse().map_or(Self::Decimal(shown), Self::Count)
    }
}

/// One step of the arithmetic: its rounded value, as the next step uses it, and its working.
pub(super) struct Step {
    pub(super) exact: Exact,
    pub(super) value: Exact,
    pub(super) shown: String,
    pub(super) working: Working,
}

pub(super) fn step(
    (name, label, unit): (&str, &str, &str),
    exact: Exact,
    rounding: Rounding,
    formula: &str,
    inputs: Vec<Working>,
) -> Step {
    let (value, shown) = (rounding.apply(&exact), rounding.shown(&exact));
    let working = Working::given(name, label, &shown)
        .unit(unit)
        .from(formula, inputs)
        .rounded(if exact.is_integer() { String::new() } else { rounding.in_words(&exact) });
    Step { exact, value, shown, working }
}
