//! `scrutineer roll import`: a voter list into a snapshot.

use std::path::{Path, PathBuf};

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use roll::import::{Encoding, Import as Imported, Options, ProfileName, Progress, Report};
use roll::{Drift, Snapshot, Status};
use serde_json::{Map, Value, json};

use super::figures::Figures;
use crate::outcome::{CommandResult, Failure, Outcome, grouped};
use crate::whole_file;

/// Reads a voter list, reports what it had to leave out, and writes a snapshot.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  scrutineer roll import county.csv --as-of 2026-09-01 --out county.roll
  scrutineer roll import ncvoter43.txt --as-of 2026-09-01 --out harnett.roll --rejects rejected.csv
  scrutineer roll import part1.txt part2.txt --profile dfm --as-of 2026-09-01 --out county.roll --previous august.roll
  scrutineer roll import county.csv --status X=C --status M=A --as-of 2026-09-01 --out county.roll

Profiles, recognised by the header: canonical (the CSV of the handbook), north-carolina (ncvoter), dfm (California counties).
A row that cannot be taken over is left out and reported with its row number, column and remedy; the rest is imported.")]
pub(super) struct Import {
    /// The list: one file, or several of the same layout.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The day whose state the list has.
    #[arg(long, value_name = "YYYY-MM-DD")]
    as_of: Date,
    /// The layout, where the header should not decide: canonical, north-carolina or dfm.
    #[arg(long, value_parser = profile)]
    profile: Option<ProfileName>,
    /// The encoding, where it is not UTF-8: utf-8 or windows-1252.
    #[arg(long, value_parser = encoding)]
    encoding: Option<Encoding>,
    /// What a status word of this list means.
    #[arg(long, value_name = "CODE=A|I|P|C", value_parser = status)]
    status: Vec<(String, Status)>,
    /// The snapshot to write.
    #[arg(long, value_name = "FILE.roll")]
    out: PathBuf,
    /// An earlier snapshot to compare with.
    #[arg(long, value_name = "OLD.roll")]
    previous: Option<PathBuf>,
    /// Where to write the rejected rows: file, row, column, problem, remedy.
    #[arg(long, value_name = "FILE.csv")]
    rejects: Option<PathBuf>,
    /// Prints the report for a program.
    #[arg(long)]
    json: bool,
}

fn profile(name: &str) -> Result<ProfileName, String> {
    let known = ProfileName::ALL.map(ProfileName::name).join(", ");
    ProfileName::from_name(name).ok_or_else(|| format!("no such profile; there are {known}"))
}

fn encoding(name: &str) -> Result<Encoding, String> {
    match name.to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" => Ok(Encoding::Utf8),
        "windows-1252" | "latin-1" | "latin1" | "iso-8859-1" => Ok(Encoding::Windows1252),
        _ => Err("no such encoding; there are utf-8 and windows-1252 (UTF-16 is recognised)".to_owned()),
    }
}

fn status(pair: &str) -> Result<(String, Status), String> {
    let parts = pair.split_once('=').map(|(word, letter)| (word.trim(), Status::from_word(letter.trim())));
    match parts {
        Some((word, Some(status))) if !word.is_empty() => Ok((word.to_owned(), status)),
        _ => Err("write CODE=A, CODE=I, CODE=P or CODE=C".to_owned()),
    }
}

/// A slip of the hand must not replace the list by what is made of it.
fn refuse_to_overwrite(args: &Import) -> Result<(), Failure> {
    let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
    let outputs = std::iter::once(&args.out).chain(&args.rejects);
    for output in outputs {
        if args.files.iter().any(|file| same(file, output)) {
            let name = output.display();
            return Err(Failure::BadInput(format!(
                "{name}: is the list itself; choose another name to write to"
            )));
        }
    }
    if args.rejects.as_ref() == Some(&args.out) {
        let name = args.out.display();
        return Err(Failure::BadInput(format!("{name}: is named by --out and --rejects; choose two names")));
    }
    Ok(())
}

pub(super) fn run(args: &Import) -> CommandResult {
    refuse_to_overwrite(args)?;
    let previous = args.previous.as_deref().map(Snapshot::open).transpose().map_err(Failure::bad_input)?;
    let mut options = Options::new(args.as_of);
    options.profile = args.profile;
    options.encoding = args.encoding;
    options.statuses.clone_from(&args.status);
    let imported = import(args, &options)?;
    if let Some(path) = &args.rejects {
        whole_file::write(path, |out| imported.report.write_rejects(out).map_err(std::io::Error::other))?;
    }
    imported.write(&args.out).map_err(Failure::bad_input)?;
    let bytes = imported.bytes().len() as u64;
    let (snapshot, report) = imported.into_snapshot().map_err(|error| Failure::Internal(error.into()))?;
    let drift = previous.as_ref().map(|old| Drift::between(old, &snapshot)).transpose();
    let drift = drift.map_err(Failure::bad_input)?;
    let figures = Figures::of(&snapshot).map_err(|error| Failure::Internal(error.into()))?;
    if args.json {
        say!("{}", to_json(args, &snapshot, &report, &figures, drift.as_ref()));
    } else {
        for reject in report.rejects.iter().take(REJECTS_ON_STDERR) {
            eprintln!("rejected: {}", report.describe(reject));
        }
        for warning in &report.warnings {
            eprintln!("warning: {warning}");
        }
        tell!("{}", summary(args, &snapshot, &report, bytes));
        tell!("{}", figures.text());
        tell!("{}", drift.as_ref().map(drift_text).unwrap_or_default());
    }
    Ok(Outcome::Done)
}

