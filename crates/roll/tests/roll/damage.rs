//! A damaged snapshot is never read as if it were whole.

use std::sync::LazyLock;

use proptest::prelude::*;
use roll::{Column, Snapshot, SnapshotError};

use super::{canonical, import, row};

static SNAPSHOT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let rows: Vec<String> = (0..300).map(|number| row(&number.to_string())).collect();
    import(canonical(&rows.iter().map(String::as_str).collect::<Vec<_>>())).unwrap().bytes().to_vec()
});

fn snapshot() -> Vec<u8> {
    SNAPSHOT.clone()
}

/// Opens and verifies all of it.
fn whole(bytes: Vec<u8>) -> Result<(), SnapshotError> {
    Snapshot::from_bytes(bytes)?.verify(&|_| {})
}

proptest! {
    #[test]
    fn one_flipped_bit_is_found_wherever_it_is(at: prop::sample::Index, bit in 0..8_u8) {
        let mut bytes = snapshot();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(whole(bytes).is_err(), "byte {at}");
    }

    #[test]
    fn a_cut_is_found_wherever_it_is(at: prop::sample::Index) {
        let bytes = snapshot();
        let error = whole(bytes[..at.index(bytes.len())].to_vec()).unwrap_err();
        let found = matches!(error, SnapshotError::Length { .. } | SnapshotError::NotASnapshot { .. });
        prop_assert!(found, "{error}");
    }

    #[test]
    fn any_bytes_behind_the_magic_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(whole([b"SCRTROLL\x01\0\0\0".to_vec(), bytes].concat()).is_err());
    }
}

#[test]
fn a_damaged_block_is_found_when_it_is_first_touched() {
    let mut bytes = snapshot();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let roll = Snapshot::from_bytes(bytes).unwrap();
    let message = roll.text(0, Column::Zip).unwrap_err().to_string();
    assert!(message.contains("block 0 (from byte"), "{message}");
    assert!(
        message
            .ends_with("is damaged; nothing of it was used: copy it again, or import the voter list again")
    );
    assert!(roll.codes(Column::VoterId).is_err() && roll.find("7").is_err() && roll.verify(&|_| {}).is_err());
}

#[test]
fn messages_say_what_to_do() {
    let sound = snapshot();
    let mut future = sound.clone();
    future[8] = 9;
    let mut header = sound.clone();
    header[70] ^= 1;
    let cases = [
        (
            future,
            "memory: has format version 9, and this program reads version 1; install a newer scrutineer, or import the voter \
             list again with this one",
        ),
        (
            header,
            "memory: the header is damaged (its hash is not the one it names); copy it again, or import the voter list again",
        ),
        (
            b"voter_id,last_name".to_vec(),
            "memory: is not a roll snapshot; make one from the voter list with `scrutineer roll import`",
        ),
        (
            Vec::new(),
            "memory: is not a roll snapshot; make one from the voter list with `scrutineer roll import`",
        ),
    ];
    for (bytes, message) in cases {
        assert_eq!(Snapshot::from_bytes(bytes).unwrap_err().to_string(), message);
    }
    let half = sound[..sound.len() / 2].to_vec();
    let message = Snapshot::from_bytes(half).unwrap_err().to_string();
    let expected = format!("memory: has {} bytes where its header says {}", sound.len() / 2, sound.len());
    assert!(message.starts_with(&expected), "{message}");
}
