//! Which printed positions of a sheet carry a line.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::name::{BadName, LineName, Position, SectionId, SheetNo, Side};

/// A set of positions on one side, written as ranges: `1-8,10`; empty text for none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Positions(u128);

const EXPECTED: &str = "a list of positions like 1-8,10 (rising, from 1 to 99)";

impl Positions {
    /// No position.
    pub const NONE: Self = Self(0);

    /// The first `count` positions of a side.
    ///
    /// # Errors
    /// When there are more than 99.
    pub fn first(count: u32) -> Result<Self, BadName> {
        if count > Position::MAX {
            return Err(BadName { text: count.to_string(), expected: EXPECTED });
        }
        Ok((1..=count).fold(Self::NONE, Self::with_number))
    }

    fn with_number(self, number: u32) -> Self {
        Self(self.0 | (1_u128 << number))
    }

    /// These and one more.
    #[must_use]
    pub fn with(self, position: Position) -> Self {
        self.with_number(position.get())
    }

    /// Whether the position is one of them.
    #[must_use]
    pub fn contains(self, position: Position) -> bool {
        self.0 & (1_u128 << position.get()) != 0
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.0.count_ones()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// The positions, rising.
    pub fn iter(self) -> impl Iterator<Item = Position> {
        (1..=Position::MAX).filter_map(|n| Position::try_from(n).ok()).filter(move |p| self.contains(*p))
    }

    fn minus(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl fmt::Display for Positions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let has = |n: u32| n <= Position::MAX && self.0 & (1_u128 << n) != 0;
        let mut comma = "";
        let mut next = 1;
        while next <= Position::MAX {
            if !has(next) {
                next += 1;
                continue;
            }
            let first = next;
            while has(next + 1) {
                next += 1;
            }
            write!(f, "{comma}{first}")?;
            if next > first {
                write!(f, "-{next}")?;
            }
            comma = ",";
            next += 1;
        }
        Ok(())
    }
}

impl FromStr for Positions {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let bad = || BadName { text: text.chars().take(40).collect(), expected: EXPECTED };
        let mut positions = Self::NONE;
        let mut after = 0;
        for range in text.split(',').filter(|_| !text.is_empty()) {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let first: u32 = first.parse().map_err(|_| bad())?;
            let last: u32 = last.parse().map_err(|_| bad())?;
            if first <= after || last < first || last > Position::MAX {
                return Err(bad());
            }
            positions = (first..=last).fold(positions, Self::with_number);
            after = last;
        }
        Ok(positions)
    }
}

impl TryFrom<String> for Positions {
    type Error = BadName;

    fn try_from(text: String) -> Result<Self, BadName> {
        text.parse()
    }
}

impl From<Positions> for String {
    fn from(positions: Positions) -> Self {
        positions.to_string()
    }
}

/// The lines of a sheet: the positions in use on its front and back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetLines {
    /// Front.
    #[serde(default, skip_serializing_if = "Positions::is_empty")]
    pub a: Positions,
    /// Back.
    #[serde(default, skip_serializing_if = "Positions::is_empty")]
    pub b: Positions,
}

impl SheetLines {
    /// How many lines the sheet carries.
    #[must_use]
    pub fn len(self) -> u32 {
        self.a.len() + self.b.len()
    }

    /// Whether the sheet carries no line.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The names of the lines, in order.
    pub fn names(self, section: SectionId, sheet: SheetNo) -> impl Iterator<Item = LineName> {
        let name = move |side| move |position| LineName { section, sheet, side, position };
        self.a.iter().map(name(Side::A)).chain(self.b.iter().map(name(Side::B)))
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        Self { a: self.a.minus(other.a), b: self.b.minus(other.b) }
    }
}
