//! House number and fraction at the front of an address.

use super::words::street_type;

#[derive(Debug, Default)]
pub(crate) struct HouseNumber<'a> {
    pub(crate) number: &'a str,
    pub(crate) fraction: &'a str,
}

/// Takes the house number off the front; an address without one (`PO BOX 12`, `5TH AVE`) has none.
pub(crate) fn take<'a, 'b>(words: &'b [&'a str]) -> (HouseNumber<'a>, &'b [&'a str]) {
    let [number, rest @ ..] = words else { return (HouseNumber::default(), words) };
    if !is_number(number) || is_ordinal_street(number, rest) {
        return (HouseNumber::default(), words);
    }
    match rest {
        [fraction, rest @ ..] if is_fraction(fraction) => (HouseNumber { number, fraction }, rest),
        _ => (HouseNumber { number, fraction: "" }, rest),
    }
}

/// `1405`, `12B`, `10-24`, and the grid numbers of the Midwest, `N6W23001`.
fn is_number(word: &str) -> bool {
    let grid = word.len() > 3 && word.starts_with(['N', 'S', 'E', 'W', 'n', 's', 'e', 'w']);
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    plain && (word.starts_with(|c: char| c.is_ascii_digit()) || (grid && digits >= 3))
}

/// `5TH AVE` has no number; `5TH 5TH AVE` does not occur.
fn is_ordinal_street(word: &str, rest: &[&str]) -> bool {
    let upper = word.to_ascii_uppercase();
    let ordinal = ["ST", "ND", "RD", "TH"].iter().any(|end| upper.ends_with(end));
    ordinal && rest.first().is_some_and(|next| street_type(next).is_some())
}

/// `1/2`.
pub(crate) fn is_fraction(word: &str) -> bool {
    matches!(word.as_bytes(), [above, b'/', below] if above.is_ascii_digit() && below.is_ascii_digit())
}
