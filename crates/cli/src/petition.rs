//! `scrutineer petition`: a petition's life from the command line.

mod destroy;
mod event_file;
mod open;
mod question;
mod record;
mod status;
mod steps;
mod timeline;

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::civil::Date;
use journal::{Head, JournalId, OsEntropy, Stamp};
use journal_sqlite::{SqliteJournal, SqliteVault};
use office::data_folder::DataFolder;
use office::desk::{Person, Registry};
use petition::PetitionId;

use crate::outcome::{CommandResult, Failure};

/// Open a petition, record what happens to it, see where it stands.
#[derive(Debug, Args)]
pub(crate) struct Petition {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Open(open::Open),
    Record(record::Record),
    Status(status::Status),
    Timeline(timeline::Timeline),
    Question(question::Question),
    DestroyRecords(destroy::DestroyRecords),
}

/// Runs one of the subcommands.
pub(crate) fn run(petition: &Petition) -> CommandResult {
    match &petition.action {
        Action::Open(args) => open::run(args),
        Action::Record(args) => record::run(args),
        Action::Status(args) => status::run(args),
        Action::Timeline(args) => timeline::run(args),
        Action::Question(args) => question::run(args),
        Action::DestroyRecords(args) => destroy::run(args),
    }
}

/// Which petition, where.
#[derive(Debug, Args)]
struct Which {
    /// The data folder
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The petition's id
    #[arg(long, value_name = "ID")]
    petition: PetitionId,
}

/// Who records.
#[derive(Debug, Args)]
struct Who {
    /// Id of the person who records; two-person rules compare it
    #[arg(long, value_name = "ID", default_value = "registrar")]
    person: String,
    /// Their name; the id where it is left out
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Their role: clerk, lead or registrar
    #[arg(long, value_name = "ROLE", default_value = "registrar")]
    role: String,
}

impl Who {
    /// What is recorded now, taking effect on that day.
    fn stamp(&self, on: Option<Date>) -> Stamp {
        let name = self.name.as_deref().unwrap_or(&self.person);
        Person::new(&self.person, name, &self.role, &host()).at(jiff::Timestamp::now(), on)
    }
}

/// The machine's name; an entry without one is still an entry.
pub(crate) fn host() -> String {
    let name = std::fs::read_to_string("/etc/hostname").ok().or_else(|| std::env::var("COMPUTERNAME").ok());
    name.map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "unknown".to_owned())
}

/// Journal and vault of a data folder, for writing.
fn registry(folder: &DataFolder) -> Result<Registry, Failure> {
    Ok(Registry {
        store: Box::new(SqliteJournal::open(&folder.journal()).map_err(Failure::bad_input)?),
        vault: Box::new(SqliteVault::open(&folder.vault()).map_err(Failure::bad_input)?),
        entropy: Box::new(OsEntropy),
    })
}

/// The folder, which must be one already.
fn existing(data: &Path) -> Result<DataFolder, Failure> {
    DataFolder::open(data).map_err(Failure::bad_input)
}

/// A petition of the folder as its journal makes it, with the journal's head. Nothing is written.
fn replayed(folder: &DataFolder, id: &PetitionId) -> Result<(petition::Petition, Head), Failure> {
    let store = SqliteJournal::open_read_only(&folder.journal()).map_err(Failure::bad_input)?;
    let (petition, head) = journal::replay(&store, &JournalId::from(id)).map_err(Failure::bad_input)?;
    let missing = || Failure::BadInput(format!("there is no petition {id} in {}", folder.root().display()));
    Ok((petition.ok_or_else(missing)?, head))
}
