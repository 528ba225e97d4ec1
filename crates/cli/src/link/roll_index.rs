//! A roll ready to be linked with: snapshot or CSV in, engine out; the index of a snapshot is kept beside it.

use std::path::Path;

use linkage::Engine;
use office::OpenRoll;

use crate::outcome::Failure;

/// Opens a snapshot with its index, or reads a voter list.
pub(crate) fn open(path: &Path) -> Result<OpenRoll, Failure> {
    if is_snapshot(path) {
        return OpenRoll::open(path).map_err(Failure::bad_input);
    }
    // A list that is only linked with needs no date.
    let options = roll::import::Options::new(jiff::civil::Date::ZERO);
    let import = roll::import::read(&[path], &options, &|_| {}).map_err(Failure::bad_input)?;
    let (snapshot, report) = import.into_snapshot().map_err(Failure::bad_input)?;
    if !report.rejects.is_empty() {
        eprintln!("{}: {} rows left out; roll import says why", path.display(), report.rejects.len());
    }
    let engine = Engine::of_snapshot(&snapshot).map_err(Failure::bad_input)?;
    Ok(OpenRoll { snapshot, engine })
}

fn is_snapshot(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("roll"))
}
