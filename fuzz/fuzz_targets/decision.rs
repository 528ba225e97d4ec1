//! `cargo +nightly fuzz run --features libfuzzer decision`
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::decision(bytes));
