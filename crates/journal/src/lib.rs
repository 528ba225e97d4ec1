//! The append-only record: what is hashed and how, the chain, the stores' traits and an in-memory store, the vault for
//! personal data, verification and replay. The format is docs/journal-format.md, to the byte; it is frozen.
//!
//! Each petition has a journal, and the office has one that [anchors](anchor) their heads. Time, randomness and names
//! of hosts are parameters.

pub mod anchor;
mod chain;
pub mod conformance;
mod credentials;
mod destruction;
mod draws;
mod encoding;
mod entropy;
mod entry;
mod fault;
mod memory;
mod recorder;
mod replay;
mod store;
mod vault;
mod verify;

pub use chain::Chain;
pub use credentials::{Credentials, MemoryCredentials};
pub use destruction::{Destruction, destroy_records};
pub use entropy::{Entropy, OsEntropy, RepeatableEntropy};
pub use entry::{Actor, Draft, ENTRY_VERSION, Entry, Hash, Head, JournalId};
pub use fault::{Fault, FaultKind};
pub use memory::{MemoryJournal, MemoryVault};
pub use recorder::{RecordError, Recorder, Stamp};
pub use replay::{ReplayError, replay};
pub use store::{JournalStore, StoreError};
pub use vault::{Item, Secret, Vault, VaultState};
pub use verify::{
    Anchoring, Follow, JournalReport, Options, Report, Verdict, VerifyError, verify, verify_with,
};
