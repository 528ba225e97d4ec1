//! What the kit writes, the importer reads: three layouts of one roll give the same voters; spoiled files are refused
//! or lose only the spoiled row.
#![expect(clippy::unwrap_used, reason = "test code")]

use jiff::civil::date;
use roll::import::{ImportError, Options, ProfileName, Report, SourceFile, read_sources};
use roll::{Column, Snapshot};
use testkit::{County, CountyOptions, Damage, Hostile};

fn import(bytes: Vec<u8>) -> Result<(Snapshot, Report), ImportError> {
    let file = SourceFile { name: "roll.csv".into(), bytes };
    let import = read_sources(&[file], &Options::new(date(2018, 1, 16)), &|_| {})?;
    Ok(import.into_snapshot().unwrap())
}

fn county() -> County {
    County::generate(&CountyOptions { voters: 3000, ..CountyOptions::default() })
}

fn canonical(county: &County) -> Vec<u8> {
    let mut bytes = Vec::new();
    county.write_roll(&mut bytes).unwrap();
    bytes
}

fn assert_same(county: &County, snapshot: &Snapshot, id: impl Fn(&str) -> String, columns: &[&str]) {
    for i in 0..county.len() {
        let r = county.record(i);
        let row = snapshot.find(&id(&r.voter_id)).unwrap().unwrap();
        for name in columns {
            let got = snapshot.text(row, Column::from_core_name(name).unwrap()).unwrap();
            let expected = match *name {
                "last_name" => &r.last_name,
                "first_name" => &r.first_name,
                "middle_name" => &r.middle_name,
                "suffix" => r.suffix,
                "house_number" => &r.house_number,
                "pre_dir" => r.pre_dir,
                "street_name" => &r.street_name,
                "street_type" => r.street_type,
                "unit_number" => &r.unit_number,
                "city" => r.city,
                "zip" => r.zip,
                "status" => r.status.letter(),
                other => unreachable!("{other} is not compared here"),
            };
            assert_eq!(got, expected, "{name} of {r:?}");
        }
    }
}

const NAMES: [&str; 4] = ["last_name", "first_name", "middle_name", "suffix"];
const ADDRESS: [&str; 8] =
    ["house_number", "pre_dir", "street_name", "street_type", "unit_number", "city", "zip", "status"];

#[test]
fn the_canonical_layout_is_read_whole() {
    let county = county();
    let (snapshot, report) = import(canonical(&county)).unwrap();
    assert_eq!((report.profile, report.rejected, snapshot.len()), (ProfileName::Canonical, 0, 3000));
    assert_same(&county, &snapshot, str::to_owned, &NAMES);
    assert_same(&county, &snapshot, str::to_owned, &ADDRESS);
    assert_eq!(snapshot.districts().count(), 6);
}

#[test]
fn the_county_layout_is_read_whole() {
    let county = county();
    let mut bytes = Vec::new();
    county.write_roll_dfm(&mut bytes).unwrap();
    let (snapshot, report) = import(bytes).unwrap();
    assert_eq!((report.rejected, snapshot.len()), (0, 3000), "{report:?}");
    assert_same(&county, &snapshot, str::to_owned, &NAMES);
    assert_same(&county, &snapshot, str::to_owned, &ADDRESS);
}

#[test]
fn north_carolinas_layout_is_read_whole() {
    let county = county();
    let mut bytes = Vec::new();
    county.write_roll_north_carolina(&mut bytes).unwrap();
    let (snapshot, report) = import(bytes).unwrap();
    assert_eq!((report.rejected, snapshot.len()), (0, 3000), "{report:?}");
    assert_same(&county, &snapshot, |id| format!("ZZ{id}"), &NAMES);
}

#[test]
fn spoiled_files_are_refused_or_lose_a_row() {
    let county = County::generate(&CountyOptions { voters: 200, ..CountyOptions::default() });
    let good = String::from_utf8(canonical(&county)).unwrap();
    for damage in Damage::ALL {
        let harmless = matches!(damage, Damage::ByteOrderMark | Damage::WindowsLineEnds);
        match import(damage.apply(&good)) {
            Ok((snapshot, report)) if harmless => {
                assert_eq!((snapshot.len(), report.rejected), (200, 0), "{damage:?}");
            }
            Ok((_, report)) => {
                let noticed =
                    report.rejected > 0 || !report.warnings.is_empty() || !report.rejects.is_empty();
                println!(
                    "{damage:?}: {} rejected, {:?} {:?}",
                    report.rejected, report.rejects, report.warnings
                );
                assert!(
                    noticed || damage == Damage::WrongEncoding || damage == Damage::Utf16,
                    "{damage:?} unnoticed"
                );
            }
            Err(error) => {
                assert!(!harmless, "{damage:?}: {error}");
                let text = error.to_string();
                println!("{damage:?}: {text}");
                assert!(!text.contains('\n') && text.len() < 2000, "{damage:?}: {text}");
            }
        }
    }
}

#[test]
fn hostile_rolls_do_not_break_the_importer() {
    for scenario in Hostile::ALL {
        let mut bytes = Vec::new();
        scenario.write_roll(60, 1, &mut bytes).unwrap();
        match import(bytes) {
            Ok((snapshot, report)) => {
                assert_eq!(u64::from(snapshot.len()) + report.rejected, 60, "{scenario:?}");
            }
            Err(error) => println!("{scenario:?}: {error}"),
        }
    }
}
