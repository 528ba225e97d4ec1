//! A block of the body is verified when it is first touched; [`Snapshot::verify`] verifies them all.

use std::ops::Range;
use std::sync::atomic::Ordering;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::header::BLOCK;
use super::{Snapshot, SnapshotError};

impl Snapshot {
    /// Verifies every block, on all cores, whether or not it was touched before. `progress` is told the number of bytes
    /// verified at each step.
    ///
    /// # Errors
    /// The first damaged block, in the order of the file.
    pub fn verify(&self, progress: &(dyn Fn(u64) + Sync)) -> Result<(), SnapshotError> {
        (0..self.header.block_count())
            .into_par_iter()
            .map(|block| {
                self.verify_block(block)?;
                progress(self.block(block).len() as u64);
                Ok(())
            })
            // Not try_for_each: it would give whichever damaged block a thread met first.
            .collect::<Vec<Result<(), SnapshotError>>>()
            .into_iter()
            .collect()
    }

    /// Bytes of the body, which [`Snapshot::verify`] goes through.
    #[must_use]
    pub fn body_bytes(&self) -> u64 {
        self.header.body_len as u64
    }

    /// Part of the body, verified.
    pub(super) fn body(&self, range: Range<usize>) -> Result<&[u8], SnapshotError> {
        if !range.is_empty() {
            let blocks = range.start / BLOCK..(range.end - 1) / BLOCK + 1;
            if blocks.len() > 2 {
                blocks.into_par_iter().try_for_each(|block| self.verify_once(block))?;
            } else {
                blocks.into_iter().try_for_each(|block| self.verify_once(block))?;
            }
        }
        Ok(&self.data.bytes()[self.header.body..][range])
    }

    fn verify_once(&self, block: usize) -> Result<(), SnapshotError> {
        let (word, bit) = (&self.verified[block / 64], 1_u64 << (block % 64));
        // Relaxed is enough: the bit guards no other memory, and two threads that both verify do no harm.
        if word.load(Ordering::Relaxed) & bit != 0 {
            return Ok(());
        }
        self.verify_block(block)?;
        word.fetch_or(bit, Ordering::Relaxed);
        Ok(())
    }

    fn verify_block(&self, block: usize) -> Result<(), SnapshotError> {
        let hashes = self.header.hashes + block * 32;
        let expected = &self.data.bytes()[hashes..hashes + 32];
        if Sha256::digest(self.block(block)).as_slice() == expected {
            return Ok(());
        }
        Err(SnapshotError::Block {
            name: self.name.clone(),
            block: block as u64,
            offset: (self.header.body + block * BLOCK) as u64,
        })
    }

    fn block(&self, block: usize) -> &[u8] {
        let body = &self.data.bytes()[self.header.body..];
        &body[block * BLOCK..body.len().min((block + 1) * BLOCK)]
    }
}
