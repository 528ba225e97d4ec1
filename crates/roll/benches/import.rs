//! Import, open and verify at one million voters; the counters show bytes of the list (import) and of the snapshot (verify).
//! `bound_*` is what an import cannot do without, each on one core: the list read into memory, its signs looked at, its
//! UTF-8 checked, its hash taken.

#![expect(clippy::unwrap_used, reason = "a bench may stop")]

use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use roll::import::{Import, Options, SourceFile, read, read_sources};
use roll::{Column, Snapshot};
use sha2::Digest;
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

/// The list from the system's cache into memory.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn bound_read(bencher: Bencher<'_, '_>) {
    let csv = FOLDER.path().join("bound.csv");
    std::fs::write(&csv, &LIST.bytes).unwrap();
    bencher.counter(BytesCount::new(LIST.bytes.len())).bench(|| std::fs::read(&csv).unwrap().len());
}

/// As `wc -l` does it.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn bound_line_ends(bencher: Bencher<'_, '_>) {
    let bytes = BytesCount::new(LIST.bytes.len());
    bencher.counter(bytes).bench(|| memchr::memchr_iter(b'\n', &LIST.bytes).count());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn bound_utf8(bencher: Bencher<'_, '_>) {
    let bytes = BytesCount::new(LIST.bytes.len());
    bencher.counter(bytes).bench(|| std::str::from_utf8(&LIST.bytes).is_ok());
}

/// The address of the list.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn bound_sha256(bencher: Bencher<'_, '_>) {
    let bytes = BytesCount::new(LIST.bytes.len());
    bencher.counter(bytes).bench(|| sha2::Sha256::digest(&LIST.bytes));
}

/// The `csv` crate's fields, counted and not kept: what a careful reader of CSV costs that does nothing else.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn beside_csv_crate(bencher: Bencher<'_, '_>) {
    let bytes = BytesCount::new(LIST.bytes.len());
    bencher.counter(bytes).bench(|| {
        let mut reader = csv::Reader::from_reader(&LIST.bytes[..]);
        let (mut record, mut fields) = (csv::ByteRecord::new(), 0);
        while reader.read_byte_record(&mut record).unwrap() {
            fields += record.len();
        }
        fields
    });
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
