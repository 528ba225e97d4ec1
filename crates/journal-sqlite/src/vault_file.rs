//! `vault.sqlite`.

use std::path::Path;

use journal::{Item, Secret, StoreError, Vault, VaultState};
use petition::{Commitment, PetitionId};
use rusqlite::{OptionalExtension, Row, TransactionBehavior, params};

use crate::database::Database;
use crate::trouble::{What, store_error};

/// Vaults in one SQLite file.
pub struct SqliteVault {
    database: Database,
}

impl SqliteVault {
    /// Opens the file for writing; makes it where there is none.
    ///
    /// # Errors
    /// When it is not a vault of ours, is from the future, is held by another program or cannot be written.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Database::open(path, What::Vault).map(|database| Self { database })
    }

    /// Opens the file for reading. Nothing is written, to the file or beside it.
    ///
    /// # Errors
    /// When there is none, it is not a vault of ours or is from the future.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        Database::open_read_only(path, What::Vault).map(|database| Self { database })
    }

    fn trouble(&self, error: &rusqlite::Error) -> StoreError {
        self.database.trouble(error)
    }

    /// The secret column: no row, or a row without a secret once destroyed.
    fn row(&self, petition: &PetitionId) -> Result<Option<Option<[u8; 32]>>, StoreError> {
        let sql = "SELECT secret FROM vault WHERE petition = ?1";
        let row = self.database.connection.query_row(sql, [petition.as_str()], |row| row.get(0));
        row.optional().map_err(|e| self.trouble(&e))
    }
}

fn refused(petition: &PetitionId, problem: &'static str) -> StoreError {
    StoreError::Vault { petition: petition.to_string(), problem }
}

fn item(row: &Row<'_>) -> rusqlite::Result<(Commitment, Item)> {
    let commitment: [u8; 32] = row.get(0)?;
    Ok((Commitment(commitment), Item { salt: row.get(1)?, data: row.get(2)? }))
}

impl Vault for SqliteVault {
    fn state(&self, petition: &PetitionId) -> Result<VaultState, StoreError> {
        Ok(match self.row(petition)? {
            None => VaultState::Absent,
            Some(Some(_)) => VaultState::Open,
            Some(None) => VaultState::Destroyed,
        })
    }

    fn create(&mut self, petition: &PetitionId, secret: &Secret) -> Result<(), StoreError> {
        if self.row(petition)?.is_some() {
            return Err(refused(petition, "exists already"));
        }
        let sql = "INSERT INTO vault (petition, secret) VALUES (?1, ?2)";
        let done = self.database.connection.execute(sql, params![petition.as_str(), secret.as_bytes()]);
        done.map(drop).map_err(|e| self.trouble(&e))
    }

    fn secret(&self, petition: &PetitionId) -> Result<Secret, StoreError> {
        match self.row(petition)? {
            Some(Some(secret)) => Ok(Secret::from_bytes(secret)),
            Some(None) => Err(refused(petition, "was destroyed")),
            None => Err(refused(petition, "was never made")),
        }
    }

    fn keep(&mut self, petition: &PetitionId, items: &[Item]) -> Result<Vec<Commitment>, StoreError> {
        self.secret(petition)?;
        let (path, what) = (self.database.path.clone(), self.database.what);
        let trouble = |error: rusqlite::Error| store_error(&path, what, &error);
        let transaction = self
            .database
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(trouble)?;
        let sql = "INSERT OR IGNORE INTO item (petition, commitment, salt, data) VALUES (?1, ?2, ?3, ?4)";
        let commitments: Vec<_> = items.iter().map(Item::commitment).collect();
        {
            let mut statement = transaction.prepare_cached(sql).map_err(trouble)?;
            for (item, commitment) in items.iter().zip(&commitments) {
                let row = params![petition.as_str(), commitment.0, item.salt, item.data];
                statement.execute(row).map_err(trouble)?;
            }
        }
        transaction.commit().map_err(trouble)?;
        Ok(commitments)
    }

    fn fetch(&self, petition: &PetitionId, commitment: &Commitment) -> Result<Option<Item>, StoreError> {
        let sql = "SELECT commitment, salt, data FROM item WHERE petition = ?1 AND commitment = ?2";
        let found = self
            .database
            .connection
            .prepare_cached(sql)
            .and_then(|mut s| s.query_row(params![petition.as_str(), commitment.0], item).optional());
        found.map(|found| found.map(|(_, item)| item)).map_err(|e| self.trouble(&e))
    }

    fn count(&self, petition: &PetitionId) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM item WHERE petition = ?1";
        let connection = &self.database.connection;
        connection.query_row(sql, [petition.as_str()], |row| row.get(0)).map_err(|e| self.trouble(&e))
    }

    fn mismatched(&self, petition: &PetitionId) -> Result<Vec<Commitment>, StoreError> {
        let sql = "SELECT commitment, salt, data FROM item WHERE petition = ?1";
        let mut statement = self.database.connection.prepare(sql).map_err(|e| self.trouble(&e))?;
        let rows = statement.query_map([petition.as_str()], item).map_err(|e| self.trouble(&e))?;
        let mut wrong = Vec::new();
        for row in rows {
            let (commitment, item) = row.map_err(|e| self.trouble(&e))?;
            if item.commitment() != commitment {
                wrong.push(commitment);
            }
        }
        Ok(wrong)
    }

    /// Deleted cells are overwritten with zeros (`secure_delete`), and the file is written anew without them
    /// (`VACUUM`). Backups and what the disk keeps of overwritten blocks are the office's to destroy.
    fn destroy(&mut self, petition: &PetitionId) -> Result<u64, StoreError> {
        if self.row(petition)?.is_none() {
            return Err(refused(petition, "was never made"));
        }
        let (path, what) = (self.database.path.clone(), self.database.what);
        let trouble = |error: rusqlite::Error| store_error(&path, what, &error);
        let transaction = self
            .database
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(trouble)?;
        let items = transaction
            .execute("DELETE FROM item WHERE petition = ?1", [petition.as_str()])
            .map_err(trouble)?;
        transaction
            .execute("UPDATE vault SET secret = NULL WHERE petition = ?1", [petition.as_str()])
            .map_err(trouble)?;
        transaction.commit().map_err(trouble)?;
        self.database.connection.execute_batch("VACUUM").map_err(trouble)?;
        Ok(items as u64)
    }
}
