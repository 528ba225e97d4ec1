//! `cargo xtask bench`: every divan bench, and the page that records them.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail, ensure};

use crate::metadata;
use crate::process::{Stream, cargo, quiet, root, watched};

const PAGE: &str = "docs/BENCHMARKS.md";
const BEGIN: &str = "<!-- cargo xtask bench --write: begin -->";
const END: &str = "<!-- cargo xtask bench --write: end -->";

/// Runs the benches of all crates, or of the crate after `-p`.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    let (mut write, mut only) = (false, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--write" => write = true,
            "-p" => only = Some(rest.next().context("-p needs the name of a crate")?),
            other => bail!("{other}: `cargo xtask bench` knows -p CRATE and --write"),
        }
    }
    ensure!(!(write && only.is_some()), "--write records all benches: leave -p out");
    let mut record = String::new();
    let packages = metadata::ours()?;
    for package in packages.iter().filter(|package| only.is_none_or(|name| *name == package.name)) {
        for bench in &package.benches {
            let command = ["bench", "--quiet", "--locked", "-p", &package.name, "--bench", bench];
            println!("\n{} / {bench}", package.name);
            let mut output = String::new();
            let done = watched(&mut cargo(&command), Stream::Stdout, |line| {
                output.push_str(line.trim_end());
                output.push('\n');
                true
            })?;
            if !done {
                return Ok(false);
            }
            let output = output.trim();
            writeln!(record, "\n### {}: {bench}\n\n```text\n{output}\n```", package.name)?;
        }
    }
    if write {
        write_page(&record)?;
    }
    Ok(true)
}

/// Replaces what stands between the marks of the page, and leaves the words around them.
fn write_page(record: &str) -> Result<()> {
    let path = root().join(PAGE);
    let page = std::fs::read_to_string(&path).unwrap_or_else(|_| format!("# Benchmarks\n\n{BEGIN}\n{END}\n"));
    let (before, rest) = page.split_once(BEGIN).with_context(|| format!("{PAGE} has no line {BEGIN}"))?;
    let (_, after) = rest.split_once(END).with_context(|| format!("{PAGE} has no line {END}"))?;
    let machine = machine()?;
    let page =
        format!("{before}{BEGIN}\n\n{machine}\n\nCommand: `cargo xtask bench`\n{record}\n{END}{after}");
    std::fs::write(&path, page).with_context(|| PAGE.to_owned())
}

/// Processor, cores, memory, compiler: as far as the machine says.
fn machine() -> Result<String> {
    let (_, rustc, _) = quiet(std::process::Command::new("rustc").arg("-V"))?;
    let field = |file: &str, name: &str| {
        let text = std::fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(name))?.to_owned();
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let processor = field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let memory = field("/proc/meminfo", "MemTotal").unwrap_or_else(|| "memory unknown".to_owned());
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    Ok(format!(
        "Machine: {processor}, {cores} cores used, {memory}, {}, {}",
        std::env::consts::OS,
        rustc.trim()
    ))
}
