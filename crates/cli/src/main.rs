//! `scrutineer`: the one binary. It parses arguments, calls the crates, prints. It holds no rules.

mod demo;
mod law;
mod link;
mod lookup;
mod outcome;
mod progress;
mod reference;
mod sample;
mod table;
mod whole_file;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
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
    Demo(demo::Demo),
    Law(law::Law),
    Link(link::Link),
    Lookup(lookup::Lookup),
    #[command(hide = true)]
    Reference,
    Sample(sample::Sample),
}

fn run(command: Command) -> CommandResult {
    match command {
        Command::Demo(demo) => demo::run(&demo),
        Command::Law(law) => law::run(&law),
        Command::Link(link) => link::run(&link),
        Command::Lookup(lookup) => lookup::run(&lookup),
        Command::Reference => reference::run(Cli::command()),
        Command::Sample(sample) => sample::run(&sample),
    }
}

fn main() -> ExitCode {
    outcome::exit_code(run(Cli::parse().command))
}
