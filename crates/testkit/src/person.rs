//! A person with a name, whether on the roll or not.

use crate::day::Day;
use crate::names::{Name, Naming, Sex, Tradition, middle_and_first};
use crate::rng::Rng;

/// What stands after the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[expect(missing_docs, reason = "the suffixes themselves")]
pub enum Suffix {
    #[default]
    None,
    Jr,
    Sr,
    Ii,
    Iii,
    Iv,
}

impl Suffix {
    /// In capitals, without a point; empty for none.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Jr => "JR",
            Self::Sr => "SR",
            Self::Ii => "II",
            Self::Iii => "III",
            Self::Iv => "IV",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) last: Name,
    pub(crate) first: Name,
    pub(crate) middle: Name,
    pub(crate) suffix: Suffix,
    pub(crate) sex: Sex,
    pub(crate) birth: Day,
    pub(crate) tradition: Tradition,
}

/// A person with a surname given and the other names drawn.
pub(crate) fn newborn(
    tradition: Tradition,
    sex: Sex,
    birth: Day,
    last: Name,
    mother: u32,
    rng: &mut Rng,
) -> Person {
    let naming = Naming { tradition, sex, birth_year: birth.ymd().0, mother };
    let (first, middle) = middle_and_first(naming, rng);
    let mut suffix = Suffix::None;
    // Most of those with a suffix live elsewhere than the relative it tells them from.
    if sex == Sex::Male && matches!(tradition, Tradition::General | Tradition::Spanish) && rng.chance(740) {
        suffix = [Suffix::Jr, Suffix::Iii, Suffix::Sr, Suffix::Ii, Suffix::Iv]
            [rng.weighted(&[155, 36, 18, 18, 5])];
    }
    Person { last, first, middle, suffix, sex, birth, tradition }
}
