//! Whether a registration is in force.

use std::fmt;

/// The four statuses of the canonical roll, the best first. Whether a status may sign is the law's business, not the roll's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// `A`.
    Active,
    /// `I`.
    Inactive,
    /// `P`: the registration is not complete, or not yet in force.
    Pending,
    /// `C`: cancelled, removed or denied.
    Cancelled,
}

impl Status {
    /// All four, the best first.
    pub const ALL: [Self; 4] = [Self::Active, Self::Inactive, Self::Pending, Self::Cancelled];

    /// The letter of the canonical CSV.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Active => "A",
            Self::Inactive => "I",
            Self::Pending => "P",
            Self::Cancelled => "C",
        }
    }

    /// From the letter of the canonical CSV.
    #[must_use]
    pub fn from_letter(letter: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.letter() == letter)
    }

    /// From what lists write: the letter or the word, in any case.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.to_ascii_uppercase();
        match word.as_str() {
            "A" | "ACTIVE" => Some(Self::Active),
            "I" | "INACTIVE" => Some(Self::Inactive),
            "P" | "PENDING" => Some(Self::Pending),
            "C" | "CANCELLED" | "CANCELED" => Some(Self::Cancelled),
            _ => None,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Active => "active",
            Self::Inactive => "inactive",
            Self::Pending => "pending",
            Self::Cancelled => "cancelled",
        })
    }
}
