//! From the raw count to the sample in public, and what turns up later.

use sampling::{Claim, Frame, Seed};

use crate::counting::ready;
use crate::intake::BASE;
use crate::support::{Answer, Browser, House};

const SEED: &str = "31415926535897932384";

/// Both clerks count these sheets of a section full.
fn count_full(house: &House, section: u32, sheets: std::ops::RangeInclusive<u32>) {
    for id in ["clerk-1", "clerk-2"] {
        let mut clerk = house.signed_in(id);
        clerk.get(&format!("{BASE}/count/{section}"));
        for sheet in sheets.clone() {
            clerk.send(&format!("{BASE}/count/{section}/{sheet}"), &[("said", "full")]);
        }
        clerk.send(&format!("{BASE}/count/{section}/done"), &[]);
    }
}

/// 600 lines in 40 sheets of 15, declared and accepted.
pub(crate) fn accepted() -> (House, Browser) {
    let house = ready(1);
    count_full(&house, 1, 1..=40);
    let mut registrar = house.signed_in("registrar");
    registrar.get(&format!("{BASE}/raw-count"));
    let answer = registrar.send(&format!("{BASE}/raw-count/declare"), &[]);
    assert!(answer.says("The raw count is declared: 600 lines."), "{}", answer.words());
    assert!(answer.says("enough lines on the face of it"), "{}", answer.words());
    let answer = registrar.send(&format!("{BASE}/raw-count/prima-facie"), &[]);
    assert!(answer.says("The petition is filed as of that day"), "{}", answer.words());
    assert!(
        answer.says("Signatures submitted (raw count)") && answer.says("EC §11222"),
        "{}",
        answer.words()
    );
    (house, registrar)
}

fn hash_on(answer: &Answer) -> String {
    let words = answer.words();
    let found = words.split_whitespace().find(|word| word.len() == 64);
    found.unwrap_or_else(|| panic!("no hash: {words}")).to_owned()
}

fn drawn() -> (House, Browser) {
    let (house, mut registrar) = accepted();
    registrar.get(&format!("{BASE}/draw"));
    registrar.send(&format!("{BASE}/draw/freeze"), &[]);
    registrar.send(&format!("{BASE}/draw/1/seed"), &[("seed", SEED), ("source", "dice")]);
    registrar.send(&format!("{BASE}/draw/1/sample"), &[]);
    (house, registrar)
}

#[test]
fn a_raw_count_is_declared_only_when_all_is_counted_and_as_it_was_seen() {
    let house = ready(2);
    count_full(&house, 1, 1..=2);
    let mut registrar = house.signed_in("registrar");
    let answer = registrar.get(&format!("{BASE}/raw-count"));
    assert!(
        answer.says("Sections with no sheet counted 1") && answer.says("Not possible yet"),
        "{}",
        answer.words()
    );
    count_full(&house, 2, 1..=1);
    registrar.get(&format!("{BASE}/raw-count"));
    let stale = registrar.send(&format!("{BASE}/raw-count/declare"), &[("raw-count", "30")]);
    assert!(stale.status == 422 && stale.says("from 30 to 45"), "{}", stale.words());
    let tomorrow = registrar.send(&format!("{BASE}/raw-count/declare"), &[("on", "2018-01-12")]);
    assert!(tomorrow.says("2018-01-12 is still to come"), "{}", tomorrow.words());
    registrar.get(&format!("{BASE}/raw-count"));
    let answer = registrar.send(&format!("{BASE}/raw-count/declare"), &[]);
    assert!(answer.says("45 lines") && answer.says("too few lines on the face of it"), "{}", answer.words());
    let answer = registrar.send(&format!("{BASE}/raw-count/prima-facie"), &[]);
    assert!(answer.says("No further action is taken"), "{}", answer.words());
}

#[test]
fn the_frame_is_public_before_the_seed_and_anybody_can_repeat_the_draw() {
    let (house, mut registrar) = accepted();
    let mut observer = house.signed_in("observer");
    let page = format!("{BASE}/draw");
    assert!(observer.get(&page).says("The registrar freezes it."));
    registrar.get(&page);
    let frozen = registrar.send(&format!("{page}/freeze"), &[]);
    let hash = hash_on(&frozen);
    let seen = observer.get(&page);
    assert!(seen.says(&hash) && seen.says("Not published yet"), "{}", seen.words());
    let seed = format!("{page}/1/seed");
    for (digits, said) in [
        ("3141592653589793238x", "the seed has 'x' at position 20"),
        ("31415 26535 89793 23846", "the seed has ' ' at position 6"),
        ("3141592653589793238", "the seed has 19 digits"),
        ("٣١٤١٥٩٢٦٥٣٥٨٩٧٩٣٢٣٨٤", "at position 1"),
    ] {
        let answer = registrar.send(&seed, &[("seed", digits), ("source", "dice")]);
        assert!(
            answer.status == 422 && answer.words().to_lowercase().contains(said),
            "{said}: {}",
            answer.words()
        );
        assert!(answer.html().contains(&format!("value=\"{digits}\"")), "what was typed stays");
    }
    let answer = registrar.send(&seed, &[("seed", SEED), ("source", "")]);
    assert!(answer.status == 422, "{}", answer.words());
    let answer = registrar.send(&seed, &[("seed", SEED), ("source", "twenty dice")]);
    assert!(answer.says("31415 92653 58979 32384") && answer.says("twenty dice"), "{}", answer.words());
    assert!(answer.says("Signatures to sample: 500 signatures"), "{}", answer.words());
    let twice = registrar.post_with_token(&seed, &[("seed", SEED), ("source", "twenty dice")]);
    assert!(twice.status == 200 && twice.says("The seed is public"), "sent twice: {}", twice.words());
    let other = registrar.post_with_token(&seed, &[("seed", "99999999999999999999"), ("source", "dice")]);
    assert!(other.status == 422 && other.says("31415 92653"), "{}", other.words());
    registrar.get(&page);
    let few = registrar.send(&format!("{page}/1/sample"), &[("size", "499")]);
    assert!(few.status == 422 && few.says("give 500 to 600"), "{}", few.words());
    let answer = registrar.send(&format!("{page}/1/sample"), &[("size", "500")]);
    assert!(answer.says("500 lines are drawn."), "{}", answer.words());
    let answer = observer.get(&format!("{page}?replay=yes"));
    assert!(answer.says("The draw repeats."), "{}", answer.words());
    repeats_elsewhere(&mut observer, &hash);
    assert_eq!(observer.get(&format!("{page}/pull-list.csv")).status, 403);
}

