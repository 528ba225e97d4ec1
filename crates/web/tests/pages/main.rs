//! The pages as a browser meets them: an office in a temporary folder, forms filled in and sent, answers read.
#![expect(clippy::panic, clippy::unwrap_used, reason = "test code")]

mod counting;
mod draw;
mod examine;
mod intake;
mod results;
mod rights;
mod roll;
mod sign_in;
mod support;
mod withdrawals;
