//! Writes a synthetic county and a petition signed in it: `roll.csv`, `lines.csv`, `truth.csv`, `sheets.csv`.

use anyhow::Context;
use clap::{Parser, ValueEnum};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use testkit::{County, CountyOptions, Kind, Likeness, PetitionOptions, SignedPetition};

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Like {
    /// Names and housing as in Santa Clara County.
    SantaClara,
    /// As the one measured roll of 60,568 voters.
    Measured,
}

/// A synthetic county and a petition signed in it, with the truth kept beside them.
#[derive(Debug, Parser)]
struct Args {
    /// Registrations on the roll.
    #[arg(long, default_value_t = 1_000_000)]
    voters: u32,
    /// Lines of the petition.
    #[arg(long, default_value_t = 94_539)]
    lines: u32,
    /// The same seed gives the same files on every machine.
    #[arg(long, default_value_t = 2018)]
    seed: u64,
    /// Relative weights of clean, typically keyed and poorly read lines.
    #[arg(long, value_delimiter = ',', num_args = 3, default_values_t = [30, 50, 20])]
    quality: Vec<u32>,
    /// What the county is like.
    #[arg(long, value_enum, default_value_t = Like::SantaClara)]
    likeness: Like,
    /// Counts the roll as the measured county of `docs/testkit.md` was counted.
    #[arg(long)]
    aggregates: bool,
    /// Folder to write to; made where it is missing.
    #[arg(long, default_value = "county")]
    dir: PathBuf,
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let likeness = match args.likeness {
        Like::SantaClara => Likeness::SantaClara,
        Like::Measured => Likeness::Measured,
    };
    let options =
        CountyOptions { voters: args.voters, seed: args.seed, likeness, ..CountyOptions::default() };
    let county = County::generate(&options);
    let mut out = std::io::stdout().lock();
    if args.aggregates {
        for (measure, count) in county.aggregates() {
            writeln!(out, "{measure:>22} {count}")?;
        }
    }
    let quality = [args.quality[0], args.quality[1], args.quality[2]];
    let options =
        PetitionOptions { lines: args.lines, seed: args.seed, quality, ..PetitionOptions::default() };
    let petition = SignedPetition::collect(&county, &options)?;
    std::fs::create_dir_all(&args.dir).with_context(|| format!("cannot make {}", args.dir.display()))?;
    save(&args.dir, "roll.csv", |out| county.write_roll(out))?;
    save(&args.dir, "lines.csv", |out| petition.write_lines(out))?;
    save(&args.dir, "truth.csv", |out| petition.write_truth(&county, out))?;
    save(&args.dir, "sheets.csv", |out| petition.write_sheets(out))?;
    let kinds = Kind::ALL.map(|kind| (kind.code(), petition.truth.iter().filter(|t| t.kind == kind).count()));
    for (kind, count) in kinds {
        writeln!(out, "{kind:>22} {count}")?;
    }
    writeln!(out, "{} voters and {} lines in {}", county.len(), petition.lines.len(), args.dir.display())?;
    Ok(())
}

fn save(
    dir: &Path,
    name: &str,
    write: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    let path = dir.join(name);
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut out = BufWriter::with_capacity(1 << 20, file);
    write(&mut out).and_then(|()| out.flush()).with_context(|| format!("cannot write {}", path.display()))
}
