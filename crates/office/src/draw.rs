//! Freezing the frame, publishing the seed, drawing the sample, repeating the draw.

mod list;
mod public;
mod replay;

use std::sync::Arc;

use journal::Stamp;
use petition::event::{FrameFrozen, SampleDrawn, SeedPublished};
use petition::{Digest, FrameNo, LineName, Petition, Seed};
use sampling::Frame;

use crate::OfficeError;
use crate::desk::Desk;

pub use sampling::SHORTEST_SEED;

pub use list::{BoxList, DrawnLine, SectionList, SheetList};
pub use public::SampleSize;
pub use replay::Replay;

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
    publish_seed_of(desk, stamp, FrameNo::MAIN, seed, source)
}

/// Journals the public seed of a frame: the main one, or a supplementary one.
///
/// # Errors
/// As [`publish_seed`].
pub fn publish_seed_of(
    desk: &mut Desk<'_>,
    stamp: &Stamp,
    frame: FrameNo,
    seed: &str,
    source: &str,
) -> Result<Seed, OfficeError> {
    // Its message names the position of what is no digit.
    let _: sampling::Seed = seed.parse()?;
    let seed: Seed = seed.parse()?;
    desk.record_one(stamp, SeedPublished { frame, seed: seed.clone(), source: source.to_owned() })?;
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
    draw_from(desk, stamp, (FrameNo::MAIN, frame), seed, size)
}

/// Draws from a frame: the main one, or a supplementary one.
///
/// # Errors
/// As [`draw`].
pub fn draw_from(
    desk: &mut Desk<'_>,
    stamp: &Stamp,
    (number, frame): (FrameNo, &Frame),
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
    desk.record_one(stamp, SampleDrawn { frame: number, size, hash, lines: lines.clone() })?;
    Ok(lines)
}

/// A frame as it was frozen, with the frames it supplements.
///
/// # Errors
/// When there is no such frame.
pub fn frame_of(petition: &Petition, number: FrameNo) -> Result<Arc<Frame>, OfficeError> {
    let mut frame: Option<Arc<Frame>> = None;
    for state in petition.frames().iter().filter(|state| state.number <= number) {
        let lines = petition.lines_in_frame(state.number).map(|line| line.to_string());
        frame = Some(Arc::new(match frame {
            None => Frame::new(lines)?,
            Some(parent) => Frame::supplement(parent, lines)?,
        }));
    }
    frame.ok_or(OfficeError::Refused(petition::Refusal::UnknownFrame(number)))
}

/// The lines drawn from a frame, in the order of their tickets.
#[must_use]
pub fn sample_of(petition: &Petition, number: FrameNo) -> Vec<LineName> {
    let held: std::collections::BTreeSet<LineName> = petition.lines_in_frame(number).collect();
    petition.sample().iter().filter(|line| held.contains(line)).copied().collect()
}
