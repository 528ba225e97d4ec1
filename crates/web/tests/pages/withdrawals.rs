//! Requests to take signatures back: one, hundreds, twice, too late.

use std::fmt::Write as _;

use jiff::civil::date;
use office::withdrawals::Which;
use petition::event::StepTaken;
use petition::{LineName, Withdrawal};

use crate::support::{Browser, FILED, House, Paper, Stage};

const BASE: &str = "/petitions/tested/withdrawals";

fn keyed() -> (House, Paper, Vec<LineName>) {
    let (house, paper) = (House::new(), Paper::of(600));
    let case = house.petition("tested", &paper, Stage::Keyed);
    let sample = case.read(|petition| Ok(petition.sample().to_vec())).unwrap();
    (house, paper, sample)
}

fn ask(clerk: &mut Browser, paper: &Paper, line: LineName) {
    let written = paper.written(line);
    clerk.get(BASE);
    let fields = [("name", &*written.name), ("address", &*written.address), ("city", &*written.city)];
    clerk.send(BASE, &fields);
}

fn state(house: &House, number: u32) -> Withdrawal {
    let case = house.office.case("tested").unwrap();
    case.read(|petition| Ok(petition.withdrawals()[&number.try_into().unwrap()])).unwrap()
}

#[test]
fn a_request_finds_its_line_a_lead_decides_and_may_decide_otherwise() {
    let (house, paper, sample) = keyed();
    let with_number = |line: &LineName| paper.written(*line).address.chars().next().unwrap().is_ascii_digit();
    let line = *sample.iter().find(|line| with_number(line)).unwrap();
    let mut clerk = house.signed_in("clerk-1");
    ask(&mut clerk, &paper, line);
    let answer = clerk.get(&format!("{BASE}/1"));
    assert!(answer.says(&line.to_string()), "{}", answer.words());
    assert!(answer.says("Too late Requests count up to Wednesday, January 10, 2018"), "{}", answer.words());
    let chosen = [("line", line.to_string()), ("decision", "for".to_owned())];
    let chosen = chosen.each_ref().map(|(name, value)| (*name, &**value));
    let answer = clerk.send(&format!("{BASE}/1"), &chosen);
    assert_eq!((answer.status, state(&house, 1)), (403, Withdrawal::Received), "{}", answer.words());
    let mut lead = house.signed_in("lead");
    lead.get(&format!("{BASE}/1"));
    let mut stale = lead.clone();
    let answer = lead.send(&format!("{BASE}/1"), &chosen);
    assert!(answer.says("Every request is decided."), "{}", answer.words());
    assert_eq!(state(&house, 1), Withdrawal::Matched(line));
    let answer = stale.send(&format!("{BASE}/1"), &[("decision", "too-late")]);
    assert!(answer.status == 409 && answer.says("was decided meanwhile"), "{}", answer.words());
    let twice = stale.post_with_token(&format!("{BASE}/1"), &[("seen", "open"), chosen[0], chosen[1]]);
    assert_eq!((twice.status, state(&house, 1)), (200, Withdrawal::Matched(line)), "{}", twice.words());
    lead.get(&format!("{BASE}/1"));
    lead.send(&format!("{BASE}/1"), &[("decision", "too-late")]);
    assert_eq!(state(&house, 1), Withdrawal::TooLate);
    // Another request for the same line takes it once only.
    ask(&mut clerk, &paper, sample[7]);
    lead.get(&format!("{BASE}/2"));
    for typed in ["nonsense", "0999-99-a-99"] {
        let answer = lead.send(&format!("{BASE}/2"), &[("other-line", typed), ("decision", "for")]);
        assert!(answer.status >= 400 && state(&house, 2) == Withdrawal::Received, "{}", answer.words());
    }
}

#[test]
fn a_request_that_fits_no_line_rests_on_what_was_searched() {
    let (house, paper, sample) = keyed();
    let mut clerk = house.signed_in("clerk-1");
    ask(&mut clerk, &paper, sample[0]);
    clerk.get(&format!("{BASE}/1"));
    let bare = clerk.send(&format!("{BASE}/1"), &[("decision", "no-line"), ("searched", " \n")]);
    assert!(bare.status == 422 && bare.says("say what was searched for"), "{}", bare.words());
    assert_eq!(state(&house, 1), Withdrawal::Received);
    clerk.get(&format!("{BASE}/1"));
    clerk.send(&format!("{BASE}/1"), &[("decision", "no-line"), ("searched", "lopez oak\n12 oak")]);
    assert_eq!(state(&house, 1), Withdrawal::Unmatched);
    let case = house.office.case("tested").unwrap();
    assert_eq!(house.office.withdrawal_counts(&case).unwrap(), [0, 0, 0, 1]);
    assert_eq!(house.office.withdrawals(&case, Which::Unmatched, "", (0, 9)).unwrap().0, 1);
}

