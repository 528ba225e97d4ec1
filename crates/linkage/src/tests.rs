//! The engine against an exhaustive one, against bad input, and against itself on other numbers of threads.

use proptest::prelude::*;

use crate::desk::Desk;
use crate::line::Written;
use crate::posterior::explain;
use crate::view::View;
use crate::weigh::weigh;
use crate::{Engine, Field, Line, MemoryVoters};

const SURNAMES: [&str; 24] = [
    "GARCIA",
    "GARZA",
    "SMITH",
    "SMYTHE",
    "NGUYEN",
    "TRAN",
    "LOPEZ",
    "LOPES",
    "GARCIA LOPEZ",
    "O'BRIEN",
    "PATEL",
    "JOHNSON",
    "JOHNSTON",
    "LEE",
    "LI",
    "CHEN",
    "CHENG",
    "WILLIAMS",
    "WILLIAMSON",
    "DE LA CRUZ",
    "CRUZ",
    "MARTINEZ",
    "MARTIN",
    "KIM",
];
const FIRSTS: [&str; 20] = [
    "MARIA",
    "MARIO",
    "JOHN",
    "JONATHAN",
    "ROBERT",
    "ROBERTA",
    "WILLIAM",
    "ANNA",
    "ANA",
    "THI",
    "HOA",
    "MINH",
    "DAVID",
    "DAVIDA",
    "ELIZABETH",
    "BETH",
    "MARY ANN",
    "JOSE",
    "JOSEPH",
    "RAJ",
];
const STREETS: [&str; 12] = [
    "MAIN",
    "OAK",
    "OAKS",
    "FIRST",
    "EL CAMINO REAL",
    "ALMADEN",
    "ALAMEDA",
    "PARK",
    "STORY",
    "SENTER",
    "SANTA CLARA",
    "KING",
];

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}

struct Person {
    last: &'static str,
    first: &'static str,
    house: String,
    street: &'static str,
}

fn people(count: usize, numbers: &mut Numbers) -> Vec<Person> {
    (0..count)
        .map(|_| Person {
            last: numbers.pick(&SURNAMES),
            first: numbers.pick(&FIRSTS),
            house: (1 + numbers.below(400)).to_string(),
            street: numbers.pick(&STREETS),
        })
        .collect()
}

fn roll(people: &[Person]) -> MemoryVoters {
    let mut voters = MemoryVoters::default();
    for person in people {
        voters.push(&[
            (Field::LastName, person.last),
            (Field::FirstName, person.first),
            (Field::HouseNumber, &person.house),
            (Field::StreetName, person.street),
            (Field::City, "SAN JOSE"),
            (Field::Zip, "95112"),
        ]);
    }
    voters
}

/// Characters replaced, lost or doubled: three in so many.
fn damaged(text: &str, one_in: usize, numbers: &mut Numbers) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match numbers.below(one_in) {
            0 => out.push(char::from(b'a' + u8::try_from(numbers.below(26)).unwrap())),
            1 => {}
            2 => out.extend([character, character]),
            _ => out.push(character),
        }
    }
    out
}

fn written(person: &Person, one_in: usize, numbers: &mut Numbers) -> Line {
    Line {
        printed_name: damaged(&format!("{} {}", person.first, person.last), one_in, numbers),
        address: damaged(&format!("{} {} St", person.house, person.street), one_in, numbers),
        city: "San Jose".to_owned(),
        zip: "95112".to_owned(),
    }
}

