//! Synthetic counties and petitions with the truth kept beside them.
//!
//! Nothing here stands for a real person or place: the county "Santa Luz" does not exist, its people are drawn from
//! tables of name frequencies, its zip codes are unassigned. The same options give the same bytes on every platform.

mod aggregates;
mod county;
mod day;
mod hostile;
mod household;
mod names;
mod person;
mod petition;
mod places;
mod record;
mod rng;
mod roll_csv;
mod roll_dfm;
mod roll_north_carolina;
mod rows;
mod voter;

pub use aggregates::Aggregates;
pub use county::{County, CountyOptions, Likeness};
pub use day::Day;
pub use hostile::{Damage, Hostile};
pub use names::Tradition;
pub use person::Suffix;
pub use petition::{
    BoxOfSections, Circulator, Declaration, DeclarationFlaw, Entry, Finding, Kind, Line, PetitionError,
    PetitionOptions, Position, Quality, Section, Sheet, Side, SignedPetition, Truth,
};
pub use record::Record;
pub use rng::Rng;
pub use voter::{Status, Voter};
