//! Look-ups against a search of everybody, on the faults that were found, and on any text.
#![expect(clippy::disallowed_methods, reason = "these tests bound the time an answer takes")]

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::judge::Judge;
use super::meaning::meanings;
use crate::{Engine, Field, Lookup, MemoryVoters};

/// Last, first, middle, house, street, city, zip.
type Row = [&'static str; 7];

const ROWS: [Row; 20] = [
    ["NGUYEN", "GUY", "", "10598", "ALMADEN", "SAN JOSE", "95112"],
    ["NGUYEN", "HOA", "THI", "10598", "STORY", "SAN JOSE", "95122"],
    ["CHU", "HENRY", "", "77", "OAK", "CAMPBELL", "95008"],
    ["CHU", "ANNA", "H", "78", "OAK", "CAMPBELL", "95008"],
    ["HAN", "CHUNG", "", "15", "ELM", "CAMPBELL", "95008"],
    ["MAPLE", "MARK", "", "5", "PINE", "SAN JOSE", "95112"],
    ["BROWN", "MARY", "", "573", "MAPLE", "SAN JOSE", "95112"],
    ["BROWN", "JOHN", "", "573", "MAPLE", "SAN JOSE", "95112"],
    ["YANG", "LI", "", "5763", "SENTER", "SAN JOSE", "95111"],
    ["WILLIAMS", "ROBERT", "", "230", "EL CAMINO REAL", "PALO ALTO", "94301"],
    ["WILLIAMSON", "ROBERTA", "", "231", "EL CAMINO REAL", "PALO ALTO", "94301"],
    ["SMITH", "JOSE", "", "704", "KING", "SAN JOSE", "95116"],
    ["SMYTHE", "JANE", "", "704", "KING", "SAN JOSE", "95116"],
    ["GARCIA LOPEZ", "MARIA ELENA", "", "12B", "FIRST", "SAN JOSE", "95113"],
    ["DE LA CRUZ", "DAISY", "", "9", "FIRST", "SAN JOSE", "95113"],
    ["O'BRIEN", "PAT", "", "1604", "SANTA CLARA", "GILROY", "95020"],
    ["JAMES", "THOMAS", "", "31", "LARK", "GILROY", "95020"],
    ["THOMAS", "JAMES", "", "32", "LARK", "GILROY", "95020"],
    ["LEE", "KIM", "", "2027", "MILLER", "GILROY", "95020"],
    ["王", "丽", "", "8", "FIRST", "SAN JOSE", "95113"],
];

/// What is typed and the row that is meant.
const ASKED: [(&str, usize); 30] = [
    ("10598 nguy", 0),
    ("10598 nguyen h", 1),
    ("h chu 95008", 2),
    ("573 maple m", 6),
    ("yng 5763", 8),
    ("wliliams 230", 9),
    ("704smi", 11),
    ("smi704", 11),
    ("704 smythe", 12),
    ("jane 704", 12),
    ("smith pepe 704", 11),
    ("bob williams", 9),
    ("robert williams 203", 9),
    ("robret wiliams el camnio", 9),
    ("williams camino 230", 9),
    ("garcia maria 12b", 13),
    ("lopez 12", 13),
    ("lopez garcia maria", 13),
    ("9 de l", 14),
    ("de ga cruz daisy", 14),
    ("obrien 1604", 15),
    ("o'brein gilroy", 15),
    ("thomas james", 17),
    ("1ee 2O27 mi11er", 18),
    ("kim lee 2072", 18),
    ("mary brown 573 maple st", 6),
    ("brown, john", 7),
    ("nguyen hoa thi 95122", 1),
    ("chu henry cambpell", 2),
    ("王 丽", 19),
];

fn engine(rows: &[Row]) -> Engine {
    let mut voters = MemoryVoters::default();
    for [last, first, middle, house, street, city, zip] in rows {
        voters.push(&[
            (Field::LastName, last),
            (Field::FirstName, first),
            (Field::MiddleName, middle),
            (Field::HouseNumber, house),
            (Field::StreetName, street),
            (Field::StreetType, "ST"),
            (Field::City, city),
            (Field::Zip, zip),
        ]);
    }
    Engine::build(&voters)
}

fn text(text: &str) -> Lookup {
    Lookup::Text(text.to_owned())
}

#[test]
fn clerks_find_whom_they_mean() {
    let engine = engine(&ROWS);
    let mut missed = Vec::new();
    for (typed, meant) in ASKED {
        let found = engine.lookup(&text(typed), 10);
        if found.first().map(|first| first.voter as usize) != Some(meant) {
            missed.push((typed, ROWS[meant], found));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn nonsense_finds_nobody() {
    let engine = engine(&ROWS);
    for typed in ["", " ,;# ", "zzqx 77777", "qqqq", "xqzw vvvv 99999", "#"] {
        assert_eq!(engine.lookup(&text(typed), 10), [], "{typed}");
    }
    assert_eq!(engine.lookup(&text("smith"), 0), []);
}

#[test]
fn fields_are_searched_where_they_belong() {
    let engine = engine(&ROWS);
    let fields = |last: &str, first: &str, house: &str, street: &str, city: &str| Lookup::Fields {
        last: last.to_owned(),
        first: first.to_owned(),
        house: house.to_owned(),
        street: street.to_owned(),
        city: city.to_owned(),
    };
    let first = |lookup: &Lookup| engine.lookup(lookup, 10).first().map(|found| found.voter);
    // JAMES as a surname is another person than JAMES as a first name.
    assert_eq!(first(&fields("james", "", "", "", "gilroy")), Some(16));
    assert_eq!(first(&fields("thomas", "james", "", "", "")), Some(17));
    assert_eq!(first(&fields("wiliams", "bob", "203", "el camino real", "")), Some(9));
    assert_eq!(first(&fields("", "", "573", "573 Maple St", "San Jose")), Some(6));
    assert_eq!(first(&fields("", "", "", "", "")), None);
}

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// A roll of people who share names and addresses.
fn mixed(count: usize) -> Vec<Row> {
    let mut numbers = Numbers(5);
    (0..count).map(|_| std::array::from_fn(|column| ROWS[numbers.below(ROWS.len() - 1)][column])).collect()
}

#[test]
fn the_search_finds_what_judging_everybody_finds() {
    let rows = mixed(4_000);
    let engine = engine(&rows);
    let mut worse = Vec::new();
    for (typed, _) in ASKED {
        let found = engine.lookup(&text(typed), 10);
        let words = text(typed).words();
        let (spans, meanings) = meanings(&words, &engine.index);
        let mut judge = Judge::new(&engine.index, &words, &spans, &meanings);
        let everybody = (0..4_000).filter_map(|voter| judge.judge(&engine.index.record(voter)));
        let best = everybody.fold(f32::INFINITY, f32::min);
        let price = found.first().map_or(f64::INFINITY, |first| -first.score);
        if price > f64::from(best) + 0.01 {
            worse.push((typed, best, price));
        }
    }
    assert!(worse.is_empty(), "{worse:?}");
}

#[test]
fn thousands_of_one_name_take_bounded_work() {
    let rows: Vec<Row> = (0..30_000).map(|_| ROWS[11]).collect();
    let engine = engine(&rows);
    for typed in [
        "smith",
        "jose smith",
        "smith jose 704 king",
        "smiht 705",
        "s",
        "704 k",
        "zzz qqq 99 nowhere street 7",
    ] {
        let start = Instant::now();
        let found = engine.lookup(&text(typed), 10);
        assert!(found.len() == 10 || typed.starts_with("zzz"), "{typed}: {}", found.len());
        assert!(start.elapsed() < Duration::from_secs(1), "{typed}: {:?}", start.elapsed());
    }
}

#[test]
fn equal_voters_come_in_the_order_of_the_roll() {
    let engine = engine(&[ROWS[11], ROWS[0], ROWS[11], ROWS[11]]);
    let found: Vec<u32> = engine.lookup(&text("704smi"), 10).iter().map(|found| found.voter).collect();
    assert_eq!(found, [0, 2, 3]);
}

static ENGINE: LazyLock<Engine> = LazyLock::new(|| engine(&mixed(500)));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_is_answered_soon(typed in "\\PC{0,80}", wild in ".{0,400}") {
        for typed in [typed.clone(), wild.clone(), typed.repeat(200), format!("{typed}704smi {wild}")] {
            let start = Instant::now();
            let found = ENGINE.lookup(&Lookup::Text(typed.clone()), 10);
            prop_assert!(found.len() <= 10);
            prop_assert!(found.windows(2).all(|pair| pair[0].score >= pair[1].score));
            prop_assert!(start.elapsed() < Duration::from_secs(2), "{typed}");
            let fields = Lookup::Fields {
                last: wild.clone(), first: typed.clone(), house: typed.clone(), street: wild.clone(), city: typed,
            };
            prop_assert!(ENGINE.lookup(&fields, 3).len() <= 3);
        }
    }

    #[test]
    fn names_numbers_and_slips_are_answered(words in prop::collection::vec("[a-z0-9#/'-]{1,12}", 0..14)) {
        let typed = words.join(" ");
        let found = ENGINE.lookup(&text(&typed), 10);
        prop_assert_eq!(&found, &ENGINE.lookup(&text(&typed), 10));
        prop_assert!(found.iter().all(|found| found.voter < 500 && found.score.is_finite()));
    }
}
