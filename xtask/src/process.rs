//! Running cargo and other programs.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// The repository's root folder.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// A cargo command in the root folder, with the cargo that runs this program.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command quietly: whether it succeeded, its stdout, its stderr.
pub(crate) fn quiet(command: &mut Command) -> Result<(bool, String, String)> {
    let output = command.output().with_context(|| format!("cannot run {}", name(command)))?;
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok((output.status.success(), text(output.stdout), text(output.stderr)))
}

/// Runs a command with its output on the terminal.
pub(crate) fn shown(command: &mut Command) -> Result<bool> {
    Ok(command.status().with_context(|| format!("cannot run {}", name(command)))?.success())
}

/// Where a program writes what we want to read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    Stdout,
    Stderr,
}

/// Runs a command and gives every line of one stream to `read`, which says whether the line is shown as well.
pub(crate) fn watched(
    command: &mut Command,
    stream: Stream,
    mut read: impl FnMut(&str) -> bool,
) -> Result<bool> {
    match stream {
        Stream::Stdout => command.stdout(Stdio::piped()),
        Stream::Stderr => command.stderr(Stdio::piped()),
    };
    let mut child = command.spawn().with_context(|| format!("cannot run {}", name(command)))?;
    match stream {
        Stream::Stdout => tee(child.stdout.take(), std::io::stdout(), &mut read)?,
        Stream::Stderr => tee(child.stderr.take(), std::io::stderr(), &mut read)?,
    }
    Ok(child.wait()?.success())
}

fn tee(
    from: Option<impl std::io::Read>,
    mut to: impl Write,
    read: &mut impl FnMut(&str) -> bool,
) -> std::io::Result<()> {
    let Some(from) = from else { return Ok(()) };
    for line in BufReader::new(from).split(b'\n') {
        let line = line?;
        if read(&String::from_utf8_lossy(&line)) {
            to.write_all(&line)?;
            to.write_all(b"\n")?;
        }
    }
    Ok(())
}

/// Whether a program can be run, `program --version` being the question.
pub(crate) fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}

fn name(command: &Command) -> String {
    let arguments = command.get_args().map(|argument| format!(" {}", argument.to_string_lossy()));
    format!("{}{}", command.get_program().to_string_lossy(), arguments.collect::<String>())
}
