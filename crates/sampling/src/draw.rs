//! The public draw: every line's ticket follows from the seed and its id; the smallest tickets win.

use crate::digest::Digest;
use crate::frame::{Frame, push_field};
use crate::seed::Seed;

/// Separates a ticket from everything else that is ever hashed, and carries the version.
const TAG: &[u8] = b"scrutineer-draw-1";

/// A line of the sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn<'f> {
    /// Place in the sample, from 1: the smallest ticket is first.
    pub order: usize,
    /// The line's number in the frame, from 1.
    pub number: usize,
    /// The line's id.
    pub line: &'f str,
    /// What put it at this place.
    pub ticket: Digest,
}

/// Why a sample cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DrawError {
    /// A sample of no lines.
    #[error("the sample size is 0: draw at least one line")]
    Nothing,
    /// More lines asked for than there are.
    #[error(
        "the sample size is {size}, the frame has {lines} lines: a sample cannot be larger than its frame"
    )]
    TooLarge {
        /// Lines asked for.
        size: usize,
        /// Lines in the frame.
        lines: usize,
    },
}

/// The ticket of a line: SHA-256 of the tag, then seed and line id, each with its length (u32 big-endian) before it.
pub fn ticket(seed: &Seed, line: &str) -> Digest {
    let mut bytes = start(seed);
    push_field(&mut bytes, line.as_bytes());
    Digest::of(&bytes)
}

/// Draws `size` lines without replacement, each line with the same chance.
///
/// A larger sample extends a smaller one: the first lines are the same. The order of the frame plays no part. Should
/// two lines ever have the same ticket, the smaller id (by bytes) goes first.
///
/// # Errors
/// When `size` is 0 or larger than the frame.
pub fn draw<'f>(frame: &'f Frame, seed: &Seed, size: usize) -> Result<Vec<Drawn<'f>>, DrawError> {
    let lines = frame.lines();
    if size == 0 {
        return Err(DrawError::Nothing);
    }
    if size > lines.len() {
        return Err(DrawError::TooLarge { size, lines: lines.len() });
    }
    let mut tickets = all_tickets(lines, seed);
    let rank = |&(ticket, at): &(Digest, usize)| (ticket, lines[at].as_str());
    if size < tickets.len() {
        tickets.select_nth_unstable_by(size, |a, b| rank(a).cmp(&rank(b)));
        tickets.truncate(size);
    }
    tickets.sort_unstable_by(|a, b| rank(a).cmp(&rank(b)));
    let sample = (1..).zip(tickets);
    Ok(sample
        .map(|(order, (ticket, at))| Drawn { order, number: at + 1, line: &lines[at], ticket })
        .collect())
}

/// Each line's ticket with its index, from one buffer: allocating per line would cost more than hashing.
fn all_tickets(lines: &[String], seed: &Seed) -> Vec<(Digest, usize)> {
    let mut bytes = start(seed);
    let prefix = bytes.len();
    let mut tickets = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        bytes.truncate(prefix);
        push_field(&mut bytes, line.as_bytes());
        tickets.push((Digest::of(&bytes), at));
    }
    tickets
}

/// The part of a ticket's bytes that all lines of a draw share.
fn start(seed: &Seed) -> Vec<u8> {
    let mut bytes = TAG.to_vec();
    push_field(&mut bytes, seed.as_str().as_bytes());
    bytes
}
