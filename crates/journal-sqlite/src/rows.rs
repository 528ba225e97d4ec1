//! Entries as rows.

use jiff::Timestamp;
use jiff::civil::Date;
use journal::{Actor, Draft, ENTRY_VERSION, Entry, JournalId};
use petition::Digest;
use rusqlite::Row;

pub(crate) const COLUMNS: &str = "sequence, version, previous, actor_id, actor_name, actor_role, host, recorded_at, \
                                  effective_on, kind, kind_version, body, hash";

/// Why a row is no entry.
pub(crate) enum BadRow {
    /// SQLite cannot give it: the file is in trouble, not the row.
    Sqlite(rusqlite::Error),
    /// A later program's encoding.
    FromTheFuture(i64),
    /// It says something no entry says.
    Problem(String),
}

impl From<rusqlite::Error> for BadRow {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as E;
        match error {
            E::FromSqlConversionFailure(..)
            | E::InvalidColumnType(..)
            | E::IntegralValueOutOfRange(..)
            | E::Utf8Error(..) => Self::Problem(error.to_string()),
            other => Self::Sqlite(other),
        }
    }
}

fn hash(row: &Row<'_>, column: usize, name: &str) -> Result<Digest, BadRow> {
    let bytes: Vec<u8> = row.get(column)?;
    let found = bytes.len();
    bytes
        .try_into()
        .map(Digest)
        .map_err(|_| BadRow::Problem(format!("`{name}` has {found} bytes instead of 32")))
}

/// Only the one spelling that is hashed is a date: another text for the same day would be a change nobody sees.
fn civil_date(text: &str) -> Result<Date, BadRow> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| BadRow::Problem(format!("`effective_on` is `{text}`, not a date like 2018-01-31")))
}

pub(crate) fn entry(journal: &JournalId, row: &Row<'_>) -> Result<Entry, BadRow> {
    let version: i64 = row.get(1)?;
    if version > i64::from(ENTRY_VERSION) {
        return Err(BadRow::FromTheFuture(version));
    }
    if version != i64::from(ENTRY_VERSION) {
        return Err(BadRow::Problem(format!("`version` is {version}")));
    }
    let recorded_at: i64 = row.get(7)?;
    let recorded_at = Timestamp::from_microsecond(recorded_at)
        .map_err(|_| BadRow::Problem(format!("`recorded_at` is {recorded_at}, not a moment")))?;
    let effective_on: Option<String> = row.get(8)?;
    let content = Draft {
        actor: Actor { id: row.get(3)?, name: row.get(4)?, role: row.get(5)? },
        host: row.get(6)?,
        recorded_at,
        effective_on: effective_on.as_deref().map(civil_date).transpose()?,
        kind: row.get(9)?,
        kind_version: row.get(10)?,
        body: row.get(11)?,
    };
    Ok(Entry {
        version: ENTRY_VERSION,
        journal: journal.clone(),
        sequence: row.get(0)?,
        previous: hash(row, 2, "previous")?,
        content,
        hash: hash(row, 12, "hash")?,
    })
}
