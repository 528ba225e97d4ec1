//! What can be wrong with a list of line ids.

use super::LONGEST_LINE_ID;
use crate::digest::Digest;

/// Why a list of line ids is not a frame. Numbers count lines of the list from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// No lines at all.
    #[error("the frame has no lines: there is nothing to draw from")]
    Empty,
    /// More lines than a 32-bit count can hold.
    #[error("the frame has more than 4,294,967,295 lines: split the petition")]
    TooMany,
    /// A line without a name.
    #[error("line {number} has an empty line id: give every line its id")]
    Unnamed {
        /// The line's number.
        number: usize,
    },
    /// A line id longer than [`LONGEST_LINE_ID`].
    #[error(
        "line {number} has a line id of {bytes} bytes, at most {LONGEST_LINE_ID} are accepted: mend the file"
    )]
    TooLong {
        /// The line's number.
        number: usize,
        /// Its length in bytes of UTF-8.
        bytes: usize,
    },
    /// A space at an end or a control character inside: two ids that look alike on paper would draw differently.
    #[error("line {number} has the line id {id:?} with a space at an end or a control character: remove it")]
    Unprintable {
        /// The line's number.
        number: usize,
        /// The id.
        id: String,
    },
    /// The same id twice in one frame.
    #[error("line {number} repeats the line id {id:?} of line {first}: every line needs an id of its own")]
    Repeated {
        /// The id.
        id: String,
        /// The number of the line that had it first.
        first: usize,
        /// The number of the line that repeats it.
        number: usize,
    },
    /// A supplementary frame holds a line that was already in an earlier frame.
    #[error(
        "line {number} has the line id {id:?}, which is line {first} of the earlier frame {parent}: \
         a supplementary frame holds only lines found later"
    )]
    InParent {
        /// The id.
        id: String,
        /// Its number in the earlier frame.
        first: usize,
        /// Its number in the supplementary frame.
        number: usize,
        /// The hash of the earlier frame.
        parent: Digest,
    },
}

impl FrameError {
    /// The number of the offending line, counted from 1, where one line is to blame.
    pub fn number(&self) -> Option<usize> {
        match self {
            Self::Empty | Self::TooMany => None,
            Self::Unnamed { number }
            | Self::TooLong { number, .. }
            | Self::Unprintable { number, .. }
            | Self::Repeated { number, .. }
            | Self::InParent { number, .. } => Some(*number),
        }
    }
}
