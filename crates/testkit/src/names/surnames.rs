//! Surnames: of one word, of two, and spelled with a space or an apostrophe.

use super::{Join, Name, Tradition, tables};
use crate::rng::{Purpose, Rng};

/// A family's surname, spelled as this county's office happened to enter it: `OBRIEN` or `O'BRIEN`.
pub(crate) fn surname(tradition: Tradition, rng: &mut Rng) -> Name {
    let word = tables().surname(tradition, rng);
    match tables().respelled.get(&word) {
        Some((spelled, in_10_000)) if rng.chance(*in_10_000) => Name::one(*spelled),
        _ => Name::one(word),
    }
}

/// One of the forty names of families that have always been in this county.
pub(crate) fn local_surname(seed: u64, rng: &mut Rng) -> u32 {
    let words = tables().surname_words(Tradition::General);
    // The smaller of two draws: a few of the forty are everywhere.
    let rank = rng.below(40).min(rng.below(40));
    let mut local = Rng::stream(seed, Purpose::Streets, 1_000_000 + rank);
    words[local.index(words.len().min(700))]
}

/// Father's and mother's surname, or a wife's own and her husband's.
pub(crate) fn compound(a: Name, b: Name, rng: &mut Rng, hyphen_in_10_000: u32) -> Name {
    if a.join != Join::Alone || b.join != Join::Alone || b.is_empty() || a.first == b.first {
        return a;
    }
    let join = if rng.chance(hyphen_in_10_000) { Join::Hyphenated } else { Join::Spaced };
    Name::two(a.first, b.first, join)
}
