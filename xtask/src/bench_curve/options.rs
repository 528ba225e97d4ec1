//! What to measure.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

pub(super) const USAGE: &str = "\
What linking costs by lines and by voters: a table and a picture in docs/BENCHMARKS.md.

  cargo xtask bench-curve [--voters N,...] [--lines N,...]

  --voters N,...  registrations on the roll (100000,1000000,5000000)
  --lines N,...   lines of the petition (10000,95000,300000,1000000); at most half of the voters sign
  --seed S        of county and petition (11)
  --binary F      our program as it was built elsewhere; left out, it is built first
  --dir D         where counties, indexes and measurements are kept (target/curve)
  --note TEXT     what a reader should know about this run; printed below the table
  --report        measure nothing: the page from what was measured

What was measured earlier stays in the table until it is measured again. 22,000,000 voters need 9 GB of memory
and 12 GB of disk.
";

pub(super) struct Options {
    pub(super) voters: Vec<u64>,
    pub(super) lines: Vec<u64>,
    pub(super) seed: u64,
    pub(super) binary: Option<PathBuf>,
    pub(super) folder: Option<PathBuf>,
    pub(super) note: String,
    pub(super) report: bool,
}

impl Options {
    /// None where help was asked for.
    pub(super) fn read(arguments: &[String]) -> Result<Option<Self>> {
        let mut options = Self {
            voters: vec![100_000, 1_000_000, 5_000_000],
            lines: vec![10_000, 95_000, 300_000, 1_000_000],
            seed: 11,
            binary: None,
            folder: None,
            note: String::new(),
            report: false,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--voters" => options.voters = numbers(argument, value()?)?,
                "--lines" => options.lines = numbers(argument, value()?)?,
                "--seed" => options.seed = numbers(argument, value()?)?[0],
                "--binary" => options.binary = Some(value()?.into()),
                "--dir" => options.folder = Some(value()?.into()),
                "--note" => options.note.clone_from(value()?),
                "--report" => options.report = true,
                "--help" | "-h" => return Ok(None),
                other => bail!("{other}: unknown; `cargo xtask bench-curve --help` lists what there is"),
            }
        }
        Ok(Some(options))
    }
}

fn numbers(flag: &str, text: &str) -> Result<Vec<u64>> {
    text.split(',')
        .map(|number| {
            let value = number.trim().parse().ok().filter(|&value: &u64| value > 0);
            value.with_context(|| {
                format!("{flag} {text}: must be whole numbers above 0, with commas between them")
            })
        })
        .collect()
}
