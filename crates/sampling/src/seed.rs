//! The public seed of a draw.

use std::fmt;
use std::str::FromStr;

/// Twenty decimal digits are 66 bits: dice thrown in public, too many outcomes for anyone to have tried them all.
pub const SHORTEST_SEED: usize = 20;

/// Longest seed accepted, in digits. A longer one is a pasted mistake.
pub const LONGEST_SEED: usize = 1000;

/// At least 20 decimal digits, chosen in public after the frame was frozen. Kept as text: leading zeros count.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Seed(String);

/// Why a text is not a seed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SeedError {
    /// Fewer than [`SHORTEST_SEED`] digits.
    #[error("the seed has {0} digits: it needs at least {SHORTEST_SEED} decimal digits, throw more dice")]
    TooShort(usize),
    /// More than [`LONGEST_SEED`] digits.
    #[error("the seed has {0} digits: at most {LONGEST_SEED} are accepted")]
    TooLong(usize),
    /// Something else than a digit; a space counts, because nobody can see how many there are.
    #[error("the seed has {found:?} at position {position}: write decimal digits only, no spaces or signs")]
    NotADigit {
        /// Counted in characters from 1.
        position: usize,
        /// The character found there.
        found: char,
    },
}

impl Seed {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Seed {
    type Err = SeedError;

    fn from_str(text: &str) -> Result<Self, SeedError> {
        if let Some((at, found)) = text.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
            return Err(SeedError::NotADigit { position: at + 1, found });
        }
        match text.len() {
            n if n < SHORTEST_SEED => Err(SeedError::TooShort(n)),
            n if n > LONGEST_SEED => Err(SeedError::TooLong(n)),
            _ => Ok(Self(text.to_owned())),
        }
    }
}

impl fmt::Display for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
