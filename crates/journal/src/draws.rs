//! Every draw repeated: the frames from the lines counted, the samples from frame and public seed (docs/draw.md).

use std::sync::Arc;

use petition::event::{RawCountRestated, SampleDrawn};
use petition::{Digest, Event, FrameNo, LineName, Petition};
use sampling::{Frame, FrameError, Seed};

/// The frames and seeds so far; frame 1 is first.
#[derive(Debug, Default)]
pub(crate) struct Draws {
    frames: Vec<(Arc<Frame>, Option<Seed>)>,
}

impl Draws {
    /// Checks an event that was just folded into `petition`; says what does not repeat.
    pub(crate) fn check(&mut self, petition: &Petition, event: &Event) -> Result<(), String> {
        match event {
            Event::FrameFrozen(frozen) => {
                let frame = Frame::new(names(petition, 1));
                self.add(frame, frozen.hash)
            }
            Event::RawCountRestated(RawCountRestated { supplement: Some(hash), .. }) => {
                // The parent is there: without a frame the petition takes no supplement.
                let Some((parent, _)) = self.frames.last() else { return Ok(()) };
                let frame = Frame::supplement(parent.clone(), names(petition, self.frames.len() + 1));
                self.add(frame, *hash)
            }
            Event::SeedPublished(published) => {
                let seed = published.seed.as_str().parse::<Seed>().map_err(|error| error.to_string())?;
                if let Some((_, place)) = self.at(published.frame) {
                    *place = Some(seed);
                }
                Ok(())
            }
            Event::SampleDrawn(drawn) => self.repeat(drawn),
            _ => Ok(()),
        }
    }

    fn at(&mut self, number: FrameNo) -> Option<&mut (Arc<Frame>, Option<Seed>)> {
        let index = usize::try_from(number.get()).ok()?.checked_sub(1)?;
        self.frames.get_mut(index)
    }

    fn add(&mut self, frame: Result<Frame, FrameError>, stated: Digest) -> Result<(), String> {
        let frame = frame.map_err(|error| error.to_string())?;
        let number = self.frames.len() + 1;
        let hash = Digest(*frame.hash().as_bytes());
        self.frames.push((Arc::new(frame), None));
        if hash == stated {
            return Ok(());
        }
        Err(format!("the hash of frame {number} is given as {stated}, its lines have {hash}"))
    }

    fn repeat(&mut self, drawn: &SampleDrawn) -> Result<(), String> {
        // Frame and seed are there: the petition takes no draw without them.
        let Some((frame, Some(seed))) = self.at(drawn.frame) else { return Ok(()) };
        if drawn.lines.is_empty() {
            return Ok(());
        }
        let repeated = sampling::draw(frame, seed, drawn.lines.len()).map_err(|error| error.to_string())?;
        let stated = drawn.lines.iter().map(LineName::to_string);
        if let Some((wrong, line)) = repeated.iter().zip(stated).find(|(right, line)| right.line != line) {
            let (order, right) = (wrong.order, wrong.line);
            return Err(format!("the draw gives {right} as number {order} of the sample, not {line}"));
        }
        let list =
            Frame::new(drawn.lines.iter().map(LineName::to_string)).map_err(|error| error.to_string())?;
        let hash = Digest(*list.hash().as_bytes());
        if hash == drawn.hash {
            return Ok(());
        }
        Err(format!("the hash of the sample is given as {}, its lines have {hash}", drawn.hash))
    }
}

fn names(petition: &Petition, frame: usize) -> Vec<String> {
    let number = u32::try_from(frame).ok().and_then(|n| FrameNo::try_from(n).ok());
    number.into_iter().flat_map(|n| petition.lines_in_frame(n)).map(|line| line.to_string()).collect()
}
