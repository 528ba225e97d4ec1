//! Examining lines over forms: the way without a script, and everything that can go wrong between two people.

use petition::{LineName, Scope};

use crate::support::{Answer, Browser, House, Paper, Stage};

const EXAMINE: &str = "/petitions/tested/examine";

struct Desk {
    house: House,
    paper: Paper,
}

impl Desk {
    fn new() -> Self {
        let (house, paper) = (House::new(), Paper::of(520));
        house.petition("tested", &paper, Stage::Keyed);
        Self { house, paper }
    }

    /// A person in front of a line.
    fn at_a_line(&self, id: &str) -> (Browser, LineName) {
        let mut browser = self.house.signed_in(id);
        let line = line_of(&browser.get(EXAMINE));
        (browser, line)
    }

    fn checked(&self) -> u32 {
        let case = self.house.office.case("tested").unwrap();
        case.read(|petition| Ok(petition.tally(Scope::Sample).checked)).unwrap()
    }
}

/// The line a page shows, from its address.
fn line_of(answer: &Answer) -> LineName {
    let path = answer.address.split('?').next().unwrap();
    let name = path.strip_prefix("/petitions/tested/examine/").unwrap_or_else(|| panic!("{path}"));
    name.parse().unwrap()
}

fn decide(browser: &mut Browser, line: LineName, fields: &[(&str, &str)]) -> Answer {
    browser.send(&format!("{EXAMINE}/{line}/decide"), fields)
}

#[test]
fn lines_are_examined_one_after_the_other_without_a_script() {
    let desk = Desk::new();
    let (mut clerk, mut line) = desk.at_a_line("clerk-1");
    let mut seen = Vec::new();
    for _ in 0..12 {
        assert!(!seen.contains(&line), "{line} again");
        seen.push(line);
        let voter = desk.paper.voter(line);
        let next = match &voter {
            Some(voter) => decide(&mut clerk, line, &[("voter", voter), ("decision", "valid")]),
            None => decide(&mut clerk, line, &[("voter", ""), ("decision", "not-registered")]),
        };
        assert_eq!(next.status, 200, "{}", next.words());
        assert!(next.says(&format!("Take back {line}")), "{}", next.words());
        line = line_of(&next);
    }
    assert_eq!(desk.checked(), 12);
}

#[test]
fn a_decision_can_be_taken_back_and_the_line_is_on_the_screen_again() {
    let desk = Desk::new();
    let (mut clerk, line) = desk.at_a_line("clerk-1");
    decide(&mut clerk, line, &[("voter", ""), ("decision", "not-registered")]);
    let back = clerk.send(&format!("{EXAMINE}/{line}/undo"), &[]);
    assert_eq!((line_of(&back), desk.checked()), (line, 0));
    assert!(back.says("is taken back"), "{}", back.words());
}

#[test]
fn a_form_sent_twice_counts_once_and_another_decision_in_a_stale_tab_is_refused() {
    let desk = Desk::new();
    let (mut clerk, line) = desk.at_a_line("clerk-1");
    let (mut again, mut stale) = (clerk.clone(), clerk.clone());
    let reason = [("voter", ""), ("decision", "not-registered")];
    assert_eq!(decide(&mut clerk, line, &reason).status, 200);
    assert_eq!(decide(&mut again, line, &reason).status, 200, "the same once more is no mistake");
    assert_eq!(desk.checked(), 1);
    let voter = desk.paper.voter(line).unwrap_or_else(|| desk.paper.county.voter_id(0));
    let refused = decide(&mut stale, line, &[("voter", &voter), ("decision", "valid")]);
    assert_eq!(refused.status, 409, "{}", refused.words());
    assert!(refused.says("has your finding already"), "{}", refused.words());
    assert_eq!(desk.checked(), 1);
}

#[test]
fn two_people_never_hold_one_line_until_a_lease_runs_out() {
    let desk = Desk::new();
    let (mut one, line) = desk.at_a_line("clerk-1");
    let (mut two, other) = desk.at_a_line("clerk-2");
    assert_ne!(line, other);
    let address = format!("{EXAMINE}/{line}");
    let refused = two.get(&address);
    assert_eq!(refused.status, 409, "{}", refused.words());
    assert!(refused.says("is with clerk-1 now"), "{}", refused.words());
    let fields = [("voter", ""), ("decision", "not-registered")];
    let sent = two.post_with_token(&format!("{address}/decide"), &fields);
    assert_eq!((sent.status, desk.checked()), (409, 0));
    // Somebody goes to lunch: the line is free, and whoever comes late is told.
    desk.house.pass_minutes(11);
    assert_eq!(two.get(&address).status, 200);
    assert_eq!(decide(&mut two, line, &fields).status, 200);
    let late = decide(&mut one, line, &[("voter", ""), ("decision", "no-signature")]);
    assert!(late.status == 409 || late.status == 422 || line_of(&late) != line, "{}", late.words());
    assert!(desk.checked() == 1);
}

#[test]
fn a_decision_that_cannot_be_is_refused_in_words() {
    let desk = Desk::new();
    let (clerk, line) = desk.at_a_line("clerk-1");
    let wrong: &[(&[(&str, &str)], &str)] = &[
        (&[("voter", ""), ("decision", "")], "Nothing was decided"),
        (&[("voter", ""), ("decision", "valid")], "needs its voter"),
        (&[("voter", ""), ("decision", "not-a-reason")], "not-a-reason"),
        (&[("voter", ""), ("decision", "<script>alert(1)</script>")], "script"),
    ];
    for (fields, said) in wrong {
        let answer = decide(&mut clerk.clone(), line, fields);
        assert_eq!(answer.status, 422, "{fields:?}: {}", answer.words());
        assert!(answer.says(said), "{fields:?}: {}", answer.words());
        assert!(!answer.html().contains("<script>alert"), "{fields:?}");
    }
    assert_eq!(desk.checked(), 0);
    let mut clerk = clerk;
    assert_eq!(clerk.get(&format!("{EXAMINE}/9999-01-a-01")).status, 404);
    assert_eq!(clerk.get(&format!("{EXAMINE}/no-line")).status, 404);
    assert_eq!(clerk.get("/petitions/none/examine").status, 404);
}

