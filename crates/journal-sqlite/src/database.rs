//! Opening a file: is it ours, which version, bring it up to date.

use std::path::{Path, PathBuf};
use std::time::Duration;

use journal::StoreError;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::read_only::Source;
use crate::trouble::{What, store_error};

/// How long a writer waits for another one.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open file and what is needed to speak about it.
pub(crate) struct Database {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) what: What,
    /// The temporary copy read from, where there is one; it lives as long as the connection.
    _copy: Option<tempfile::TempDir>,
}

impl What {
    /// `Scrj`, `Scrv` and `Scrp`: SQLite keeps it in the file's header, so that no other database is taken for ours.
    fn application_id(self) -> i64 {
        match self {
            Self::Journal => 0x5363_726a,
            Self::Vault => 0x5363_7276,
            Self::People => 0x5363_7270,
        }
    }

    /// Migrations in order; the file's `user_version` is how many were applied.
    fn migrations(self) -> &'static [&'static str] {
        match self {
            Self::Journal => &[include_str!("../migrations/journal/0001_entries.sql")],
            Self::Vault => &[include_str!("../migrations/vault/0001_items.sql")],
            Self::People => &[include_str!("../migrations/people/0001_passwords.sql")],
        }
    }

    /// The journal is read while it is written. The vault keeps no log beside it that could outlive a destruction.
    fn settings(self) -> &'static str {
        match self {
            Self::Journal => {
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON;"
            }
            Self::Vault | Self::People => {
                "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; \
                 PRAGMA foreign_keys = ON;"
            }
        }
    }

    fn known(self) -> i64 {
        i64::try_from(self.migrations().len()).unwrap_or(i64::MAX)
    }
}

impl Database {
    /// Opens for writing; makes the file where there is none.
    pub(crate) fn open(path: &Path, what: What) -> Result<Self, StoreError> {
        let trouble = |error: rusqlite::Error| store_error(path, what, &error);
        let connection = Connection::open(path).map_err(trouble)?;
        connection.busy_timeout(PATIENCE).map_err(trouble)?;
        let mut database = Self { connection, path: path.to_owned(), what, _copy: None };
        // Checked before anything is set: a file of somebody else's is not touched.
        let version = database.check(true)?;
        database.connection.execute_batch(what.settings()).map_err(trouble)?;
        if version < what.known() {
            database.migrate()?;
        }
        Ok(database)
    }

    /// Opens for reading, without writing anything, to the file or beside it.
    pub(crate) fn open_read_only(path: &Path, what: What) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreError::Absent { place: path.display().to_string(), what: what.word() });
        }
        let trouble = |error: rusqlite::Error| store_error(path, what, &error);
        let source = Source::of(path)?;
        let access = if source.is_copy() {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        } else {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        };
        let flags = access | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(source.uri(), flags).map_err(trouble)?;
        connection.busy_timeout(PATIENCE).map_err(trouble)?;
        let database = Self { connection, path: path.to_owned(), what, _copy: source.into_copy() };
        database.check(false)?;
        Ok(database)
    }

    pub(crate) fn trouble(&self, error: &rusqlite::Error) -> StoreError {
        store_error(&self.path, self.what, error)
    }

    fn pragma(&self, name: &str) -> Result<i64, StoreError> {
        self.connection.pragma_query_value(None, name, |row| row.get(0)).map_err(|e| self.trouble(&e))
    }

    /// Whether the file is ours and not from the future; gives its version. An empty one is ours to make.
    fn check(&self, may_be_new: bool) -> Result<i64, StoreError> {
        let place = || self.path.display().to_string();
        let (id, version) = (self.pragma("application_id")?, self.pragma("user_version")?);
        let tables = "SELECT count(*) FROM sqlite_master";
        let tables: i64 =
            self.connection.query_row(tables, [], |row| row.get(0)).map_err(|e| self.trouble(&e))?;
        if id == 0 && version == 0 && tables == 0 && may_be_new {
            return Ok(0);
        }
        if id != self.what.application_id() {
            let problem = "it is a database of another program".to_owned();
            return Err(StoreError::NotOurs { place: place(), what: self.what.word(), problem });
        }
        let known = self.what.known();
        if version > known {
            return Err(StoreError::FromTheFuture { place: place(), found: version, known });
        }
        Ok(version)
    }

    /// Applies the migrations that are missing, all or none, whoever else tries the same.
    fn migrate(&mut self) -> Result<(), StoreError> {
        let (path, what) = (self.path.clone(), self.what);
        let trouble = |error: rusqlite::Error| store_error(&path, what, &error);
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(trouble)?;
        let version: i64 =
            transaction.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(trouble)?;
        let applied = usize::try_from(version).unwrap_or(0);
        for migration in what.migrations().iter().skip(applied) {
            transaction.execute_batch(migration).map_err(trouble)?;
        }
        transaction.pragma_update(None, "application_id", what.application_id()).map_err(trouble)?;
        transaction.pragma_update(None, "user_version", what.known()).map_err(trouble)?;
        transaction.commit().map_err(trouble)
    }

    /// The tables, indexes and triggers there should be, as SQLite keeps their text, against those there are.
    pub(crate) fn alterations(&self) -> Result<Vec<String>, StoreError> {
        let version = usize::try_from(self.pragma("user_version")?).unwrap_or(0);
        let fresh = Connection::open_in_memory().map_err(|e| self.trouble(&e))?;
        for migration in self.what.migrations().iter().take(version) {
            fresh.execute_batch(migration).map_err(|e| self.trouble(&e))?;
        }
        let expected = definitions(&fresh).map_err(|e| self.trouble(&e))?;
        let found = definitions(&self.connection).map_err(|e| self.trouble(&e))?;
        let missing =
            expected.iter().filter(|d| !found.contains(d)).map(|d| format!("{} is missing or altered", d.0));
        let added =
            found.iter().filter(|d| !expected.contains(d)).map(|d| format!("{} was added or altered", d.0));
        Ok(missing.chain(added).collect())
    }
}

/// Name and definition of everything in a database.
fn definitions(connection: &Connection) -> rusqlite::Result<Vec<(String, Option<String>)>> {
    let mut statement =
        connection.prepare("SELECT type || ' ' || name, sql FROM sqlite_master ORDER BY 1")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
