//! Password hashes, apart from the record: they change, and a journal never does.

use std::collections::BTreeMap;

use crate::store::StoreError;

/// Keeps one password hash for each person of the office. That a password was set is an entry of the office's journal;
/// the hash itself is only here.
pub trait Credentials {
    /// The hash in PHC form (`$argon2id$…`); none where the person has no password.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn password_hash(&self, person: &str) -> Result<Option<String>, StoreError>;

    /// Sets or replaces it.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn set_password_hash(&mut self, person: &str, hash: &str) -> Result<(), StoreError>;

    /// Removes it: the person can no longer sign in. Repeating it is harmless.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn remove(&mut self, person: &str) -> Result<(), StoreError>;
}

/// Password hashes in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryCredentials(BTreeMap<String, String>);

impl Credentials for MemoryCredentials {
    fn password_hash(&self, person: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.get(person).cloned())
    }

    fn set_password_hash(&mut self, person: &str, hash: &str) -> Result<(), StoreError> {
        self.0.insert(person.to_owned(), hash.to_owned());
        Ok(())
    }

    fn remove(&mut self, person: &str) -> Result<(), StoreError> {
        self.0.remove(person);
        Ok(())
    }
}
