//! The words of the statement, section by section.

mod sample;

use super::{Findings, Statement};
use crate::ReportError;
use crate::figures::{count, counted, date, share};
use crate::model::Decision;
use crate::page::{self, Block, Fact, Page};
use crate::sections::{self, Standing, Words, calendar, dagger, groups, require, sources, standing, working};

const DOCUMENT: &str = "statement";

pub(super) fn page(statement: &Statement) -> Result<Page, ReportError> {
    let required = sections::whole(DOCUMENT, &statement.required)?;
    check(statement, required)?;
    let mut page = Page::report(
        "Statement of the examination",
        &statement.petition,
        statement.date,
        &statement.provenance,
    );
    page.push(verdict(statement, required));
    for note in &statement.notes {
        page.push(Block::Notice(note.clone()));
    }
    received(&mut page, statement);
    page.heading("What the law requires");
    working(&mut page, &statement.required);
    if let Some(sample) = &statement.sample {
        sample::sections(&mut page, sample, DOCUMENT)?;
    }
    if let Some(findings) = &statement.full_count {
        full_count(&mut page, statement, findings, required)?;
    }
    where_the_lines_came_from(&mut page, statement)?;
    calendar(&mut page, &statement.deadlines);
    if !statement.what_follows.is_empty() {
        page.heading("What follows");
        page.push(Block::List(statement.what_follows.clone()));
    }
    page.heading("Where the figures come from");
    sources(&mut page, &statement.provenance);
    dagger(&mut page, marks_unverified(statement));
    Ok(page)
}

/// The result and the number that decided it.
fn verdict(statement: &Statement, required: u64) -> Block {
    let (result, follows) = match statement.decision {
        Decision::Sufficient => ("The petition is sufficient", ""),
        Decision::Insufficient => ("The petition is insufficient", ""),
        Decision::FullCount => ("Every signature must be examined", " The sample alone does not decide."),
        Decision::FurtherSample => ("A further sample must be drawn", " The sample alone does not decide."),
        Decision::Undetermined => {
            ("Not determined", " The law, or the figures at hand, leave the result open.")
        }
    };
    let found = match (&statement.full_count, &statement.sample) {
        (Some(full), _) => format!("{} signatures were found valid", count(full.valid)),
        (None, Some(sample)) => {
            format!("The sample projects to {} valid signatures", count(sample.projection.projected))
        }
        (None, None) => {
            format!("{} signatures were counted, none was examined", count(statement.receipt.raw_count))
        }
    };
    let reached = decisive(statement)
        .map_or(String::new(), |valid| format!(", {} of the requirement", share(valid, required)));
    let sentence = format!("{found}; {} are required{reached}.{follows}", count(required));
    Block::Verdict { result: result.to_owned(), sentence }
}

/// Valid signatures on which the decision rests.
fn decisive(statement: &Statement) -> Option<u64> {
    let full = statement.full_count.as_ref().map(|findings| findings.valid);
    full.or(statement.sample.as_ref().map(|sample| sample.projection.projected))
}

fn received(page: &mut Page, statement: &Statement) {
    let receipt = &statement.receipt;
    page.heading("What was received");
    let mut facts = Vec::new();
    let petition = &statement.petition;
    for (name, value) in [("Officer sought to be recalled", &petition.officer), ("Office", &petition.office)]
    {
        if !value.is_empty() {
            facts.push(Fact::plain(name, value.clone()));
        }
    }
    facts.push(Fact::plain("Filed", date(receipt.filed_on)));
    let bulk = format!(
        "{}, {}, {}",
        counted(receipt.boxes, "box", "boxes"),
        counted(receipt.sections, "section", "sections"),
        counted(receipt.sheets, "sheet", "sheets")
    );
    facts.push(Fact::plain("Received", bulk));
    facts.push(Fact::plain(
        "Raw count",
        format!("{}, none verified", counted(receipt.raw_count, "signature", "signatures")),
    ));
    if let Some(restated) = &receipt.restated {
        let words = format!("from {} on {}: {}", count(restated.from), date(restated.on), restated.reason);
        facts.push(Fact::plain("Raw count restated", words));
    }
    page.push(Block::Facts(facts));
}

fn full_count(
    page: &mut Page,
    statement: &Statement,
    findings: &Findings,
    required: u64,
) -> Result<(), ReportError> {
    page.heading("Every signature examined");
    let words = Words { examined: "All signatures examined", document: DOCUMENT };
    sections::findings(page, findings, &words)?;
    let mut results = Vec::new();
    if let Some(sample) = &statement.sample {
        results.push(("Sample, projected", sample.projection.projected, sample.projection.interval.as_ref()));
    }
    results.push(("Every signature", findings.valid, None));
    page.subheading("Against the requirement");
    standing(page, &Standing { results, required, bands: None });
    Ok(())
}

fn where_the_lines_came_from(page: &mut Page, statement: &Statement) -> Result<(), ReportError> {
    if statement.boxes.is_empty() && statement.circulators.is_empty() {
        return Ok(());
    }
    page.heading("By box and circulator");
    for (caption, name, rows) in
        [("By box", "Box", &statement.boxes), ("By circulator", "Circulator", &statement.circulators)]
    {
        if !rows.is_empty() {
            page.subheading(caption);
            groups(page, caption, name, rows, DOCUMENT)?;
        }
    }
    Ok(())
}

fn marks_unverified(statement: &Statement) -> bool {
    let sample = statement.sample.as_ref().is_some_and(|sample| {
        page::has_unverified(&sample.size) || page::has_unverified(&sample.projection.working)
    });
    let findings = [statement.sample.as_ref().map(|sample| &sample.findings), statement.full_count.as_ref()];
    let mut cites = findings
        .into_iter()
        .flatten()
        .flat_map(|findings| &findings.reasons)
        .flat_map(|reason| &reason.cites);
    let mut days = statement.deadlines.iter().flat_map(|deadline| &deadline.cites);
    sample
        || page::has_unverified(&statement.required)
        || cites.any(|cite| !cite.verified)
        || days.any(|cite| !cite.verified)
}

/// A statement whose parts contradict each other is not printed.
fn check(statement: &Statement, required: u64) -> Result<(), ReportError> {
    let raw = statement.receipt.raw_count;
    if let Some(sample) = &statement.sample {
        let drawn: u128 = sample.draws.iter().map(|draw| u128::from(draw.drawn)).sum();
        let examined = sample.findings.examined;
        require(DOCUMENT, drawn == u128::from(examined), || {
            format!("{drawn} lines were drawn, {examined} examined")
        })?;
        let projection = &sample.projection;
        require(DOCUMENT, projection.required == required, || {
            format!("the projection is held against {}, the law requires {required}", projection.required)
        })?;
    }
    if let Some(findings) = &statement.full_count {
        let examined = findings.examined;
        require(DOCUMENT, examined == raw, || {
            format!("{examined} signatures were examined, the raw count is {raw}")
        })?;
    }
    let contradicts = match (statement.decision, decisive(statement)) {
        (Decision::Sufficient, Some(valid)) => valid < required,
        (Decision::Insufficient, Some(valid)) => valid > required,
        _ => false,
    };
    require(DOCUMENT, !contradicts, || {
        format!(
            "{:?} does not follow from {:?} valid of {required} required",
            statement.decision,
            decisive(statement)
        )
    })
}
