//! The environment the peers live in, and running their scripts there.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::places::Places;
use crate::process::shown;

/// Makes the environment, anew where the pinned versions changed.
pub(crate) fn install(places: &Places) -> Result<()> {
    let wanted = format!("{}/requirements.txt", places.scripts);
    let done = format!("{}/installed.txt", places.venv);
    let read = |path: &str| std::fs::read_to_string(path);
    let requirements = read(&wanted).with_context(|| wanted.clone())?;
    if read(&done).is_ok_and(|installed| installed == requirements) {
        return Ok(());
    }
    eprintln!("bench-peers: installing the peers into {}", places.venv);
    ensure!(
        shown(Command::new("python3").args(["-m", "venv", &places.venv]))?,
        "python3 -m venv {} failed",
        places.venv
    );
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", &wanted];
    ensure!(shown(Command::new(places.python()).args(pip))?, "pip could not install {wanted}");
    std::fs::write(&done, requirements).with_context(|| done.clone())
}

/// Runs a script with its output on the terminal.
pub(crate) fn run(places: &Places, script: &[&str]) -> Result<bool> {
    shown(Command::new(places.python()).args(script).current_dir(&places.scripts))
}

/// Runs a script, or a program named by its whole path, under `limit` seconds and records time and memory.
pub(crate) fn measured(places: &Places, name: &str, limit: u64, command: &[&str]) -> Result<bool> {
    let (out, log) = (places.result(name, "json"), places.result(name, "log"));
    std::fs::create_dir_all(places.results(name)).context("target/peers")?;
    let (limit, python) = (limit.to_string(), places.python());
    let mut measure = vec!["measure.py", "--limit", &limit, "--out", &out, "--log", &log, "--"];
    if command.first().is_some_and(|program| !Path::new(program).is_absolute()) {
        measure.push(&python);
    }
    measure.extend(command);
    ensure!(run(places, &measure)?, "{name}: measure.py failed");
    let result = std::fs::read_to_string(&out).with_context(|| out.clone())?;
    let result: serde_json::Value = serde_json::from_str(&result).with_context(|| out.clone())?;
    Ok(result["ok"] == true)
}
