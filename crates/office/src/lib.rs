//! The use cases of a registrar's office and of an organizer's own check. No HTTP, no HTML.
//!
//! The office records what people did ([`desk`]), under the law the petition is bound to ([`law_in_force`]), from the
//! frozen frame ([`draw`]) through findings ([`examination`]) to the certificate ([`conclusion`]), and prints it
//! ([`documents`]). Rules about what may follow what are `petition`'s; figures of law are `law`'s.

pub mod arithmetic;
mod case;
pub mod check;
pub mod concluding;
pub mod conclusion;
pub mod copies;
pub mod counting;
pub mod county_roll_up;
pub mod court;
pub mod custody;
pub mod data_folder;
pub mod desk;
pub mod differences;
pub mod docket;
pub mod documents;
pub mod dossier;
pub mod draw;
pub mod eligibility;
mod error;
pub mod examination;
pub mod examining;
mod handed_out;
mod house;
pub mod inspection;
pub mod intake;
mod journal_index;
pub mod journal_pages;
pub mod law_in_force;
pub mod law_of_petition;
pub mod learning;
mod leases;
pub mod life;
pub mod line_list;
pub mod next_steps;
pub mod office_journal;
pub mod on_screen;
mod open_roll;
pub mod overview;
pub mod paper_trail;
pub mod papers;
pub mod pending;
pub mod people;
pub mod petition_file;
pub mod raw_count;
pub mod results;
pub mod retention;
pub mod rights;
mod slips;
pub mod voter_names;
pub mod withdrawals;
pub mod work;

pub use case::{Case, Kept};
pub use error::OfficeError;
pub use house::{Clock, KnownRoll, Office, Stores};
pub use journal_index::DayOfWork;
pub use open_roll::OpenRoll;
