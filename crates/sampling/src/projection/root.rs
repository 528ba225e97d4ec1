//! Square roots between exact bounds, for the tests of Washington and Oregon: a comparison with the bounds is
//! certain, one with a float would not be.

use law::Exact;
use num_bigint::BigInt;
use num_traits::Zero;

/// Decimals to which a root is enclosed.
const PLACES: usize = 30;

/// Bounds of the square root of a value that is not negative: equal where it is a fraction itself, otherwise 10⁻³⁰
/// apart at most.
pub(super) fn root(value: &Exact) -> (Exact, Exact) {
    let scale = num_traits::pow(BigInt::from(10), PLACES);
    let product = value.numer() * value.denom();
    if product <= BigInt::zero() {
        return (Exact::zero(), Exact::zero());
    }
    let low = (&product * &scale * &scale).sqrt();
    let exact = &low * &low == &product * &scale * &scale;
    let denominator = value.denom() * &scale;
    let high = if exact { low.clone() } else { &low + 1 };
    (Exact::new(low, denominator.clone()), Exact::new(high, denominator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bounds_enclose_the_root() {
        for (numerator, denominator) in [(2, 1), (1, 3), (897, 1), (7, 1_000_000_007)] {
            let value = Exact::new(BigInt::from(numerator), BigInt::from(denominator));
            let (low, high) = root(&value);
            assert!(&low * &low < value && value < &high * &high, "{value}");
        }
        let (low, high) = root(&Exact::new(BigInt::from(9), BigInt::from(4)));
        assert_eq!((low.to_string(), high.to_string()), ("3/2".to_owned(), "3/2".to_owned()));
    }
}
