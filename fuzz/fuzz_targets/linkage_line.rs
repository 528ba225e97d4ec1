//! Any line against a small roll: the tokenisers, the readings, the comparators, the probabilities and their evidence.
#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use linkage::{Engine, Field, Line, Lookup, MemoryVoters};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
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
    })
}

fuzz_target!(|fields: [String; 4]| {
    let [printed_name, address, city, zip] = fields;
    let text = format!("{printed_name} {address}");
    let found = engine().link(&Line { printed_name, address, city, zip });
    let sum: f64 = found.candidates.iter().map(|candidate| candidate.probability).sum();
    assert!((0.0..=1.0 + 1e-9).contains(&(sum + found.not_on_roll)), "{found:?}");
    for candidate in &found.candidates {
        assert!(candidate.evidence.iter().all(|evidence| evidence.weight.is_finite()), "{candidate:?}");
    }
    let _ = engine().lookup(&Lookup::Text(text), 10);
});
