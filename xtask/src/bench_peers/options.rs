//! What to run, and how large.

use anyhow::{Context, Result, bail};

pub(crate) const USAGE: &str = "\
Ours beside what people use instead, on one synthetic county and on FEBRL 4 and 3.

  cargo xtask bench-peers [--voters N] [--lines N] [--seed S] [--only NAME,...] [--skip NAME,...]

  --voters N    registrations on the roll (1000000)
  --lines N     lines of the petition (95000), 30 % clean, 50 % typically keyed, 20 % read by a poor machine
  --seed S      of county and petition (11)
  --queries N   look-ups of each of the 18 kinds (50)
  --tfidf N     lines that TF-IDF and the trees get, which are slow (25000)
  --limit S     seconds before a peer is stopped (900)
  --binary F    our program as it was built elsewhere; left out, it is built first
  --only, --skip  names, or beginnings of names; a misspelt one shows them all
  --note TEXT   what a reader should know about this run; printed with the figures
  --report      run nothing: the page from the results that are there
  --print       print the section of docs/BENCHMARKS.md instead of writing it and its picture

Everything is kept in target/peers/. Results of an earlier run with the same numbers and seed stay in the table.
";

pub(crate) struct Options {
    pub(crate) voters: u64,
    pub(crate) lines: u64,
    pub(crate) seed: u64,
    pub(crate) queries: u64,
    pub(crate) tfidf: u64,
    /// Seconds.
    pub(crate) limit: u64,
    /// Our program, where it need not be built.
    pub(crate) binary: Option<String>,
    pub(crate) only: Vec<String>,
    pub(crate) skip: Vec<String>,
    pub(crate) note: String,
    pub(crate) report: bool,
    pub(crate) print: bool,
}

impl Options {
    /// None where help was asked for.
    pub(crate) fn read(arguments: &[String]) -> Result<Option<Self>> {
        let (only, skip) = (Vec::new(), Vec::new());
        let mut options = Self {
            voters: 1_000_000,
            lines: 95_000,
            seed: 11,
            queries: 50,
            tfidf: 25_000,
            limit: 900,
            binary: None,
            only,
            skip,
            note: String::new(),
            report: false,
            print: false,
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().with_context(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--voters" => options.voters = number(argument, value()?)?,
                "--lines" => options.lines = number(argument, value()?)?,
                "--seed" => options.seed = number(argument, value()?)?,
                "--queries" => options.queries = number(argument, value()?)?,
                "--tfidf" => options.tfidf = number(argument, value()?)?,
                "--limit" => options.limit = number(argument, value()?)?,
                "--binary" => options.binary = Some(value()?.clone()),
                "--only" => options.only = names(value()?),
                "--skip" => options.skip = names(value()?),
                "--note" => options.note.clone_from(value()?),
                "--report" => options.report = true,
                "--print" => options.print = true,
                "--help" | "-h" => return Ok(None),
                other => bail!("{other}: unknown; `cargo xtask bench-peers --help` lists what there is"),
            }
        }
        Ok(Some(options))
    }

    /// The flags that repeat a run, for the page.
    pub(crate) fn sizes(&self) -> String {
        let Self { voters, lines, seed, queries, tfidf, .. } = self;
        format!("--voters {voters} --lines {lines} --seed {seed} --queries {queries} --tfidf {tfidf}")
    }

    pub(crate) fn wants(&self, name: &str) -> bool {
        let listed = |list: &[String]| list.iter().any(|beginning| name.starts_with(beginning.as_str()));
        (self.only.is_empty() || listed(&self.only)) && !listed(&self.skip)
    }
}

fn number(flag: &str, text: &str) -> Result<u64> {
    let value: u64 = text.parse().with_context(|| format!("{flag} {text}: must be a whole number"))?;
    if value == 0 {
        bail!("{flag} 0: must be at least 1");
    }
    Ok(value)
}

fn names(text: &str) -> Vec<String> {
    text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
