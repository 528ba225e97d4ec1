//! The petition holds what its options promise, and its truth is true.
#![expect(clippy::unwrap_used, reason = "test code")]

use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use testkit::{
    County, CountyOptions, Finding, Kind, PetitionError, PetitionOptions, Position, Quality, Rng,
    SignedPetition, Status,
};

fn county(voters: u32) -> County {
    County::generate(&CountyOptions { voters, ..CountyOptions::default() })
}

fn collect(county: &County, options: PetitionOptions) -> SignedPetition {
    SignedPetition::collect(county, &options).unwrap()
}

fn lines(lines: u32) -> PetitionOptions {
    PetitionOptions { lines, ..PetitionOptions::default() }
}

type Predicate<'a> = &'a dyn Fn(&testkit::Truth) -> bool;

/// Share of the lines in ten thousandths.
fn share(petition: &SignedPetition, of: impl Fn(&testkit::Truth) -> bool) -> u32 {
    let count = petition.truth.iter().filter(|t| of(t)).count();
    u32::try_from(count * 10_000 / petition.truth.len()).unwrap()
}

#[test]
fn shares_are_as_asked_for() {
    let county = county(200_000);
    let petition = collect(&county, lines(20_000));
    assert_eq!((petition.lines.len(), petition.truth.len()), (20_000, 20_000));
    let expected: [(&str, u32, u32, Predicate); 9] = [
        ("valid", 7200, 150, &|t| t.finding == Finding::Valid),
        ("extra copies", 165, 40, &|t| t.duplicate_of.is_some()),
        ("on the roll", 8450, 150, &|t| t.voter.is_some()),
        ("clean", 3000, 120, &|t| t.quality == Quality::Clean),
        ("typical", 5000, 120, &|t| t.quality == Quality::Keyed),
        ("unregistered relatives", 440, 80, &|t| t.family),
        ("moved", 470, 80, &|t| matches!(t.kind, Kind::MovedAway | Kind::OldAddress)),
        ("registered late", 140, 40, &|t| t.kind == Kind::RegisteredLate),
        ("cancelled", 150, 40, &|t| t.kind == Kind::Cancelled),
    ];
    for (what, asked, tolerance, of) in expected {
        let got = share(&petition, of);
        assert!(got.abs_diff(asked) <= tolerance, "{what}: {got} instead of {asked} in 10,000");
    }
    for (good, copies) in [(5000, 0), (9000, 500), (9900, 0)] {
        let options = PetitionOptions { good_share: good, duplicate_share: copies, ..lines(8000) };
        let petition = collect(&county, options);
        let valid = share(&petition, |t| t.finding == Finding::Valid);
        let extra = share(&petition, |t| t.duplicate_of.is_some());
        assert!(valid.abs_diff(good) < 200, "{valid} instead of {good}");
        assert!(extra.abs_diff(copies) < 120, "{extra} instead of {copies}");
    }
}

/// Every kind against the roll it was made from.
#[test]
fn the_truth_agrees_with_the_roll() {
    let county = county(100_000);
    let petition = collect(&county, lines(15_000));
    let mut seen = HashMap::new();
    for (i, (line, truth)) in petition.lines.iter().zip(&petition.truth).enumerate() {
        assert!(
            line.signed_from <= truth.signed_on && truth.signed_on <= line.signed_to,
            "{line:?} {truth:?}"
        );
        *seen.entry(truth.kind).or_insert(0) += 1;
        let Some(voter) = truth.voter else {
            assert!(
                matches!(
                    truth.kind,
                    Kind::NotRegistered
                        | Kind::UnregisteredRelative
                        | Kind::OutOfCounty
                        | Kind::Fictitious
                        | Kind::Illegible
                ),
                "{truth:?}"
            );
            continue;
        };
        let record = county.record(voter);
        let registered = record.original_registration_date <= truth.signed_on;
        match truth.kind {
            Kind::RegisteredLate => assert!(!registered, "{record:?} {truth:?}"),
            Kind::Cancelled => {
                let cancelled = record.status_date.unwrap_or(record.registration_date);
                assert!(
                    record.status == Status::Cancelled && cancelled <= truth.signed_on,
                    "{record:?} {truth:?}"
                );
            }
            Kind::CancelledSince => {
                let cancelled = record.status_date.unwrap_or(record.registration_date);
                assert!(record.status == Status::Cancelled && registered && cancelled > truth.signed_on);
            }
            Kind::Pending => assert_eq!(record.status, Status::Pending),
            Kind::Good | Kind::MovedAway => {
                assert!(registered && record.status == Status::Active || is_mate(&record));
            }
            _ => {}
        }
        if let Some(first) = truth.duplicate_of {
            assert!(first < i && petition.truth[first].duplicate_of.is_none());
            assert_eq!(petition.truth[first].voter, truth.voter);
        }
    }
    let missing: Vec<Kind> =
        Kind::ALL.into_iter().filter(|k| !seen.contains_key(k) && *k != Kind::OutOfDistrict).collect();
    assert!(missing.is_empty(), "no line of {missing:?}");
}

