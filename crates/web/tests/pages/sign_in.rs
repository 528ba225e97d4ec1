//! Signing in and out, the first start, and what of it the office's journal keeps.

use office::office_journal::OfficeEvent;
use office::rights::Role;

use crate::support::{Browser, House, PASSWORD};

fn try_password(browser: &mut Browser, id: &str, password: &str) -> u16 {
    browser.get("/sign-in");
    browser.send("/sign-in", &[("id", id), ("password", password)]).status
}

#[test]
fn the_first_start_makes_an_administrator_and_only_one() {
    let house = House::empty();
    let mut browser = house.browser();
    let first = browser.get("/");
    assert_eq!(first.address, "/first-start");
    let short = [("id", "ana"), ("name", "Ana Ruiz"), ("password", "short"), ("again", "short")];
    let answer = browser.send("/first-start", &short);
    assert!(answer.says("The password has 5 characters"), "{}", answer.words());
    let differ = [("id", "ana"), ("name", "Ana Ruiz"), ("password", PASSWORD), ("again", "another")];
    let answer = browser.send("/first-start", &differ);
    assert!(answer.says("are not the same"), "{}", answer.words());
    let answer = browser.send("/first-start", &[("password", PASSWORD), ("again", PASSWORD)]);
    assert!(answer.says("Ana Ruiz") && answer.address == "/people", "{} {}", answer.address, answer.words());
    let mut second = house.browser();
    assert_eq!(second.get("/first-start").address, "/sign-in");
    let late = [("id", "eve"), ("name", "Eve"), ("password", PASSWORD), ("again", PASSWORD)];
    let late: Vec<_> = late.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    assert_eq!(second.post("/first-start", &late).status, 422);
    assert!(house.office.member("eve").unwrap().is_none());
}

#[test]
fn signing_in_leads_where_one_wanted_to_go_and_nowhere_else() {
    let house = House::new();
    let ends =
        [("/people", "/people"), ("//evil.example/", "/"), ("https://evil.example/", "/"), ("/\\evil", "/")];
    for (next, expected) in ends {
        let mut browser = house.browser();
        let encoded: String = next.bytes().map(|byte| format!("%{byte:02X}")).collect();
        browser.get(&format!("/sign-in?next={encoded}"));
        let answer = browser.send("/sign-in", &[("id", "admin"), ("password", PASSWORD)]);
        assert_eq!((answer.address.as_str(), answer.status), (expected, 200));
    }
}

#[test]
fn a_session_that_was_signed_out_is_dead() {
    let house = House::new();
    let mut browser = house.signed_in("clerk-1");
    let mut copied = browser.clone();
    browser.get("/");
    assert_eq!(browser.send("/sign-out", &[]).address, "/sign-in");
    assert!(copied.get("/").address.starts_with("/sign-in"), "the cookie alone opens nothing any more");
}

#[test]
fn sessions_end_when_nobody_is_there_and_with_the_day() {
    let house = House::new();
    let mut browser = house.signed_in("clerk-1");
    house.pass_minutes(59);
    assert_eq!(browser.get("/").address, "/");
    house.pass_minutes(61);
    assert!(browser.get("/").address.starts_with("/sign-in"));
    let mut busy = house.signed_in("clerk-1");
    for _ in 0..23 {
        house.pass_minutes(30);
        assert_eq!(busy.get("/").address, "/");
    }
    house.pass_minutes(30);
    assert!(busy.get("/").address.starts_with("/sign-in"), "twelve hours are a day");
}

