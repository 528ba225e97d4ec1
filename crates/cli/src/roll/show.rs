//! `scrutineer roll show`: what is in a snapshot.

use std::path::PathBuf;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use roll::Snapshot;
use serde_json::{Map, Value, json};

use super::figures::Figures;
use crate::outcome::{CommandResult, Failure, Outcome, grouped};

/// Shows what a snapshot holds: hash, as-of date, counts by status, city and district.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  scrutineer roll show county.roll
  scrutineer roll show county.roll --verify
  scrutineer roll show county.roll --json

Opening checks the header and the list of block hashes; a block is checked when it is first read. --verify checks all.")]
pub(super) struct Show {
    /// The snapshot.
    file: PathBuf,
    /// Checks every block of the file against its hash.
    #[arg(long)]
    verify: bool,
    /// Prints the result for a program.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(show: &Show) -> CommandResult {
    let snapshot = Snapshot::open(&show.file).map_err(Failure::bad_input)?;
    if show.verify {
        verify(&snapshot)?;
    }
    let figures = Figures::of(&snapshot).map_err(Failure::bad_input)?;
    if show.json {
        let mut json = Map::new();
        json.insert("file".to_owned(), json!(show.file.display().to_string()));
        describe(&snapshot, &mut json);
        json.insert("verified".to_owned(), json!(show.verify));
        figures.add_to(&mut json);
        say!("{}", Value::Object(json));
        return Ok(Outcome::Done);
    }
    tell!("{}", heading(show, &snapshot));
    tell!("{}", figures.text());
    Ok(Outcome::Done)
}

fn verify(snapshot: &Snapshot) -> Result<(), Failure> {
    let bar = ProgressBar::new(snapshot.body_bytes());
    if let Ok(style) = ProgressStyle::with_template("verifying {bar:30} {bytes} of {total_bytes}") {
        bar.set_style(style);
    }
    let result = snapshot.verify(&|bytes| bar.inc(bytes));
    bar.finish_and_clear();
    result.map_err(Failure::bad_input)
}

fn heading(show: &Show, snapshot: &Snapshot) -> String {
    let (profile, version) = snapshot.profile();
    let checked = if show.verify {
        "every block has its hash"
    } else {
        "blocks are checked as they are read; --verify checks all"
    };
    let further: Vec<&str> = snapshot.further().collect();
    let further =
        if further.is_empty() { String::new() } else { format!("\n  kept besides  {}", further.join(", ")) };
    format!(
        "{}\n  hash          {}\n  as of         {}\n  voters        {}\n  profile       {profile}, version {version}\n  format        version {}, {} bytes of content; {checked}{further}\n",
        show.file.display(),
        hex::encode(snapshot.hash()),
        snapshot.as_of(),
        grouped(snapshot.len()),
        roll::FORMAT_VERSION,
        grouped(snapshot.body_bytes()),
    )
}

/// What identifies a snapshot, for a program.
pub(super) fn describe(snapshot: &Snapshot, json: &mut Map<String, Value>) {
    let (profile, version) = snapshot.profile();
    let sources =
        snapshot.sources().iter().map(|source| json!({ "sha256": source.sha256, "bytes": source.bytes }));
    json.insert("hash".to_owned(), json!(hex::encode(snapshot.hash())));
    json.insert("as_of".to_owned(), json!(snapshot.as_of().to_string()));
    json.insert("voters".to_owned(), json!(snapshot.len()));
    json.insert("profile".to_owned(), json!(profile));
    json.insert("profile_version".to_owned(), json!(version));
    json.insert("format_version".to_owned(), json!(roll::FORMAT_VERSION));
    json.insert("sources".to_owned(), sources.collect());
    let columns = snapshot.columns().iter().map(|column| json!({ "name": column.name, "role": column.role }));
    json.insert("columns".to_owned(), columns.collect());
}
