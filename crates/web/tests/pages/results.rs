//! From the first look to the certificate: what leads and registrars do, and what everybody may see of it.

use std::sync::Arc;

use office::Case;
use office::examining::Said;
use office::office_journal::OfficeEvent;
use petition::{LineName, LookedAt, StageName};

use crate::support::{Answer, Browser, House, PASSWORD, Paper, Stage};

/// What is true of a line, as an honest clerk finds it.
fn truth(paper: &Paper, line: LineName) -> Said {
    match paper.voter(line) {
        Some(voter_id) => Said { voter_id: Some(voter_id), ..Said::default() },
        None => not_registered(),
    }
}

fn not_registered() -> Said {
    let searches = vec!["nobody of that name".to_owned()];
    Said { reason: Some("not-registered".to_owned()), searches, ..Said::default() }
}

/// Both clerks go on until nothing is left for them.
fn examine(house: &House, case: &Case, paper: &Paper) {
    let mut idle = 0;
    while idle < 2 {
        for id in ["clerk-1", "clerk-2"] {
            let clerk = house.member(id);
            match house.office.next_line(case, &clerk, &[]).unwrap() {
                Some(line) => {
                    house.office.decide(case, &clerk, line, &truth(paper, line)).unwrap();
                    idle = 0;
                }
                None => idle += 1,
            }
        }
    }
}

fn keyed(house: &House, paper: &Paper) -> Arc<Case> {
    house.petition("recall", paper, Stage::Keyed)
}

fn stage(case: &Case) -> StageName {
    case.read(|petition| Ok(petition.stage().name())).unwrap()
}

/// A line of the sample whose signer is on the roll.
fn registered(case: &Case, paper: &Paper) -> LineName {
    let sample = case.read(|petition| Ok(petition.sample().to_vec())).unwrap();
    sample.into_iter().find(|line| paper.voter(*line).is_some()).unwrap()
}

fn file(browser: &mut Browser, name: &str) -> Answer {
    browser.get(&format!("/petitions/recall/documents/{name}"))
}

#[test]
fn a_reason_is_set_by_whom_the_catalogue_names() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let line = registered(&case, &paper);
    let says = |code: &str| Said { reason: Some(code.to_owned()), ..Said::default() };
    // Of a circulator's declaration leads decide, of the whole petition nobody does on a line.
    for (who, code, may) in [
        ("clerk-1", "below-minimum", false),
        ("clerk-1", "declaration-missing", false),
        ("registrar", "below-minimum", false),
        ("lead", "declaration-missing", true),
    ] {
        let mut browser = house.signed_in(who);
        let page = browser.get(&format!("/petitions/recall/examine/{line}"));
        assert_eq!(
            String::from_utf8_lossy(&page.bytes).contains(&format!("value=\"{code}\"")),
            may,
            "{who} {code}"
        );
        let answer = house.office.decide(&case, &house.member(who), line, &says(code));
        let problem = answer.as_ref().err().map(ToString::to_string).unwrap_or_default();
        assert_eq!(answer.is_ok(), may, "{who} {code}: {problem}");
        assert!(may || problem.contains("put it aside with a note for"), "{problem}");
        house.office.put_aside(&case, &house.member(who), line).ok();
    }
}

