//! The organizer's own check before filing. It decides nothing.

pub mod outlook;
