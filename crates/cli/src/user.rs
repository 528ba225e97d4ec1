//! `scrutineer user`: who may sign in, from the command line.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::tz::TimeZone;
use office::Office;
use office::data_folder::DataFolder;
use office::people::Member;
use office::rights::Role;
use serde_json::json;

use crate::outcome::{CommandResult, Failure, Outcome};

/// Add people to an office, list them, set passwords.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  scrutineer user add --data data --id admin --name \"Ana Ruiz\" --role administrator < password.txt
  scrutineer user list --data data

Passwords are read from standard input, so that they stand in no history of commands. While the office is being served,
people are added in the browser.")]
pub(crate) struct User {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add a person; the password is read from standard input
    Add {
        #[command(flatten)]
        which: Which,
        /// Their name
        #[arg(long)]
        name: String,
        /// clerk, lead, registrar, observer, inspector or administrator
        #[arg(long)]
        role: Role,
    },
    /// Set a person's password; it is read from standard input
    SetPassword {
        #[command(flatten)]
        which: Which,
    },
    /// List who works or worked here
    List {
        /// The data folder
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
struct Which {
    /// The data folder; made where there is none
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// What the person signs in with: lower-case letters, digits, `.` and `-`
    #[arg(long, value_name = "ID")]
    id: String,
}

pub(crate) fn run(user: &User) -> CommandResult {
    match &user.action {
        Action::Add { which, name, role } => add(which, name, *role),
        Action::SetPassword { which } => set_password(which),
        Action::List { data, json } => list(data, *json),
    }
}

/// Nobody else writes while people are added here.
fn open(data: &Path) -> Result<(Office, std::fs::File), Failure> {
    let folder = DataFolder::create(data).map_err(Failure::bad_input)?;
    let held = crate::serve::hold(folder.root())?;
    Ok((crate::serve::open(&folder, TimeZone::system())?, held))
}

/// Whoever may write the data folder may do everything in it; the journal says that it was done at the command line.
fn at_the_command_line() -> Member {
    Member {
        id: "command-line".to_owned(),
        name: "the command line".to_owned(),
        role: Role::Administrator,
        active: true,
    }
}

fn password() -> Result<String, Failure> {
    let mut text = String::new();
    std::io::stdin()
        .take(1_000)
        .read_to_string(&mut text)
        .map_err(|e| Failure::bad_input(format!("stdin: {e}")))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

fn add(which: &Which, name: &str, role: Role) -> CommandResult {
    let (office, _held) = open(&which.data)?;
    let member = office
        .add_person(&at_the_command_line(), &which.id, name, role, &password()?)
        .map_err(Failure::bad_input)?;
    say!("{} can sign in as {}, {}", member.name, member.id, member.role);
    Ok(Outcome::Done)
}

fn set_password(which: &Which) -> CommandResult {
    let (office, _held) = open(&which.data)?;
    office.set_password(&at_the_command_line(), &which.id, &password()?).map_err(Failure::bad_input)?;
    say!("{} has a new password", which.id);
    Ok(Outcome::Done)
}

fn list(data: &Path, as_json: bool) -> CommandResult {
    let (office, _held) = open(data)?;
    let people = office.people().map_err(Failure::bad_input)?;
    if as_json {
        let all: Vec<_> = people
            .all()
            .map(|m| json!({ "id": m.id, "name": m.name, "role": m.role.name(), "active": m.active }))
            .collect();
        say!("{:#}", json!(all));
        return Ok(Outcome::Done);
    }
    for member in people.all() {
        let left = if member.active { "" } else { "  (left)" };
        say!("{:<20} {:<14} {}{left}", member.id, member.role.name(), member.name);
    }
    Ok(Outcome::Done)
}
