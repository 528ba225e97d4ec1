//! `journal.sqlite`.

use std::path::Path;

use journal::{Draft, ENTRY_VERSION, Entry, Head, JournalId, JournalStore, StoreError};
use petition::Digest;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use crate::database::Database;
use crate::rows::{self, BadRow, COLUMNS};
use crate::trouble::{What, store_error};

/// Journals in one SQLite file.
pub struct SqliteJournal {
    database: Database,
}

impl SqliteJournal {
    /// Opens the file for writing; makes it where there is none.
    ///
    /// # Errors
    /// When it is not a journal of ours, is from the future, is held by another program or cannot be written.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Database::open(path, What::Journal).map(|database| Self { database })
    }

    /// Opens the file for reading. Nothing is written, to the file or beside it; appending is refused.
    ///
    /// # Errors
    /// When there is none, it is not a journal of ours or is from the future.
    pub fn open_read_only(path: &Path) -> Result<Self, StoreError> {
        Database::open_read_only(path, What::Journal).map(|database| Self { database })
    }

    /// How long to wait for another program's write to end; ten seconds unless said otherwise.
    ///
    /// # Errors
    /// When SQLite refuses the setting.
    pub fn wait_at_most(&mut self, patience: std::time::Duration) -> Result<(), StoreError> {
        self.database.connection.busy_timeout(patience).map_err(|e| self.trouble(&e))
    }

    /// Lets the file grow by at most `pages` pages of 4 KiB while it is open: a quota, and how tests fill a disk.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn limit_pages(&mut self, pages: i64) -> Result<(), StoreError> {
        let connection = &self.database.connection;
        let done = connection
            .pragma_query_value(None, "page_count", |row| row.get::<_, i64>(0))
            .and_then(|now| connection.pragma_update(None, "max_page_count", now.saturating_add(pages)));
        done.map_err(|e| self.trouble(&e))
    }

    fn trouble(&self, error: &rusqlite::Error) -> StoreError {
        self.database.trouble(error)
    }

    fn bad_row(&self, journal: &JournalId, sequence: u64, bad: BadRow) -> StoreError {
        match bad {
            BadRow::Sqlite(error) => self.trouble(&error),
            BadRow::FromTheFuture(found) => {
                let place = format!("{}, journal {journal}, entry {sequence}", self.database.path.display());
                StoreError::FromTheFuture { place, found, known: i64::from(ENTRY_VERSION) }
            }
            BadRow::Problem(problem) => {
                StoreError::Unreadable { journal: journal.to_string(), sequence, problem }
            }
        }
    }
}

fn head(connection: &Connection, journal: &JournalId) -> rusqlite::Result<Head> {
    let sql = "SELECT sequence, hash FROM entry WHERE journal = ?1 ORDER BY sequence DESC LIMIT 1";
    let last = connection.prepare_cached(sql)?.query_row([journal.as_str()], |row| {
        let hash: [u8; 32] = row.get(1)?;
        Ok(Head { sequence: row.get(0)?, hash: Digest(hash) })
    });
    Ok(last.optional()?.unwrap_or(Head::EMPTY))
}

fn insert(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let sql = "INSERT INTO entry (journal, sequence, version, previous, actor_id, actor_name, actor_role, host, \
               recorded_at, effective_on, kind, kind_version, body, hash) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
    let content = &entry.content;
    connection.prepare_cached(sql)?.execute(params![
        entry.journal.as_str(),
        entry.sequence,
        entry.version,
        entry.previous.0,
        content.actor.id,
        content.actor.name,
        content.actor.role,
        content.host,
        content.recorded_at.as_microsecond(),
        content.effective_on.map(|date| date.to_string()),
        content.kind,
        content.kind_version,
        content.body,
        entry.hash.0,
    ])?;
    Ok(())
}

impl JournalStore for SqliteJournal {
    fn append(&mut self, journal: &JournalId, expected: Head, drafts: &[Draft]) -> Result<Head, StoreError> {
        let (path, what) = (self.database.path.clone(), self.database.what);
        let trouble = |error: rusqlite::Error| store_error(&path, what, &error);
        // IMMEDIATE takes the write lock first, so that the head read here is the one appended to.
        let transaction = self
            .database
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(trouble)?;
        let found = head(&transaction, journal).map_err(trouble)?;
        if found != expected {
            return Err(StoreError::Conflict { journal: journal.clone(), expected, found });
        }
        let mut last = found;
        for draft in drafts {
            let entry = draft.chain(journal, last);
            insert(&transaction, &entry).map_err(trouble)?;
            last = entry.head();
        }
        transaction.commit().map_err(trouble)?;
        Ok(last)
    }

    fn head(&self, journal: &JournalId) -> Result<Head, StoreError> {
        head(&self.database.connection, journal).map_err(|e| self.trouble(&e))
    }

    fn read(&self, journal: &JournalId, from: u64, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM entry WHERE journal = ?1 AND sequence >= ?2 ORDER BY sequence LIMIT ?3"
        );
        let mut statement = self.database.connection.prepare_cached(&sql).map_err(|e| self.trouble(&e))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let from = i64::try_from(from).unwrap_or(i64::MAX);
        let mut rows =
            statement.query(params![journal.as_str(), from, limit]).map_err(|e| self.trouble(&e))?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next().map_err(|e| self.trouble(&e))? {
            match rows::entry(journal, row) {
                Ok(entry) => entries.push(entry),
                Err(_) if !entries.is_empty() => break,
                Err(bad) => {
                    return Err(self.bad_row(journal, row.get(0).unwrap_or(from.unsigned_abs()), bad));
                }
            }
        }
        Ok(entries)
    }

    fn length(&self, journal: &JournalId) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM entry WHERE journal = ?1";
        let connection = &self.database.connection;
        connection.query_row(sql, [journal.as_str()], |row| row.get(0)).map_err(|e| self.trouble(&e))
    }

    fn journals(&self) -> Result<Vec<JournalId>, StoreError> {
        let sql = "SELECT DISTINCT journal FROM entry ORDER BY journal";
        let connection = &self.database.connection;
        let mut statement = connection.prepare(sql).map_err(|e| self.trouble(&e))?;
        let names = statement.query_map([], |row| row.get(0)).map_err(|e| self.trouble(&e))?;
        let names: Vec<String> = names.collect::<Result<_, _>>().map_err(|e| self.trouble(&e))?;
        let parse = |name: String| {
            name.parse().map_err(|bad: petition::BadName| StoreError::Unreadable {
                journal: name.clone(),
                sequence: 1,
                problem: bad.to_string(),
            })
        };
        names.into_iter().map(parse).collect()
    }

    fn alterations(&self) -> Result<Vec<String>, StoreError> {
        self.database.alterations()
    }
}
