//! The frame, the seed, the draw; supplementary frames with a seed of their own.

use std::collections::BTreeSet;

use super::Petition;
use super::count::disagrees;
use crate::event::{EventKind, FrameFrozen, SampleDrawn, SeedPublished};
use crate::hash::Digest;
use crate::name::{FrameNo, LineName};
use crate::refusal::Refusal;
use crate::stage::{Scope, Stage, StageName};
use crate::text::Seed;

/// A frame of lines that turned up after the main one was frozen, and how far its draw is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Supplement {
    Frozen { hash: Digest, lines: u32 },
    Seeded { hash: Digest, lines: u32, seed: Seed },
    Drawn { hash: Digest, lines: u32, seed: Seed, size: u32 },
}

impl Supplement {
    fn publish(self, number: FrameNo, seed: Seed) -> Result<Self, Refusal> {
        match self {
            Self::Frozen { hash, lines } => Ok(Self::Seeded { hash, lines, seed }),
            Self::Seeded { .. } | Self::Drawn { .. } => Err(Refusal::SeedAgain(number)),
        }
    }

    fn draw(self, number: FrameNo, size: u32) -> Result<Self, Refusal> {
        match self {
            Self::Frozen { .. } => Err(Refusal::NoSeed(number)),
            Self::Drawn { .. } => Err(Refusal::SampleAgain(number)),
            Self::Seeded { lines, .. } if size > lines => Err(Refusal::SampleTooLarge { size, lines }),
            Self::Seeded { hash, lines, seed } => Ok(Self::Drawn { hash, lines, seed, size }),
        }
    }
}

impl Petition {
    pub(super) fn freeze_frame(&mut self, event: &FrameFrozen) -> Result<(), Refusal> {
        let Stage::Accepted(accepted) = self.stage else {
            return Err(Refusal::TooEarly { event: EventKind::FrameFrozen, needs: StageName::Accepted });
        };
        if !self.custody.is_declared() {
            return Err(Refusal::CountsOpen);
        }
        disagrees("the number of lines in the frame", event.lines, self.raw_count)?;
        for record in self.lines.values_mut().filter(|record| !record.removed) {
            record.frame = 1;
        }
        self.stage = Stage::Framed(accepted.freeze(event.hash, event.lines));
        Ok(())
    }

    pub(super) fn add_supplement(&mut self, hash: Digest, lines: u32) -> u16 {
        self.supplements.push(Supplement::Frozen { hash, lines });
        u16::try_from(self.supplements.len()).unwrap_or(u16::MAX - 1) + 1
    }

    fn supplement(&mut self, number: FrameNo) -> Result<&mut Supplement, Refusal> {
        let index = usize::try_from(number.get()).ok().and_then(|n| n.checked_sub(2));
        index.and_then(|i| self.supplements.get_mut(i)).ok_or(Refusal::UnknownFrame(number))
    }

    pub(super) fn publish_seed(&mut self, event: &SeedPublished) -> Result<(), Refusal> {
        if event.frame != FrameNo::MAIN {
            let supplement = self.supplement(event.frame)?;
            *supplement = supplement.clone().publish(event.frame, event.seed.clone())?;
            return Ok(());
        }
        let Stage::Framed(framed) = self.stage else {
            return Err(Refusal::SeedAgain(event.frame));
        };
        self.stage = Stage::Seeded(framed.publish(event.seed.clone()));
        Ok(())
    }

    pub(super) fn draw_sample(&mut self, event: &SampleDrawn) -> Result<(), Refusal> {
        let size = u32::try_from(event.lines.len()).unwrap_or(u32::MAX);
        disagrees("the size of the sample", event.size, size)?;
        self.check_drawn(event)?;
        if event.frame == FrameNo::MAIN {
            self.draw_main(event)?;
        } else {
            let supplement = self.supplement(event.frame)?;
            *supplement = supplement.clone().draw(event.frame, size)?;
            self.sample.extend(&event.lines);
            self.reopen();
        }
        for line in &event.lines {
            if let Some(record) = self.lines.get_mut(line) {
                record.drawn = true;
            }
        }
        Ok(())
    }

    fn draw_main(&mut self, event: &SampleDrawn) -> Result<(), Refusal> {
        let again = Refusal::SampleAgain(FrameNo::MAIN);
        self.stage = match self.stage.clone() {
            Stage::Seeded(seeded) => Stage::Drawn(seeded.draw(event.size, event.hash)?),
            Stage::Completed(completed) if self.begins_with_sample(&event.lines) => {
                Stage::Examining(Box::new(completed.extend(event.size, event.hash)?))
            }
            _ => return Err(again),
        };
        // The larger sample takes the place of the smaller one; lines of supplementary frames stay behind it.
        let main = self.main_sample_size();
        self.sample.splice(..main, event.lines.iter().copied());
        Ok(())
    }

    fn main_sample_size(&self) -> usize {
        let is_main = |line: &&LineName| self.lines.get(line).is_some_and(|record| record.frame == 1);
        self.sample.iter().take_while(is_main).count()
    }

    fn begins_with_sample(&self, lines: &[LineName]) -> bool {
        lines.starts_with(&self.sample[..self.main_sample_size()])
    }

    fn check_drawn(&self, event: &SampleDrawn) -> Result<(), Refusal> {
        let mut seen = BTreeSet::new();
        for line in &event.lines {
            let record = self.lines.get(line).ok_or(Refusal::UnknownLine(*line))?;
            if u32::from(record.frame) != event.frame.get() {
                return Err(Refusal::NotInFrame(*line, event.frame));
            }
            if !seen.insert(line) {
                return Err(Refusal::LineTwice(*line));
            }
        }
        Ok(())
    }

    pub(super) fn examine_all(&mut self) -> Result<(), Refusal> {
        if !self.custody.is_declared() {
            return Err(Refusal::CountsOpen);
        }
        let sample = self.stage.drawn().cloned();
        match self.stage.accepted() {
            Some(accepted) if self.examines_a_sample() => {
                self.stage = Stage::Examining(Box::new(accepted.examine_all(sample)));
                Ok(())
            }
            _ => Err(Refusal::FullAlready),
        }
    }

    fn examines_a_sample(&self) -> bool {
        self.scope() == Scope::Sample
    }

    /// The first supplementary frame without a sample.
    pub(super) fn undrawn_supplement(&self) -> Option<FrameNo> {
        let undrawn = self.supplements.iter().position(|s| !matches!(s, Supplement::Drawn { .. }))?;
        u32::try_from(undrawn + 2).ok().and_then(|number| FrameNo::try_from(number).ok())
    }
}
