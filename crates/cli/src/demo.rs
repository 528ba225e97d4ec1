//! `scrutineer demo`: a synthetic county's petition from the notice to the outcome of the election, with simulated clerks.

mod clock;
mod county;
mod ending;
mod examination;
mod folder;
mod intake;
mod life;
mod people;
mod practice;
mod summary;
mod verdicts;

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use crate::outcome::{CommandResult, Failure, Outcome};

/// The petition taken to its certificate.
const SUBJECT: intake::Subject = intake::Subject {
    id: "demonstration-recall",
    title: "Demonstration: recall of a judge of the superior court",
    office: "Judge of the Superior Court, Office No. 7 (synthetic)",
};

/// Runs a whole petition on a synthetic county, from the notice over nearly a dozen boxes to the outcome of the election.
///
/// Makes a county and a petition like Santa Clara's of 2018, takes it through notice, form and circulation, intake, two
/// counts of every sheet, the public draw, examination with second review, duplicates, projection, certificate, the board,
/// the ballot and the result, and writes the reports. Everything in it is synthetic and marked so. The folder is a data
/// folder like any other.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  scrutineer demo
  scrutineer demo --voters 50000 --lines 5000 --dir /tmp/small --seed 7
  scrutineer verify scrutineer-demo")]
pub(crate) struct Demo {
    /// Voters on the synthetic roll.
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u32).range(1..=90_000_000))]
    voters: u32,
    /// Lines on the petition.
    #[arg(long, default_value_t = 94_539, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    lines: u32,
    /// The same seed makes the same county, petition and journal on every machine.
    #[arg(long, default_value_t = 2018)]
    seed: u64,
    /// Data folder to make; an earlier demonstration in it is replaced, anything else is left alone.
    #[arg(long, default_value = "scrutineer-demo")]
    dir: PathBuf,
    /// Do not serve the petition in the browser at the end.
    #[arg(long)]
    no_serve: bool,
    /// Where to serve it.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: std::net::SocketAddr,
}

/// Runs the demonstration.
pub(crate) fn run(demo: &Demo) -> CommandResult {
    let started = Instant::now();
    let folder = folder::prepare(&demo.dir)?;
    let mut made = county::make(demo, &folder)?;
    let mut registry = folder::registry(&folder, demo.seed)?;
    let law = people::law(&made)?;
    let mut case = intake::open(&mut registry, &law, &made, &SUBJECT)?;
    life::circulate(&mut case, &made, intake::last_vote(&made))?;
    intake::receive(&mut case, &made)?;
    intake::count(&mut case, &made)?;
    let filed = intake::file(&mut case, &law, &made)?;
    let examined = examination::examine(&mut case, &law, &made, &filed)?;
    let mut ended = ending::conclude(&mut case, &law, &made, &filed, &examined, &folder)?;
    let id = case.petition().map_err(internal)?.facts().petition.clone();
    drop(case);
    let described = SUBJECT.description(&law, filed.last_vote);
    let (practice, practised) = practice::make(&mut registry, &law, &mut made)?;
    practice::open_office(&mut registry, &folder, &[(&id, described), (&practice, practised)])?;
    ended.office_head = ending::anchor(&mut registry)?;
    let verified = ending::verify(&registry, &ended)?;
    let told = summary::Told {
        folder: &folder,
        made: &made,
        filed: &filed,
        examined: &examined,
        ended: &ended,
        verified: &verified,
        took: started.elapsed(),
    };
    summary::print(told);
    drop(registry);
    if demo.no_serve {
        return Ok(Outcome::Done);
    }
    say!("Sign in as registrar, lead-1, clerk-1, clerk-2, observer, inspector or admin; the password is");
    say!("  {}", practice::PASSWORD);
    let zone = jiff::tz::TimeZone::get("America/Los_Angeles").map_err(internal)?;
    crate::serve::open_and_serve(&folder, demo.listen, &web::Tls::None, zone, false)
}

/// Turns any error of the demonstration's own making into a failure of ours.
fn internal(error: impl std::error::Error + Send + Sync + 'static) -> Failure {
    Failure::Internal(anyhow::Error::new(error))
}