const REJECTS_ON_STDERR: usize = 10;
const REJECTS_IN_JSON: usize = 1_000;

fn import(args: &Import, options: &Options) -> Result<Imported, Failure> {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{msg:>16} {bar:30} {bytes} of {total_bytes}") {
        bar.set_style(style);
    }
    bar.set_message("reading rows");
    let result = roll::import::read(&args.files, options, &|progress| match progress {
        Progress::Rows { read, total } => {
            bar.set_length(total);
            bar.inc(read);
        }
        Progress::Columns => bar.set_message("building columns"),
    });
    bar.finish_and_clear();
    result.map_err(Failure::bad_input)
}

fn delimiter(character: char) -> &'static str {
    match character {
        '\t' => "tab",
        '|' => "pipe",
        ';' => "semicolon",
        _ => "comma",
    }
}

fn summary(args: &Import, snapshot: &Snapshot, report: &Report, bytes: u64) -> String {
    let mut text = String::new();
    for file in &report.files {
        text += &format!(
            "{}: {} rows, {} layout, {}, {}\n",
            file.name,
            grouped(file.rows),
            report.profile.name(),
            delimiter(file.delimiter),
            file.encoding.name()
        );
    }
    let rejects = match &args.rejects {
        Some(path) => format!("  (in {})", path.display()),
        None if report.rejected > 0 => "  (--rejects FILE.csv lists them)".to_owned(),
        None => String::new(),
    };
    text + &format!(
        "\n  voters        {:>12}\n  rejected rows {:>12}{rejects}\n  of these, voter id seen before {}\n\n{}\n  hash          {}\n  as of         {}\n  size          {} bytes\n",
        grouped(report.voters),
        grouped(report.rejected),
        grouped(report.duplicates),
        args.out.display(),
        hex::encode(snapshot.hash()),
        snapshot.as_of(),
        grouped(bytes),
    )
}

fn drift_text(drift: &Drift) -> String {
    let mut text = format!(
        "\nAgainst the earlier snapshot\n  voters {} -> {}; added {}, removed {}, status changed {}\n",
        grouped(drift.voters.0),
        grouped(drift.voters.1),
        grouped(drift.added),
        grouped(drift.removed),
        grouped(drift.status_changed)
    );
    let name =
        |letter: &str| Status::from_letter(letter).map_or(letter.to_owned(), |status| status.to_string());
    for (value, old, new) in &drift.statuses {
        text += &format!("  {:<30} {:>12} -> {:>12}\n", name(value), grouped(*old), grouped(*new));
    }
    for (city, old, new) in drift.cities.iter().filter(|(_, old, new)| old != new) {
        text += &format!("  {city:<30} {:>12} -> {:>12}\n", grouped(*old), grouped(*new));
    }
    text
}

fn to_json(
    args: &Import,
    snapshot: &Snapshot,
    report: &Report,
    figures: &Figures,
    drift: Option<&Drift>,
) -> Value {
    let mut json = Map::new();
    json.insert("snapshot".to_owned(), json!(args.out.display().to_string()));
    super::show::describe(snapshot, &mut json);
    let files = report.files.iter().map(|file| {
        json!({
            "name": file.name, "bytes": file.bytes, "sha256": file.sha256, "rows": file.rows,
            "encoding": file.encoding.name(), "delimiter": delimiter(file.delimiter),
        })
    });
    json.insert("files".to_owned(), files.collect());
    json.insert("rows".to_owned(), json!(report.rows));
    json.insert("rejected".to_owned(), json!(report.rejected));
    json.insert("duplicates".to_owned(), json!(report.duplicates));
    let rejects = report.rejects.iter().take(REJECTS_IN_JSON).map(|reject| {
        json!({
            "file": report.files.get(reject.file).map(|file| &file.name), "row": reject.row, "column": reject.column,
            "problem": reject.problem.to_string(), "remedy": reject.problem.remedy(),
        })
    });
    json.insert("rejects".to_owned(), rejects.collect());
    json.insert("rejects_left_off".to_owned(), json!(report.rejects.len().saturating_sub(REJECTS_IN_JSON)));
    json.insert("warnings".to_owned(), json!(report.warnings));
    figures.add_to(&mut json);
    if let Some(drift) = drift {
        json.insert("drift".to_owned(), drift_json(drift));
    }
    Value::Object(json)
}

fn drift_json(drift: &Drift) -> Value {
    let pairs = |pairs: &[(String, u32, u32)]| -> Value {
        let pair =
            |(value, old, new): &(String, u32, u32)| json!({ "value": value, "before": old, "after": new });
        pairs.iter().map(pair).collect()
    };
    json!({
        "voters_before": drift.voters.0, "voters_after": drift.voters.1, "added": drift.added, "removed": drift.removed,
        "status_changed": drift.status_changed, "statuses": pairs(&drift.statuses), "cities": pairs(&drift.cities),
    })
}
