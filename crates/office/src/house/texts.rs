//! Reading journals and vaults.

use journal::{Entry, JournalId};
use petition::Commitment;

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;

/// Texts fetched before others get their turn at the stores.
const AT_ONCE: usize = 1_000;

impl Office {
    /// Reads a journal's entries, newest last: at most `limit` from number `from`.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn entries(&self, journal: &JournalId, from: u64, limit: usize) -> Result<Vec<Entry>, OfficeError> {
        Ok(self.write()?.registry.store.read(journal, from, limit)?)
    }

    /// The personal text behind a commitment; none once it is destroyed.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn vault_text(&self, case: &Case, commitment: &Commitment) -> Result<Option<String>, OfficeError> {
        Ok(self.vault_texts(case, &[Some(*commitment)])?.pop().flatten())
    }

    /// The same for many, in one pass; somebody who records something meanwhile waits for a part of it at most.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn vault_texts(
        &self,
        case: &Case,
        commitments: &[Option<Commitment>],
    ) -> Result<Vec<Option<String>>, OfficeError> {
        let mut texts = Vec::with_capacity(commitments.len());
        for some in commitments.chunks(AT_ONCE) {
            let writing = self.write()?;
            for commitment in some {
                let item = match commitment {
                    Some(commitment) => writing.registry.vault.fetch(case.id(), commitment)?,
                    None => None,
                };
                texts.push(item.map(|item| String::from_utf8_lossy(&item.data).into_owned()));
            }
        }
        Ok(texts)
    }
}
