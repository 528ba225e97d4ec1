//! Two people count every sheet without seeing each other's count.

use crate::intake::{BASE, house, receive_boxes, receive_section};
use crate::support::{Answer, Browser, House};

/// Sections taken in, sheets of ten lines on the front and five on the back.
pub(crate) fn ready(sections: usize) -> House {
    let house = house();
    let mut clerk = house.signed_in("clerk-1");
    receive_boxes(&mut clerk, &[("1", "S-1", "100")]);
    for _ in 0..sections {
        receive_section(&mut clerk, "1", "1");
    }
    clerk.get(&format!("{BASE}/count"));
    clerk.send(&format!("{BASE}/count/layout"), &[("front", "10"), ("back", "5")]);
    house
}

/// Counts the sheet on the screen.
fn count(clerk: &mut Browser, section: u32, sheet: u32, fields: &[(&str, &str)]) -> Answer {
    clerk.send(&format!("{BASE}/count/{section}/{sheet}"), fields)
}

fn done(clerk: &mut Browser, section: u32) -> Answer {
    clerk.send(&format!("{BASE}/count/{section}/done"), &[])
}

#[test]
fn a_sheet_is_counted_in_a_key_and_the_second_count_is_blind() {
    let house = ready(1);
    let (mut one, mut two) = (house.signed_in("clerk-1"), house.signed_in("clerk-2"));
    let answer = one.get(&format!("{BASE}/count/next"));
    assert!(answer.says("Section 0001, sheet 01"), "{}", answer.words());
    let answer = count(&mut one, 1, 1, &[("said", "full")]);
    assert!(answer.says("Section 0001, sheet 02"), "{}", answer.words());
    assert!(answer.says("You counted sheet 01: front 1-10, back 1-5: 15 lines"), "{}", answer.words());
    let answer = two.get(&format!("{BASE}/count/next"));
    assert!(answer.says("Nothing is left for you"), "the first is still at it: {}", answer.words());
    count(&mut one, 1, 2, &[("front", "1-3,5"), ("back", "0")]);
    assert!(done(&mut one, 1).says("Nothing is left for you"));
    let answer = two.get(&format!("{BASE}/count/next"));
    assert!(answer.says("Section 0001, sheet 01"), "{}", answer.words());
    assert!(!answer.html().contains("1-10") && !answer.says("15 lines"), "blind: {}", answer.words());
    count(&mut two, 1, 1, &[("front", "f"), ("back", "f")]);
    let answer = count(&mut two, 1, 2, &[("front", "-4")]);
    assert!(!answer.says("1-3,5"), "blind: {}", answer.words());
    let answer = done(&mut two, 1);
    assert!(answer.says("Box 1 1 0 2 0 1 15"), "one sheet settled, one differs: {}", answer.words());
    let mut lead = house.signed_in("lead");
    let answer = lead.get(&format!("{BASE}/count/differences"));
    assert!(answer.says("front 1-3,5, back none: 4 lines Carla Clerk"), "{}", answer.words());
    assert!(answer.says("front 1-4, back none: 4 lines Chris Clerk front 4, 5"), "{}", answer.words());
    let settle = format!("{BASE}/count/1/2/settle");
    let answer = lead.send(&settle, &[("front", "1-11"), ("back", "")]);
    assert!(
        answer.status == 422 && answer.says("position 11 is given, this side has 10"),
        "{}",
        answer.words()
    );
    let answer = lead.send(&settle, &[("front", ""), ("back", "")]);
    assert!(answer.status == 422 && answer.says("0 for a blank sheet"), "{}", answer.words());
    let answer = lead.send(&settle, &[("front", "1-5"), ("back", "")]);
    assert!(answer.says("Sheet 02 of section 0001 is settled."), "{}", answer.words());
    let answer = lead.get(&format!("{BASE}/raw-count"));
    assert!(answer.says("Lines counted by two people or settled 20"), "{}", answer.words());
}

