//! `scrutineer serve`: the office in a browser.

use std::fs::File;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;
use jiff::tz::TimeZone;
use journal::OsEntropy;
use journal_sqlite::{SqliteJournal, SqlitePeople, SqliteVault};
use law::Catalog;
use office::data_folder::DataFolder;
use office::desk::Registry;
use office::{Office, Stores};
use web::{Site, Tls};

use crate::outcome::{CommandResult, Failure, Outcome};

/// Serve the office on a data folder to browsers.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  scrutineer serve --data data
  scrutineer serve --data data --listen 0.0.0.0:8443 --self-signed
  scrutineer serve --data data --listen 0.0.0.0:443 --certificate office.pem --key office-key.pem

Without --certificate or --self-signed nothing is encrypted: then listen on this machine only (the default), or behind a
server that encrypts. The first start asks for an administrator in the browser; `scrutineer user add` does the same.
Nothing is fetched from or sent to anywhere. Ctrl-C stops it; requests under way finish.")]
pub(crate) struct Serve {
    /// The data folder; made where there is none
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Where to listen
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The office's certificate with its chain, PEM
    #[arg(long, value_name = "FILE", requires = "key", conflicts_with = "self_signed")]
    certificate: Option<PathBuf>,
    /// The certificate's key, PEM
    #[arg(long, value_name = "FILE", requires = "certificate")]
    key: Option<PathBuf>,
    /// Encrypt with a certificate made here and kept in the data folder; its fingerprint is printed
    #[arg(long)]
    self_signed: bool,
    /// Time zone the office's days are counted in, as America/Los_Angeles; the machine's where it is left out
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// Write a line to stderr for every request: time, method, route, status, milliseconds; no names, no addresses
    #[arg(long)]
    log: bool,
}

impl Serve {
    fn tls(&self, folder: &DataFolder) -> Tls {
        match (&self.certificate, &self.key) {
            (Some(certificate), Some(key)) => {
                Tls::Files { certificate: certificate.clone(), key: key.clone() }
            }
            _ if self.self_signed => Tls::SelfSigned { folder: folder.root().join("tls") },
            _ => Tls::None,
        }
    }
}

pub(crate) fn run(serve: &Serve) -> CommandResult {
    let zone = match &serve.zone {
        Some(name) => TimeZone::get(name).map_err(|_| {
            Failure::BadInput(format!("--zone {name}: is no time zone; give one like America/Los_Angeles"))
        })?,
        None => TimeZone::system(),
    };
    let folder = DataFolder::create(&serve.data).map_err(Failure::bad_input)?;
    let tls = serve.tls(&folder);
    open_and_serve(&folder, serve.listen, &tls, zone, serve.log)
}

/// Serves a folder until it is asked to stop.
pub(crate) fn open_and_serve(
    folder: &DataFolder,
    listen: SocketAddr,
    tls: &Tls,
    zone: TimeZone,
    log: bool,
) -> CommandResult {
    let _held = hold(folder.root())?;
    let marking = demonstration(folder.root());
    let office = Arc::new(open(folder, zone)?);
    // Opened before the first visitor waits for it.
    for case in office.cases().map_err(Failure::bad_input)? {
        if let Err(error) = case.roll(&office.rolls()) {
            eprintln!("{}: {error}", case.id());
        }
    }
    let site = Site::new(office, *tls != Tls::None, marking).with_log(log);
    web::serve(site, listen, tls, |serving| {
        say!("Open {} in a browser. Ctrl-C stops.", serving.address);
        if let Some(fingerprint) = &serving.fingerprint {
            say!("The browser will warn once; the certificate's SHA-256 fingerprint must be\n{fingerprint}");
        }
    })
    .map_err(Failure::bad_input)?;
    Ok(Outcome::Done)
}

/// The office on a folder.
pub(crate) fn open(folder: &DataFolder, zone: TimeZone) -> Result<Office, Failure> {
    let mut catalog = Catalog::builtin().map_err(Failure::bad_input)?;
    Office::read_procedures(&mut catalog, &folder.procedures()).map_err(Failure::bad_input)?;
    let registry = Registry {
        store: Box::new(SqliteJournal::open(&folder.journal()).map_err(Failure::bad_input)?),
        vault: Box::new(SqliteVault::open(&folder.vault()).map_err(Failure::bad_input)?),
        entropy: Box::new(OsEntropy),
    };
    let people = SqlitePeople::open(&folder.people()).map_err(Failure::bad_input)?;
    Office::open(Stores {
        folder: folder.clone(),
        registry,
        credentials: Box::new(people),
        catalog,
        clock: Arc::new(jiff::Timestamp::now),
        zone,
        host: crate::petition::host(),
    })
    .map_err(Failure::bad_input)
}

/// One office serves a folder at a time; the lock goes with the process.
pub(crate) fn hold(root: &Path) -> Result<File, Failure> {
    let path = root.join("serving.lock");
    let file = File::create(&path).map_err(|e| Failure::bad_input(format!("{}: {e}", path.display())))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(_) => Err(Failure::BadInput(format!(
            "{} is served by another scrutineer already: stop that one first, or open it in the browser",
            root.display()
        ))),
    }
}

fn demonstration(root: &Path) -> Option<String> {
    root.join("DEMONSTRATION.txt").is_file().then(|| reports::model::DEMONSTRATION.to_owned())
}
