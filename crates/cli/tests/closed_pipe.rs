//! Whoever reads standard output may stop: no command takes that for a failure.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::path::Path;
use std::process::{Command, Output, Stdio};

const LIST: &str = "voter_id,last_name,first_name,middle_name,suffix,birth_date,registration_date,status,house_number,pre_dir,street_name,\
     street_type,unit_type,unit_number,city,zip\n\
     007,Probe,Ann,,,1978-05-01,2001-02-03,A,12,,Main,ST,,,San Judas,01234\n";

/// Runs a command whose standard output nobody reads.
fn unread(folder: &Path, arguments: &[&str]) -> Output {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_scrutineer"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap()
}

#[test]
fn a_reader_that_stops_is_no_failure() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("list.csv"), LIST).unwrap();
    let table: &[&[&str]] = &[
        &["--help"],
        &["reference"],
        &["law", "list"],
        &["law", "show", "ca-recall-local"],
        &["law", "days", "--from", "2018-01-11", "--days", "30", "--business", "--json"],
        &["roll", "import", "list.csv", "--as-of", "2018-01-01", "--out", "county.roll"],
        &["roll", "show", "county.roll"],
        &["lookup", "--roll", "county.roll", "probe"],
    ];
    for arguments in table {
        let output = unread(folder.path(), arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
        assert!(!said.contains("panicked") && !said.contains("ipe"), "{arguments:?}: {said}");
    }
    // What a command does besides printing is done all the same.
    assert!(folder.path().join("county.roll").exists());
}
