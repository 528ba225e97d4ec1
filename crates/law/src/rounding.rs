//! Rounding is part of the law: a named step with its places and direction, never a habit of the machine.

use num_bigint::BigInt;
use num_integer::Integer;
use serde::{Deserialize, Serialize};

use crate::number::{Exact, plain, plain_to, power_of_ten};

/// Which way a rounding step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// To the next higher value.
    Up,
    /// To the next lower value.
    Down,
    /// To the nearest value, halves upward.
    HalfUp,
    /// Not rounded; `places` then only says how many decimals are printed.
    Exact,
}

/// A rounding step: `{ places = 2, mode = "half-up" }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rounding {
    /// Decimals kept, 0 to 12.
    #[serde(default)]
    pub places: u8,
    /// Direction.
    pub mode: Mode,
}

impl Rounding {
    /// Up to the next whole signature.
    pub const UP: Self = Self { places: 0, mode: Mode::Up };
    /// Carried in full.
    pub const EXACT: Self = Self { places: 12, mode: Mode::Exact };

    /// The rounded value.
    #[must_use]
    pub fn apply(&self, value: &Exact) -> Exact {
        let scale = power_of_ten(usize::from(self.places));
        let scaled = value * Exact::from_integer(scale.clone());
        let (numerator, denominator) = (scaled.numer(), scaled.denom());
        let whole = match self.mode {
            Mode::Exact => return value.clone(),
            Mode::Up => numerator.div_ceil(denominator),
            Mode::Down => numerator.div_floor(denominator),
            Mode::HalfUp => {
                let (twice, width): (BigInt, BigInt) = (numerator * 2 + denominator, denominator * 2);
                twice.div_floor(&width)
            }
        };
        Exact::new(whole, scale)
    }

    /// The value as it is printed: rounded in full, an unrounded one to the places named.
    #[must_use]
    pub fn shown(&self, value: &Exact) -> String {
        match self.mode {
            Mode::Exact => {
                let nearest = Self { places: self.places, mode: Mode::HalfUp };
                plain_to(&nearest.apply(value), usize::from(self.places))
            }
            Mode::Up | Mode::Down | Mode::HalfUp => plain_to(&self.apply(value), usize::from(self.places)),
        }
    }

    /// The step in words, with the unrounded value: `17177.0998 rounded up`.
    #[must_use]
    pub fn in_words(&self, value: &Exact) -> String {
        let places = match self.places {
            0 => String::new(),
            1 => " to 1 decimal".to_owned(),
            places => format!(" to {places} decimals"),
        };
        let unrounded = plain(value);
        match self.mode {
            Mode::Exact if self.shown(value) == unrounded => String::new(),
            Mode::Exact => format!("{unrounded} printed{places}, carried in full"),
            Mode::Up => format!("{unrounded} rounded up{places}"),
            Mode::Down => format!("{unrounded} rounded down{places}"),
            Mode::HalfUp => format!("{unrounded} rounded{places}, half upward"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::parse_decimal;

    #[test]
    fn each_direction_at_the_edges() {
        let table = [
            (Mode::Up, 0, "17177.0998", "17178"),
            (Mode::Up, 0, "17177", "17177"),
            (Mode::Up, 0, "-1.5", "-1"),
            (Mode::Down, 0, "-1.5", "-2"),
            (Mode::Down, 2, "71.479", "71.47"),
            (Mode::HalfUp, 2, "71.465", "71.47"),
            (Mode::HalfUp, 2, "71.4649", "71.46"),
            (Mode::HalfUp, 4, "19.999788", "19.9998"),
            (Mode::Exact, 4, "1074.80950161", "1074.8095"),
        ];
        for (mode, places, value, shown) in table {
            let rounding = Rounding { places, mode };
            assert_eq!(rounding.shown(&parse_decimal(value).unwrap()), shown, "{rounding:?} of {value}");
        }
    }
}
