//! Bad input: empty and swapped fields, every script, control characters, endless fields, thousands of the same.
#![expect(clippy::unwrap_used, reason = "test code")]

use linkage::{Engine, Field, Line, LineMatch, Lookup, MemoryVoters};
use proptest::prelude::*;

fn voter(voters: &mut MemoryVoters, last: &str, first: &str, house: &str, street: &str) {
    voters.push(&[
        (Field::LastName, last),
        (Field::FirstName, first),
        (Field::HouseNumber, house),
        (Field::StreetName, street),
        (Field::City, "SAN JUDAS"),
        (Field::Zip, "92917"),
    ]);
}

fn engine() -> &'static Engine {
    static ENGINE: std::sync::OnceLock<Engine> = std::sync::OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut voters = MemoryVoters::default();
        voter(&mut voters, "GARCIA", "MARIA", "12", "MAIN");
        voter(&mut voters, "NGUYEN", "THI HOA", "704", "FIRST");
        voter(&mut voters, "王", "小明", "9", "中山路");
        voter(&mut voters, "ΠΑΠΑΔΟΠΟΥΛΟΣ", "ΓΙΩΡΓΟΣ", "3", "ΕΡΜΟΥ");
        voter(&mut voters, "", "", "", "");
        for house in 1..300 {
            let last = format!("NAME{}", char::from(b'A' + u8::try_from(house % 26).unwrap()));
            voter(&mut voters, &last, "PAT", &house.to_string(), "PARK");
        }
        Engine::build(&voters)
    })
}

fn line(printed_name: &str, address: &str, city: &str, zip: &str) -> Line {
    let [printed_name, address, city, zip] = [printed_name, address, city, zip].map(str::to_owned);
    Line { printed_name, address, city, zip }
}

fn check(found: &LineMatch) {
    let sum: f64 = found.candidates.iter().map(|candidate| candidate.probability).sum();
    let whole = sum + found.not_on_roll;
    assert!(whole.is_finite() && (0.0..=1.0 + 1e-9).contains(&whole), "{found:?}");
    for candidate in &found.candidates {
        assert!(candidate.moved >= 0.0 && candidate.moved <= candidate.probability + 1e-12, "{candidate:?}");
        assert!(candidate.evidence.iter().all(|evidence| evidence.weight.is_finite()), "{candidate:?}");
    }
}

#[test]
fn what_is_missing_or_misplaced_is_no_harm() {
    let best = |found: &LineMatch| found.candidates.first().map(|best| (best.voter, best.probability));
    for (line, voter, least) in [
        (line("Maria Garcia", "12 Main St", "", ""), 0, 0.9),
        (line("Garcia", "12 Main St", "San Judas", "92917"), 0, 0.5),
        (line("12 Main St", "Maria Garcia", "San Judas", "92917"), 0, 0.9),
        (line("Garcia Maria", "12 Main St", "San Judas", ""), 0, 0.9),
        (line("  MARIA\t\u{0}GARCIA\u{7}", "12\u{a0}Main\r\nSt", "San Judas", "92917-0001"), 0, 0.9),
        (line("Hoa Nguyễn", "704 1st", "San Judas", "92917"), 1, 0.5),
        (line("小明 王", "9 中山路", "San Judas", "92917"), 2, 0.5),
        (line("Γιώργος Παπαδόπουλος", "3 Ερμού", "San Judas", "92917"), 3, 0.5),
    ] {
        let found = engine().link(&line);
        check(&found);
        assert!(best(&found).is_some_and(|best| best.0 == voter && best.1 >= least), "{line:?}: {found:?}");
    }
    let nothing = engine().link(&line("", "", "", ""));
    check(&nothing);
    assert!(nothing.candidates.iter().all(|candidate| candidate.probability < 0.1), "{nothing:?}");
}

#[test]
fn endless_fields_take_no_longer_than_short_ones() {
    let words = ["a ", "12 ", "Garcia ", "# ", ", ", "1/2 ", "\u{301}", "Jr ", "PO Box 1 ", "ﷺ"];
    for word in words {
        let field: String = word.chars().cycle().take(10_000).collect();
        for line in [line(&field, "12 Main", "", ""), line("Maria Garcia", &field, &field, &field)] {
            check(&engine().link(&line));
        }
        let _ = engine().lookup(&Lookup::Text(field), 10);
    }
}

/// A name in each of many scripts: with and without upper case, from left and from right, with marks that combine, with no spaces
/// between words.
const SCRIPTS: [(&str, &str); 28] = [
    ("ŁUKASIEWICZ", "ŻANETA"),
    ("ÞORVALDSDÓTTIR", "ÆGIR"),
    ("Παπαδοπούλου", "Ελένη"),
    ("Шевченко", "Оксана"),
    ("Հարությունյան", "Անահիտ"),
    ("გელაშვილი", "თამარ"),
    ("כהן", "רחל"),
    ("العمري", "فاطمة"),
    ("حسینی", "زهرا"),
    ("शर्मा", "सुनीता"),
    ("চট্টোপাধ্যায়", "অনন্যা"),
    ("ਸਿੰਘ", "ਹਰਪ੍ਰੀਤ"),
    ("પટેલ", "હિરલ"),
    ("சுப்பிரமணியன்", "மீனா"),
    ("రెడ్డి", "లక్ష్మి"),
    ("ನಾಯಕ", "ಸುಧಾ"),
    ("മേനോൻ", "ലത"),
    ("විජේසිංහ", "නිමල්"),
    ("สุขสวัสดิ์", "มาลี"),
    ("ວົງສາ", "ບຸນມີ"),
    ("ဦးသန့်", "မြမြ"),
    ("សុខ", "ចន្ទា"),
    ("ཚེ་རིང", "པདྨ"),
    ("ተስፋዬ", "ሰላም"),
    ("ᏎᏉᏯ", "ᏌᎳ"),
    ("김", "민서"),
    ("山田", "はなこ"),
    ("欧阳", "晓燕"),
];

