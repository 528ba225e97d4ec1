//! What the statutes say: procedures as dated data, thresholds, calendars, reasons. Pure.

mod working;

pub use working::{Citation, Working};
