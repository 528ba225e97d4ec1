//! `scrutineer`: the one binary. It parses arguments, calls the crates, prints. It holds no rules.

mod law;
mod outcome;
mod roll;
mod sample;
mod table;
mod whole_file;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use outcome::CommandResult;

/// Takes a petition from the first printed sheet to the ballot.
#[derive(Debug, Parser)]
#[command(name = "scrutineer", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Law(law::Law),
    Roll(roll::Roll),
    Sample(sample::Sample),
}

fn run(command: Command) -> CommandResult {
    match command {
        Command::Law(law) => law::run(&law),
        Command::Roll(roll) => roll::run(&roll),
        Command::Sample(sample) => sample::run(&sample),
    }
}

fn main() -> ExitCode {
    outcome::exit_code(run(Cli::parse().command))
}
