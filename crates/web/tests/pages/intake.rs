//! Boxes and sections over the counter, and where they go from there.

use crate::support::{Answer, Browser, FILED, House};

pub(crate) const DESCRIPTION: &str = "\
id = \"dogcatcher\"\ntitle = \"Recall of the dogcatcher\"\njurisdiction = \"County of Santa Luz\"\n\
officer = \"A. Sample\"\noffice = \"Dogcatcher\"\nproponents = 10\nprocedure = \"ca-recall-local\"\n\
on = 2018-01-11\ncounty = \"Santa Clara\"\n\n[requirement]\nrequired = 500\n\n\
[signing]\nfrom = 2017-08-14\nto = 2018-01-10\n";

pub(crate) const BASE: &str = "/petitions/dogcatcher";

/// An office with a petition nobody has turned in yet.
pub(crate) fn house() -> House {
    let house = House::new();
    house.office.open_petition(&house.member("registrar"), FILED, DESCRIPTION).unwrap();
    house
}

/// Takes boxes in: number, seal, claimed.
pub(crate) fn receive_boxes(clerk: &mut Browser, boxes: &[(&str, &str, &str)]) -> Answer {
    clerk.get(&format!("{BASE}/intake"));
    let mut fields = Vec::new();
    for (number, seal, claimed) in boxes {
        fields.extend([("number", *number), ("seal", *seal), ("claimed", *claimed)]);
    }
    clerk.send(&format!("{BASE}/intake/boxes"), &fields)
}

/// Takes a section in whose declaration is in order.
pub(crate) fn receive_section(clerk: &mut Browser, in_box: &str, circulator: &str) -> Answer {
    clerk.get(&format!("{BASE}/intake/sections/new"));
    let fields =
        [("box", in_box), ("circulator", circulator), ("from", "9/1"), ("to", "9/30"), ("dated", "10/1")];
    clerk.send(&format!("{BASE}/intake/sections"), &fields)
}

#[test]
fn boxes_come_several_at_once_and_a_form_sent_twice_counts_once() {
    let house = house();
    let mut clerk = house.signed_in("clerk-1");
    let boxes = [("1", "S-1", "1,200"), ("2", "\u{202e}S-2\u{2066}", "800"), ("3", "", "")];
    let answer = receive_boxes(&mut clerk, &boxes);
    assert!(answer.says("2 boxes are in."), "{}", answer.words());
    assert!(answer.says("Box 2 S-2 800"), "no direction marks in a seal: {}", answer.words());
    let answer = receive_boxes(&mut clerk, &boxes);
    assert!(answer.says("Nothing new: these boxes are in already."), "{}", answer.words());
    for (boxes, said) in [
        ([("1", "S-9", "1200"), ("4", "S-4", "10")], "1 was received already"),
        ([("4", "S-4", "10"), ("4", "S-5", "10")], "4 is given twice"),
        ([("4", "S-4", "ten"), ("5", "S-5", "10")], "`ten` is no count of lines"),
        ([("x", "S-4", "10"), ("5", "S-5", "10")], "Box `x`: give a number"),
        ([("4", "", ""), ("5", "", "")], "No box is filled in"),
    ] {
        let answer = receive_boxes(&mut clerk, &boxes);
        assert!(answer.status == 422 && answer.says(said), "{said}: {}", answer.words());
        // What was typed is still there.
        assert!(answer.html().contains(&format!("value=\"{}\"", boxes[1].1)), "{said}");
    }
    let case = house.office.case("dogcatcher").unwrap();
    assert_eq!(case.read(|petition| Ok(petition.boxes().len())).unwrap(), 2, "all boxes of a form or none");
    let receipt = clerk.get(&format!("{BASE}/intake/receipt"));
    assert!(receipt.bytes.starts_with(b"%PDF"), "{}", receipt.words());
    let exported = house
        .office_events()
        .into_iter()
        .any(|(by, event)| by == "clerk-1" && format!("{event:?}").contains("receipt.pdf"));
    assert!(exported, "a file that leaves is journaled");
}

