//! The parts of a voter's record that a typed word may be about.

/// A part of a record; each is named by one word of a query, or by one run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Surname,
    First,
    Middle,
    House,
    Street,
    City,
    Zip,
    Unit,
    Suffix,
    /// Street type and directions: may be named by several words.
    Way,
    /// A further word of a compound surname.
    FurtherSurname,
}

/// How many parts there are.
pub(super) const PARTS: usize = 11;

/// A set of parts.
pub(super) type Parts = u16;

impl Part {
    pub(super) const ALL: [Self; PARTS] = [
        Self::Surname,
        Self::First,
        Self::Middle,
        Self::House,
        Self::Street,
        Self::City,
        Self::Zip,
        Self::Unit,
        Self::Suffix,
        Self::Way,
        Self::FurtherSurname,
    ];

    pub(super) const fn bit(self) -> Parts {
        1 << self as u16
    }

    /// Surprise (minus logarithm) that a clerk names this part, beside surname and house number: a mild preference.
    pub(super) const fn surprise(self) -> f32 {
        match self {
            Self::Surname | Self::House => 0.0,
            Self::First => 0.1,
            Self::Street | Self::Way => 0.6,
            Self::Zip | Self::FurtherSurname => 1.0,
            Self::City => 1.2,
            Self::Suffix => 1.5,
            Self::Middle => 2.0,
            Self::Unit => 2.5,
        }
    }
}

/// Several parts as a set.
pub(super) const fn parts(list: &[Part]) -> Parts {
    let mut set = 0;
    let mut at = 0;
    while at < list.len() {
        set |= list[at].bit();
        at += 1;
    }
    set
}

pub(super) const NAMES: Parts = parts(&[Part::Surname, Part::First, Part::Middle, Part::FurtherSurname]);
pub(super) const PLACES: Parts = parts(&[Part::Street, Part::City]);
