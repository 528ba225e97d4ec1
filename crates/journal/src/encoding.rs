//! Bytes to be hashed: every part has its length in front, so that no two different inputs give the same bytes.

use sha2::{Digest, Sha256};

/// Feeds length-prefixed parts into SHA-256. Integers are big-endian.
pub(crate) struct Input(Sha256);

impl Input {
    /// `domain` separates this use of the hash from every other; it names the version of the encoding.
    pub(crate) fn new(domain: &str) -> Self {
        Self(Sha256::new()).bytes(domain.as_bytes())
    }

    /// Length (u64, eight bytes) and content.
    pub(crate) fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
        self
    }

    pub(crate) fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Bytes of a length the format fixes.
    pub(crate) fn fixed(mut self, bytes: &[u8]) -> Self {
        self.0.update(bytes);
        self
    }

    pub(crate) fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}
