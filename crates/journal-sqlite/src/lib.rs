//! The journal, the vault and the password hashes kept in SQLite: `journal.sqlite`, `vault.sqlite` and `people.sqlite` in a
//! data folder.
//!
//! The database itself refuses to change or delete an entry (triggers), and to append one that does not follow the last.
//! Reading for verification never writes, not even SQLite's own side files.

mod database;
mod journal_file;
mod people_file;
mod read_only;
mod rows;
mod trouble;
mod vault_file;

pub use journal_file::SqliteJournal;
pub use people_file::SqlitePeople;
pub use vault_file::SqliteVault;

/// Name of the journal's file in a data folder.
pub const JOURNAL_FILE: &str = "journal.sqlite";
/// Name of the vault's file in a data folder.
pub const VAULT_FILE: &str = "vault.sqlite";