#[test]
fn a_petition_is_taken_to_its_certificate_in_the_browser() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let mut registrar = house.signed_in("registrar");
    let early = registrar.get("/petitions/recall/results");
    assert!(early.says("500 lines have no final result"), "{}", early.words());
    let refused = registrar.post_with_token("/petitions/recall/results/complete", &[]);
    assert_eq!(refused.status, 409, "{}", refused.words());
    examine(&house, &case, &paper);
    let mut lead = house.signed_in("lead");
    if lead.get("/petitions/recall/duplicates").says("found valid for one voter") {
        while let Some(group) = house.office.undecided_copies(&case).unwrap().first() {
            let names = group.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            let answer = lead.post_with_token("/petitions/recall/duplicates", &[("lines", &names)]);
            assert!(answer.says("Recorded as copies"), "{}", answer.words());
        }
    }
    registrar.get("/petitions/recall/results");
    let completed = registrar.send("/petitions/recall/results/complete", &[]);
    assert!(completed.says("The examination is completed"), "{}", completed.words());
    assert!(completed.says("Sufficient"), "{}", completed.words());
    assert_eq!(registrar.get("/petitions/recall/results/bands.svg").header("content-type"), "image/svg+xml");
    registrar.get("/petitions/recall/results");
    let wrong = registrar.send("/petitions/recall/results/certificate", &[("password", "not mine at all")]);
    assert_eq!((wrong.status, stage(&case)), (422, StageName::Completed), "{}", wrong.words());
    let signed = registrar.send("/petitions/recall/results/certificate", &[("password", PASSWORD)]);
    assert!(signed.says("the petition is sufficient"), "{}", signed.words());
    assert_eq!(stage(&case), StageName::Certified);
    documents_leave(&house, &mut registrar);
    let line = registered(&case, &paper);
    let late = lead.post_with_token(&format!("/petitions/recall/examine/{line}/undo"), &[]);
    assert_eq!(late.status, 409, "after the certificate nothing is undone: {}", late.words());
}

fn documents_leave(house: &House, registrar: &mut Browser) {
    for name in ["certificate", "statement", "letter-to-proponents", "letter-to-officer"] {
        let html = file(registrar, &format!("{name}.html"));
        assert_eq!(html.status, 200, "{name}: {}", html.words());
        assert!(html.says("Recall of the sheriff"), "{name}");
        assert!(file(registrar, &format!("{name}.json")).json().is_object(), "{name}");
    }
    assert!(file(registrar, "certificate.pdf").bytes.starts_with(b"%PDF"));
    assert!(file(registrar, "certificate.html").says("I, Rita Registrar, elections official"));
    assert_eq!(file(registrar, "certificate.csv").status, 409);
    assert_eq!(file(registrar, "../secrets.csv").status, 404);
    let (public, internal) =
        (file(registrar, "lines.csv").html(), file(registrar, "lines-internal.csv").html());
    assert_eq!((public.lines().count(), internal.lines().count()), (521, 521));
    assert!(!public.contains("printed_name") && internal.contains("printed_name"));
    let mut observer = house.signed_in("observer");
    assert_eq!(file(&mut observer, "lines-internal.csv").status, 403);
    assert_eq!(file(&mut observer, "lines.csv").status, 200);
    let taken = house.office_events().into_iter().filter(
        |(_, event)| matches!(event, OfficeEvent::Exported { document, .. } if document.contains("lines")),
    );
    let who: Vec<String> = taken.map(|(who, _)| who).collect();
    assert_eq!(who, ["registrar", "registrar", "observer"]);
}

#[test]
fn a_lead_decides_what_two_see_differently() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let line = registered(&case, &paper);
    let said = Said { note: Some("looks like the son's hand".to_owned()), ..not_registered() };
    house.office.decide(&case, &house.member("clerk-1"), line, &said).unwrap();
    house.office.decide(&case, &house.member("clerk-2"), line, &truth(&paper, line)).unwrap();
    assert_eq!(house.signed_in("clerk-1").get("/petitions/recall/differences").status, 403);
    let mut lead = house.signed_in("lead");
    let queue = lead.get("/petitions/recall/differences");
    assert!(queue.says(&line.to_string()), "{}", queue.words());
    let address = format!("/petitions/recall/differences/{line}");
    let page = lead.get(&address);
    let voter = paper.voter(line).unwrap();
    for shown in ["Carla Clerk", "Chris Clerk", "looks like the son's hand", &format!("no. {voter}")] {
        assert!(page.says(shown), "{shown}: {}", page.words());
    }
    assert_eq!(lead.send(&address, &[("decision", "valid")]).status, 422, "a valid line needs its voter");
    lead.get(&address);
    let decided = lead.send(&address, &[("decision", "valid"), ("voter", &voter)]);
    assert!(decided.says("is decided") && decided.says("no difference for you"), "{}", decided.words());
    let looked_at = case.read(|petition| Ok(petition.looked_at(line))).unwrap();
    assert!(matches!(looked_at, Some(LookedAt::Resolved(..))));
    assert_eq!(lead.get(&address).status, 409, "nothing is left to decide");
}

