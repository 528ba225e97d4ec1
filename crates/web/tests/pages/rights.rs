//! Every route with everybody: exactly those with the right get in, and no form works without its token.

use axum::http::Method;
use office::rights::{Right, Role};
use web::routes::{Access, ROUTES, Route};

use crate::support::{Answer, Browser, House, Paper, Stage};

/// Who has which right: written down once more, so that a slip in `office` shows.
const RIGHTS: &[(Right, &[Role])] = &[
    (Right::Look, &Role::ALL),
    (Right::Inspect, &[Role::Clerk, Role::Lead, Role::Registrar, Role::Inspector]),
    (Right::Handle, &[Role::Clerk, Role::Lead, Role::Registrar]),
    (Right::Examine, &[Role::Clerk, Role::Lead, Role::Registrar]),
    (Right::Settle, &[Role::Lead, Role::Registrar]),
    (Right::Decide, &[Role::Registrar]),
    (Right::Administer, &[Role::Administrator]),
];

const VISITORS: &[(&str, Role)] = &[
    ("clerk-1", Role::Clerk),
    ("lead", Role::Lead),
    ("registrar", Role::Registrar),
    ("observer", Role::Observer),
    ("inspector", Role::Inspector),
    ("admin", Role::Administrator),
];

/// A route's path with names that exist, and a person who does not: nobody is to lose their job in this test.
fn address(route: &Route, line: &str) -> String {
    let mut address = route.path.to_owned();
    let values = [("petition", "tested"), ("line", line), ("person", "nobody-here"), ("name", "style.css")];
    for (name, value) in values {
        address = address.replace(&format!("{{{name}}}"), value);
    }
    // Whatever else is named is numbered.
    while let (Some(from), Some(to)) = (address.find('{'), address.find('}')) {
        address.replace_range(from..=to, "1");
    }
    address
}

fn house() -> (House, String) {
    let house = House::new();
    let case = house.petition("tested", &Paper::of(520), Stage::Keyed);
    let line = case.read(|petition| Ok(petition.sample()[0].to_string())).unwrap();
    (house, line)
}

fn visit(browser: &mut Browser, route: &Route, address: &str, token: &str) -> Answer {
    let form = (route.method == Method::POST).then(|| format!("token={token}"));
    browser.ask(&route.method, address, form, &[])
}

fn is_refused(answer: &Answer) -> bool {
    let to_sign_in = answer.status == 303 && answer.header("location").starts_with("/sign-in?next=");
    to_sign_in || answer.status == 403
}

#[test]
fn exactly_those_with_the_right_get_in() {
    let (house, line) = house();
    let mut walked = 0;
    for (id, role) in VISITORS {
        let mut browser = house.signed_in(id);
        let mut token = browser.token();
        for route in ROUTES {
            let Access::May(right) = route.access else { continue };
            let answer = visit(&mut browser, route, &address(route, &line), &token);
            let (_, with_it) = RIGHTS.iter().find(|(known, _)| *known == right).unwrap();
            let expected = with_it.contains(role);
            let said =
                format!("{role} {} {}: {} {}", route.method, route.path, answer.status, answer.words());
            assert_eq!(!is_refused(&answer), expected, "{said}");
            assert!(answer.status < 500, "{said}");
            walked += 1;
            if route.path == "/sign-out" {
                browser = house.signed_in(id);
                token = browser.token();
            }
        }
    }
    assert!(walked >= 6 * 20, "{walked}");
}

#[test]
fn nobody_gets_in_without_signing_in() {
    let (house, line) = house();
    for route in ROUTES {
        let answer = visit(&mut house.browser(), route, &address(route, &line), "");
        match route.access {
            Access::Anybody => assert!(!is_refused(&answer), "{}", route.path),
            Access::May(_) => {
                assert_eq!(answer.status, 303, "{} {}", route.path, answer.words());
                let expected = format!("/sign-in?next={}", address(route, &line).replace('/', "%2F"));
                assert_eq!(answer.header("location"), expected);
            }
        }
    }
}