#[test]
fn a_voter_is_found_in_every_script() {
    let mut voters = MemoryVoters::default();
    for (nth, (last, first)) in SCRIPTS.iter().enumerate() {
        voter(&mut voters, last, first, &(nth + 1).to_string(), "PARK");
    }
    for house in 0..400 {
        voter(&mut voters, ["GARCIA", "SMITH"][house % 2], "PAT", &house.to_string(), "PARK");
    }
    let engine = Engine::build(&voters);
    for (nth, (last, first)) in SCRIPTS.iter().enumerate() {
        let found =
            engine.link(&line(&format!("{first} {last}"), &format!("{} Park", nth + 1), "San Judas", ""));
        check(&found);
        let best = found.candidates.first().map(|best| (best.voter as usize, best.probability));
        assert!(best.is_some_and(|best| best.0 == nth && best.1 > 0.9), "{first} {last}: {found:?}");
        let looked_up = engine.lookup(&Lookup::Text(format!("{last} {first}")), 10);
        let first_found = looked_up.first().map(|found| found.voter as usize);
        assert_eq!(first_found, Some(nth), "{last} {first}: {looked_up:?}");
    }
}

#[test]
fn characters_from_all_of_unicode_can_stand_in_every_field() {
    // Every seventh character, twelve at a time; a surrogate is none.
    let all: Vec<char> = (0..=u32::from(char::MAX)).step_by(7).filter_map(char::from_u32).collect();
    for (nth, characters) in all.chunks(12).enumerate() {
        let text: String = characters.iter().collect();
        let ordinary = ["Maria Garcia", "12 Main St", "San Judas", "92917"];
        let mut fields = ordinary.map(str::to_owned);
        fields[nth % 4] = text.clone();
        let [name, address, city, zip] = &fields;
        check(&engine().link(&line(name, address, city, zip)));
        if nth % 16 == 0 {
            let _ = engine().lookup(&Lookup::Text(text), 10);
        }
    }
}

#[test]
fn thousands_of_identical_lines_are_paired_in_bounded_work() {
    let stranger = line("Xavier Quillfeather", "77 Nowhere Ln", "Farville", "10001");
    let voter = line("Maria Garcia", "12 Main St", "San Judas", "92917");
    let lines: Vec<Line> =
        (0..6_000).map(|nth| if nth % 2 == 0 { stranger.clone() } else { voter.clone() }).collect();
    let matches = engine().link_all(&lines, &|_| {});
    let pairs = engine().duplicates(&lines, &matches);
    assert!(pairs.len() < 6_000 * 60, "{} pairs", pairs.len());
    // Every line but the first of its kind is paired with an earlier one.
    let later: std::collections::BTreeSet<usize> = pairs.iter().map(|pair| pair.second).collect();
    assert!(later.len() >= 5_990, "{} lines are paired", later.len());
    assert!(pairs.iter().all(|pair| pair.first % 2 == pair.second % 2 && pair.first < pair.second));
}

#[test]
fn every_pair_of_lines_comes_with_its_evidence() {
    let lines = [
        line("Xavier Quillfeather", "77 Nowhere Ln", "Farville", "10001"),
        line("Maria Garcia", "12 Main St", "San Judas", "92917"),
        line("Quillfeather, Xavier", "77 Nowhere Lane", "Farvile", "10001"),
        line("Ottoline Brackwater", "3 Elsewhere Ct", "Farville", "10001"),
        line("MARIA GARCIA", "12 main", "San Judas", ""),
    ];
    let matches = engine().link_all(&lines, &|_| {});
    let pairs = engine().duplicates(&lines, &matches);
    let ends: Vec<(usize, usize, bool)> =
        pairs.iter().map(|pair| (pair.first, pair.second, pair.voter.is_some())).collect();
    assert_eq!(ends, [(0, 2, false), (1, 4, true)], "{pairs:?}");
    for pair in &pairs {
        assert!(pair.probability > 0.5 && pair.evidence.len() > 4, "{pair:?}");
    }
    let sum: f64 = pairs[0].evidence.iter().map(|evidence| evidence.weight).sum();
    let odds = pairs[0].probability / (1.0 - pairs[0].probability);
    assert!((sum - odds.clamp(1e-12, 1e12).ln()).abs() < 1e-6, "{sum} is not {}", odds.ln());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_unicode_is_read(name in any::<String>(), address in any::<String>(), city in any::<String>(), zip in any::<String>()) {
        check(&engine().link(&line(&name, &address, &city, &zip)));
        check(&engine().link(&line(&address, &name, &zip, &city)));
        let _ = engine().lookup(&Lookup::Text(format!("{name} {address}")), 10);
    }

    #[test]
    fn a_roll_of_any_unicode_is_built_and_finds_itself(values in prop::collection::vec(any::<[String; 4]>(), 1..6)) {
        let mut voters = MemoryVoters::default();
        for [last, first, house, street] in &values {
            voter(&mut voters, last, first, house, street);
        }
        let engine = Engine::build(&voters);
        for [last, first, house, street] in &values {
            check(&engine.link(&line(&format!("{first} {last}"), &format!("{house} {street}"), "San Judas", "92917")));
        }
    }
}
