//! `people.sqlite`.

use std::path::Path;

use journal::{Credentials, StoreError};
use rusqlite::{OptionalExtension, params};

use crate::database::Database;
use crate::trouble::What;

/// Password hashes in one SQLite file.
pub struct SqlitePeople {
    database: Database,
}

impl SqlitePeople {
    /// Opens the file; makes it where there is none.
    ///
    /// # Errors
    /// When it is not ours, is from the future, is held by another program or cannot be written.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Database::open(path, What::People).map(|database| Self { database })
    }
}

impl Credentials for SqlitePeople {
    fn password_hash(&self, person: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT password_hash FROM person WHERE id = ?1";
        let row = self.database.connection.query_row(sql, [person], |row| row.get(0));
        row.optional().map_err(|e| self.database.trouble(&e))
    }

    fn set_password_hash(&mut self, person: &str, hash: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO person (id, password_hash) VALUES (?1, ?2) \
                   ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash";
        let done = self.database.connection.execute(sql, params![person, hash]);
        done.map(drop).map_err(|e| self.database.trouble(&e))
    }

    fn remove(&mut self, person: &str) -> Result<(), StoreError> {
        let done = self.database.connection.execute("DELETE FROM person WHERE id = ?1", [person]);
        done.map(drop).map_err(|e| self.database.trouble(&e))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_kept_replaced_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.sqlite");
        let mut people = SqlitePeople::open(&path).unwrap();
        assert_eq!(people.password_hash("ana").unwrap(), None);
        people.set_password_hash("ana", "$argon2id$one").unwrap();
        people.set_password_hash("ana", "$argon2id$two").unwrap();
        drop(people);
        let mut people = SqlitePeople::open(&path).unwrap();
        assert_eq!(people.password_hash("ana").unwrap().as_deref(), Some("$argon2id$two"));
        people.remove("ana").unwrap();
        people.remove("ana").unwrap();
        assert_eq!(people.password_hash("ana").unwrap(), None);
    }
}
