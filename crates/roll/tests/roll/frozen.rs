//! Snapshots of version 1 open for ever. The files in `tests/data` are never written again: a format that cannot read them is
//! another version.

use std::path::{Path, PathBuf};

use roll::import::{Options, read};
use roll::{Column, Snapshot};

/// The address of the frozen snapshot.
const HASH: &str = "9b2c1aa22ae2b48eaa36e1669eae3067a75d5e43c65d83f8ad8449c4fe0f75ca";

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

#[test]
fn version_1_opens_for_ever() {
    let roll = Snapshot::open(&data("version-1.roll")).unwrap();
    roll.verify(&|_| {}).unwrap();
    assert_eq!(hex::encode(roll.hash()), HASH);
    assert_eq!((roll.len(), roll.as_of().to_string()), (6, "2026-09-01".to_owned()));
    assert_eq!(roll.profile(), ("canonical", 1));
    let voter = roll.voter(roll.find("0000003").unwrap().unwrap()).unwrap();
    assert_eq!(voter.name(), "Thị Mai Nguyễn-O'Hara JR");
    assert_eq!(voter.residence(), "77 1/2 N Alum Rock AVE W APT 4B");
    assert_eq!(voter.districts, [("county", "Santa Luz"), ("supervisor", "3")]);
    assert!(voter.confidential);
    let mut csv = Vec::new();
    roll.write_csv(&mut csv).unwrap();
    assert_eq!(String::from_utf8(csv).unwrap(), std::fs::read_to_string(data("version-1.csv")).unwrap());
}

/// The same list, date and profile version give the same bytes on every machine and in every release.
#[test]
fn the_same_list_gives_the_same_bytes() {
    let import =
        read(&[data("version-1.csv")], &Options::new(jiff::civil::date(2026, 9, 1)), &|_| {}).unwrap();
    assert!(import.bytes() == std::fs::read(data("version-1.roll")).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("again.roll");
    import.write(&path).unwrap();
    import.write(&path).unwrap();
    assert_eq!(hex::encode(Snapshot::open(&path).unwrap().hash()), HASH);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file is left");
    assert!(import.write(&folder.path().join("missing/again.roll")).is_err());
}

/// The address as `docs/roll-format.md` defines it, computed without the crate.
#[test]
fn the_address_is_computed_as_the_document_says() {
    use sha2::{Digest, Sha256};
    let file = std::fs::read(data("version-1.roll")).unwrap();
    let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    let (description, body) = (number(12), number(16));
    let hashes = 64 + description;
    let blocks = body.div_ceil(1 << 20);
    let content = &file[hashes + blocks * 32..];
    assert_eq!(content.len(), body);
    for (block, bytes) in content.chunks(1 << 20).enumerate() {
        assert_eq!(Sha256::digest(bytes)[..], file[hashes + block * 32..][..32]);
    }
    let covered = [&file[..32], &file[64..hashes + blocks * 32]].concat();
    assert_eq!(hex::encode(Sha256::digest(covered)), HASH);
    assert_eq!(hex::encode(&file[32..64]), HASH);
    assert_eq!(Snapshot::open(&data("version-1.roll")).unwrap().text(0, Column::VoterId).unwrap(), "0000001");
}
