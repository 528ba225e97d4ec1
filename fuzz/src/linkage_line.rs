//! Any line against a small roll: the tokenisers, the readings, the comparators, the probabilities and their evidence.

use std::sync::LazyLock;

use linkage::{Engine, Field, Line, Lookup, MemoryVoters};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut voters = MemoryVoters::default();
    for (last, first, house, street, mailing) in [
        ("GARCIA LOPEZ", "MARIA", "12", "MAIN", "PO BOX 77"),
        ("O'BRIEN", "WILLIAM", "704", "FIRST", ""),
        ("NGUYEN", "THI HOA", "9 1/2", "EL CAMINO REAL", "3 OAK AVE # 4"),
        ("王", "小明", "9", "中山路", ""),
    ] {
        voters.push(&[
            (Field::LastName, last),
            (Field::FirstName, first),
            (Field::HouseNumber, house),
            (Field::StreetName, street),
            (Field::MailingAddress, mailing),
            (Field::City, "SAN JOSE"),
            (Field::Zip, "95112"),
        ]);
    }
    Engine::build(&voters)
});

/// Reads the bytes as name, address, city and zip, one a line, and links them.
pub fn linkage_line(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut fields = text.split('\n').map(str::to_owned);
    let mut next = || fields.next().unwrap_or_default();
    let line = Line { printed_name: next(), address: next(), city: next(), zip: next() };
    let found = ENGINE.link(&line);
    let sum: f64 = found.candidates.iter().map(|candidate| candidate.probability).sum();
    assert!((0.0..=1.0 + 1e-9).contains(&(sum + found.not_on_roll)), "{line:?}: {found:?}");
    for candidate in &found.candidates {
        assert!(candidate.evidence.iter().all(|evidence| evidence.weight.is_finite()), "{line:?}: {candidate:?}");
    }
    drop(ENGINE.lookup(&Lookup::Text(text.into_owned()), 10));
}
