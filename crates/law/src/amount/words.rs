//! What can be said of a size rule without computing it.

use num_traits::Zero;

use super::{Amount, Input};

impl Amount {
    /// Every count the rule may ask for.
    #[must_use]
    pub fn needs(&self) -> Vec<Input> {
        let mut needs = match self {
            Self::Fixed(_) => Vec::new(),
            Self::All(of) | Self::Share { of, .. } | Self::Times { of, .. } | Self::Margin { of, .. } => {
                vec![*of]
            }
            Self::Table { by, rows } => {
                let rows = rows.iter().flat_map(|row| row.amount.needs());
                std::iter::once(*by).chain(rows).collect()
            }
            Self::Largest(parts) | Self::Smallest(parts) | Self::Sum(parts) => {
                parts.iter().flat_map(Self::needs).collect()
            }
        };
        needs.sort_unstable();
        needs.dedup();
        needs
    }

    /// The rule in words: `the greater of 500 and 5 % of the signatures submitted`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let list = |parts: &[Self]| parts.iter().map(Self::in_words).collect::<Vec<_>>().join(" and ");
        match self {
            Self::Fixed(count) => count.to_string(),
            Self::All(of) => of.in_words().to_owned(),
            Self::Share { percent, of } => format!("{percent} % of {}", of.in_words()),
            Self::Times { factor, of } => format!("{factor} × {}", of.in_words()),
            Self::Margin { z, percent, of } => {
                format!("the size for a margin of {percent} % at z = {z} from {}", of.in_words())
            }
            Self::Largest(parts) => format!("the greater of {}", list(parts)),
            Self::Smallest(parts) => format!("the smaller of {}", list(parts)),
            Self::Sum(parts) => format!("the sum of {}", list(parts)),
            Self::Table { by, rows } => {
                let rows: Vec<String> =
                    rows.iter().map(|row| format!("from {}: {}", row.from, row.amount.in_words())).collect();
                format!("by {}: {}", by.in_words(), rows.join("; "))
            }
        }
    }

    /// What is wrong with the rule itself, if anything: a table out of order, an empty list.
    pub(crate) fn fault(&self) -> Option<String> {
        match self {
            Self::Table { rows, .. } => {
                if rows.first().is_none_or(|row| row.from != 0) {
                    return Some("a table's first row begins at 0".to_owned());
                }
                if rows.windows(2).any(|pair| pair[0].from >= pair[1].from) {
                    return Some("a table's rows are in ascending order".to_owned());
                }
                rows.iter().find_map(|row| row.amount.fault())
            }
            Self::Largest(parts) | Self::Smallest(parts) | Self::Sum(parts) => {
                if parts.is_empty() {
                    return Some("a list of amounts is not empty".to_owned());
                }
                parts.iter().find_map(Self::fault)
            }
            Self::Margin { percent, .. } if percent.0.is_zero() => {
                Some("a margin of error is above 0".to_owned())
            }
            _ => None,
        }
    }
}