#[test]
fn hundreds_come_as_a_table_once_and_all_find_their_lines() {
    let (house, paper, sample) = keyed();
    let mut csv = "Name,Residence Address,City,Zip,Received\r\n".to_owned();
    for line in &sample {
        let written = paper.written(*line);
        let (name, address) = (written.name.replace('"', ""), written.address.replace('"', ""));
        write!(csv, "\"{name}\",\"{address}\",\"{}\",{},1/10\r\n", written.city, written.zip).unwrap();
    }
    let mut clerk = house.signed_in("clerk-1");
    clerk.get(BASE);
    let broken = format!("{csv}\"Maria Lopez\",1 Oak St,,,2019-01-01\r\n");
    let answer = clerk.post_with_token(BASE, &[("on", "2018-01-11"), ("list", &broken)]);
    assert!(
        answer.status == 422 && answer.says("row 502: `2019-01-01` is no day up to today"),
        "{}",
        answer.words()
    );
    let case = house.office.case("tested").unwrap();
    assert_eq!(house.office.withdrawal_counts(&case).unwrap(), [0, 0, 0, 0], "all rows or none");
    let answer = clerk.post_with_token(BASE, &[("on", "2018-01-11"), ("list", &csv)]);
    let words = answer.words();
    let new: usize =
        words.split(" requests are in").next().unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    assert!((490..=500).contains(&new), "copies of a signer's own entry count once: {new}");
    clerk.post_with_token(BASE, &[("on", "2018-01-11"), ("list", &csv)]);
    assert_eq!(house.office.withdrawal_counts(&case).unwrap(), [new, 0, 0, 0], "sent twice");
    let answer = clerk.get(&format!("{BASE}?page=5&which=open"));
    assert!(answer.says(&format!("401–{new} of {new}")), "{}", answer.words());
    let (_, listed) = house.office.withdrawals(&case, Which::All, "", (0, 1_000)).unwrap();
    let mut found = 0;
    for request in listed.iter().take(100) {
        let shown = house.office.withdrawal_on_screen(&case, request.id).unwrap();
        found += usize::from(shown.lines.iter().any(|line| line.written.as_ref() == Some(&request.written)));
    }
    assert!(found >= 95, "of 100 requests as written on their lines {found} find them");
}

#[test]
fn where_the_procedure_says_when_it_is_too_late_a_clerk_decides_by_it() {
    let house = House::new();
    let paper = Paper::of(200);
    let registrar = house.member("registrar");
    let text = "id = \"tested\"\ntitle = \"Recall of a state officer\"\nprocedure = \"ca-recall-state\"\n\
                on = 2018-01-11\n\n[requirement]\nrequired = 100\n";
    let case = house.office.open_petition(&registrar, FILED, text).unwrap();
    let roll = paper.bring_roll(&house);
    house
        .office
        .act(&case, |desk| desk.record_one(&house.office.stamp(&registrar, Some(FILED)), roll))
        .unwrap();
    let mut clerk = house.signed_in("clerk-1");
    let answer = clerk.get(BASE);
    assert!(answer.says("which is not recorded yet"), "{}", answer.words());
    let notified = StepTaken { event: "sufficiency-notified".parse().unwrap(), note: String::new() };
    let stamp = house.office.stamp(&registrar, Some(date(2018, 1, 2)));
    house.office.act(&case, |desk| desk.record_one(&stamp, notified)).unwrap();
    house.set_day(date(2018, 3, 1));
    let mut clerk = house.signed_in("clerk-1");
    for (name, on) in [("In Time", "2018-02-10"), ("Too Late", "2018-02-27")] {
        clerk.post_with_token(BASE, &[("name", name), ("address", "1 Oak St"), ("on", on)]);
    }
    let in_time = clerk.get(&format!("{BASE}/1"));
    assert!(in_time.says("In time Requests count up to"), "{}", in_time.words());
    assert_eq!(clerk.send(&format!("{BASE}/1"), &[("decision", "too-late")]).status, 403);
    let late = clerk.get(&format!("{BASE}/2"));
    assert!(late.says("Too late Requests count up to"), "{}", late.words());
    clerk.send(&format!("{BASE}/2"), &[("decision", "too-late")]);
    assert_eq!((state(&house, 1), state(&house, 2)), (Withdrawal::Received, Withdrawal::TooLate));
}
