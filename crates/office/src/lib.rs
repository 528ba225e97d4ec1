//! The use cases of a registrar's office and of an organizer's own check. No HTTP, no HTML.

pub mod check;
pub mod eligibility;
pub mod petition_file;
