//! The synthetic county, its roll snapshot, and the petition signed in it.

use std::collections::HashMap;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use fs_err as fs;
use jiff::civil::Date;
use office::data_folder::DataFolder;
use petition::LineName;
use roll::Snapshot;
use testkit::{County, CountyOptions, Day, PetitionOptions, SignedPetition};

use super::{Demo, internal};
use crate::outcome::Failure;
use crate::progress::Spinner;

/// Everything that exists before the boxes are carried in.
pub(super) struct Made {
    pub(super) county: County,
    pub(super) petition: SignedPetition,
    /// Index into the petition's lines by name.
    pub(super) line_at: HashMap<LineName, usize>,
    pub(super) roll: Snapshot,
    pub(super) roll_path: PathBuf,
    pub(super) seed: u64,
}

/// Makes county, roll and petition, and writes what the user can try next.
pub(super) fn make(demo: &Demo, folder: &DataFolder) -> Result<Made, Failure> {
    let spinner = Spinner::start("Making a synthetic county");
    let county =
        County::generate(&CountyOptions { voters: demo.voters, seed: demo.seed, ..CountyOptions::default() });
    let options = PetitionOptions { lines: demo.lines, seed: demo.seed, ..PetitionOptions::default() };
    let petition = SignedPetition::collect(&county, &options).map_err(Failure::bad_input)?;
    let input = folder.root().join("input");
    let roll_csv = input.join("roll.csv");
    save(&roll_csv, |out| county.write_roll(out))?;
    save(&input.join("lines.csv"), |out| petition.write_lines(out))?;
    save(&input.join("truth.csv"), |out| petition.write_truth(&county, out))?;
    spinner.done(&format!("{} voters, {} lines signed", county.len(), petition.lines.len()));

    let spinner = Spinner::start("Importing the voter roll");
    let options = roll::import::Options::new(date_of(county.options().as_of));
    let import = roll::import::read(&[&roll_csv], &options, &|_| {}).map_err(internal)?;
    let hash = hex::encode(Snapshot::from_bytes(import.bytes().to_vec()).map_err(internal)?.hash());
    let roll_path = folder.roll(date_of(county.options().as_of), &hash);
    import.write(&roll_path).map_err(internal)?;
    let roll = Snapshot::open(&roll_path).map_err(internal)?;
    spinner.done(&format!("{} registrations, snapshot {}…", roll.len(), &hash[..12]));

    let mut line_at = HashMap::with_capacity(petition.lines.len());
    for (index, line) in petition.lines.iter().enumerate() {
        line_at.insert(line.line_id.parse::<LineName>().map_err(internal)?, index);
    }
    Ok(Made { county, petition, line_at, roll, roll_path, seed: demo.seed })
}

fn save(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<fs::File>) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let mut out = BufWriter::with_capacity(1 << 20, fs::File::create(path).map_err(internal)?);
    write(&mut out).and_then(|()| out.flush()).map_err(internal)
}

/// A day of the kit as a civil date.
pub(super) fn date_of(day: Day) -> Date {
    let (year, month, day) = day.ymd();
    let part = |n: i32| i8::try_from(n).unwrap_or(1);
    Date::new(i16::try_from(year).unwrap_or(1), part(month), part(day)).unwrap_or(Date::MIN)
}
