//! What was measured, kept from run to run.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// One run of the program.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    /// `import`, `index` (the first link, of a few lines) or `link`.
    pub(super) what: String,
    pub(super) voters: u64,
    pub(super) lines: u64,
    /// Seconds.
    pub(super) wall: f64,
    /// Seconds of all cores.
    pub(super) cpu: f64,
    /// The peak.
    pub(super) gigabytes: f64,
    pub(super) note: String,
}

impl Measured {
    /// What `measure.py` wrote.
    pub(super) fn read(path: &Path, what: &str, voters: u64, lines: u64, note: &str) -> Result<Self> {
        let told = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
        let told: Value = serde_json::from_str(&told).with_context(|| path.display().to_string())?;
        ensure!(told["ok"] == true, "{what} with {voters} voters: {}", told["ended"]);
        let number = |name: &str| told[name].as_f64().with_context(|| format!("measure.py wrote no {name}"));
        Ok(Self {
            what: what.to_owned(),
            voters,
            lines,
            wall: number("wall")?,
            cpu: number("cpu")?,
            gigabytes: number("rss_gb")?,
            note: note.to_owned(),
        })
    }

    fn from_json(value: &Value) -> Option<Self> {
        Some(Self {
            what: value["what"].as_str()?.to_owned(),
            voters: value["voters"].as_u64()?,
            lines: value["lines"].as_u64()?,
            wall: value["wall"].as_f64()?,
            cpu: value["cpu"].as_f64()?,
            gigabytes: value["gigabytes"].as_f64()?,
            note: value["note"].as_str()?.to_owned(),
        })
    }

    fn to_json(&self) -> Value {
        let Self { what, voters, lines, wall, cpu, gigabytes, note } = self;
        json!({ "what": what, "voters": voters, "lines": lines, "wall": wall, "cpu": cpu, "gigabytes": gigabytes, "note": note })
    }
}

/// All runs, in the order of voters and lines.
pub(super) struct Measurements {
    path: PathBuf,
    pub(super) all: Vec<Measured>,
}

impl Measurements {
    pub(super) fn read(path: &Path) -> Result<Self> {
        let text = if path.exists() { std::fs::read_to_string(path)? } else { "[]".to_owned() };
        let values: Vec<Value> = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        Ok(Self { path: path.to_owned(), all: values.iter().filter_map(Measured::from_json).collect() })
    }

    /// Takes the place of what was measured of this size before; kept at once, since the largest sizes take long.
    pub(super) fn put(&mut self, measured: Measured) -> Result<()> {
        let size = |one: &Measured| (one.what.clone(), one.voters, one.lines);
        self.all.retain(|one| size(one) != size(&measured));
        self.all.push(measured);
        self.all.sort_by_key(|one| (one.voters, one.lines, one.what.clone()));
        let values: Vec<Value> = self.all.iter().map(Measured::to_json).collect();
        std::fs::write(&self.path, serde_json::to_string_pretty(&values)?)
            .with_context(|| self.path.display().to_string())
    }

    pub(super) fn of<'a>(&'a self, what: &'a str) -> impl Iterator<Item = &'a Measured> {
        self.all.iter().filter(move |one| one.what == what)
    }
}
