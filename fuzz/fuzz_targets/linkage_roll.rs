//! Any roll: the index is built, kept as bytes, read again, and its voters are looked for as lines; the lines are compared for copies.
#![no_main]

use libfuzzer_sys::fuzz_target;
use linkage::{Engine, Field, Line, MemoryVoters};

fuzz_target!(|records: Vec<[String; 6]>| {
    let mut voters = MemoryVoters::default();
    let mut lines = Vec::new();
    for [last, first, house, street, city, mailing] in records.iter().take(12) {
        voters.push(&[
            (Field::LastName, last),
            (Field::FirstName, first),
            (Field::HouseNumber, house),
            (Field::StreetName, street),
            (Field::City, city),
            (Field::MailingAddress, mailing),
        ]);
        lines.push(Line {
            printed_name: format!("{first} {last}"),
            address: format!("{house} {street}"),
            city: city.clone(),
            zip: String::new(),
        });
    }
    let engine = Engine::build(&voters);
    let matches = engine.link_all(&lines, &|_| {});
    for pair in engine.duplicates(&lines, &matches) {
        assert!(pair.first < pair.second && (0.0..=1.0).contains(&pair.probability), "{pair:?}");
    }
});
