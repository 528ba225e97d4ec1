//! Personal data, apart from the record and erasable (DESIGN.md §4.7).
//!
//! An event holds a salted commitment to an item, never the item. The salt is fresh for each item, so equal names have
//! different commitments, and once the vault is emptied nobody can guess what was committed to.

use hmac::{Hmac, KeyInit, Mac};
use petition::{Commitment, PetitionId, VoterHandle};
use sha2::Sha256;

use crate::encoding::Input;
use crate::entropy::Entropy;
use crate::store::StoreError;

const COMMITMENT: &str = "scrutineer-commitment-1";
const HANDLE: &str = "scrutineer-voter-handle-1";

/// A datum with its salt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// 32 random bytes of its own.
    pub salt: [u8; 32],
    /// A name, an address, a typed search, a note.
    pub data: Vec<u8>,
}

impl Item {
    /// An item with a fresh salt.
    ///
    /// # Errors
    /// When the random source fails.
    pub fn new(data: impl Into<Vec<u8>>, entropy: &mut dyn Entropy) -> Result<Self, StoreError> {
        Ok(Self { salt: entropy.bytes32()?, data: data.into() })
    }

    /// What an event may say about it: SHA-256 over domain, salt and data, each with its length in front.
    #[must_use]
    pub fn commitment(&self) -> Commitment {
        Commitment(Input::new(COMMITMENT).bytes(&self.salt).bytes(&self.data).finish())
    }
}

/// A petition's secret key. It never leaves the vault's files, and printing it shows nothing.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret([u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// A fresh secret.
    ///
    /// # Errors
    /// When the random source fails.
    pub fn new(entropy: &mut dyn Entropy) -> Result<Self, StoreError> {
        Ok(Self(entropy.bytes32()?))
    }

    /// The secret a vault keeps.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// For a vault to keep.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The handle of a voter inside this petition: HMAC-SHA-256 of domain and voter's number, each with its length in
    /// front. Equal voters give equal handles, so duplicates stay checkable after the vault is emptied.
    #[must_use]
    pub fn handle(&self, voter_id: &str) -> VoterHandle {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            // HMAC takes a key of any length; this arm cannot be reached.
            return VoterHandle([0; 32]);
        };
        for part in [HANDLE, voter_id] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        VoterHandle(mac.finalize().into_bytes().into())
    }
}

/// The state of a petition's vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VaultState {
    /// Never made.
    Absent,
    /// In use.
    Open,
    /// Emptied; it can never be opened again.
    Destroyed,
}

/// Keeps personal data by petition, until they are destroyed.
pub trait Vault {
    /// The state of a petition's vault.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn state(&self, petition: &PetitionId) -> Result<VaultState, StoreError>;

    /// Makes a petition's vault with its secret.
    ///
    /// # Errors
    /// When there is one, or was.
    fn create(&mut self, petition: &PetitionId, secret: &Secret) -> Result<(), StoreError>;

    /// The petition's secret.
    ///
    /// # Errors
    /// When the vault is absent or destroyed.
    fn secret(&self, petition: &PetitionId) -> Result<Secret, StoreError>;

    /// Keeps items, all or none; gives their commitments in the same order.
    ///
    /// # Errors
    /// When the vault is absent or destroyed.
    fn keep(&mut self, petition: &PetitionId, items: &[Item]) -> Result<Vec<Commitment>, StoreError>;

    /// The item behind a commitment; none when it is not here (any more).
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn fetch(&self, petition: &PetitionId, commitment: &Commitment) -> Result<Option<Item>, StoreError>;

    /// How many items there are.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn count(&self, petition: &PetitionId) -> Result<u64, StoreError>;

    /// The commitments under which an item is kept that has another: signs of tampering.
    ///
    /// # Errors
    /// When the vault cannot be read.
    fn mismatched(&self, petition: &PetitionId) -> Result<Vec<Commitment>, StoreError>;

    /// Destroys a petition's items and its secret beyond recovery from these files; gives how many items there were.
    /// Repeating it is harmless.
    ///
    /// # Errors
    /// When the vault is absent or cannot be written.
    fn destroy(&mut self, petition: &PetitionId) -> Result<u64, StoreError>;
}
