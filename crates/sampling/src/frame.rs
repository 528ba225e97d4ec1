//! The frame: the frozen, numbered list of lines a sample is drawn from.

mod error;

use std::collections::HashMap;
use std::sync::Arc;

use crate::digest::Digest;

pub use error::FrameError;

/// Longest line id accepted, in bytes. A longer cell is a broken file, not a name.
pub const LONGEST_LINE_ID: usize = 200;

/// Separates these bytes from everything else that is ever hashed, and carries the version.
const TAG: &[u8] = b"scrutineer-frame-1";

/// An ordered list of unique line ids, hashed before the seed exists. Lines are numbered from 1.
///
/// A supplementary frame holds lines that turned up after its parent was frozen; it names the parent's hash and
/// repeats no line of the parent or the parent's own parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    lines: Vec<String>,
    parent: Option<Arc<Frame>>,
    hash: Digest,
}

impl Frame {
    /// Freezes a list of line ids in the order given.
    ///
    /// # Errors
    /// When the list is empty, or a line id is empty, too long, unprintable or repeated.
    pub fn new<I: IntoIterator<Item: Into<String>>>(lines: I) -> Result<Self, FrameError> {
        Self::freeze(lines.into_iter().map(Into::into).collect(), None)
    }

    /// Freezes the lines that turned up after `parent` was frozen. They are drawn from with a seed of their own.
    ///
    /// # Errors
    /// As [`Frame::new`], and when a line stands in `parent` or a parent of it.
    pub fn supplement<I: IntoIterator<Item: Into<String>>>(
        parent: Arc<Self>,
        lines: I,
    ) -> Result<Self, FrameError> {
        Self::freeze(lines.into_iter().map(Into::into).collect(), Some(parent))
    }

    fn freeze(lines: Vec<String>, parent: Option<Arc<Self>>) -> Result<Self, FrameError> {
        let count = u32::try_from(lines.len()).map_err(|_| FrameError::TooMany)?;
        check_lines(&lines)?;
        let mut earlier = parent.as_deref();
        while let Some(frame) = earlier {
            check_not_in(&lines, frame)?;
            earlier = frame.parent();
        }
        let hash = Digest::of(&canonical(count, &lines, parent.as_deref()));
        Ok(Self { lines, parent, hash })
    }

    /// The line ids in order; the line numbered `k` stands at index `k - 1`.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The frame this one supplements.
    pub fn parent(&self) -> Option<&Self> {
        self.parent.as_deref()
    }

    /// SHA-256 of the canonical bytes: publish it before the seed is chosen.
    pub fn hash(&self) -> Digest {
        self.hash
    }

    /// The bytes that are hashed, as `docs/draw.md` specifies them.
    pub fn canonical_bytes(&self) -> Vec<u8> {
        // The count was checked when the frame was frozen.
        canonical(u32::try_from(self.lines.len()).unwrap_or(u32::MAX), &self.lines, self.parent())
    }
}

fn check_lines(lines: &[String]) -> Result<(), FrameError> {
    if lines.is_empty() {
        return Err(FrameError::Empty);
    }
    let mut seen: HashMap<&str, usize> = HashMap::with_capacity(lines.len());
    for (number, id) in (1..).zip(lines) {
        if id.is_empty() {
            return Err(FrameError::Unnamed { number });
        }
        if id.len() > LONGEST_LINE_ID {
            return Err(FrameError::TooLong { number, bytes: id.len() });
        }
        if id.trim() != id || id.contains(char::is_control) {
            return Err(FrameError::Unprintable { number, id: id.clone() });
        }
        if let Some(first) = seen.insert(id, number) {
            return Err(FrameError::Repeated { id: id.clone(), first, number });
        }
    }
    Ok(())
}

fn check_not_in(lines: &[String], earlier: &Frame) -> Result<(), FrameError> {
    let numbers: HashMap<&str, usize> = earlier.lines.iter().map(String::as_str).zip(1..).collect();
    for (number, id) in (1..).zip(lines) {
        if let Some(&first) = numbers.get(id.as_str()) {
            return Err(FrameError::InParent { id: id.clone(), first, number, parent: earlier.hash });
        }
    }
    Ok(())
}

/// Tag, parent (length, then hash), count of lines, then each line (length, then bytes); integers u32 big-endian.
fn canonical(count: u32, lines: &[String], parent: Option<&Frame>) -> Vec<u8> {
    let text: usize = lines.iter().map(|line| line.len() + 4).sum();
    let mut bytes = Vec::with_capacity(TAG.len() + 40 + text);
    bytes.extend_from_slice(TAG);
    push_field(&mut bytes, parent.map_or(&[][..], |frame| frame.hash.as_bytes()));
    bytes.extend_from_slice(&count.to_be_bytes());
    for line in lines {
        push_field(&mut bytes, line.as_bytes());
    }
    bytes
}

/// Appends a field with its length before it, so that no two lists of fields give the same bytes.
///
/// Every caller's field is far below 4 GiB: a line id and a seed are limited, a hash has 32 bytes.
pub(crate) fn push_field(bytes: &mut Vec<u8>, field: &[u8]) {
    let length = u32::try_from(field.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(field);
}
