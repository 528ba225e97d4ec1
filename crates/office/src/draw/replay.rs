//! A draw repeated from the lines counted and the public seed.

use petition::{FrameNo, LineName};

use super::{frame_of, sample_of};
use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;

/// A draw, repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replay {
    /// The frame.
    pub frame: FrameNo,
    /// Hash of the frame, computed anew from its lines.
    pub hash: String,
    /// Lines drawn again.
    pub drawn: usize,
    /// What does not repeat; none where everything does.
    pub problem: Option<String>,
}

impl Office {
    /// Repeats every draw of a petition.
    ///
    /// # Errors
    /// When a frame cannot be made again.
    pub fn replay(&self, case: &Case) -> Result<Vec<Replay>, OfficeError> {
        case.read(|petition| {
            let frames = petition.frames();
            let drawn = frames.iter().filter_map(|state| Some((state, state.seed.as_ref()?, state.drawn?)));
            drawn
                .map(|(state, seed, _)| {
                    let frame = frame_of(petition, state.number)?;
                    let hash = frame.hash().to_string();
                    let said = sample_of(petition, state.number);
                    let seed: sampling::Seed = seed.as_str().parse()?;
                    let again = sampling::draw(&frame, &seed, said.len())?;
                    let other = again.iter().zip(&said).find(|(again, said)| again.line != said.to_string());
                    let problem = if hash != state.hash.to_string() {
                        Some(format!("the lines have the hash {hash}, frozen was {}", state.hash))
                    } else {
                        other.map(|(again, said)| differs(again.order, again.line, *said))
                    };
                    Ok(Replay { frame: state.number, hash, drawn: again.len(), problem })
                })
                .collect()
        })
    }
}

fn differs(order: usize, again: &str, said: LineName) -> String {
    format!("number {order} of the sample is {said}, the seed draws {again}")
}