#[test]
fn a_form_without_its_token_does_nothing() {
    let (house, line) = house();
    let before = house.office_events().len();
    for (id, _) in VISITORS {
        let mut browser = house.signed_in(id);
        let other = house.signed_in("lead").token();
        for route in ROUTES.iter().filter(|route| route.method == Method::POST) {
            for token in ["", "guessed", &other] {
                let answer = visit(&mut browser, route, &address(route, &line), token);
                assert_eq!(answer.status, 403, "{id} {} {}", route.path, answer.words());
            }
        }
    }
    // The token may be right: a page elsewhere may not send it all the same.
    let mut registrar = house.signed_in("registrar");
    let form = Some(format!("token={}", registrar.token()));
    let answer = registrar.ask(&Method::POST, "/petitions/new", form, &[("sec-fetch-site", "cross-site")]);
    assert_eq!(answer.status, 403);
    let signed_in = house.office_events().len() - before;
    assert_eq!(signed_in, 2 * VISITORS.len() + 1, "only sign-ins are recorded");
}

#[test]
fn every_answer_carries_its_headers() {
    let (house, line) = house();
    let mut visitors: Vec<Browser> = VISITORS.iter().map(|(id, _)| house.signed_in(id)).collect();
    visitors.push(house.browser());
    for browser in &mut visitors {
        for route in ROUTES.iter().filter(|route| route.method == Method::GET) {
            let answer = browser.ask(&Method::GET, &address(route, &line), None, &[]);
            let policy = answer.header("content-security-policy");
            assert!(policy.starts_with("default-src 'none'"), "{}", route.path);
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{}", route.path);
            assert_eq!(answer.header("x-frame-options"), "DENY", "{}", route.path);
            assert_eq!(answer.header("referrer-policy"), "no-referrer", "{}", route.path);
            let kept = answer.header("cache-control");
            assert_eq!(kept == "no-store", !route.path.starts_with("/assets/"), "{}: {kept}", route.path);
            if answer.header("content-type").starts_with("text/html") {
                assert_eq!(foreign_in(&answer.html()), None, "{}", route.path);
            }
        }
        let answer = browser.get("/no/such/page");
        assert_eq!((answer.status, answer.header("x-content-type-options")), (404, "nosniff"));
    }
}

/// What the policy would stop: scripts and styles in the page, addresses elsewhere.
fn foreign_in(html: &str) -> Option<&'static str> {
    let marks =
        ["<style", " style=\"", " onclick=", " onsubmit=", "javascript:", "src=\"http", "href=\"http"];
    let inline = html.split("<script").skip(1).any(|rest| !rest.starts_with(" src=\"/assets/"));
    marks.into_iter().find(|mark| html.contains(mark)).or(inline.then_some("<script"))
}

#[test]
fn a_changed_role_counts_from_the_next_click() {
    let house = House::new();
    let mut admin = house.signed_in("admin");
    let mut clerk = house.signed_in("clerk-1");
    assert_eq!(clerk.get("/petitions/new").status, 403);
    admin.get("/people");
    let answer = admin.send("/people/clerk-1/role", &[("role", "registrar")]);
    assert!(answer.says("clerk-1 is registrar now"), "{}", answer.words());
    assert_eq!(clerk.get("/petitions/new").status, 200);
    admin.send("/people/clerk-1/role", &[("role", "observer")]);
    assert_eq!(clerk.get("/petitions/new").status, 403);
}

#[test]
fn who_leaves_is_out_and_stays_in_the_history() {
    let house = House::new();
    let mut admin = house.signed_in("admin");
    let mut clerk = house.signed_in("clerk-1");
    admin.get("/people");
    let answer = admin.send("/people/clerk-1/leave", &[]);
    assert!(answer.says("Carla Clerk (clerk-1), clerk"), "{}", answer.words());
    assert!(clerk.get("/").address.starts_with("/sign-in"));
    clerk.get("/sign-in");
    let again = clerk.send("/sign-in", &[("id", "clerk-1"), ("password", crate::support::PASSWORD)]);
    assert_eq!(again.status, 422);
    let taken =
        [("id", "clerk-1"), ("name", "Another"), ("role", "clerk"), ("password", "a long password 12")];
    let answer = admin.send("/people", &taken);
    assert_eq!(answer.status, 422, "an id is never given twice: {}", answer.words());
    // The last administrator cannot leave or stop being one.
    admin.get("/people");
    assert_eq!(admin.send("/people/admin/leave", &[]).status, 422);
    admin.get("/people");
    assert_eq!(admin.send("/people/admin/role", &[("role", "clerk")]).status, 422);
}