#[test]
fn a_declaration_that_looks_wrong_is_recorded_only_when_somebody_looked_again() {
    let house = house();
    let mut clerk = house.signed_in("clerk-1");
    receive_boxes(&mut clerk, &[("1", "S-1", "100")]);
    let answer = receive_section(&mut clerk, "1", "7");
    assert!(answer.says("Section 0001 is in."), "{}", answer.words());
    assert!(answer.html().contains("value=\"7\""), "the circulator stays for the next section");
    let sections = format!("{BASE}/intake/sections");
    let wrong =
        [("circulator", "8"), ("from", "8/1"), ("to", "1/10"), ("dated", "2018-01-05"), ("signed", "yes")];
    let answer = clerk.send(&sections, &wrong);
    for said in ["signing began before circulation did", "dated before the last day of signing, 2018-01-10"] {
        assert!(answer.status == 422 && answer.says(said), "{}", answer.words());
    }
    let case = house.office.case("dogcatcher").unwrap();
    let count = || case.read(|petition| Ok(petition.sections().len())).unwrap();
    assert_eq!(count(), 1, "nothing is recorded before somebody looked again");
    let answer = clerk.send(&sections, &[("as-it-is", "yes")]);
    assert!(answer.says("Section 0002 is in.") && count() == 2, "{}", answer.words());
    let answer = clerk.get(&format!("{sections}?doubtful=yes"));
    assert!(answer.says("0002 box 1 8") && !answer.says("0001 box 1 7"), "{}", answer.words());
    clerk.get(&format!("{sections}/new"));
    for (fields, said) in [
        ([("circulator", "9"), ("from", "June"), ("to", "9/1")], "`June` is no day"),
        ([("circulator", "9"), ("from", "9/2"), ("to", "9/1")], "is before the first"),
        ([("circulator", "9"), ("from", "9/2"), ("to", "")], "Give both days"),
        ([("circulator", "0"), ("from", ""), ("to", "")], "Circulator: give a number from 1"),
    ] {
        let answer = clerk.send(&sections, &fields);
        assert!(answer.status == 422 && answer.says(said), "{said}: {}", answer.words());
    }
    assert_eq!(count(), 2);
}

#[test]
fn every_movement_is_kept_and_everybody_may_see_where_the_paper_is() {
    let house = house();
    let mut clerk = house.signed_in("clerk-1");
    receive_boxes(&mut clerk, &[("1", "S-1", "100"), ("2", "S-2", "100")]);
    for circulator in ["1", "2", "3"] {
        receive_section(&mut clerk, "1", circulator);
    }
    let (page, sections) = (format!("{BASE}/custody"), format!("{BASE}/custody/sections"));
    clerk.get(&page);
    let answer =
        clerk.send(&sections, &[("sections", "1-2"), ("purpose", "examination"), ("handling", "pull")]);
    assert!(answer.says("2 sections: recorded.") && answer.says("0001 examination"), "{}", answer.words());
    let answer =
        clerk.send(&sections, &[("sections", "1,2"), ("purpose", "examination"), ("handling", "pull")]);
    assert!(answer.says("Nothing to do"), "sent twice: {}", answer.words());
    for (fields, said) in [
        (
            [("sections", "1,9"), ("box", "1"), ("handling", "put-back")],
            "0009 was never received: look at the number",
        ),
        ([("sections", "3"), ("box", "2"), ("handling", "put-back")], "0003 is in box 1 and was not pulled"),
        (
            [("sections", "1"), ("purpose", "court"), ("handling", "pull")],
            "0001 is out already (examination)",
        ),
        ([("sections", "x"), ("box", "1"), ("handling", "put-back")], "`x` is no section"),
        ([("sections", "3"), ("purpose", " "), ("handling", "pull")], "Purpose: it must be given"),
        ([("sections", "1"), ("box", "2"), ("handling", "move")], "0001 is out of its box: put it back"),
    ] {
        let answer = clerk.send(&sections, &fields);
        assert!(answer.status == 422 && answer.says(said), "{said}: {}", answer.words());
    }
    clerk.send(&sections, &[("sections", "1"), ("box", "2"), ("handling", "put-back")]);
    clerk.send(&format!("{BASE}/custody/boxes"), &[("box", "2"), ("to", "vault")]);
    let mut observer = house.signed_in("observer");
    let answer = observer.get(&page);
    assert!(answer.says("Box 2 S-2 vault 1") && answer.says("Out of their boxes: 1"), "{}", answer.words());
    assert!(answer.forms().iter().all(|form| !form.action.starts_with(&page) || form.method == "get"));
    let answer = observer.get(&format!("{page}?section=1"));
    for said in
        ["Section 0001 put back into box 2", "Section 0001 pulled: examination", "numbered Carla Clerk"]
    {
        assert!(answer.says(said), "{said}: {}", answer.words());
    }
    assert!(!answer.says("Section 0002"), "{}", answer.words());
}
