//! The hostile files are what they say: legal where they should be, broken where they should be.

use std::collections::HashSet;
use testkit::{Damage, Hostile};

fn rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(bytes).records().map(Result::unwrap).collect()
}

#[test]
fn every_scenario_is_legal_csv() {
    for scenario in Hostile::ALL {
        let (mut roll, mut lines) = (Vec::new(), Vec::new());
        scenario.write_roll(60, 1, &mut roll).unwrap();
        scenario.write_lines(60, 1, &mut lines).unwrap();
        for bytes in [&roll, &lines] {
            let ids: HashSet<String> = rows(bytes).iter().map(|r| r[0].to_owned()).collect();
            assert_eq!(ids.len(), 60, "{scenario:?}");
        }
    }
}

#[test]
fn a_million_of_one_name_differ_in_nothing_but_the_number() {
    let mut roll = Vec::new();
    Hostile::OneNameOneAddress.write_roll(2000, 1, &mut roll).unwrap();
    let rest: HashSet<Vec<String>> =
        rows(&roll).iter().map(|r| r.iter().skip(1).map(str::to_owned).collect()).collect();
    assert_eq!(rest.len(), 1);
}

#[test]
fn damage_does_what_it_says() {
    let good = "voter_id,last_name,birth_date\n1,A,2000-01-01\n2,B,2000-01-02\n3,C,2000-01-03\n";
    let text = |damage: Damage| String::from_utf8(damage.apply(good)).unwrap();
    assert!(Damage::Empty.apply(good).is_empty());
    assert_eq!(text(Damage::HeaderOnly), "voter_id,last_name,birth_date\n");
    assert_eq!(text(Damage::Truncated), "voter_id,last_name,birth_date\n1,A,2000-01-01\n2,B,2000-01-02\n3,");
    assert!(text(Damage::MissingColumn).starts_with("last_name,birth_date\nA,"));
    assert!(text(Damage::UnknownColumn).starts_with("voter_id,shoe_size,birth_date\n"));
    assert!(text(Damage::RepeatedColumn).starts_with("voter_id,voter_id,birth_date\n"));
    assert!(text(Damage::UnclosedQuote).contains("2,\"B,2000-01-02\n"));
    assert!(text(Damage::ExtraCell).contains("2,B,2000-01-02,more\n"));
    assert!(text(Damage::MissingCell).contains("\n2,B\n"));
    assert!(text(Damage::LongCell).len() > 10_000);
    assert!(text(Damage::RepeatedRow).contains("2,B,2000-01-02\n2,B,2000-01-02\n"));
    assert!(text(Damage::ImpossibleDate).contains("2,B,2018-02-30\n"));
    assert!(text(Damage::WindowsLineEnds).contains("01-01\r\n2"));
    assert!(String::from_utf8(Damage::WrongEncoding.apply(good)).is_err());
    assert!(Damage::Utf16.apply(good).starts_with(&[0xff, 0xfe]));
    assert!(Damage::Nulls.apply(good).contains(&0));
    let distinct: HashSet<Vec<u8>> = Damage::ALL.iter().map(|d| d.apply(good)).collect();
    assert_eq!(distinct.len(), Damage::ALL.len());
    // Never a panic, whatever comes in.
    for odd in ["", "\n", "a", "a,b", ",\n,"] {
        Damage::ALL.iter().for_each(|d| drop(d.apply(odd)));
    }
}
