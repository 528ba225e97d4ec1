//! `scrutineer reference`: the page docs/COMMANDS.md, written by the program itself so that it cannot be out of date.

use std::fmt::Write as _;

use anyhow::Context;
use clap::Command;

use crate::outcome::{CommandResult, Outcome};

/// Wide enough for the examples, narrow enough for a page; the width of somebody's terminal must not change the page.
const WIDTH: usize = 100;

/// Prints every command with its help as Markdown.
pub(crate) fn run(program: Command) -> CommandResult {
    let mut program = program.term_width(WIDTH);
    program.build();
    let mut page = "# Commands\n\nWritten by `cargo xtask generate`; the text is in `crates/cli/src`.\n\
                    Exit codes: 0 done, 1 the answer is no, 2 wrong use or bad input, 3 an internal failure.\n"
        .to_owned();
    for command in program.get_subcommands_mut() {
        section(&mut page, command, 2).context("writing the page")?;
    }
    tell!("{page}");
    Ok(Outcome::Done)
}

fn section(page: &mut String, command: &mut Command, depth: usize) -> std::fmt::Result {
    if command.is_hide_set() || command.get_name() == "help" {
        return Ok(());
    }
    let name = command.get_bin_name().unwrap_or(command.get_name()).to_owned();
    let help = command.render_long_help().to_string();
    writeln!(page, "\n{} {name}\n\n```text", "#".repeat(depth))?;
    for line in help.trim_end().lines() {
        writeln!(page, "{}", line.trim_end())?;
    }
    writeln!(page, "```")?;
    command.get_subcommands_mut().try_for_each(|inner| section(page, inner, depth + 1))
}
