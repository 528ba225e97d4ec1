//! Rolls and petitions where all are alike: a county's worth of voters with one name at one address, a petition that is one line
//! over and over. The work stays bounded, and the answer says that nobody can tell.
#![expect(clippy::unwrap_used, reason = "test code")]
#![expect(clippy::disallowed_methods, reason = "how long it takes is what is tested")]

use std::time::{Duration, Instant};

use linkage::{Engine, Field, Line, Lookup, MemoryVoters};

/// Enough that anything that goes through all of them for every line would take minutes; the full million was measured by
/// hand (`docs/linkage.md`).
const CROWD: usize = 200_000;
/// How much longer a line or query may take than an ordinary one of an ordinary roll of that size.
const SLOWER: u32 = 20;
/// Below this nobody notices, and the clock and other work on the machine decide.
const UNNOTICED: Duration = Duration::from_millis(4);

const LAST: &str = "GARCIA NGUYEN SMITH JOHNSON TRAN LEE WONG MARTINEZ BROWN PATEL SINGH KIM LOPEZ WILLIAMS JONES DAVIS \
    HERNANDEZ CHEN WILSON ANDERSON THOMAS TAYLOR MOORE JACKSON MARTIN PEREZ THOMPSON WHITE HARRIS SANCHEZ \
    CLARK RAMIREZ LEWIS ROBINSON WALKER YOUNG ALLEN KING WRIGHT SCOTT";
const FIRST: &str = "MARIA JOHN THUY DAVID LINDA JAMES ROBERT PATRICIA MICHAEL JENNIFER WILLIAM ELIZABETH RICHARD SUSAN JOSEPH \
    JESSICA CARLOS SARAH KAREN DANIEL NANCY LISA MARK BETTY ANH";
const STREET: &str = "MAIN OAK PARK FIRST ELM WASHINGTON LAKE HILL CEDAR PINE MAPLE SUNSET VIEW RIVER SPRING CHURCH CHERRY \
    WILLOW FOREST MISSION";

struct Person {
    last: String,
    first: String,
    house: String,
    street: String,
}

