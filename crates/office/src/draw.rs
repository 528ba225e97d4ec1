//! Freezing the frame, publishing the seed, drawing the sample.

use std::sync::Arc;

use journal::Stamp;
use petition::event::{FrameFrozen, SampleDrawn, SeedPublished};
use petition::{Digest, FrameNo, LineName, Seed};
use sampling::Frame;

use crate::OfficeError;
use crate::desk::Desk;

/// Freezes the list of all lines in the raw count, in the order of their names, and journals its hash.
///
/// # Errors
/// When the petition is not at that point, or the store fails.
pub fn freeze(desk: &mut Desk<'_>, stamp: &Stamp) -> Result<Arc<Frame>, OfficeError> {
    let frame = Frame::new(desk.petition()?.frame_lines().map(|line| line.to_string()))?;
    let lines = u32::try_from(frame.lines().len())
        .map_err(|_| OfficeError::TooMany { what: "the frame", count: frame.lines().len() as u64 })?;
    desk.record_one(stamp, FrameFrozen { hash: Digest(*frame.hash().as_bytes()), lines })?;
    Ok(Arc::new(frame))
}

/// Journals the public seed. The frame must be frozen before.
///
/// # Errors
/// When the seed is no seed, the petition is not at that point, or the store fails.
pub fn publish_seed(
    desk: &mut Desk<'_>,
    stamp: &Stamp,
    seed: &str,
    source: &str,
) -> Result<Seed, OfficeError> {
    let seed: Seed = seed.parse()?;
    let event = SeedPublished { frame: FrameNo::MAIN, seed: seed.clone(), source: source.to_owned() };
    desk.record_one(stamp, event)?;
    Ok(seed)
}

/// Draws `size` lines of the frame with the published seed and journals them in the order of their tickets. The list's
/// hash is that of a frame holding the drawn lines in that order (docs/draw.md).
///
/// # Errors
/// When the sample is larger than the frame, the petition is not at that point, or the store fails.
pub fn draw(
    desk: &mut Desk<'_>,
    stamp: &Stamp,
    frame: &Frame,
    seed: &Seed,
    size: u64,
) -> Result<Vec<LineName>, OfficeError> {
    let seed: sampling::Seed = seed.as_str().parse()?;
    let wanted =
        usize::try_from(size).map_err(|_| OfficeError::TooMany { what: "the sample", count: size })?;
    let drawn = sampling::draw(frame, &seed, wanted)?;
    let lines = drawn.iter().map(|drawn| drawn.line.parse()).collect::<Result<Vec<LineName>, _>>()?;
    let list = Frame::new(drawn.iter().map(|drawn| drawn.line.to_owned()))?;
    let size =
        u32::try_from(lines.len()).map_err(|_| OfficeError::TooMany { what: "the sample", count: size })?;
    let hash = Digest(*list.hash().as_bytes());
    desk.record_one(stamp, SampleDrawn { frame: FrameNo::MAIN, size, hash, lines: lines.clone() })?;
    Ok(lines)
}
