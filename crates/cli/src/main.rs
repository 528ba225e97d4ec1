//! `scrutineer`: the one binary. It parses arguments, calls the crates, prints. It holds no rules.

#![deny(clippy::print_stdout)]

#[macro_use]
mod output;

mod check;
mod demo;
mod interrupt;
mod law;
mod link;
mod lookup;
mod outcome;
mod petition;
mod progress;
mod reference;
mod roll;
mod sample;
mod serve;
mod table;
mod user;
mod verify;
mod whole_file;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use outcome::{CommandResult, Failure};

/// Linking makes many small lists on every thread; with the system's allocator that takes a tenth of its time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Takes a petition from the first printed sheet to the ballot.
#[derive(Debug, Parser)]
#[command(name = "scrutineer", version, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Demo(demo::Demo),
    Law(law::Law),
    Link(link::Link),
    Petition(petition::Petition),
    Lookup(lookup::Lookup),
    #[command(hide = true)]
    Reference,
    Roll(roll::Roll),
    Sample(sample::Sample),
    Serve(serve::Serve),
    User(user::User),
    Verify(verify::Verify),
}

fn run(command: Command) -> CommandResult {
    match command {
        Command::Check(check) => check::run(&check),
        Command::Demo(demo) => demo::run(&demo),
        Command::Law(law) => law::run(&law),
        Command::Link(link) => link::run(&link),
        Command::Petition(petition) => petition::run(&petition),
        Command::Lookup(lookup) => lookup::run(&lookup),
        Command::Reference => reference::run(Cli::command()),
        Command::Roll(roll) => roll::run(&roll),
        Command::Sample(sample) => sample::run(&sample),
        Command::Serve(serve) => serve::run(&serve),
        Command::User(user) => user::run(&user),
        Command::Verify(verify) => verify::run(&verify),
    }
}

fn main() -> ExitCode {
    match Cli::try_parse() {
        Ok(cli) => outcome::exit_code(run(cli.command)),
        Err(error) if error.use_stderr() => outcome::exit_code(Err(wrong_use(&error))),
        Err(help) => help.exit(),
    }
}

/// clap explains in several lines; a script and a log want one (DESIGN.md §8).
fn wrong_use(error: &clap::Error) -> Failure {
    let text = error.to_string();
    let lines = text.lines().take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let words: Vec<&str> = lines.map(str::trim).filter(|line| !line.is_empty()).collect();
    let message = words.join(" ");
    Failure::BadInput(format!("{}; --help shows how", message.trim_start_matches("error: ")))
}