fn pick(words: &'static str, nth: usize) -> &'static str {
    let count = words.split(' ').count();
    words.split(' ').nth(nth % count).unwrap()
}

/// The nth of an ordinary roll; names and addresses repeat about as much as in a county.
fn ordinary(nth: usize) -> Person {
    let mixed = nth.wrapping_mul(2_654_435_761) % 1_000_003;
    let syllable = ["", "SON", "MAN", "EZ", "LEY", "TON", "BERG", "SKI"][mixed / 7 % 8];
    Person {
        last: format!("{}{syllable}", pick(LAST, mixed)),
        first: pick(FIRST, mixed / 40).to_owned(),
        house: (nth / 3 % 4_000 + 1).to_string(),
        street: format!("{}{}", pick(STREET, nth / 12_000), ["", " CREEK", "VIEW", " GROVE"][nth % 4]),
    }
}

fn one_name_at_one_address(_: usize) -> Person {
    let [last, first, house, street] = ["SMITH", "JOHN", "12", "MAIN"].map(str::to_owned);
    Person { last, first, house, street }
}

fn roll(count: usize, person: impl Fn(usize) -> Person) -> Engine {
    let mut voters = MemoryVoters::default();
    for nth in 0..count {
        let Person { last, first, house, street } = person(nth);
        voters.push(&[
            (Field::LastName, last.as_str()),
            (Field::FirstName, &first),
            (Field::HouseNumber, &house),
            (Field::StreetName, &street),
            (Field::StreetType, "ST"),
            (Field::City, "SAN JUDAS"),
            (Field::Zip, "92917"),
        ]);
    }
    Engine::build(&voters)
}

fn line(printed_name: &str, address: &str) -> Line {
    let [printed_name, address, city, zip] = [printed_name, address, "San Judas", "92917"].map(str::to_owned);
    Line { printed_name, address, city, zip }
}

/// The line of a person, every third with a mistake in the surname.
fn line_of(person: &Person, nth: usize) -> Line {
    let mut last = person.last.clone();
    if nth.is_multiple_of(3) {
        last.replace_range(1..2, "Q");
    }
    line(&format!("{} {last}", person.first), &format!("{} {} St", person.house, person.street))
}

/// The shortest of three tries: the others were disturbed.
fn shortest(mut work: impl FnMut()) -> Duration {
    let mut once = || {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap()
}

/// What a line of an ordinary petition and a query of an ordinary clerk take with an ordinary roll.
fn usual() -> (Duration, Duration) {
    let engine = roll(CROWD, ordinary);
    let lines: Vec<Line> = (0..400).map(|nth| line_of(&ordinary(nth * 487), nth)).collect();
    let link = shortest(|| lines.iter().for_each(|line| drop(engine.link(line)))) / 400;
    let queries: Vec<Lookup> = (0..400)
        .map(|nth| ordinary(nth * 487))
        .map(|person| Lookup::Text(format!("{} {} {}", person.last, person.first, person.house)))
        .collect();
    let look = shortest(|| queries.iter().for_each(|query| drop(engine.lookup(query, 10)))) / 400;
    (link, look)
}

fn assert_bounded(engine: &Engine, usual: (Duration, Duration), lines: &[Line], queries: &[&str]) {
    for line in lines {
        let taken = shortest(|| drop(engine.link(line)));
        let most = (usual.0 * SLOWER).max(UNNOTICED);
        assert!(taken <= most, "{line:?}: {taken:?}, usually {:?}", usual.0);
    }
    for query in queries {
        let taken = shortest(|| drop(engine.lookup(&Lookup::Text((*query).to_owned()), 10)));
        let most = (usual.1 * SLOWER).max(UNNOTICED);
        assert!(taken <= most, "{query}: {taken:?}, usually {:?}", usual.1);
    }
}

const QUERIES: [&str; 12] = [
    "john smith",
    "smith",
    "smith john 12",
    "12 main",
    "12smi",
    "jonh smiht",
    "j",
    "m",
    "12",
    "main",
    "12 main st san judas 92917",
    "smith john 13 main",
];

fn lines() -> Vec<Line> {
    [
        ("John Smith", "12 Main St"),
        ("Smith, John", "12 Main"),
        ("Jonh Smiht", "21 Mian St"),
        ("J Smith", "12 Main St Apt 4"),
        ("John Smith", ""),
        ("John Smith", "99 Elsewhere Ave"),
        ("Mary Smith", "12 Main St"),
        ("Xavier Quillfeather", "12 Main St"),
        ("", "12 Main St"),
        ("12 Main St", "John Smith"),
    ]
    .into_iter()
    .map(|(name, address)| line(name, address))
    .collect()
}

#[test]
fn a_crowd_of_one_name_at_one_address_takes_bounded_work_and_nobody_is_sure() {
    let usual = usual();
    let mut engine = roll(CROWD, one_name_at_one_address);
    assert_bounded(&engine, usual, &lines(), &QUERIES);
    let found = engine.link(&line("John Smith", "12 Main St"));
    assert!(found.candidates.iter().all(|candidate| candidate.probability < 0.01), "{found:?}");
    let bytes = engine.index_bytes().len();
    assert!(bytes < CROWD * 200, "{bytes} bytes of index");
}

#[test]
fn a_crowd_at_one_address_takes_bounded_work() {
    let usual = usual();
    let engine =
        roll(CROWD, |nth| Person { house: "12".to_owned(), street: "MAIN".to_owned(), ..ordinary(nth) });
    assert_bounded(&engine, usual, &lines(), &QUERIES);
}

#[test]
fn a_crowd_of_one_name_takes_bounded_work() {
    let usual = usual();
    let engine =
        roll(CROWD, |nth| Person { last: "SMITH".to_owned(), first: "JOHN".to_owned(), ..ordinary(nth) });
    assert_bounded(&engine, usual, &lines(), &QUERIES);
    // Whose address is whose still tells them apart.
    let own = ordinary(9_876);
    let found = engine.link(&line("John Smith", &format!("{} {} St", own.house, own.street)));
    let at_home: f64 = found.candidates.iter().map(|candidate| candidate.probability).sum();
    assert!(at_home > 0.5, "{found:?}");
}

#[test]
fn a_roll_without_any_content_takes_bounded_work() {
    let usual = usual();
    let nobody =
        |_| Person { last: String::new(), first: String::new(), house: String::new(), street: String::new() };
    assert_bounded(&roll(CROWD, nobody), usual, &lines(), &QUERIES);
}

#[test]
fn a_petition_of_one_line_costs_no_more_than_an_ordinary_one() {
    const LINES: usize = 6_000;
    let engine = roll(CROWD, ordinary);
    let whole = |lines: &[Line]| {
        let start = Instant::now();
        let matches = engine.link_all(lines, &|_| {});
        let pairs = engine.duplicates(lines, &matches);
        (start.elapsed(), pairs)
    };
    let ordinary_lines: Vec<Line> = (0..LINES).map(|nth| line_of(&ordinary(nth * 33), nth)).collect();
    let (usually, _) = whole(&ordinary_lines);
    let stranger = line("Xavier Quillfeather", "77 Nowhere Ln");
    let somebody = line_of(&ordinary(4_711), 1);
    let tied = line("John Smith", "");
    for same in [stranger, somebody, tied, line("", "")] {
        let (taken, pairs) = whole(&vec![same.clone(); LINES]);
        assert!(taken <= usually * SLOWER, "{same:?}: {taken:?}, usually {usually:?}");
        assert!(pairs.len() <= LINES * 60, "{same:?}: {} pairs", pairs.len());
    }
}