#[test]
fn a_dossier_holds_what_was_seen_searched_and_decided() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let line = registered(&case, &paper);
    house.office.decide(&case, &house.member("clerk-1"), line, &not_registered()).unwrap();
    house.office.decide(&case, &house.member("clerk-2"), line, &truth(&paper, line)).unwrap();
    let mut lead = house.signed_in("lead");
    let page = lead.get(&format!("/petitions/recall/lines/{line}"));
    let voter = format!("no. {}", paper.voter(line).unwrap());
    for shown in [
        "nobody of that name",
        &voter,
        "Carla Clerk (clerk-1), clerk",
        "Drawn into the sample",
        "Section received",
    ] {
        assert!(page.says(shown), "{shown}: {}", page.words());
    }
    let json = lead.get(&format!("/petitions/recall/lines/{line}/dossier/json")).json();
    // Keyed and drawn, and two findings.
    assert_eq!(json["passages"].as_array().unwrap().len(), 4);
    assert!(lead.get(&format!("/petitions/recall/lines/{line}/dossier/pdf")).bytes.starts_with(b"%PDF"));
    let took = house.office_events().iter().filter(|(who, _)| who == "lead").count();
    assert_eq!(took, 3, "the sign-in and two files");
    // A later entry is found without starting over.
    house.office.undo(&case, &house.member("clerk-2"), line).unwrap();
    let blind = lead.get(&format!("/petitions/recall/lines/{line}"));
    assert_eq!(blind.status, 409, "who may make the second look does not read the first: {}", blind.words());
    let mut first = house.signed_in("clerk-1");
    assert!(first.get(&format!("/petitions/recall/lines/{line}")).says("Last step taken back"));
    assert_eq!(house.signed_in("observer").get(&format!("/petitions/recall/lines/{line}")).status, 403);
}

#[test]
fn lines_are_listed_as_they_stand_and_masked_for_observers() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let line = registered(&case, &paper);
    house.office.decide(&case, &house.member("clerk-1"), line, &not_registered()).unwrap();
    let name = paper.written(line).name;
    let waiting = "/petitions/recall/lines?standing=awaiting-review";
    let clerk = house.signed_in("clerk-2").get(waiting);
    assert!(clerk.says(&line.to_string()) && clerk.says("1–1 of 1"), "{}", clerk.words());
    assert!(clerk.says(&name) && clerk.says("clerk-1"), "{}", clerk.words());
    let mut observer = house.signed_in("observer");
    let masked = observer.get(waiting);
    assert!(masked.says(&line.to_string()) && masked.says("one person"), "{}", masked.words());
    assert!(!masked.says(&name) && !masked.says("clerk-1"), "{}", masked.words());
    let by_person = observer.get("/petitions/recall/lines?person=clerk-1");
    assert!(by_person.says("1–100 of 520"), "observers cannot ask by person: {}", by_person.words());
    for (query, says) in [
        ("?examination=yes", "1–100 of 500"),
        ("?page=6", "501–520 of 520"),
        ("?page=999", "501–520 of 520"),
        ("?reason=not-registered", "No line is like that"),
        ("?sort=circulator&order=back", "1–100 of 520"),
        ("?section=999999", "No line is like that"),
    ] {
        let page = observer.get(&format!("/petitions/recall/lines{query}"));
        assert!(page.says(says), "{query}: {}", page.words());
    }
    assert_eq!(observer.get("/petitions/recall/lines?box=seven").status, 422);
}

