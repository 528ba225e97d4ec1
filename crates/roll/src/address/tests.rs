use proptest::prelude::*;

use super::{Directions, StreetAddress};

/// Input, then the eight parts with `|` between them.
const CASES: &[(&str, &str)] = &[
    ("1405  HUNTINGTON PARK  DR  ", "1405|||HUNTINGTON PARK|DR|||"),
    ("123 N MAIN ST   APT 4B", "123||N|MAIN|ST||APT|4B"),
    ("123 1/2 N MAIN ST W", "123|1/2|N|MAIN|ST|W||"),
    ("100 1ST ST", "100|||1ST|ST|||"),
    ("5TH AVE", "|||5TH|AVE|||"),
    ("204  NC HWY 55 W ", "204|||NC HWY 55||W||"),
    ("42 HIGHWAY 42", "42|||HIGHWAY 42||||"),
    ("7 STATE RD 1002", "7|||STATE RD 1002||||"),
    ("12 OAK RD 4", "12|||OAK|RD|||4"),
    ("500 MAIN ST # 104", "500|||MAIN|ST||#|104"),
    ("500 MAIN ST #104", "500|||MAIN|ST||#|104"),
    ("500 MAIN ST APT #104", "500|||MAIN|ST||APT|#104"),
    ("9 FRONT ST", "9|||FRONT|ST|||"),
    ("9 FRONT ST REAR", "9|||FRONT|ST||REAR|"),
    ("10 LOWER CREEK RD", "10|||LOWER CREEK|RD|||"),
    ("10 KEY WEST CT", "10|||KEY WEST|CT|||"),
    ("77 PARK AVE", "77|||PARK|AVE|||"),
    ("77 E PARK AVE", "77||E|PARK|AVE|||"),
    ("77 N ST", "77|||N|ST|||"),
    ("77 AVENUE E", "77|||AVENUE E||||"),
    ("77 BROADWAY", "77|||BROADWAY||||"),
    ("77 BROADWAY APT 3", "77|||BROADWAY|||APT|3"),
    ("77 CAMINO REAL UNIT 12", "77|||CAMINO REAL|||UNIT|12"),
    ("12 NORTH HILLS DR", "12|||NORTH HILLS|DR|||"),
    ("1 W ST JOHN ST", "1||W|ST JOHN|ST|||"),
    ("PO BOX 12", "|||PO BOX 12||||"),
    ("N6W23001 BLUEMOUND RD", "N6W23001|||BLUEMOUND|RD|||"),
    ("12 UNIT ST", "12|||UNIT|ST|||"),
    ("60 ELM ST BLDG 4 APT 2", "60|||ELM|ST||BLDG|4 APT 2"),
    ("60 ELM ST, APT 2", "60|||ELM|ST||APT|2"),
    ("60 ALUM ROCK AVE S 5", "60|||ALUM ROCK|AVE|S||5"),
    ("REMOVED", "|||REMOVED||||"),
    ("", "|||||||"),
    ("60", "60|||||||"),
];

#[test]
fn addresses_come_apart_as_they_were_put_together() {
    for (text, parts) in CASES {
        let split = StreetAddress::split(text, Directions::Abbreviated);
        assert_eq!(split.parts().join("|"), *parts, "{text}");
    }
}

#[test]
fn people_spell_directions_out() {
    let split = StreetAddress::split("12 North Main Street East", Directions::AnySpelling);
    assert_eq!(split.parts().join("|"), "12||North|Main|Street|East||");
}

proptest! {
    /// Nothing is lost, added or changed, whatever the input.
    #[test]
    fn the_parts_are_the_words_of_the_input(
        words in prop::collection::vec("[A-Z]{1,6}|[0-9]{1,4}|#|#[0-9]|N|SW|NORTH|ST|AVE|APT|UNIT|REAR|HWY|1/2", 0..9),
        spelled: bool,
    ) {
        let directions = if spelled { Directions::AnySpelling } else { Directions::Abbreviated };
        let split = StreetAddress::split(&words.join("  "), directions);
        prop_assert_eq!(split.parts().concat().replace(' ', ""), words.concat());
    }
}
