//! Which voter signed this line? One-sided linkage: many lines against one roll of distinct voters.
//!
//! Each line is explained by a voter who wrote it, under a model of how people write, clerks key and readers misread, or by
//! somebody who is not on the roll. The probabilities of all explanations sum to one. `docs/linkage.md` describes the model.

mod channel;
mod desk;
mod duplicates;
mod engine;
mod evidence;
mod fuzzy;
mod hash;
mod index;
mod learn;
mod line;
mod lookup;
mod nearby;
mod num;
mod numbers;
mod parameters;
mod posterior;
mod recall;
mod rehearsal;
mod snapshot;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod view;
mod voters;
mod weigh;
mod words;

pub use duplicates::DuplicatePair;
pub use engine::{Candidate, Engine, LineMatch};
pub use evidence::{Comparison, Evidence, Subject};
pub use index::IndexError;
pub use line::Line;
pub use lookup::{Found, Lookup};
pub use parameters::Parameters;
pub use snapshot::SnapshotVoters;
pub use voters::{Coded, Field, MemoryVoters, Voters};