#[test]
fn a_line_nobody_keyed_is_keyed_in_one_box_and_hostile_text_stays_text() {
    let house = House::new();
    let paper = Paper::of(520);
    house.petition("tested", &paper, Stage::Drawn);
    let mut clerk = house.signed_in("clerk-1");
    let page = clerk.get(EXAMINE);
    let line = line_of(&page);
    assert!(page.says("Key the line as you read it"), "{}", page.words());
    let key = format!("{EXAMINE}/{line}/key");
    assert_eq!(clerk.send(&key, &[("text", " , ,")]).status, 422);
    clerk.get(&format!("{EXAMINE}/{line}"));
    let hostile = "<img src=x onerror=alert(1)> \u{202e}O'Neil & Co, 12 \"Oak\" St, Santa Luz, 95000";
    let shown = clerk.send(&key, &[("text", hostile)]);
    assert!(
        shown.html().contains("&#60;img src=x") || shown.html().contains("&lt;img src=x"),
        "{}",
        shown.html()
    );
    assert!(!shown.html().contains('\u{202e}') && !shown.html().contains("<img src=x"));
    let written = paper.written(line);
    let text = format!("{}, {}, {}, {}", written.name, written.address, written.city, written.zip);
    let again = clerk.post_with_token(&key, &[("text", &text)]);
    assert!(again.says(&written.name), "{}", again.words());
}

#[test]
fn the_search_finds_by_a_few_letters_and_answers_scripts_and_people() {
    let desk = Desk::new();
    let (mut clerk, line) = desk.at_a_line("clerk-1");
    let voter = &desk.paper.county.record(0);
    let text = format!("{}+{}", voter.last_name, voter.first_name).replace(' ', "+");
    let answer = clerk.get(&format!("{EXAMINE}/{line}/search?from-script=yes&q={text}")).json();
    let html = answer["html"].as_str().unwrap();
    assert!(html.contains(&desk.paper.county.voter_id(0)), "{html}");
    let page = clerk.get(&format!("{EXAMINE}/{line}?q={text}"));
    assert!(page.says(&desk.paper.county.voter_id(0)), "{}", page.words());
    for nothing in ["", "%20", "zzzzqqqq", "%00", "'%22%3E%3Cscript%3E"] {
        let answer = clerk.get(&format!("{EXAMINE}/{line}/search?from-script=yes&q={nothing}"));
        assert_eq!(answer.status, 200, "{nothing}");
        assert!(!answer.html().contains("<script>"));
    }
}

#[test]
fn a_line_put_aside_comes_back_and_one_left_pending_waits_for_its_owner() {
    let desk = Desk::new();
    let (mut clerk, line) = desk.at_a_line("clerk-1");
    let next = clerk.send(&format!("{EXAMINE}/{line}/aside"), &[]);
    assert_ne!(line_of(&next), line);
    let line = line_of(&next);
    let pending = format!("{EXAMINE}/{line}/pending");
    let past = clerk.send(&pending, &[("owner", "lead"), ("until", "2018-01-01")]);
    assert_eq!(past.status, 422, "{}", past.words());
    let nobody = clerk.post_with_token(&pending, &[("owner", "observer"), ("until", "2018-02-01")]);
    assert_eq!(nobody.status, 422, "{}", nobody.words());
    let done = clerk.post_with_token(&pending, &[("owner", "lead"), ("until", "2018-02-01")]);
    assert_eq!(done.status, 200, "{}", done.words());
    let case = desk.house.office.case("tested").unwrap();
    assert_eq!(case.read(|petition| Ok(petition.tally(Scope::Sample).pending)).unwrap(), 1);
}

#[test]
fn the_second_look_is_anothers_who_is_not_told_and_a_difference_goes_to_a_lead() {
    let desk = Desk::new();
    let (mut one, line) = desk.at_a_line("clerk-1");
    decide(&mut one, line, &[("voter", ""), ("decision", "not-registered")]);
    let address = format!("{EXAMINE}/{line}");
    let own =
        one.post_with_token(&format!("{address}/decide"), &[("voter", ""), ("decision", "no-signature")]);
    assert_eq!(own.status, 409, "{}", own.words());
    let mut two = desk.house.signed_in("clerk-2");
    let page = two.get(&address);
    let words = page.words();
    let told = words.split("Leave pending").next().unwrap();
    assert!(!told.contains("Carla") && !told.contains("clerk-1"), "{told}");
    let voter = desk.paper.county.voter_id(0);
    assert_eq!(decide(&mut two, line, &[("voter", &voter), ("decision", "valid")]).status, 200);
    let third = desk
        .house
        .signed_in("clerk-2")
        .post_with_token(&format!("{address}/decide"), &[("voter", ""), ("decision", "not-registered")]);
    assert_eq!(third.status, 409, "{}", third.words());
    let mut lead = desk.house.signed_in("lead");
    lead.get(&address);
    let settled = decide(&mut lead, line, &[("voter", ""), ("decision", "not-registered")]);
    assert_eq!(settled.status, 200, "{}", settled.words());
    let case = desk.house.office.case("tested").unwrap();
    assert_eq!(case.read(|petition| Ok(petition.tally(Scope::Sample).r#final)).unwrap(), 1);
}
