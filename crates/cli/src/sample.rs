//! `scrutineer sample`: the frame's hash, the public draw, and its repetition.

mod draw;
mod files;
mod verify;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use sampling::{Drawn, Frame, Seed};
use serde_json::{Value, json};

use crate::outcome::{CommandResult, Failure, Outcome};

/// Draw a public sample that anyone can repeat, or repeat one.
#[derive(Debug, Args)]
#[command(after_help = "\
The draw in three steps:
  1. Publish the frame's hash, before the seed exists:
     scrutineer sample hash --frame frame.csv
  2. Throw dice in public: the seed, at least 20 digits.
  3. Draw:
     scrutineer sample draw --frame frame.csv --seed 31415926535897932384 --size 500 --out s.csv

docs/draw.md specifies every byte and repeats the draw in ten lines of Python.")]
pub(crate) struct Sample {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Hash(HashArgs),
    Draw(DrawArgs),
    Verify(VerifyArgs),
}

#[derive(Debug, Args)]
struct FrameArgs {
    /// CSV with a column line_id: every line the sample is drawn from, in the order of the frame
    #[arg(long, value_name = "F.csv")]
    frame: PathBuf,
    /// The frame this one supplements with lines found later; once for each earlier frame, the first one first
    #[arg(long, value_name = "PARENT.csv")]
    supplements: Vec<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Print the frame's hash, to be published before the seed is chosen.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  scrutineer sample hash --frame frame.csv")]
struct HashArgs {
    #[command(flatten)]
    frame: FrameArgs,
}

/// Draw a sample: the lines with the smallest tickets.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer sample draw --frame frame.csv --seed 31415926535897932384 --size 500 --out s.csv
  scrutineer sample draw --frame later.csv --supplements frame.csv \\
      --seed 27182818284590452353 --size 12 --out more.csv

A larger sample with the same seed begins with the lines of the smaller one.")]
struct DrawArgs {
    #[command(flatten)]
    frame: FrameArgs,
    /// At least 20 decimal digits, chosen in public after the frame's hash was published
    #[arg(long, allow_hyphen_values = true)]
    seed: String,
    /// How many lines to draw
    #[arg(long, value_name = "N")]
    size: usize,
    /// Where the sample goes: CSV with order, line_id and ticket
    #[arg(long, value_name = "S.csv")]
    out: PathBuf,
}

/// Repeat a published draw. Exit code 1 when it does not repeat.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  scrutineer sample verify --frame frame.csv --seed 31415926535897932384 --sample s.csv \\
      --frame-hash 879a0e06863b4ffa0154085ac127faaaa89a0c76508ef8066a8f2403b8148224

Without --frame-hash it is not known whether the frame is the one that was frozen before the seed existed.")]
struct VerifyArgs {
    #[command(flatten)]
    frame: FrameArgs,
    /// The seed published
    #[arg(long, allow_hyphen_values = true)]
    seed: String,
    /// The sample published: CSV with order, line_id and ticket
    #[arg(long, value_name = "S.csv")]
    sample: PathBuf,
    /// The frame's hash as it was published before the draw
    #[arg(long, value_name = "HASH")]
    frame_hash: Option<String>,
}

/// Runs one of the subcommands.
pub(crate) fn run(sample: &Sample) -> CommandResult {
    match &sample.action {
        Action::Hash(args) => hash(&args.frame),
        Action::Draw(args) => draw::run(args),
        Action::Verify(args) => verify::run(args),
    }
}

fn hash(args: &FrameArgs) -> CommandResult {
    let frame = files::read_frame(&args.frame, &args.supplements)?;
    if args.json {
        say!("{:#}", frame_json(&frame));
    } else {
        say!("{}", frame.hash());
        say!(
            "{} in {}{}",
            law::counted(frame.lines().len(), "lines"),
            args.frame.display(),
            parent_note(&frame)
        );
        say!("Publish the hash before the seed is chosen.");
    }
    Ok(Outcome::Done)
}

fn frame_json(frame: &Frame) -> Value {
    json!({
        "frame_hash": frame.hash().to_string(),
        "frame_lines": frame.lines().len(),
        "supplements": frame.parent().map(|parent| parent.hash().to_string()),
    })
}

fn parent_note(frame: &Frame) -> String {
    frame.parent().map(|parent| format!(", supplements {}", parent.hash())).unwrap_or_default()
}

fn drawn_json(drawn: &Drawn<'_>) -> Value {
    json!({"order": drawn.order, "line_id": drawn.line, "ticket": drawn.ticket.to_string()})
}

fn read_seed(text: &str) -> Result<Seed, Failure> {
    text.parse().map_err(|error| Failure::BadInput(format!("--seed: {error}")))
}
