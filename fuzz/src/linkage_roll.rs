//! Any roll: an index is built, its voters are looked for as lines, and the lines are compared for copies.

use linkage::{Engine, Field, Line, MemoryVoters};

/// Voters and lines made of one input at most.
const MOST: usize = 12;

/// Reads the bytes as a voter a line: surname, first name, number, street, city, mailing address, apart by tabs.
pub fn linkage_roll(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut voters = MemoryVoters::default();
    let mut lines = Vec::new();
    for record in text.split('\n').take(MOST) {
        let mut fields = record.split('\t');
        let [last, first, house, street, city, mailing] = std::array::from_fn(|_| fields.next().unwrap_or_default());
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
            city: city.to_owned(),
            zip: String::new(),
        });
    }
    let engine = Engine::build(&voters);
    let matches = engine.link_all(&lines, &|_| {});
    for pair in engine.duplicates(&lines, &matches) {
        assert!(pair.first < pair.second && (0.0..=1.0).contains(&pair.probability), "{pair:?}");
    }
}
