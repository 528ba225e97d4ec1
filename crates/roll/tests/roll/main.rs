//! Imports and snapshots from outside: layouts, bad input, round trips, damage, the frozen format.

#![expect(clippy::unwrap_used, reason = "test code")]

mod bad_input;
mod damage;
mod drift;
mod frozen;
mod layouts;
mod pieces;
mod round_trip;

use roll::Snapshot;
use roll::import::{Import, ImportError, Options, Report, SourceFile, read_sources};

const CANONICAL: &str = "voter_id,last_name,first_name,middle_name,suffix,birth_date,registration_date,status,\
     house_number,pre_dir,street_name,street_type,unit_type,unit_number,city,zip";

fn options() -> Options {
    Options::new(jiff::civil::date(2026, 9, 1))
}

fn import_with(content: impl Into<Vec<u8>>, options: &Options) -> Result<Import, ImportError> {
    let file = SourceFile { name: "list.csv".to_owned(), bytes: content.into() };
    read_sources(&[file], options, &|_| {})
}

fn import(content: impl Into<Vec<u8>>) -> Result<Import, ImportError> {
    import_with(content, &options())
}

fn open(content: impl Into<Vec<u8>>) -> (Snapshot, Report) {
    import(content).unwrap().into_snapshot().unwrap()
}

/// A canonical list of voters with the given ids, each otherwise like the next.
fn canonical(rows: &[&str]) -> String {
    let rows: String = rows.iter().map(|row| format!("{row}\n")).collect();
    format!("{CANONICAL}\n{rows}")
}

/// A sound canonical row.
fn row(voter_id: &str) -> String {
    format!("{voter_id},Probe,Ann,Q,,1978-05-01,2001-02-03,A,12,N,Main,ST,APT,4,San Judas,01234")
}
