//! Names of paper: section, sheet, side, position, and of the boxes it lies in (DESIGN.md §2).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A text that is not the name it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not {expected}")]
pub struct BadName {
    /// What was given.
    pub text: String,
    /// What a right one looks like.
    pub expected: &'static str,
}

macro_rules! number {
    ($(#[$doc:meta])* $name:ident($repr:ty), 1..=$max:literal, $expected:literal, $format:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "u32", into = "u32")]
        pub struct $name($repr);

        impl $name {
            /// The highest number there can be.
            pub const MAX: u32 = $max;

            /// The number, from 1.
            #[must_use]
            pub fn get(self) -> u32 {
                u32::from(self.0)
            }
        }

        impl TryFrom<u32> for $name {
            type Error = BadName;

            fn try_from(number: u32) -> Result<Self, BadName> {
                match <$repr>::try_from(number) {
                    Ok(small) if (1..=$max).contains(&number) => Ok(Self(small)),
                    _ => Err(BadName { text: number.to_string(), expected: $expected }),
                }
            }
        }

        impl From<$name> for u32 {
            fn from(value: $name) -> Self {
                Self::from(value.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, $format, self.0)
            }
        }
    };
}

number!(
    /// One circulator's bundle, numbered as it is received.
    SectionId(u32), 1..=999_999, "a section number from 1 to 999999", "{:04}"
);
number!(
    /// A sheet inside its section.
    SheetNo(u8), 1..=99, "a sheet number from 1 to 99", "{:02}"
);
number!(
    /// A printed line on one side of a sheet.
    Position(u8), 1..=99, "a position from 1 to 99", "{:02}"
);
number!(
    /// A box of the custody record. It is never part of a line's name: sections move.
    BoxId(u16), 1..=9_999, "a box number from 1 to 9999", "{}"
);
number!(
    /// A circulator's handle inside one petition. The name behind it is kept in the vault.
    CirculatorId(u32), 1..=999_999, "a circulator number from 1 to 999999", "{}"
);
number!(
    /// A signer's request to take a signature back, numbered as it is received.
    WithdrawalId(u32), 1..=9_999_999, "a withdrawal number from 1 to 9999999", "{}"
);
number!(
    /// The n-th roll snapshot bound to the petition.
    RollNo(u16), 1..=9_999, "the number of a bound roll, from 1", "{}"
);
number!(
    /// 1 is the frame the sample is drawn from, higher numbers are supplementary frames.
    FrameNo(u16), 1..=9_999, "a frame number from 1", "{}"
);

impl FrameNo {
    /// The frame of the declared raw count.
    pub const MAIN: Self = Self(1);
}

/// A side of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Front.
    A,
    /// Back.
    B,
}

/// The name of one signer's entry, for ever: `0123-04-a-07` is section 123, sheet 4, front, position 7.
///
/// Names have a fixed width up to section 9999; from 10000 on the section takes more digits, so sort names as
/// names, not as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LineName {
    /// The section the line is in.
    pub section: SectionId,
    /// The sheet inside the section.
    pub sheet: SheetNo,
    /// The side of the sheet.
    pub side: Side,
    /// The printed line on that side.
    pub position: Position,
}

impl LineName {
    /// The lowest name there can be.
    pub(crate) const FIRST: Self =
        Self { section: SectionId(1), sheet: SheetNo(1), side: Side::A, position: Position(1) };
}

const LINE: &str = "a line name like 0123-04-a-07 (section, sheet, side a or b, position)";

impl fmt::Display for LineName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = match self.side {
            Side::A => 'a',
            Side::B => 'b',
        };
        write!(f, "{}-{}-{side}-{}", self.section, self.sheet, self.position)
    }
}

/// Digits only, at least `width` of them, and no zero in front beyond that: one name has one spelling.
fn digits(text: &str, width: usize) -> Option<u32> {
    let canonical = text.len() == width || (text.len() > width && !text.starts_with('0'));
    (canonical && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl FromStr for LineName {
    type Err = BadName;

    fn from_str(text: &str) -> Result<Self, BadName> {
        let parse = || {
            let mut parts = text.split('-');
            let section = SectionId::try_from(digits(parts.next()?, 4)?).ok()?;
            let sheet = SheetNo::try_from(digits(parts.next()?, 2)?).ok()?;
            let side = match parts.next()? {
                "a" => Side::A,
                "b" => Side::B,
                _ => return None,
            };
            let position = Position::try_from(digits(parts.next()?, 2)?).ok()?;
            parts.next().is_none().then_some(Self { section, sheet, side, position })
        };
        parse().ok_or_else(|| BadName { text: text.chars().take(40).collect(), expected: LINE })
    }
}

impl TryFrom<String> for LineName {
    type Error = BadName;

    fn try_from(text: String) -> Result<Self, BadName> {
        text.parse()
    }
}

impl From<LineName> for String {
    fn from(name: LineName) -> Self {
        name.to_string()
    }
}
