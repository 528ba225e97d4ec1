//! The ballot, the vote and a vacancy on a page.

use std::fmt::Write as _;

use super::sections;
use crate::{Statement, VacancyPhase, VacancyRule, Version, counted, plain_to};

pub(super) fn ballot(page: &mut String, version: &Version) {
    if let Some(question) = &version.question {
        let _ = writeln!(page, "### On the ballot\n\n> {}\n", question.text);
        let answers = question.answers.join(" / ");
        let _ = writeln!(page, "Answers: {answers}. {}\n", sections(&question.cites));
        if let Some(successors) = &question.successors {
            let lines = counted(successors.write_in, "blank lines");
            let _ = writeln!(
                page,
                "Below it: \"{}\", with {lines} to write a name in. {}\n",
                successors.text,
                sections(&successors.cites)
            );
        }
        if !question.statements.is_empty() {
            let names: Vec<&str> = question.statements.iter().map(|statement| statement.in_words()).collect();
            let _ = writeln!(page, "Printed for every voter: {}.\n", names.join(", "));
        }
        for note in &question.notes {
            let _ = writeln!(page, "> {note}\n");
        }
    }
    if let Some(vote) = &version.vote {
        let filled = if vote.vacancy.is_empty() { String::new() } else { format!(" ({})", vote.vacancy) };
        let _ = writeln!(
            page,
            "### What the votes decide\n\nIt carries above {} % of the votes for and against it. Carried: {}{}. Not carried: \
             {}{}. {}\n",
            plain_to(&vote.carries_above.0, 4),
            vote.carried.in_words(),
            if vote.carried == crate::Consequence::Vacant { filled.as_str() } else { "" },
            vote.failed.in_words(),
            if vote.failed == crate::Consequence::Vacant { filled.as_str() } else { "" },
            sections(&vote.cites)
        );
    }
    if version.vacancies.is_empty() {
        return;
    }
    page.push_str(
        "### Where the office becomes vacant\n\n| when | the petition | rule | law |\n|---|---|---|---|\n",
    );
    for vacancy in &version.vacancies {
        let when = match vacancy.phase {
            VacancyPhase::BeforeFiling => "before the filing",
            VacancyPhase::Filed => "after the filing",
        };
        let then = match vacancy.then {
            VacancyRule::GoesOn => "goes on",
            VacancyRule::Ends => "ends",
            VacancyRule::Undetermined => "undetermined",
        };
        let _ = writeln!(page, "| {when} | {then} | {} | {} |", vacancy.text, sections(&vacancy.cites));
    }
    page.push('\n');
}

impl Statement {
    /// What a citizen reads: "the reasons of the proponents".
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Reasons => "the reasons of the proponents",
            Self::Answer => "the answer of the officer",
        }
    }
}
