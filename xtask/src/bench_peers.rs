//! `cargo xtask bench-peers`: what people use instead of ours, on the same lines and the same roll, in one go.

mod options;
mod places;
mod plan;
mod python;

use anyhow::{Result, ensure};

use crate::process::{cargo, shown};
use options::Options;
use places::Places;
use plan::Peer;

/// Makes the county, runs every peer that was asked for, scores them, and writes the page.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    let Some(options) = Options::read(arguments)? else {
        print!("{}", options::USAGE);
        return Ok(true);
    };
    let places = Places::new(&options);
    let peers = plan::chosen(&options, &places)?;
    python::install(&places)?;
    if !options.report {
        compared(&peers, &options, &places)?;
    }
    let asked = format!("cargo xtask bench-peers {}", options.sizes());
    let mut report =
        vec!["report.py", "--dir", &places.county, "--root", &places.root, "--asked", asked.trim_end()];
    report.extend(["--note", &options.note]);
    report.extend(places.febrl.iter().flat_map(|(_, folder)| ["--febrl", folder]));
    if options.print {
        report.push("--print");
    }
    python::run(&places, &report)
}

fn compared(peers: &[Peer], options: &Options, places: &Places) -> Result<()> {
    if options.binary.is_none() {
        build(peers, places)?;
    }
    county(options, places)?;
    febrl(peers, places)?;
    peers.iter().try_for_each(|peer| measured(peer, options, places))
}

/// Ours is built before it is measured, and only when it takes part.
fn build(peers: &[Peer], places: &Places) -> Result<()> {
    if peers.iter().any(|peer| peer.command.first() == Some(&places.scrutineer)) {
        let command = ["build", "--release", "--quiet", "-p", "cli"];
        ensure!(shown(&mut cargo(&command))?, "cargo {} failed", command.join(" "));
    }
    Ok(())
}

/// The same numbers and seed give the same files, so an earlier run's are taken where they are.
fn county(options: &Options, places: &Places) -> Result<()> {
    if !places.has("truth.csv") {
        let (voters, lines, seed) =
            (options.voters.to_string(), options.lines.to_string(), options.seed.to_string());
        let made = ["--voters", &voters, "--lines", &lines, "--seed", &seed, "--dir", &places.county];
        let command =
            [&["run", "--release", "--quiet", "-p", "testkit", "--example", "county", "--"], &made[..]]
                .concat();
        ensure!(shown(&mut cargo(&command))?, "the county could not be made");
    }
    if !places.has("lines.parquet") {
        let prepare = ["prepare.py", "--dir", &places.county];
        ensure!(
            python::measured(places, "prepare", 900, &prepare)?,
            "the peers' tables could not be prepared"
        );
    }
    if !places.has("queries.csv") {
        let each = options.queries.to_string();
        ensure!(
            python::run(places, &["queries.py", "--dir", &places.county, "--each", &each])?,
            "no queries could be made"
        );
    }
    Ok(())
}

fn febrl(peers: &[Peer], places: &Places) -> Result<()> {
    for (set, folder) in &places.febrl {
        let wanted = peers.iter().any(|peer| peer.name.starts_with(&format!("febrl{set}-")));
        if wanted && !std::path::Path::new(folder).join("lines.parquet").exists() {
            let (number, set) = (set.to_string(), format!("FEBRL {set}"));
            let made = ["febrl.py", "--dir", folder, "--set", &number];
            ensure!(python::run(places, &made)?, "{set} could not be made");
            ensure!(python::run(places, &["prepare.py", "--dir", folder])?, "{set} could not be prepared");
        }
    }
    Ok(())
}

/// One peer: run under its limit, then scored. A failure is recorded, said, and stops nothing else.
fn measured(peer: &Peer, options: &Options, places: &Places) -> Result<()> {
    eprintln!("bench-peers: {}", peer.name);
    for leftover in &peer.without {
        let _ = std::fs::remove_file(leftover);
    }
    let command: Vec<&str> = peer.command.iter().map(String::as_str).collect();
    let done = python::measured(places, &peer.name, options.limit, &command)?;
    let scored = match (&peer.score, done) {
        (Some(score), true) => python::run(places, &score.iter().map(String::as_str).collect::<Vec<_>>())?,
        _ => done,
    };
    if !scored {
        eprintln!("bench-peers: {} did not finish; see {}", peer.name, places.result(&peer.name, "log"));
    }
    Ok(())
}
