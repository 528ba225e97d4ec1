//! Who works in the demonstration's office, and the law they work under.

use law::Catalog;
use office::desk::Person;
use office::law_in_force::LawInForce;
use testkit::Rng;

use super::county::Made;
use super::internal;
use crate::outcome::Failure;

const HOST: &str = "demonstration";
/// Clerks at work.
const CLERKS: u32 = 8;

/// The law of 2018, with Santa Clara's holidays.
pub(super) fn law(made: &Made) -> Result<LawInForce, Failure> {
    let catalog = Catalog::builtin().map_err(internal)?;
    let opened = super::county::date_of(made.petition.options.opened);
    LawInForce::choose(&catalog, "ca-recall-local", Some(opened), Some("Santa Clara")).map_err(internal)
}

/// A clerk by number from 0.
pub(super) fn clerk(number: u32) -> Person {
    let number = number % CLERKS + 1;
    Person::new(&format!("clerk-{number}"), &format!("Clerk {number} (simulated)"), "clerk", HOST)
}

/// Two different clerks.
pub(super) fn two_clerks(rng: &mut Rng) -> (Person, Person) {
    let first = rng.between(0, CLERKS - 1);
    let second = first + rng.between(1, CLERKS - 1);
    (clerk(first), clerk(second))
}

/// The lead clerk.
pub(super) fn lead() -> Person {
    Person::new("lead-1", "Lead clerk (simulated)", "lead", HOST)
}

/// The registrar.
pub(super) fn registrar() -> Person {
    Person::new("registrar", "Registrar (simulated)", "registrar", HOST)
}
