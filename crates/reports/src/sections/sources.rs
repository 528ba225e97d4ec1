//! Where the figures come from, and the mark of a text that was not verified.

use crate::figures::{count, date};
use crate::model::Provenance;
use crate::page::{Block, Fact, Page};

/// The hashes a reader compares.
pub(crate) fn sources(page: &mut Page, provenance: &Provenance) {
    let procedure = &provenance.procedure;
    let roll = &provenance.roll;
    let mut facts = vec![
        Fact::plain("Procedure", format!("{} ({}), {}", procedure.name, procedure.id, procedure.version)),
        Fact::exact("Procedure file, SHA-256", procedure.hash.clone()),
        Fact::plain("Voter roll", format!("as of {}, {} records", date(roll.as_of), count(roll.voters))),
        Fact::exact("Roll snapshot, SHA-256", roll.hash.clone()),
    ];
    if let Some(journal) = &provenance.journal {
        facts.push(Fact::plain("Journal", format!("{} entries", count(journal.entries))));
        facts.push(Fact::exact("Journal head, SHA-256", journal.head.clone()));
    }
    facts.push(Fact::plain("Software", provenance.software.clone()));
    page.push(Block::Facts(facts));
    if !procedure.unverified.is_empty() {
        page.remark("Of the procedure, the following could not be checked against the text of the law:");
        page.push(Block::List(procedure.unverified.clone()));
    }
}

/// Explains the dagger where there is one.
pub(crate) fn dagger(page: &mut Page, marked: bool) {
    if marked {
        page.remark(
            "† The text of this section, or the date from which it is in force, could not be verified.",
        );
    }
}