#[test]
fn what_cannot_be_on_a_sheet_is_refused_and_stays_in_the_form() {
    let house = ready(1);
    let mut clerk = house.signed_in("clerk-1");
    clerk.get(&format!("{BASE}/count/1"));
    for (front, back, said) in [
        ("1-11", "", "Front: position 11 is given, this side has 10 printed"),
        ("1-10", "6", "Back: position 6 is given, this side has 5 printed"),
        ("5-1", "", "`5-1` is not a list of positions"),
        ("١-٣", "", "is not a list of positions"),
        ("", "", "Nothing was given"),
        ("<script>", "", "`<script>` is not a list"),
    ] {
        let answer = count(&mut clerk, 1, 1, &[("front", front), ("back", back), ("said", "typed")]);
        assert!(answer.status == 422 && answer.says(said), "{said}: {}", answer.words());
        let kept =
            answer.forms().iter().any(|form| form.fields.iter().any(|(n, v)| n == "front" && v == front));
        assert!(kept, "{front}");
    }
    let answer = count(&mut clerk, 1, 1, &[("front", "\u{202e}1-9\u{200f}"), ("back", "")]);
    assert!(answer.says("front 1-9, back none: 9 lines"), "{}", answer.words());
    // A sheet number out of order is a slip.
    let answer = clerk.post_with_token(&format!("{BASE}/count/1/9"), &[("said", "full")]);
    assert!(answer.status == 422 && answer.says("comes after sheet 02"), "{}", answer.words());
    let answer = clerk.post_with_token(&format!("{BASE}/count/1/100"), &[("said", "full")]);
    assert_eq!(answer.status, 404);
}

#[test]
fn two_people_at_one_sheet_a_form_sent_twice_and_a_stale_tab_count_nothing_twice() {
    let house = ready(2);
    let (mut one, mut two) = (house.signed_in("clerk-1"), house.signed_in("clerk-2"));
    one.get(&format!("{BASE}/count/next"));
    let answer = two.get(&format!("{BASE}/count/1"));
    assert!(answer.says("Section 0001 is being counted by clerk-1"), "{}", answer.words());
    let answer = two.get(&format!("{BASE}/count/next"));
    assert!(answer.says("Section 0002, sheet 01"), "{}", answer.words());
    // Both have a page of one sheet all the same: a tab that was open since yesterday.
    let mut stale = one.clone();
    count(&mut one, 1, 1, &[("said", "full")]);
    let answer = count(&mut stale, 1, 1, &[("said", "full")]);
    assert!(answer.says("Section 0001, sheet 02"), "sent twice: {}", answer.words());
    let again = one.post_with_token(&format!("{BASE}/count/1/1"), &[("said", "blank")]);
    assert!(again.says("You counted sheet 01 of section 0001 already, otherwise"), "{}", again.words());
    two.post_with_token(&format!("{BASE}/count/1/1"), &[("said", "full")]);
    let mut lead = house.signed_in("lead");
    lead.get(&format!("{BASE}/count"));
    let third = lead.post_with_token(&format!("{BASE}/count/1/1"), &[("said", "blank")]);
    assert!(third.says("counted by two people meanwhile"), "{}", third.words());
    let case = house.office.case("dogcatcher").unwrap();
    let (whole, _) = house.office.counting_progress(&case).unwrap();
    assert_eq!((whole.sheets, whole.once, whole.differing, whole.lines), (1, 0, 0, 15));
}

#[test]
fn a_sheet_only_one_person_found_goes_to_a_lead_who_did_not_count() {
    let house = ready(1);
    let (mut lead, mut two) = (house.signed_in("lead"), house.signed_in("clerk-2"));
    lead.get(&format!("{BASE}/count/next"));
    count(&mut lead, 1, 1, &[("said", "full")]);
    count(&mut lead, 1, 2, &[("said", "full")]);
    done(&mut lead, 1);
    two.get(&format!("{BASE}/count/next"));
    count(&mut two, 1, 1, &[("said", "full")]);
    let answer = done(&mut two, 1);
    assert!(answer.says("The other person counted one sheet more"), "{}", answer.words());
    two.send(&format!("{BASE}/count/1/done"), &[("sure", "yes")]);
    let answer = lead.get(&format!("{BASE}/count/differences"));
    assert!(answer.says("You counted it: another lead settles it."), "{}", answer.words());
    let refused = lead.post_with_token(&format!("{BASE}/count/1/2/settle"), &[("front", "f"), ("back", "f")]);
    assert_eq!(refused.status, 422, "{}", refused.words());
    let mut registrar = house.signed_in("registrar");
    registrar.get(&format!("{BASE}/count/differences"));
    let answer = registrar.send(&format!("{BASE}/count/1/2/settle"), &[("front", "f"), ("back", "f")]);
    assert!(answer.says("is settled"), "{}", answer.words());
    // Both were wrong: a lead corrects it, and the figure follows.
    let answer = registrar.send(
        &format!("{BASE}/count/correct"),
        &[("section", "1"), ("sheet", "1"), ("front", "-9"), ("back", "0")],
    );
    assert!(answer.says("Sheet 01 of section 0001 is corrected."), "{}", answer.words());
    let case = house.office.case("dogcatcher").unwrap();
    assert_eq!(house.office.counting_progress(&case).unwrap().0.lines, 15 + 9);
}
