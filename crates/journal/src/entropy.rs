//! Random bytes as a parameter.

use crate::encoding::Input;
use crate::store::StoreError;

/// A source of random bytes for salts and secrets.
pub trait Entropy {
    /// Thirty-two fresh bytes.
    ///
    /// # Errors
    /// When the source fails; nothing may be kept without a salt.
    fn bytes32(&mut self) -> Result<[u8; 32], StoreError>;
}

/// The operating system's.
#[derive(Debug, Clone, Copy, Default)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    fn bytes32(&mut self) -> Result<[u8; 32], StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|e| StoreError::NoEntropy(e.to_string()))?;
        Ok(bytes)
    }
}

/// The same bytes for the same seed: for tests and demonstrations only, since whoever knows the seed knows every salt.
#[derive(Debug, Clone)]
pub struct RepeatableEntropy {
    seed: u64,
    given: u64,
}

impl RepeatableEntropy {
    /// A source that starts at its first bytes.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { seed, given: 0 }
    }
}

impl Entropy for RepeatableEntropy {
    fn bytes32(&mut self) -> Result<[u8; 32], StoreError> {
        self.given += 1;
        let input = Input::new("scrutineer-repeatable-entropy-1").fixed(&self.seed.to_be_bytes());
        Ok(input.fixed(&self.given.to_be_bytes()).finish())
    }
}