/// Members of a household sign together, those on the inactive list too.
fn is_mate(record: &testkit::Record) -> bool {
    record.status == Status::Inactive
}

#[test]
fn nobody_signs_twice_unnoticed() {
    let county = county(60_000);
    let petition = collect(&county, lines(9000));
    let mut voters = HashSet::new();
    for truth in petition.truth.iter().filter(|t| t.duplicate_of.is_none()) {
        if let Some(voter) = truth.voter {
            assert!(voters.insert(voter), "{truth:?}");
        }
    }
    let valid: Vec<usize> =
        petition.truth.iter().filter(|t| t.finding == Finding::Valid).filter_map(|t| t.voter).collect();
    assert_eq!(valid.len(), valid.iter().collect::<HashSet<_>>().len(), "two copies cannot both count");
    let unregistered_twice =
        petition.truth.iter().filter(|t| t.voter.is_none() && t.duplicate_of.is_some()).count();
    assert!(unregistered_twice > 5, "{unregistered_twice}");
}

#[test]
fn a_copy_passes_for_valid_where_its_first_is_not_seen() {
    let county = county(60_000);
    let petition = collect(&county, PetitionOptions { duplicate_share: 600, ..lines(6000) });
    let is_copy = |i: &usize| petition.truth[*i].finding == Finding::Duplicate;
    let copy = (0..6000).find(is_copy).unwrap();
    let first = petition.truth[copy].duplicate_of.unwrap();
    let within = |sample: &[usize]| petition.findings_within(sample);
    assert_eq!(within(&[copy]), [Finding::Valid]);
    assert_eq!(within(&[copy, first]), [Finding::Duplicate, Finding::Valid]);
    let third = (copy + 1..6000).find(|i| petition.truth[*i].duplicate_of == Some(first) && is_copy(i));
    if let Some(third) = third {
        assert_eq!(within(&[third, copy]), [Finding::Duplicate, Finding::Valid]);
    }
    let all: Vec<usize> = (0..6000).collect();
    let truth: Vec<Finding> = petition.truth.iter().map(|t| t.finding).collect();
    assert_eq!(within(&all), truth);
}

/// The demo's course: a sample of one in twenty shows a few duplicates, and the projection clears 110 %.
#[test]
fn a_sample_shows_a_few_duplicates_and_usually_suffices() {
    let county = county(200_000);
    let petition = collect(&county, PetitionOptions::default());
    let (raw, size, required) = (94_539_u64, 4727_u64, 58_634_u64);
    let mut all: Vec<usize> = (0..petition.lines.len()).collect();
    let (mut duplicates, mut cleared) = (Vec::new(), 0);
    for draw in 0..100 {
        Rng::new(1, draw).shuffle(&mut all);
        let findings = petition.findings_within(&all[..4727]);
        let count = |of| findings.iter().filter(|f| **f == of).count() as u64;
        let (valid, copies) = (count(Finding::Valid), count(Finding::Duplicate));
        // Uncorrected value less raw/size x (raw/size - 1) for each extra copy, as in the regulation, in whole lines.
        let projected = (valid + copies) * raw / size - copies * raw * (raw - size) / (size * size);
        cleared += u32::from(projected * 10 > required * 11);
        duplicates.push(copies);
    }
    duplicates.sort_unstable();
    println!("duplicates in a sample: {duplicates:?}; above 110 %: {cleared} of 100");
    assert!((2..=4).contains(&duplicates[50]), "median {}", duplicates[50]);
    assert!(cleared >= 85, "{cleared} of 100");
}

