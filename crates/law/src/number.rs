//! Exact numbers: whole counts up to a limit, decimals read from text, plain notation out. No float anywhere.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::LawError;

/// An exact rational number: everything the law decides is computed in it.
pub type Exact = BigRational;

/// The largest count accepted, more than any roll on earth holds. With it every product the formulas form,
/// N²/n at the worst, still fits a signed 64-bit integer, so that no figure can overflow on its way out.
pub const MAX_COUNT: u64 = 4_000_000_000;

/// Refuses a count above [`MAX_COUNT`].
pub(crate) fn checked_count(what: &str, count: u64) -> Result<u64, LawError> {
    if count > MAX_COUNT {
        return Err(LawError::Impossible(format!("{what} is {count}: counts go up to {MAX_COUNT}")));
    }
    Ok(count)
}

/// A whole number as an exact one.
pub(crate) fn whole(count: u64) -> Exact {
    Exact::from_integer(BigInt::from(count))
}

/// Reads a decimal in plain notation, `12`, `0.0362`, `-3.5`; nothing else (no exponent, no separators).
#[must_use]
pub fn parse_decimal(text: &str) -> Option<Exact> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (integer, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if integer.is_empty() || !all_digits(integer) || !all_digits(fraction) || fraction.len() > 30 {
        return None;
    }
    if digits.contains('.') && fraction.is_empty() {
        return None;
    }
    let numerator: BigInt = format!("{integer}{fraction}").parse().ok()?;
    let value = Exact::new(numerator, power_of_ten(fraction.len()));
    Some(if negative { -value } else { value })
}

/// 10 to the power of `places`.
pub(crate) fn power_of_ten(places: usize) -> BigInt {
    num_traits::pow(BigInt::from(10), places)
}

/// Plain notation with at most `places` decimals, cut off; trailing zeros are left out.
#[must_use]
pub fn plain_to(value: &Exact, places: usize) -> String {
    let scaled = (value.abs() * Exact::from_integer(power_of_ten(places))).trunc().to_integer();
    let digits = format!("{scaled:0>width$}", scaled = scaled.to_string(), width = places + 1);
    let (integer, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    let sign = if value.is_negative() && !scaled.is_zero() { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{integer}") } else { format!("{sign}{integer}.{fraction}") }
}

/// Plain notation rounded to `places` decimals, half upward: for figures that are only read, never for one that decides.
#[must_use]
pub fn rounded_to(value: &Exact, places: usize) -> String {
    let half = Exact::new(BigInt::one(), BigInt::from(2) * power_of_ten(places));
    let away = if value.is_negative() { value - half } else { value + half };
    plain_to(&away, places)
}

/// Plain notation, exact where the decimals end within twelve places; longer ones are cut there and marked `…`.
#[must_use]
pub fn plain(value: &Exact) -> String {
    let shown = plain_to(value, 12);
    if parse_decimal(&shown).as_ref() == Some(value) { shown } else { format!("{shown}…") }
}

/// A decimal constant of a procedure file, written as a string (`"3.62"`) or a fraction (`"1/14"`): a TOML float
/// would already have been rounded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decimal(pub Exact);

impl Decimal {
    /// The value as a share: a percentage divided by a hundred.
    pub(crate) fn percent(&self) -> Exact {
        &self.0 / Exact::from_integer(BigInt::from(100))
    }
}

fn parse_constant(text: &str) -> Option<Exact> {
    match text.split_once('/') {
        None => parse_decimal(text),
        Some((numerator, denominator)) => {
            let denominator = parse_decimal(denominator).filter(|value| !value.is_zero())?;
            Some(parse_decimal(numerator)? / denominator)
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        parse_constant(&text).map(Self).ok_or_else(|| {
            de::Error::custom(format!(
                "`{text}` is no number; write a decimal (\"3.62\") or a fraction (\"1/14\")"
            ))
        })
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown = plain(&self.0);
        if shown.ends_with('…') && !self.0.denom().is_one() {
            write!(f, "{}/{}", self.0.numer(), self.0.denom())
        } else {
            f.write_str(&shown)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_written_in_plain_notation() {
        for (text, expected) in
            [("0", "0"), ("71.47", "71.47"), ("20.0140", "20.014"), ("-3.50", "-3.5"), ("0.0362", "0.0362")]
        {
            assert_eq!(plain(&parse_decimal(text).unwrap()), expected);
        }
        for text in ["", ".", "1.", ".5", "1e3", "1,000", "--1", "+1", "½", "0x1"] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
        for (text, expected) in [("1967.5387", "1967.54"), ("-0.005", "-0.01"), ("0.004", "0"), ("2", "2")] {
            assert_eq!(rounded_to(&parse_decimal(text).unwrap(), 2), expected);
        }
        assert_eq!(plain(&(whole(1) / whole(3))), "0.333333333333…");
        assert_eq!(parse_constant("1/14").map(Decimal).unwrap().to_string(), "1/14");
        assert_eq!(parse_constant("1/0"), None);
    }
}
