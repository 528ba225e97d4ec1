//! What lies in the boxes.

use crate::day::Day;

/// Somebody who carries the petition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circulator {
    /// `C` and a number.
    pub code: String,
    /// First and last name.
    pub name: String,
    /// How many bad lines in ten come with a usual circulator's three: 7 careful to 24 trouble.
    pub carelessness: u32,
    pub(super) city: u8,
}

impl Circulator {
    /// Whether this one brings trouble: made-up people, forged signatures, copies.
    #[must_use]
    pub const fn is_trouble(&self) -> bool {
        self.carelessness >= 20
    }
}

/// What is wrong with a declaration, so that none of the section's lines counts (EC 104).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeclarationFlaw {
    /// Not signed.
    Unsigned,
    /// Executed before the last signature was given.
    ExecutedTooEarly,
    /// The days of signing are left out.
    DatesMissing,
}

impl DeclarationFlaw {
    /// The word in `sheets.csv`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::ExecutedTooEarly => "executed_too_early",
            Self::DatesMissing => "dates_missing",
        }
    }
}

/// The circulator's declaration at the end of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declaration {
    /// First day of signing.
    pub signed_from: Day,
    /// Last day of signing.
    pub signed_to: Day,
    /// The day it was signed.
    pub executed: Day,
    /// What is wrong with it, if anything.
    pub flaw: Option<DeclarationFlaw>,
}

/// One position of a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// Nothing written.
    Blank,
    /// Written and crossed out again: not a line.
    CrossedOut,
    /// A line: index into [`super::SignedPetition::lines`].
    Line(usize),
}

/// A page: one side of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// `a` or `b`.
    pub letter: char,
    /// From the top.
    pub positions: Vec<Position>,
}

/// A leaf with two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// From 1 in its section.
    pub number: u32,
    /// `a`, then `b`.
    pub sides: [Side; 2],
}

/// One circulator's bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// From 1 in the petition.
    pub number: u32,
    /// Index into [`super::SignedPetition::circulators`].
    pub circulator: usize,
    /// Who witnessed what when.
    pub declaration: Declaration,
    /// In order.
    pub sheets: Vec<Sheet>,
}

/// A box as turned in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxOfSections {
    /// From 1.
    pub number: u32,
    /// In the order they lie in it.
    pub sections: Vec<Section>,
}

impl Section {
    /// Calls `f` with line index, sheet, side and position of every line.
    pub(super) fn each_line(&self, mut f: impl FnMut(usize, u32, char, u32)) {
        for sheet in &self.sheets {
            for side in &sheet.sides {
                for (position, number) in side.positions.iter().zip(1..) {
                    if let Position::Line(i) = position {
                        f(*i, sheet.number, side.letter, number);
                    }
                }
            }
        }
    }
}