#[test]
fn the_paper_holds_every_line_once() {
    let county = county(30_000);
    let petition = collect(&county, lines(5000));
    let mut at = 0;
    let (mut blank, mut crossed) = (0, 0);
    for section in petition.boxes.iter().flat_map(|b| &b.sections) {
        for sheet in &section.sheets {
            for side in &sheet.sides {
                for (position, number) in side.positions.iter().zip(1..) {
                    match position {
                        Position::Blank => blank += 1,
                        Position::CrossedOut => crossed += 1,
                        Position::Line(i) => {
                            let name = format!(
                                "{:04}-{:02}-{}-{number:02}",
                                section.number, sheet.number, side.letter
                            );
                            assert_eq!((*i, &petition.lines[*i].line_id), (at, &name));
                            at += 1;
                        }
                    }
                }
            }
        }
    }
    assert_eq!(at, 5000);
    assert!(blank > 100 && crossed > 30, "{blank} {crossed}");
    assert_eq!(petition.boxes.len(), 11);
    assert!(petition.boxes.iter().all(|b| !b.sections.is_empty()));
    let ids: Vec<&String> = petition.lines.iter().map(|l| &l.line_id).collect();
    assert!(ids.is_sorted() && ids.iter().collect::<HashSet<_>>().len() == 5000);
}

#[test]
fn a_district_keeps_the_others_out() {
    let county = county(60_000);
    let petition = collect(&county, PetitionOptions { supervisor_district: Some(3), ..lines(3000) });
    for truth in petition.truth.iter().filter(|t| t.finding == Finding::Valid) {
        assert_eq!(county.record(truth.voter.unwrap()).supervisor, 3);
    }
    let others: Vec<_> = petition.truth.iter().filter(|t| t.kind == Kind::OutOfDistrict).collect();
    assert!(others.len() > 20, "{}", others.len());
    assert!(others.iter().all(|t| county.record(t.voter.unwrap()).supervisor != 3));
}

/// Edit distance of what was read to what stands on the paper, in thousandths of the characters.
fn damage(petition: &SignedPetition, quality: Quality) -> usize {
    let (mut wrong, mut all) = (0, 0);
    for (line, truth) in petition.lines.iter().zip(&petition.truth).filter(|(_, t)| t.quality == quality) {
        let (a, b): (Vec<char>, Vec<char>) =
            (truth.written.address.chars().collect(), line.read.address.chars().collect());
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, x) in a.iter().enumerate() {
            let mut diagonal = std::mem::replace(&mut row[0], i + 1);
            for (j, y) in b.iter().enumerate() {
                let here = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
                diagonal = std::mem::replace(&mut row[j + 1], here);
            }
        }
        wrong += row[b.len()];
        all += a.len();
    }
    wrong * 1000 / all
}

#[test]
fn readers_are_as_bad_as_they_say() {
    let county = county(30_000);
    let petition = collect(&county, lines(5000));
    assert_eq!(damage(&petition, Quality::Clean), 0);
    let (keyed, ocr) = (damage(&petition, Quality::Keyed), damage(&petition, Quality::Ocr));
    assert!((10..=22).contains(&keyed), "{keyed} in 1,000 characters");
    assert!((105..=150).contains(&ocr), "{ocr} in 1,000 characters");
}

#[test]
fn options_out_of_range_say_what_to_do() {
    let county = county(1000);
    let wrong = [
        (
            lines(501),
            "501 lines are too many for a roll of 1000 voters; ask for at most 500 or make a larger county",
        ),
        (lines(0), "the number of lines is 0; it must be at least 1"),
        (
            PetitionOptions { good_share: 9990, duplicate_share: 20, ..lines(9) },
            "good share with duplicate share is 10010; it must be at most 10000",
        ),
        (PetitionOptions { boxes: 0, ..lines(9) }, "the number of boxes is 0; it must be 1 to 999"),
        (
            PetitionOptions { quality: [0; 3], ..lines(9) },
            "every weight of quality is 0; it must be above 0 for one of the three",
        ),
        (
            PetitionOptions { supervisor_district: Some(6), ..lines(9) },
            "the supervisorial district is 6; it must be 1 to 5",
        ),
    ];
    for (options, message) in wrong {
        let error: PetitionError = SignedPetition::collect(&county, &options).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    for few in [1, 2, 7, 500] {
        assert_eq!(collect(&county, lines(few)).lines.len(), few as usize);
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let county = county(5000);
    let petition = collect(&county, lines(1000));
    let mut files = [Vec::new(), Vec::new(), Vec::new()];
    petition.write_lines(&mut files[0]).unwrap();
    petition.write_truth(&county, &mut files[1]).unwrap();
    petition.write_sheets(&mut files[2]).unwrap();
    let hashes = files.map(|f| hex::encode(Sha256::digest(&f)));
    let golden: Vec<&str> = include_str!("golden-petition.txt").split_whitespace().collect();
    assert_eq!(hashes.each_ref().map(String::as_str), golden[..]);
}
