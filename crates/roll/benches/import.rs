//! Import, open and verify at one million voters. The bound of an import is memory and disk: the list is read once, and the
//! snapshot is hashed and written once; the counters show bytes of the list (import) and of the snapshot (verify).

#![expect(clippy::unwrap_used, reason = "a bench may stop")]

use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use roll::import::{Import, Options, SourceFile, read, read_sources};
use roll::{Column, Snapshot};
use testkit::{County, CountyOptions};

const VOTERS: u32 = 1_000_000;

/// The synthetic county's canonical CSV.
static LIST: LazyLock<SourceFile> = LazyLock::new(|| {
    let county = County::generate(&CountyOptions { voters: VOTERS, ..CountyOptions::default() });
    let mut bytes = Vec::new();
    county.write_roll(&mut bytes).unwrap();
    SourceFile { name: "county.csv".to_owned(), bytes }
});

static FOLDER: LazyLock<tempfile::TempDir> = LazyLock::new(|| tempfile::tempdir().unwrap());

fn options() -> Options {
    Options::new(jiff::civil::date(2018, 1, 16))
}

fn import_in_memory() -> Import {
    read_sources(std::slice::from_ref(&*LIST), &options(), &|_| {}).unwrap()
}

static SNAPSHOT: LazyLock<std::path::PathBuf> = LazyLock::new(|| {
    let path = FOLDER.path().join("county.roll");
    import_in_memory().write(&path).unwrap();
    path
});

fn main() {
    divan::main();
}

/// From a file to a synced file, as `scrutineer roll import` does it.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn import_file_to_file(bencher: Bencher<'_, '_>) {
    let csv = FOLDER.path().join("county.csv");
    std::fs::write(&csv, &LIST.bytes).unwrap();
    let out = FOLDER.path().join("again.roll");
    let bytes = BytesCount::new(LIST.bytes.len());
    bencher.counter(bytes).bench(|| read(&[&csv], &options(), &|_| {}).unwrap().write(&out).unwrap());
}

/// From memory to memory: reading, coding, hashing.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn import_in_memory_only(bencher: Bencher<'_, '_>) {
    let bytes = BytesCount::new(LIST.bytes.len());
    bencher.counter(bytes).bench(import_in_memory);
}

/// Header and block hashes only.
#[divan::bench]
fn open() -> u32 {
    Snapshot::open(&SNAPSHOT).unwrap().len()
}

/// Every block, on all cores.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn verify(bencher: Bencher<'_, '_>) {
    let snapshot = Snapshot::open(&SNAPSHOT).unwrap();
    let bytes = BytesCount::new(usize::try_from(snapshot.body_bytes()).unwrap());
    bencher.counter(bytes).bench(|| snapshot.verify(&|_| {}).unwrap());
}

/// A voter's whole record by voter id, all blocks warm.
#[divan::bench]
fn find_and_read_a_voter(bencher: Bencher<'_, '_>) {
    let snapshot = Snapshot::open(&SNAPSHOT).unwrap();
    let mut row = 0;
    bencher.bench_local(|| {
        row = (row + 7_919) % VOTERS;
        let id = snapshot.text(row, Column::VoterId).unwrap();
        let found = snapshot.find(id).unwrap().unwrap();
        snapshot.voter(found).unwrap().last_name.len()
    });
}
