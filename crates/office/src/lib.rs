//! The use cases of a registrar's office and of an organizer's own check. No HTTP, no HTML.
//!
//! The office records what people did ([`desk`]), under the law the petition is bound to ([`law_in_force`]), from the
//! frozen frame ([`draw`]) through findings ([`examination`]) to the certificate ([`conclusion`]), and prints it
//! ([`documents`]). Rules about what may follow what are `petition`'s; figures of law are `law`'s.

mod case;
pub mod check;
pub mod conclusion;
pub mod counting;
pub mod custody;
pub mod data_folder;
pub mod desk;
pub mod docket;
pub mod documents;
pub mod draw;
pub mod eligibility;
mod error;
pub mod examination;
pub mod examining;
mod house;
pub mod intake;
pub mod law_in_force;
mod leases;
pub mod office_journal;
pub mod on_screen;
mod open_roll;
pub mod paper_trail;
pub mod people;
pub mod petition_file;
pub mod raw_count;
pub mod rights;
mod slips;
pub mod withdrawals;
pub mod work;

pub use case::{Case, Kept};
pub use error::OfficeError;
pub use house::{Clock, Office, Stores};
pub use open_roll::OpenRoll;
