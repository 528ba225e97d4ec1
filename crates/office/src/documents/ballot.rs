//! The question on the ballot from the ordered election.

use jiff::civil::Date;
use law::{Names, Statement, worded};
use petition::{EventKind, Petition};
use reports::ballot::{self, Ballot, Successor, Successors};
use reports::model;

use super::{SOFTWARE, procedure_of};
use crate::OfficeError;
use crate::law_of_petition::PetitionLaw;

/// The question with successors and statements, as it is printed for the voters. `head` is the petition's journal.
///
/// # Errors
/// When no election is ordered, its question is not set, or the law in force has none.
pub fn ballot(
    petition: &Petition,
    law: &PetitionLaw,
    head: journal::Head,
    printed_on: Date,
    marking: Option<&str>,
) -> Result<Ballot, OfficeError> {
    let missing = |what: &str| OfficeError::Unlawful(format!("the question cannot be printed: {what}"));
    let ordered = petition.election().ordered().ok_or_else(|| missing("no election is ordered"))?;
    let set = ordered.question.as_ref().ok_or_else(|| missing("record `question-set` first"))?;
    let form = law.law.version.question()?;
    let opened = petition.facts();
    let noticed = petition.circulation().noticed();
    let officer = noticed.and_then(|noticed| noticed.notice.officer.clone()).unwrap_or_default();
    let names = Names { officer: &officer, office: &opened.office, title: &opened.title };
    let text = |statement: Statement| match statement {
        Statement::Reasons => noticed.map(|noticed| noticed.notice.reasons.clone()),
        Statement::Answer => noticed.and_then(|noticed| noticed.answer.as_ref()).map(|it| it.answer.clone()),
    };
    let statements = form.statements.iter().map(|statement| ballot::Statement {
        heading: capital(statement.in_words()),
        text: text(*statement),
    });
    let successors = form.successors.as_ref().filter(|_| set.successors).map(|rule| Successors {
        heading: worded(&rule.text, names),
        names: ordered
            .successors
            .iter()
            .map(|it| Successor { name: it.successor.clone(), designation: it.designation.clone() })
            .collect(),
        write_in: rule.write_in,
    });
    let rule_cites = form.successors.iter().flat_map(|rule| rule.cites.iter().cloned());
    Ok(Ballot {
        petition: model::Petition {
            id: opened.petition.to_string(),
            title: opened.title.clone(),
            officer: officer.clone(),
            office: opened.office.clone(),
            jurisdiction: opened.jurisdiction.clone(),
        },
        election: ordered.order.election,
        ordered_by: ordered.order.by.clone(),
        ordered_on: petition.course().last(EventKind::ElectionOrdered).and_then(|moment| moment.on),
        question: set.question.clone(),
        answers: set.answers.clone(),
        successors,
        statements: statements.collect(),
        cites: form.cites.iter().cloned().chain(rule_cites).collect(),
        notes: form.notes.clone(),
        printed_on,
        procedure: procedure_of(&law.law.procedure, &law.law.version),
        journal: model::Journal { head: head.hash.to_string(), entries: head.sequence },
        software: SOFTWARE.to_owned(),
        marking: marking.map(str::to_owned),
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
