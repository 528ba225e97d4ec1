//! The pages.

pub(crate) mod account;
pub(crate) mod asset;
pub(crate) mod docket;
pub(crate) mod documents;
pub(crate) mod examine;
pub(crate) mod health;
pub(crate) mod people;
pub(crate) mod petition;
pub(crate) mod results;
pub(crate) mod sign_in;
pub(crate) mod trouble;