#[test]
fn inspectors_see_the_lines_that_did_not_count_once_the_petition_fell_short() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let line = registered(&case, &paper);
    let mut inspector = house.signed_in("inspector");
    let dossier = format!("/petitions/recall/lines/{line}");
    let name = paper.written(line).name;
    for address in [&dossier, "/petitions/recall/pending", "/petitions/recall/duplicates"] {
        let early = inspector.get(address);
        assert_eq!(early.status, 409, "{address}: {}", early.words());
    }
    assert!(!inspector.get("/petitions/recall/lines").says(&name));
    assert_eq!(file(&mut inspector, "lines-internal.csv").status, 409);
    let kept = paper.voter(line).map(|voter_id| Said { voter_id: Some(voter_id), ..Said::default() });
    let mut counts = None;
    for found in case.read(|petition| Ok(petition.sample().to_vec())).unwrap() {
        for id in ["clerk-1", "clerk-2"] {
            // One line counts, all others are said not to.
            let one = kept.clone().filter(|_| counts.is_none_or(|counts| counts == found) && found == line);
            counts = counts.or(one.as_ref().map(|_| found));
            let said = one.unwrap_or_else(not_registered);
            house.office.decide(&case, &house.member(id), found, &said).unwrap();
        }
    }
    let registrar = house.member("registrar");
    house.office.complete_examination(&case, &registrar).unwrap();
    let outcome = house.office.sign_certificate(&case, &registrar, PASSWORD).unwrap();
    assert_eq!(outcome, petition::event::Outcome::Insufficient);
    let counted = inspector.get(&dossier);
    assert_eq!(counted.status, 409, "a line that counts is nobody's to inspect: {}", counted.words());
    let other = case.read(|petition| Ok(petition.sample().iter().copied().find(|it| *it != line))).unwrap();
    let other = format!("/petitions/recall/lines/{}", other.unwrap());
    assert_eq!(inspector.get(&other).status, 200);
    let rows = file(&mut inspector, "lines-internal.csv").html();
    assert_eq!(rows.lines().count(), 500, "a header and the lines that did not count");
    let last = house.office.today().checked_add(jiff::Span::new().days(21)).unwrap();
    house.set_day(last);
    assert_eq!(house.signed_in("inspector").get(&other).status, 200);
    house.set_day(last.tomorrow().unwrap());
    let late = house.signed_in("inspector").get(&other);
    assert!(late.status == 409 && late.says("had to begin by"), "{}", late.words());
}

