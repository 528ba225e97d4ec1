//! The words of the ballot question.

use super::{Ballot, Successors};
use crate::ReportError;
use crate::figures::date;
use crate::page::{self, Block, Fact, Page, Table};
use crate::sections::{dagger, require};

const DOCUMENT: &str = "ballot question";
/// The space a voter marks.
const TARGET: &str = "(          )";

pub(super) fn page(ballot: &Ballot) -> Result<Page, ReportError> {
    check(ballot)?;
    let mut page = Page::on(
        "Question on the ballot",
        &ballot.petition,
        ballot.printed_on,
        ("Journal head", ballot.journal.head.as_str()),
        (&ballot.software, ballot.marking.as_deref()),
    );
    subject(&mut page, ballot);
    page.heading("The question");
    page.paragraph(ballot.question.clone());
    let mut answers = Table::of_words("Vote for one", &["Answer", "Voting space"]);
    ballot.answers.iter().for_each(|answer| answers.row(vec![answer.clone(), TARGET.to_owned()]));
    page.push(Block::Table(answers));
    page.remark(page::cites(&ballot.cites));
    if let Some(successors) = &ballot.successors {
        candidates(&mut page, successors);
    }
    for statement in &ballot.statements {
        page.heading(&statement.heading);
        match &statement.text {
            Some(text) => text.split("\n\n").for_each(|part| page.paragraph(part.trim())),
            None => page.paragraph("None was filed."),
        }
    }
    ballot.notes.iter().for_each(|note| page.remark(note.clone()));
    sources(&mut page, ballot);
    Ok(page)
}

fn check(ballot: &Ballot) -> Result<(), ReportError> {
    require(DOCUMENT, ballot.answers.len() == 2, || {
        format!("a question has two answers, it has {}", ballot.answers.len())
    })?;
    let ordered_before = ballot.ordered_on.is_none_or(|on| on < ballot.election);
    require(DOCUMENT, ordered_before, || "the election is not after its order".to_owned())
}

fn subject(page: &mut Page, ballot: &Ballot) {
    let petition = &ballot.petition;
    let mut facts = vec![Fact::plain("Petition", format!("{} (number {})", petition.title, petition.id))];
    if !petition.officer.is_empty() {
        facts.push(Fact::plain("Officer sought to be recalled", petition.officer.clone()));
    }
    facts.push(Fact::plain("Office", petition.office.clone()));
    facts.push(Fact::plain("Election", date(ballot.election)));
    let ordered_on = ballot.ordered_on.map_or_else(String::new, |on| format!(", {}", date(on)));
    facts.push(Fact::plain("Ordered by", format!("{}{ordered_on}", ballot.ordered_by)));
    page.push(Block::Facts(facts));
}

fn candidates(page: &mut Page, successors: &Successors) {
    page.heading("Successor");
    page.paragraph(successors.heading.clone());
    let mut table = Table::of_words("Vote for one", &["Candidate", "Designation", "Voting space"]);
    for candidate in &successors.names {
        table.row(vec![candidate.name.clone(), candidate.designation.clone(), TARGET.to_owned()]);
    }
    for _ in 0..successors.write_in {
        table.row(vec![
            "______________________________".to_owned(),
            "write-in".to_owned(),
            TARGET.to_owned(),
        ]);
    }
    page.push(Block::Table(table));
}

fn sources(page: &mut Page, ballot: &Ballot) {
    let procedure = &ballot.procedure;
    page.heading("Where the words come from");
    page.push(Block::Facts(vec![
        Fact::plain("Procedure", format!("{} ({}), {}", procedure.name, procedure.id, procedure.version)),
        Fact::exact("Procedure file, SHA-256", procedure.hash.clone()),
        Fact::exact("Journal head, SHA-256", ballot.journal.head.clone()),
        Fact::plain("Software", ballot.software.clone()),
    ]));
    dagger(page, ballot.cites.iter().any(|cite| !cite.verified));
}
