//! Surnames: of one word, of two, and spelled with a space or an apostrophe.

use super::{Join, Name, Tradition, tables};
use crate::rng::Rng;

/// A family's surname, spelled as this county's office happened to enter it.
pub(crate) fn surname(tradition: Tradition, rng: &mut Rng) -> Name {
    respell(Name::one(tables().surname(tradition, rng)), 7500, rng)
}

/// `OBRIEN` becomes `O'BRIEN` in `in_10_000` of the cases where there is such a spelling.
fn respell(name: Name, in_10_000: u32, rng: &mut Rng) -> Name {
    match tables().respelled.get(&name.first) {
        Some(spelled) if name.join == Join::Alone && rng.chance(in_10_000) => Name::one(*spelled),
        _ => name,
    }
}

/// Father's and mother's surname, or a wife's own and her husband's.
pub(crate) fn compound(a: Name, b: Name, rng: &mut Rng, hyphen_in_10_000: u32) -> Name {
    if a.join != Join::Alone || b.join != Join::Alone || a.first == b.first {
        return a;
    }
    let join = if rng.chance(hyphen_in_10_000) { Join::Hyphenated } else { Join::Spaced };
    Name::two(a.first, b.first, join)
}
