//! The words of the organizer's own check.

use super::{CheckReport, Outlook};
use crate::ReportError;
use crate::figures::{count, date, decimal, share};
use crate::page::{self, Block, Fact, Page};
use crate::sections::{self, Standing, Words, dagger, groups, require, sources, standing, working};

const DOCUMENT: &str = "check";

/// Printed first on every check.
const LABEL: &str = "An organizer's own check; decides nothing. The software compared lines with the voter roll by itself: \
                     nobody looked at the sheets or at a signature. The elections official decides.";

pub(super) fn page(check: &CheckReport) -> Result<Page, ReportError> {
    consistent(check)?;
    let mut page =
        Page::report("Organizer's check before filing", &check.petition, check.date, &check.provenance);
    page.push(Block::Notice(LABEL.to_owned()));
    if let Some(outlook) = &check.outlook {
        page.push(verdict(outlook));
    }
    for note in &check.notes {
        page.push(Block::Notice(note.clone()));
    }
    page.heading("What was checked");
    let roll = &check.provenance.roll;
    page.push(Block::Facts(vec![
        Fact::plain("File", check.source.clone()),
        Fact::plain("Lines", count(check.lines)),
        Fact::plain("Voter roll", format!("as of {}, {} records", date(roll.as_of), count(roll.voters))),
    ]));
    page.heading("What the check found");
    sections::findings(&mut page, &check.findings, &Words { examined: "Lines checked", document: DOCUMENT })?;
    explained(&mut page, check);
    outlook(&mut page, check);
    by_group(&mut page, check)?;
    page.heading("Where the figures come from");
    sources(&mut page, &check.provenance);
    let trees = [check.required.as_ref(), check.outlook.as_ref().map(|outlook| &outlook.working)];
    let reasons = check.findings.reasons.iter().flat_map(|reason| &reason.cites).any(|cite| !cite.verified);
    dagger(&mut page, reasons || trees.into_iter().flatten().any(page::has_unverified));
    Ok(page)
}

fn verdict(outlook: &Outlook) -> Block {
    Block::Verdict {
        result: format!("Chance that it qualifies: {}%", decimal(&outlook.chance)),
        sentence: format!(
            "{} valid signatures are expected; {} are required, {} of the requirement.",
            count(outlook.expected),
            count(outlook.required),
            share(outlook.expected, outlook.required)
        ),
    }
}

fn explained(page: &mut Page, check: &CheckReport) {
    let findings = &check.findings;
    if findings.undecided > 0 {
        page.remark(format!(
            "Not decided ({}): the roll offers two voters equally well, or the day of signing matters and is not known. \
             Look at these lines yourself; the file of lines lists them.",
            count(findings.undecided)
        ));
    }
    if findings.duplicates > 0 {
        page.remark(format!(
            "{} of the invalid lines are extra copies of a signer's own line.",
            count(findings.duplicates)
        ));
    }
}

fn outlook(page: &mut Page, check: &CheckReport) {
    if let Some(required) = &check.required {
        page.heading("What the law requires");
        working(page, required);
    }
    let Some(outlook) = &check.outlook else { return };
    page.heading("Will it be enough?");
    page.paragraph(outlook.chance_method.clone());
    let results = vec![("Expected", outlook.expected, outlook.interval.as_ref())];
    standing(page, &Standing { results, required: outlook.required, bands: outlook.bands });
    page.subheading("Working");
    working(page, &outlook.working);
}

fn by_group(page: &mut Page, check: &CheckReport) -> Result<(), ReportError> {
    for (heading, name, rows) in
        [("By circulator", "Circulator", &check.circulators), ("By day", "Day", &check.days)]
    {
        if !rows.is_empty() {
            page.heading(heading);
            groups(page, heading, name, rows, DOCUMENT)?;
        }
    }
    Ok(())
}

fn consistent(check: &CheckReport) -> Result<(), ReportError> {
    let (lines, examined) = (check.lines, check.findings.examined);
    require(DOCUMENT, examined == lines, || {
        format!("{lines} lines are in the file, {examined} were checked")
    })?;
    let (Some(required), Some(outlook)) = (&check.required, &check.outlook) else { return Ok(()) };
    let required = sections::whole(DOCUMENT, required)?;
    require(DOCUMENT, required == outlook.required, || {
        format!("the outlook is held against {}, the law requires {required}", outlook.required)
    })
}
