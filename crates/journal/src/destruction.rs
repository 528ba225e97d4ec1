//! The end of a petition's personal data (EC §17400).

use jiff::civil::Date;
use petition::PetitionId;
use petition::event::RecordsDestroyed;

use crate::recorder::{RecordError, Recorder, Stamp};
use crate::store::{JournalStore, StoreError};
use crate::vault::{Vault, VaultState};

/// What was destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Destruction {
    /// Items the vault held; 0 when they were gone already.
    pub items: u64,
    /// Whether the entry was there before: an interrupted destruction was finished, or there was nothing left to do.
    pub recorded_before: bool,
}

/// Records the destruction, then empties the vault. The entry comes first, so that a stay, a court's hold or the retention
/// date stops it before anything is lost; interrupted in between, it is repeated and finishes.
///
/// # Errors
/// When the petition's state or the retention date forbids it, there is no vault, or a store fails.
pub fn destroy_records(
    (store, vault): (&mut dyn JournalStore, &mut dyn Vault),
    (recorder, id): (&mut Recorder, &PetitionId),
    stamp: &Stamp,
    (retention_until, destroyed_on): (Date, Date),
) -> Result<Destruction, RecordError> {
    if vault.state(id)? == VaultState::Absent {
        return Err(StoreError::Vault { petition: id.to_string(), problem: "was never made" }.into());
    }
    let recorded_before = recorder.petition().is_some_and(|petition| petition.destroyed().is_some());
    let items = vault.count(id)?;
    if !recorded_before {
        let event = RecordsDestroyed { retention_until, destroyed_on, items };
        recorder.record(store, &[(stamp.clone(), event.into())])?;
    }
    vault.destroy(id)?;
    Ok(Destruction { items, recorded_before })
}