#[test]
fn the_search_finds_what_scoring_everybody_finds() {
    const VOTERS: usize = 300;
    let mut numbers = Numbers(7);
    let people = people(VOTERS, &mut numbers);
    let engine = Engine::build(&roll(&people));
    let mut desk = Desk::new(&engine.index, Default::default());
    let mut missed = Vec::new();
    const LINES: usize = 2_000;
    for nth in 0..LINES {
        // From carefully keyed to poorly read, and some who moved.
        let mut line = written(&people[nth % VOTERS], [200, 100, 60, 40][nth % 4], &mut numbers);
        if nth % 10 == 9 {
            line.address = written(&people[(nth * 7) % VOTERS], 60, &mut numbers).address;
        }
        let found = engine.link(&line);
        let view = View::new(Written::new(&line), &engine.index, engine.parameters(), &mut desk);
        let everybody: Vec<(f32, u32)> = (0..300).map(|voter| (0.0, voter)).collect();
        let all = explain(&view, &engine.index, &engine.namesakes, &weigh(&view, &engine.index, &everybody));
        let posterior = all.posterior(engine.parameters());
        let best = (0..VOTERS)
            .max_by(|&left, &right| posterior.voters[left].total_cmp(&posterior.voters[right]))
            .unwrap();
        let row = engine.index.rows[best];
        let certain = posterior.voters[best] > 0.5;
        if certain && found.candidates.iter().all(|candidate| candidate.voter != row) {
            missed.push((
                line,
                posterior.voters[best],
                found.candidates.first().map(|first| first.probability),
            ));
        }
    }
    assert!(missed.len() * 1000 <= LINES, "best voters that were not among the candidates: {missed:?}");
}

#[test]
fn what_was_planted_is_recovered() {
    let mut numbers = Numbers(21);
    // Names of three syllables: some are frequent, most are not.
    let syllables = ["BA", "LO", "MEN", "RI", "SAN", "TOR", "VE", "KUN", "DAL", "PHO", "GAR", "IS"];
    let names: Vec<&'static str> = (0..12 * 12 * 12)
        .map(|nth| [syllables[nth / 144], syllables[nth / 12 % 12], syllables[nth % 12]].concat())
        .map(|name| &*name.leak())
        .collect();
    let mut people = people(12_000, &mut numbers);
    for person in &mut people {
        person.last = numbers.pick(&names);
        person.first = numbers.pick(&names[..400]);
    }
    // Three of four are on the roll.
    let (voters, others) = people.split_at(9_000);
    let engine = Engine::build(&roll(voters));
    let lines: Vec<Line> = (0..2_400)
        .map(|nth| match nth % 12 {
            // Strangers to the roll, a third of them relatives of a registered household.
            0 | 4 => written(&others[nth], 90, &mut numbers),
            8 => {
                let registered = &voters[nth * 3];
                let house = registered.house.clone();
                let relative = Person { first: others[nth].first, house, ..*registered };
                written(&relative, 90, &mut numbers)
            }
            // Moved: the name of one voter, the address of another.
            2 => {
                let house = voters[nth + 1].house.clone();
                let moved = Person { house, street: voters[nth + 1].street, ..voters[nth * 3] };
                written(&moved, 90, &mut numbers)
            }
            _ => written(&voters[nth * 3], 90, &mut numbers),
        })
        .collect();
    let learned = engine.learn(&lines);
    assert!((learned.on_roll - 0.75).abs() < 0.03, "{learned:?}");
    assert!((learned.moved - 1.0 / 9.0).abs() < 0.03, "{learned:?}");
    assert!((learned.family - 1.0 / 3.0).abs() < 0.08, "{learned:?}");
    // Three of ninety characters are wrong: between the second level and the third.
    assert!(learned.levels[1] + learned.levels[2] > 0.7, "{learned:?}");
    assert!(learned.missed.iter().all(|share| (0.0..0.2).contains(share)), "{learned:?}");
    assert_eq!(learned, engine.learn(&lines), "the same lines teach the same");
}

#[test]
fn evidence_sums_to_the_log_odds() {
    let mut numbers = Numbers(3);
    let people = people(500, &mut numbers);
    let engine = Engine::build(&roll(&people));
    for person in people.iter().step_by(7) {
        for candidate in engine.link(&written(person, 30, &mut numbers)).candidates {
            let sum: f64 = candidate.evidence.iter().map(|evidence| evidence.weight).sum();
            let odds = (candidate.probability / (1.0 - candidate.probability)).clamp(1e-12, 1e12).ln();
            assert!(candidate.evidence.is_empty() || (sum - odds).abs() < 1e-6, "{sum} is not {odds}");
        }
    }
}

