//! The pages.

pub(crate) mod account;
pub(crate) mod asset;
pub(crate) mod counting;
pub(crate) mod custody;
pub(crate) mod docket;
pub(crate) mod draw;
pub(crate) mod examine;
pub(crate) mod health;
pub(crate) mod intake;
pub(crate) mod people;
pub(crate) mod petition;
pub(crate) mod raw_count;
pub(crate) mod sign_in;
pub(crate) mod trouble;
pub(crate) mod withdrawals;
