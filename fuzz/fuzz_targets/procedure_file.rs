//! `cargo +nightly fuzz run --features libfuzzer procedure_file fuzz/corpus/procedure_file procedures`
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::procedure_file(bytes));