#[test]
fn answers_do_not_depend_on_threads_and_survive_the_index_as_bytes() {
    let mut numbers = Numbers(9);
    let people = people(2_000, &mut numbers);
    let mut engine = Engine::build(&roll(&people));
    let lines: Vec<Line> = people.iter().step_by(3).map(|person| written(person, 30, &mut numbers)).collect();
    let on = |threads: usize, engine: &Engine| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| engine.link_all(&lines, &|_| {}))
    };
    let one = on(1, &engine);
    assert_eq!(one, on(4, &engine));
    let bytes = engine.index_bytes();
    let hash = engine.index.content_hash;
    let again = Engine::open(&bytes, &hash).unwrap();
    assert_eq!(one, on(2, &again));
    assert!(again.index.missed.is_some());
    assert_eq!(engine.learn(&lines), again.learn(&lines), "a kept rehearsal is what another one would show");
    assert_eq!(Engine::build(&roll(&people)).learn(&lines), again.learn(&lines));
    for at in [0, 20, 60, bytes.len() / 2] {
        let mut broken = bytes.clone();
        broken[at] ^= 1;
        assert!(Engine::open(&broken, &hash).is_err(), "byte {at}");
    }
    assert!(Engine::open(&bytes[..bytes.len() / 2], &hash).is_err());
    assert!(Engine::open(&bytes, &[7; 32]).is_err());
}

#[test]
fn thousands_of_one_name_at_one_address_take_bounded_work() {
    let mut voters = MemoryVoters::default();
    for _ in 0..20_000 {
        voters.push(&[
            (Field::LastName, "SMITH"),
            (Field::FirstName, "JOHN"),
            (Field::HouseNumber, "1"),
            (Field::StreetName, "MAIN"),
        ]);
    }
    let engine = Engine::build(&voters);
    let line = Line { printed_name: "John Smith".into(), address: "1 Main St".into(), ..Line::default() };
    let found = engine.link(&line);
    assert!(
        found.candidates.len() == 10 && found.candidates.iter().all(|candidate| candidate.probability < 0.05)
    );
}

#[test]
fn an_empty_roll_has_nobody() {
    let engine = Engine::build(&MemoryVoters::default());
    let line = Line { printed_name: "John Smith".into(), address: "1 Main St".into(), ..Line::default() };
    assert!(engine.link(&line).candidates.is_empty());
    assert!(engine.lookup(&crate::Lookup::Text("smith 1".into()), 10).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_read_without_panic(name in "\\PC{0,60}", address in ".{0,60}", city in "[ -~]{0,20}", zip in ".{0,8}") {
        static ENGINE: std::sync::OnceLock<Engine> = std::sync::OnceLock::new();
        let engine = ENGINE.get_or_init(|| Engine::build(&roll(&people(200, &mut Numbers(1)))));
        let long = name.repeat(100);
        for printed_name in [name.clone(), long] {
            let line = Line { printed_name, address: address.clone(), city: city.clone(), zip: zip.clone() };
            let found = engine.link(&line);
            let sum: f64 = found.candidates.iter().map(|candidate| candidate.probability).sum();
            prop_assert!((0.0..=1.0 + 1e-9).contains(&(sum + found.not_on_roll)), "{sum} and {}", found.not_on_roll);
        }
        let _ = engine.lookup(&crate::Lookup::Text(name + " " + &address), 10);
    }

    #[test]
    fn a_difference_has_as_many_errors_as_needed_at_most(left in "[a-z]{0,12}", right in "[a-z]{0,12}") {
        let difference = crate::channel::compare(left.as_bytes(), right.as_bytes());
        prop_assert!(usize::from(difference.errors) <= left.len() + right.len());
        prop_assert!((difference.errors == 0) == (left == right));
        prop_assert!(difference.per_level().iter().all(|chance| (0.0..=1.0).contains(chance)));
        // What is added one way is lost the other way; the number of errors is the same but for pairs read as one.
        let back = crate::channel::compare(right.as_bytes(), left.as_bytes());
        prop_assert!(difference.errors.abs_diff(back.errors) <= 2, "{} and {}", difference.errors, back.errors);
    }
}