/// From the files alone, as `scrutineer sample verify` does it.
fn repeats_elsewhere(observer: &mut Browser, hash: &str) {
    let frame = observer.get(&format!("{BASE}/draw/1/frame.csv")).html();
    let sample = observer.get(&format!("{BASE}/draw/1/sample.csv")).html();
    let frame = Frame::new(frame.lines().skip(1)).unwrap();
    assert_eq!((frame.hash().to_string(), frame.lines().len()), (hash.to_owned(), 600));
    let claims: Vec<Claim> = sample
        .lines()
        .skip(1)
        .map(|row| {
            let cells: Vec<&str> = row.split(',').collect();
            let (order, line) = (cells[0].parse().unwrap(), cells[1].to_owned());
            Claim { order, line, ticket: cells[2].parse().unwrap() }
        })
        .collect();
    assert_eq!(claims.len(), 500);
    let seed: Seed = SEED.parse().unwrap();
    assert_eq!(sampling::repeat(&frame, &seed, &claims).unwrap(), None);
}

#[test]
fn the_list_to_pull_by_holds_every_line_drawn_once() {
    let (house, _) = drawn();
    let mut clerk = house.signed_in("clerk-1");
    let answer = clerk.get(&format!("{BASE}/draw/pull"));
    assert!(answer.says("Box 1 1 40 500"), "{}", answer.words());
    let csv = clerk.get(&format!("{BASE}/draw/pull-list.csv")).html();
    let counts: u32 =
        csv.lines().skip(1).map(|row| row.rsplit(',').next().unwrap().parse::<u32>().unwrap()).sum();
    assert_eq!(counts, 500);
    let pdf = clerk.get(&format!("{BASE}/draw/pull-list.pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF"), "{}", pdf.words());
    let answer = clerk.get(&format!("{BASE}/draw/1/drawn?page=5"));
    assert!(answer.says("401–500 of 500") && answer.says("500 0001-"), "{}", answer.words());
}

#[test]
fn lines_that_turn_up_later_get_a_frame_and_a_seed_of_their_own() {
    let (house, mut registrar) = drawn();
    let mut clerk = house.signed_in("clerk-1");
    crate::intake::receive_section(&mut clerk, "1", "2");
    count_full(&house, 2, 1..=1);
    let page = format!("{BASE}/raw-count");
    let answer = registrar.get(&page);
    assert!(answer.says("15 lines come in") && answer.says("supplementary frame"), "{}", answer.words());
    let hash = hash_on(&answer);
    let restate = format!("{page}/restate");
    assert_eq!(registrar.send(&restate, &[("reason", " ")]).status, 422);
    let answer = registrar.send(&restate, &[("reason", "a section behind a cabinet"), ("raw-count", "615")]);
    assert!(answer.says("The raw count is restated: 615 lines."), "{}", answer.words());
    let answer = registrar.get(&format!("{BASE}/draw"));
    assert!(answer.says("Supplementary frame 2") && answer.says(&hash), "{}", answer.words());
    registrar.send(&format!("{BASE}/draw/2/seed"), &[("seed", "27182818284590452353"), ("source", "dice")]);
    let answer = registrar.send(&format!("{BASE}/draw/2/sample"), &[("size", "12")]);
    assert!(
        answer.status == 422 && answer.says("give 13 to 15"),
        "500 of 600, of 15 lines: {}",
        answer.words()
    );
    let answer = registrar.send(&format!("{BASE}/draw/2/sample"), &[("size", "13")]);
    assert!(answer.says("13 lines are drawn."), "{}", answer.words());
    let answer = registrar.get(&format!("{BASE}/draw?replay=yes"));
    assert_eq!(answer.words().matches("The draw repeats.").count(), 2, "{}", answer.words());
    let csv = registrar.get(&format!("{BASE}/draw/2/sample.csv")).html();
    assert!(csv.lines().skip(1).all(|row| row.contains(",0002-01-")), "{csv}");
}

#[test]
fn every_line_is_examined_when_the_registrar_says_so_and_why() {
    let (house, mut registrar) = accepted();
    registrar.get(&format!("{BASE}/draw"));
    let full = format!("{BASE}/draw/full");
    let answer = registrar.send(&full, &[("reason", "")]);
    assert_eq!(answer.status, 422, "{}", answer.words());
    let answer = registrar.send(&full, &[("reason", "so few lines that a sample saves nothing")]);
    assert!(answer.says("Every line is examined.") && answer.says("saves nothing"), "{}", answer.words());
    let again = registrar.post_with_token(&full, &[("reason", "sent twice")]);
    assert!(again.status == 200 && !again.says("sent twice"), "{}", again.words());
    let case = house.office.case("dogcatcher").unwrap();
    assert_eq!(case.read(|petition| Ok(petition.stage().scope())).unwrap(), petition::Scope::Full);
}