#[test]
fn linkage_learns_once_from_the_keyed_lines_and_the_office_keeps_what() {
    let (house, paper) = (House::new(), Paper::of(520));
    keyed(&house, &paper);
    let mut clerk = house.signed_in("clerk-1");
    let learned = || {
        let events = house.office_events().into_iter().map(|(_, event)| event);
        events.filter(|event| matches!(event, OfficeEvent::LinkageLearned { .. })).collect::<Vec<_>>()
    };
    for _ in 0..600 {
        clerk.get("/petitions/recall/examine");
        if !learned().is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    clerk.get("/petitions/recall/examine");
    let events = learned();
    let [OfficeEvent::LinkageLearned { lines, hash, .. }] = &events[..] else { panic!("{events:?}") };
    let page = clerk.get("/petitions/recall/roll");
    assert!(page.says(&format!("{lines} keyed lines")) && page.says(&hash[..16]), "{}", page.words());
}

#[test]
fn a_pending_line_is_taken_up_again_and_the_share_of_second_looks_is_set() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let line = registered(&case, &paper);
    let (clerk, today) = (house.member("clerk-1"), house.office.today());
    house.office.leave_pending(&case, &clerk, line, "clerk-1", today, "the other county answers").unwrap();
    house.set_day(today.tomorrow().unwrap());
    let mut browser = house.signed_in("clerk-1");
    assert!(browser.get("/").says("1 line overdue"), "the docket says so");
    let page = browser.get("/petitions/recall/pending");
    for shown in [&line.to_string(), "overdue", "the other county answers", "Carla Clerk"] {
        assert!(page.says(shown), "{shown}: {}", page.words());
    }
    let taken = browser.send(&format!("/petitions/recall/pending/{line}/take-up"), &[]);
    assert!(taken.address.ends_with(&format!("/examine/{line}")), "{}", taken.address);
    assert!(browser.get("/petitions/recall/pending").says("No line waits"));
    let again = browser.post_with_token(&format!("/petitions/recall/pending/{line}/take-up"), &[]);
    assert_eq!(again.status, 409, "a form sent twice: {}", again.words());
    let mut lead = house.signed_in("lead");
    for (share, status) in [("12.5", 200), ("100.01", 422), ("half", 422), ("-1", 422)] {
        lead.get("/petitions/recall/pending");
        let answer = lead.send("/petitions/recall/pending/settings", &[("share", share)]);
        assert_eq!(answer.status, status, "{share}: {}", answer.words());
    }
    assert_eq!(case.kept().unwrap().second_looks, 1_250);
}

#[test]
fn second_looks_asked_for_hold_the_completion_back() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let lead = house.member("lead");
    house.office.set_second_looks(&case, &lead, 10_000).unwrap();
    let clerk = house.member("clerk-1");
    while let Some(line) = house.office.next_line(&case, &clerk, &[]).unwrap() {
        // Everything is accepted, so only the second looks are left.
        let voter_id = Some(paper.voter(line).unwrap_or_else(|| format!("none-{line}")));
        house.office.decide(&case, &clerk, line, &Said { voter_id, ..Said::default() }).unwrap();
    }
    house.office.decide_all_copies(&case, &lead).unwrap();
    let mut registrar = house.signed_in("registrar");
    let page = registrar.get("/petitions/recall/results");
    assert!(page.says("500 lines still wait for the second look"), "{}", page.words());
    assert_eq!(registrar.post_with_token("/petitions/recall/results/complete", &[]).status, 409);
    house.office.set_second_looks(&case, &lead, 0).unwrap();
    registrar.get("/petitions/recall/results");
    let answer = registrar.send("/petitions/recall/results/complete", &[]);
    assert!(answer.says("The examination is completed"), "{}", answer.words());
}

#[test]
fn what_a_court_orders_is_recorded_and_shown() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let line = registered(&case, &paper).to_string();
    let today = house.office.today().to_string();
    let order = |order: &'static str, lines: &str| {
        let texts = [("order", order), ("court", "Superior Court"), ("case", "18-CV-7"), ("lines", lines)];
        texts.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let mut registrar = house.signed_in("registrar");
    let mut record = |kind: &'static str, lines: &str, on: &str| {
        registrar.get("/petitions/recall/court");
        let fields = order(kind, lines);
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        fields.push(("on", on));
        registrar.send("/petitions/recall/court", &fields)
    };
    for (kind, lines, on) in [
        ("strike", "", &today),
        ("strike", "12-x", &today),
        ("lift", "", &today),
        ("stay", "", &"2031-01-01".into()),
    ] {
        let refused = record(kind, lines, on);
        assert_eq!(refused.status, 422, "{kind} {lines} {on}: {}", refused.words());
        assert!(refused.html().contains("18-CV-7"), "what was typed is still there");
    }
    let stayed = record("stay", "", &today);
    assert!(stayed.says("A stay is in force"), "{}", stayed.words());
    let mut clerk = house.signed_in("clerk-1");
    assert!(clerk.get("/petitions/recall").says("Stayed by Superior Court, case 18-CV-7"));
    assert_eq!(clerk.get("/petitions/recall/examine").status, 409);
    assert!(record("lift", "", &today).says("stay lifted"));
    assert!(record("strike", &format!("{line},\n{line}"), &today).says("named twice"));
    assert!(record("strike", &line, &today).says("lines struck"));
    let struck = clerk.get("/petitions/recall/lines?standing=struck");
    assert!(struck.says(&line) && struck.says("1–1 of 1"), "{}", struck.words());
    assert!(record("reinstate", &line, &today).says("lines reinstated"));
}

