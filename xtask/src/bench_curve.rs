//! `cargo xtask bench-curve`: what linking costs by lines and by voters, as a table and a picture of docs/BENCHMARKS.md.

mod measured;
mod options;
mod page;
mod picture;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::process::{cargo, root, shown};
use measured::{Measured, Measurements};
use options::Options;

/// Lines of the first link, which makes the index: few, so that it is the index that is measured.
const FIRST: u64 = 1_000;

/// Measures the sizes that were asked for, and writes the page from all that have been measured.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    let Some(options) = Options::read(arguments)? else {
        print!("{}", options::USAGE);
        return Ok(true);
    };
    let folder = options.folder.clone().unwrap_or_else(|| root().join("target/curve"));
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let mut all = Measurements::read(&folder.join("measured.json"))?;
    if !options.report {
        let program = program(&options)?;
        for &voters in &options.voters {
            let size = Size {
                voters,
                program: &program,
                folder: folder.join(voters.to_string()),
                options: &options,
            };
            size.measure(&mut all)?;
        }
    }
    page::write(&all, &options)?;
    Ok(true)
}

fn program(options: &Options) -> Result<PathBuf> {
    if let Some(binary) = &options.binary {
        return std::path::absolute(binary).with_context(|| binary.display().to_string());
    }
    let command = ["build", "--release", "--quiet", "-p", "cli"];
    ensure!(shown(&mut cargo(&command))?, "cargo {} failed", command.join(" "));
    Ok(root().join("target/release/scrutineer"))
}

/// One roll and what is measured with it.
struct Size<'a> {
    voters: u64,
    program: &'a Path,
    folder: PathBuf,
    options: &'a Options,
}

impl Size<'_> {
    fn measure(&self, all: &mut Measurements) -> Result<()> {
        let [csv, snapshot, lines] =
            ["roll.csv", "roll.roll", "lines.csv"].map(|file| self.folder.join(file));
        if !snapshot.exists() {
            if !csv.exists() {
                self.make_county()?;
            }
            let import = ["roll", "import", text(&csv)?, "--as-of", "2018-01-10", "--out", text(&snapshot)?];
            let done = self.timed("import", 0, &import)?;
            all.put(done)?;
            // A list of 22 million voters takes 3 GB; the snapshot is what is linked with.
            std::fs::remove_file(&csv)?;
        }
        let mut index = snapshot.clone().into_os_string();
        index.push(".linkage-v1");
        let _ = std::fs::remove_file(&index);
        all.put(self.link("index", FIRST, &lines, &snapshot)?)?;
        for &count in self.options.lines.iter().filter(|&&count| count <= most_lines(self.voters)) {
            all.put(self.link("link", count, &lines, &snapshot)?)?;
        }
        Ok(())
    }

    fn make_county(&self) -> Result<()> {
        let most = self.options.lines.iter().copied().filter(|&lines| lines <= most_lines(self.voters)).max();
        let most = most.with_context(|| format!("{} voters can sign none of --lines", self.voters))?;
        let (voters, lines, seed) =
            (self.voters.to_string(), most.to_string(), self.options.seed.to_string());
        let made = ["--voters", &voters, "--lines", &lines, "--seed", &seed, "--dir", text(&self.folder)?];
        let command =
            [&["run", "--release", "--quiet", "-p", "testkit", "--example", "county", "--"], &made[..]]
                .concat();
        ensure!(shown(&mut cargo(&command))?, "the county could not be made");
        Ok(())
    }

    /// Links the first `count` lines.
    fn link(&self, what: &str, count: u64, lines: &Path, snapshot: &Path) -> Result<Measured> {
        let (part, out) = (self.folder.join("part.csv"), self.folder.join("matches.csv"));
        first_lines(lines, count, &part).with_context(|| lines.display().to_string())?;
        let command = ["link", "--roll", text(snapshot)?, "--lines", text(&part)?, "--out", text(&out)?];
        let measured = self.timed(what, count, &command)?;
        std::fs::remove_file(&out)?;
        std::fs::remove_file(&part)?;
        Ok(measured)
    }

    fn timed(&self, what: &str, lines: u64, command: &[&str]) -> Result<Measured> {
        eprintln!("bench-curve: {what}, {} voters, {lines} lines", self.voters);
        let (out, log) = (self.folder.join("time.json"), self.folder.join("log.txt"));
        let mut measure = std::process::Command::new("python3");
        measure.arg(root().join("benches/peers/measure.py")).args(["--limit", "7200", "--out"]).arg(&out);
        measure.arg("--log").arg(&log).arg("--").arg(self.program).args(command);
        ensure!(shown(&mut measure)?, "benches/peers/measure.py failed; it needs python3");
        Measured::read(&out, what, self.voters, lines, &self.options.note)
    }
}

/// Half of the roll can sign (`testkit`).
fn most_lines(voters: u64) -> u64 {
    voters / 2
}

/// The header and the first `count` lines of a CSV whose fields hold no line ends.
fn first_lines(from: &Path, count: u64, to: &Path) -> std::io::Result<()> {
    use std::io::{BufRead, Write};
    let lines = std::io::BufReader::new(std::fs::File::open(from)?).split(b'\n');
    let mut out = std::io::BufWriter::new(std::fs::File::create(to)?);
    for line in lines.take(usize::try_from(count).unwrap_or(usize::MAX).saturating_add(1)) {
        out.write_all(&line?)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().with_context(|| format!("{}: is not UTF-8", path.display()))
}
