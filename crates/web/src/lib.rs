//! The office in a browser. Every page is a function from a [`Visit`] to a [`Reply`]; every route declares who may use it
//! ([`routes::ROUTES`]). Rules live in `office`; nothing here decides anything.
//!
//! Pages work without a script; scripts make the examination and the search faster. Nothing is fetched from elsewhere.

mod assets;
mod export;
mod fields;
mod format;
mod in_words;
mod limiter;
mod pages;
mod paging;
mod reply;
pub mod routes;
#[cfg(test)]
mod samples;
mod server;
mod session;
mod shell;
mod site;
mod tls;
mod trouble;
mod visit;
mod working;

pub use reply::Reply;
pub use server::{ServeError, Serving, Tls, serve};
pub use site::{Site, router};
pub use trouble::Trouble;
pub use visit::Visit;
