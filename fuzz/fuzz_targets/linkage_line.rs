//! `cargo +nightly fuzz run --features libfuzzer linkage_line`
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::linkage_line(bytes));
