//! Repeating a published draw.

use crate::digest::Digest;
use crate::draw::{DrawError, Drawn, draw};
use crate::frame::Frame;
use crate::seed::Seed;

/// A row of a published sample, as somebody claims it was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The place claimed, from 1.
    pub order: usize,
    /// The line id claimed.
    pub line: String,
    /// The ticket claimed.
    pub ticket: Digest,
}

/// The first place at which a published sample is not what the seed draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'f> {
    /// Which claim differs, counted from 1 in the order published.
    pub row: usize,
    /// What stands there.
    pub claimed: Claim,
    /// What the seed draws there.
    pub drawn: Drawn<'f>,
}

/// Draws as many lines as were published and compares: `None` when every row is the same.
///
/// # Errors
/// When the published sample is empty or larger than the frame.
pub fn repeat<'f>(
    frame: &'f Frame,
    seed: &Seed,
    claims: &[Claim],
) -> Result<Option<Difference<'f>>, DrawError> {
    let drawn = draw(frame, seed, claims.len())?;
    let rows = (1..).zip(claims).zip(drawn);
    Ok(rows
        .map(|((row, claimed), drawn)| (row, claimed, drawn))
        .find(|(_, claimed, drawn)| {
            (claimed.order, claimed.line.as_str(), claimed.ticket) != (drawn.order, drawn.line, drawn.ticket)
        })
        .map(|(row, claimed, drawn)| Difference { row, claimed: claimed.clone(), drawn }))
}