#[test]
fn guessing_gets_slower_for_the_id_and_for_the_address() {
    let house = House::new();
    let mut guesser = house.browser();
    for guess in 0..5 {
        assert_eq!(try_password(&mut guesser, "clerk-1", &format!("a wrong password {guess}")), 422);
    }
    assert_eq!(try_password(&mut guesser, "clerk-1", PASSWORD), 429, "even the right one waits now");
    assert_eq!(try_password(&mut guesser, "clerk-2", PASSWORD), 429, "and any id from there");
    let mut elsewhere = house.browser();
    elsewhere.from = "10.0.0.9".parse().unwrap();
    assert_eq!(try_password(&mut elsewhere, "clerk-1", PASSWORD), 429, "and this id from anywhere");
    assert_eq!(try_password(&mut elsewhere, "clerk-2", PASSWORD), 200);
    house.pass_minutes(1);
    assert_eq!(try_password(&mut guesser, "clerk-1", PASSWORD), 200);
}

#[test]
fn the_journal_names_who_came_and_who_was_refused_but_no_word_typed_by_mistake() {
    let house = House::new();
    let mut browser = house.browser();
    try_password(&mut browser, "clerk-1", "wrong wrong wrong wrong");
    try_password(&mut browser, PASSWORD, "clerk-1");
    try_password(&mut browser, "clerk-1", PASSWORD);
    let events = house.office_events();
    let last: Vec<_> = events.iter().rev().take(2).rev().collect();
    let clerk = || "clerk-1".to_owned();
    assert_eq!(last[0], &("sign-in".to_owned(), OfficeEvent::SignInRefused { person: clerk() }));
    assert_eq!(last[1], &(clerk(), OfficeEvent::SignedIn { person: clerk() }));
    let bodies: Vec<u8> =
        house.office_entries().iter().flat_map(|entry| entry.content.body.clone()).collect();
    assert!(!String::from_utf8_lossy(&bodies).contains(PASSWORD));
}

#[test]
fn every_act_of_the_administrator_is_in_the_journal() {
    let house = House::new();
    let mut admin = house.signed_in("admin");
    admin.get("/people");
    let new = [("id", "clerk-9"), ("name", "Nine"), ("role", "clerk"), ("password", "a password of nine")];
    assert!(admin.send("/people", &new).says("Nine can sign in as clerk-9 now."));
    admin.send("/people/clerk-9/role", &[("role", "lead")]);
    admin.send("/people/clerk-9/password", &[("password", "another password of nine")]);
    admin.send("/people/clerk-9/leave", &[]);
    let person = || "clerk-9".to_owned();
    let expected = [
        OfficeEvent::PersonAdded { person: person(), name: "Nine".to_owned(), role: Role::Clerk },
        OfficeEvent::PasswordSet { person: person() },
        OfficeEvent::RoleChanged { person: person(), role: Role::Lead },
        OfficeEvent::PasswordSet { person: person() },
        OfficeEvent::PersonLeft { person: person() },
    ];
    let events = house.office_events();
    let by_admin: Vec<_> = events.iter().rev().take(expected.len()).rev().collect();
    for (found, expected) in by_admin.iter().zip(expected) {
        assert_eq!(found, &&("admin".to_owned(), expected));
    }
}

#[test]
fn a_new_password_signs_out_everywhere_else() {
    let house = House::new();
    let (mut here, mut there) = (house.signed_in("clerk-1"), house.signed_in("clerk-1"));
    here.get("/account");
    let fields = |old, new, again| [("old", old), ("password", new), ("again", again)];
    let wrong = here.send("/account/password", &fields("not it", "a new password 123", "a new password 123"));
    assert_eq!(wrong.status, 422);
    here.get("/account");
    let differ = here.send("/account/password", &fields(PASSWORD, "a new password 123", "another"));
    assert_eq!(differ.status, 422);
    here.get("/account");
    let done = here.send("/account/password", &fields(PASSWORD, "a new password 123", "a new password 123"));
    assert!(done.says("Your password is changed."), "{}", done.words());
    assert!(there.get("/").address.starts_with("/sign-in"));
    assert_eq!(try_password(&mut there, "clerk-1", PASSWORD), 422);
    assert_eq!(try_password(&mut there, "clerk-1", "a new password 123"), 200);
}
