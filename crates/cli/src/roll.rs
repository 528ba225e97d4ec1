//! `scrutineer roll`: voter lists in, snapshots out.

mod figures;
mod import;
mod show;

use clap::{Args, Subcommand};

use crate::outcome::CommandResult;

/// Imports a voter list and shows what a snapshot holds.
#[derive(Debug, Args)]
pub(crate) struct Roll {
    #[command(subcommand)]
    command: RollCommand,
}

#[derive(Debug, Subcommand)]
enum RollCommand {
    Import(import::Import),
    Show(show::Show),
}

pub(crate) fn run(roll: &Roll) -> CommandResult {
    match &roll.command {
        RollCommand::Import(import) => import::run(import),
        RollCommand::Show(show) => show::run(show),
    }
}
