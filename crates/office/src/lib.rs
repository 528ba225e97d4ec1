//! The use cases of a registrar's office and of an organizer's own check. No HTTP, no HTML.
//!
//! The office records what people did ([`desk`]), under the law the petition is bound to ([`law_in_force`]), from the
//! frozen frame ([`draw`]) through findings ([`examination`]) to the certificate ([`conclusion`]), and prints it
//! ([`documents`]). Rules about what may follow what are `petition`'s; figures of law are `law`'s.

pub mod arithmetic;
pub mod check;
pub mod conclusion;
pub mod county_roll_up;
pub mod data_folder;
pub mod desk;
pub mod documents;
pub mod draw;
pub mod eligibility;
mod error;
pub mod examination;
pub mod law_in_force;
pub mod law_of_petition;
pub mod life;
pub mod next_steps;
pub mod petition_file;
pub mod retention;

pub use error::OfficeError;