#[test]
fn lines_that_match_nobody_are_compared_with_each_other() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let lead = house.member("lead");
    let sample = case.read(|petition| Ok(petition.sample().to_vec())).unwrap();
    let mut strangers: Vec<LineName> =
        sample.into_iter().filter(|it| paper.voter(*it).is_none()).take(2).collect();
    strangers.sort();
    for line in &strangers {
        house
            .office
            .key_line(&case, &lead, *line, "Zebulon Quirkfeather, 77 Nowhere Lane, Santa Luz, 95000")
            .unwrap();
    }
    let mut browser = house.signed_in("lead");
    browser.get("/petitions/recall/duplicates?view=alike");
    browser.send("/petitions/recall/duplicates/search", &[]);
    let mut page = browser.get("/petitions/recall/duplicates?view=alike");
    for _ in 0..600 {
        if !page.says("The search is running") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        page = browser.get("/petitions/recall/duplicates?view=alike");
    }
    assert!(page.says("500 keyed lines were compared"), "{}", page.words());
    let names = strangers.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert!(page.html().contains(&format!("value=\"{}\"", names.join(" "))), "{names:?}: {}", page.words());
    let clerk = house
        .signed_in("clerk-1")
        .post_with_token("/petitions/recall/duplicates", &[("lines", &names.join(" "))]);
    assert_eq!(clerk.status, 403);
    let answer = browser.post_with_token("/petitions/recall/duplicates", &[("lines", &names.join(" "))]);
    // Nothing is examined before the first finding.
    assert_eq!(answer.status, 409, "{}", answer.words());
    house.office.decide(&case, &house.member("clerk-1"), strangers[0], &not_registered()).unwrap();
    browser.post_with_token("/petitions/recall/duplicates", &[("lines", &names.join(" "))]);
    let decided = browser.get("/petitions/recall/duplicates?view=decided");
    assert!(decided.says("Decided: 1") && decided.says("this one stands"), "{}", decided.words());
    let undone = browser.send("/petitions/recall/duplicates/undo", &[]);
    assert!(undone.says("is taken back") && undone.says("Decided: 0"), "{}", undone.words());
}

#[test]
fn the_journal_is_read_page_by_page_and_names_no_voter() {
    let (house, paper) = (House::new(), Paper::of(520));
    let case = keyed(&house, &paper);
    let line = registered(&case, &paper);
    house.office.decide(&case, &house.member("clerk-1"), line, &truth(&paper, line)).unwrap();
    let mut observer = house.signed_in("observer");
    let page = observer.get("/petitions/recall/journal");
    let head = case.seated(|seat| Ok(seat.head())).unwrap();
    assert!(page.says(&head.hash.to_string()), "{}", page.words());
    let first = page.words().find("Finding recorded").unwrap();
    assert!(first < page.words().find("Lines keyed").unwrap(), "the newest first");
    let mut seen = 0;
    let mut address = Some("/petitions/recall/journal".to_owned());
    while let Some(next) = address {
        let page = observer.get(&next);
        assert!(!page.says(&paper.written(line).name) && !page.says(&paper.voter(line).unwrap()));
        seen += page.html().matches("<th scope=\"row\"").count();
        let rest = page.html();
        let found = rest.split_once("rel=\"next\" href=\"").map(|(_, rest)| rest.to_owned());
        address = found.map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"));
    }
    assert_eq!(seen as u64, head.sequence);
}
