//! Stores that live as long as the program: for tests, and for computing without a folder.

use std::collections::BTreeMap;

use petition::{Commitment, PetitionId};

use crate::entry::{Draft, Entry, Head, JournalId};
use crate::store::{JournalStore, StoreError};
use crate::vault::{Item, Secret, Vault, VaultState};

/// Journals in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryJournal {
    journals: BTreeMap<JournalId, Vec<Entry>>,
}

impl JournalStore for MemoryJournal {
    fn append(&mut self, journal: &JournalId, expected: Head, drafts: &[Draft]) -> Result<Head, StoreError> {
        let found = self.head(journal)?;
        if found != expected {
            return Err(StoreError::Conflict { journal: journal.clone(), expected, found });
        }
        let mut head = found;
        for draft in drafts {
            let entry = draft.chain(journal, head);
            head = entry.head();
            self.journals.entry(journal.clone()).or_default().push(entry);
        }
        Ok(head)
    }

    fn head(&self, journal: &JournalId) -> Result<Head, StoreError> {
        Ok(self.journals.get(journal).and_then(|entries| entries.last()).map_or(Head::EMPTY, Entry::head))
    }

    fn read(&self, journal: &JournalId, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let entries = self.journals.get(journal).map_or(&[][..], Vec::as_slice);
        let before = usize::try_from(from.saturating_sub(1)).unwrap_or(usize::MAX);
        Ok(entries.iter().skip(before).take(limit).cloned().collect())
    }

    fn length(&self, journal: &JournalId) -> Result<u64, StoreError> {
        Ok(self.journals.get(journal).map_or(0, |entries| entries.len() as u64))
    }

    fn journals(&self) -> Result<Vec<JournalId>, StoreError> {
        Ok(self.journals.keys().cloned().collect())
    }
}

/// Vaults in memory. A destroyed one keeps its place, empty.
#[derive(Debug, Clone, Default)]
pub struct MemoryVault {
    vaults: BTreeMap<PetitionId, Option<Kept>>,
}

type Kept = (Secret, BTreeMap<Commitment, Item>);

impl MemoryVault {
    fn open(&self, petition: &PetitionId) -> Result<&Kept, StoreError> {
        let problem = match self.vaults.get(petition) {
            Some(Some(open)) => return Ok(open),
            Some(None) => "was destroyed",
            None => "was never made",
        };
        Err(StoreError::Vault { petition: petition.to_string(), problem })
    }
}

impl Vault for MemoryVault {
    fn state(&self, petition: &PetitionId) -> Result<VaultState, StoreError> {
        Ok(match self.vaults.get(petition) {
            None => VaultState::Absent,
            Some(Some(_)) => VaultState::Open,
            Some(None) => VaultState::Destroyed,
        })
    }

    fn create(&mut self, petition: &PetitionId, secret: &Secret) -> Result<(), StoreError> {
        if self.vaults.contains_key(petition) {
            return Err(StoreError::Vault { petition: petition.to_string(), problem: "exists already" });
        }
        self.vaults.insert(petition.clone(), Some((secret.clone(), BTreeMap::new())));
        Ok(())
    }

    fn secret(&self, petition: &PetitionId) -> Result<Secret, StoreError> {
        self.open(petition).map(|(secret, _)| secret.clone())
    }

    fn keep(&mut self, petition: &PetitionId, items: &[Item]) -> Result<Vec<Commitment>, StoreError> {
        self.open(petition)?;
        let Some(Some((_, kept))) = self.vaults.get_mut(petition) else { return Ok(Vec::new()) };
        let commitments: Vec<_> = items.iter().map(Item::commitment).collect();
        kept.extend(commitments.iter().copied().zip(items.iter().cloned()));
        Ok(commitments)
    }

    fn fetch(&self, petition: &PetitionId, commitment: &Commitment) -> Result<Option<Item>, StoreError> {
        Ok(self.open(petition).ok().and_then(|(_, items)| items.get(commitment).cloned()))
    }

    fn count(&self, petition: &PetitionId) -> Result<u64, StoreError> {
        Ok(self.open(petition).map_or(0, |(_, items)| items.len() as u64))
    }

    fn mismatched(&self, petition: &PetitionId) -> Result<Vec<Commitment>, StoreError> {
        let Ok((_, items)) = self.open(petition) else { return Ok(Vec::new()) };
        Ok(items.iter().filter(|(kept, item)| item.commitment() != **kept).map(|(kept, _)| *kept).collect())
    }

    fn destroy(&mut self, petition: &PetitionId) -> Result<u64, StoreError> {
        let items = self.count(petition)?;
        match self.vaults.get_mut(petition) {
            Some(vault) => *vault = None,
            None => {
                return Err(StoreError::Vault { petition: petition.to_string(), problem: "was never made" });
            }
        }
        Ok(items)
    }
}
