//! Conversions between index widths, in one audited place.

/// Narrows an index to the 32 bits it is stored in.
#[expect(
    clippy::cast_possible_truncation,
    reason = "rolls, dictionaries and postings stay below 2^32 entries"
)]
#[inline]
pub(crate) const fn id(index: usize) -> u32 {
    index as u32
}

/// Narrows a probability or its logarithm for storage in a score table.
#[expect(clippy::cast_possible_truncation, reason = "scores need seven digits, not sixteen")]
#[inline]
pub(crate) const fn score(value: f64) -> f32 {
    value as f32
}

/// The length of a token, which is bounded by its buffer.
#[expect(clippy::cast_possible_truncation, reason = "a token holds at most 30 bytes")]
#[inline]
pub(crate) const fn short(length: usize) -> u8 {
    length as u8
}

/// A cost in parts, which is small and not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "costs are between 0 and 20 nats"
)]
#[inline]
pub(crate) const fn parts(value: f32) -> u32 {
    value as u32
}

/// A number of steps, which is small and not negative.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred thousand at most")]
#[inline]
pub(crate) const fn steps(value: f64) -> usize {
    value as usize
}
