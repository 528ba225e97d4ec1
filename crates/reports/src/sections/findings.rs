//! What was found on the lines examined, by reason and by group.

use super::require;
use crate::ReportError;
use crate::figures::{count, share};
use crate::model::{Group, Reason};
use crate::page::{self, Block, Figure, Page, Table};
use crate::picture::{Bar, bars};
use crate::statement::{Findings, Reviews};

/// How the findings are spoken of: a clerk's are findings, software's are not.
pub(crate) struct Words {
    /// "Lines examined".
    pub(crate) examined: &'static str,
    /// Named in errors.
    pub(crate) document: &'static str,
}

/// The sums of the findings.
fn check_findings(document: &'static str, findings: &Findings) -> Result<(), ReportError> {
    let Findings { examined, valid, invalid, undecided, duplicates, withdrawn, .. } = findings;
    require(document, sum(&[*valid, *invalid, *undecided]) == u128::from(*examined), || {
        format!(
            "{valid} valid, {invalid} invalid and {undecided} undecided lines are not the {examined} examined"
        )
    })?;
    let by_reason: Vec<u64> = findings.reasons.iter().map(|reason| reason.count).collect();
    require(document, sum(&by_reason) == u128::from(*invalid), || {
        format!("the reasons add up to {}, {invalid} lines are invalid", sum(&by_reason))
    })?;
    require(document, sum(&[*duplicates, *withdrawn]) <= u128::from(*invalid), || {
        format!(
            "{duplicates} extra copies and {withdrawn} withdrawn lines are more than the {invalid} invalid"
        )
    })?;
    let Some(Reviews { reviewed, agreed, overturned }) = &findings.reviews else { return Ok(()) };
    require(document, sum(&[*agreed, *overturned]) <= u128::from(*reviewed) && reviewed <= examined, || {
        format!(
            "{agreed} agreed and {overturned} overturned of {reviewed} second reviews of {examined} lines"
        )
    })
}

/// The sums of each group.
fn check_groups(document: &'static str, groups: &[Group]) -> Result<(), ReportError> {
    for group in groups {
        let decided = sum(&[group.valid, group.invalid, group.undecided]);
        let fits = decided == u128::from(group.examined)
            && group.examined <= group.lines
            && group.duplicates <= group.invalid;
        require(document, fits, || {
            format!(
                "{}: {} lines, {} examined, {} valid, {} invalid ({} extra copies), {} undecided",
                group.name,
                group.lines,
                group.examined,
                group.valid,
                group.invalid,
                group.duplicates,
                group.undecided
            )
        })?;
    }
    Ok(())
}

fn sum(counts: &[u64]) -> u128 {
    counts.iter().copied().map(u128::from).sum()
}

/// Totals, picture and table of the findings.
pub(crate) fn findings(page: &mut Page, findings: &Findings, words: &Words) -> Result<(), ReportError> {
    check_findings(words.document, findings)?;
    page.push(Block::Table(totals(findings, words)));
    reviews(page, findings.reviews.as_ref());
    if findings.invalid > 0 {
        page.subheading("Invalid lines by reason");
        let reasons = by_count(&findings.reasons);
        let bar = |reason: &Reason| Bar { name: reason.label.clone(), value: reason.count };
        let picture =
            bars("Invalid lines by reason", &reasons.iter().map(bar).collect::<Vec<_>>(), findings.examined);
        let caption = "Invalid lines by reason, with their share of all lines examined.".to_owned();
        page.push(Block::Figure(Figure { picture, caption }));
        page.push(Block::Table(reason_table(&reasons, findings)));
    }
    Ok(())
}

fn totals(findings: &Findings, words: &Words) -> Table {
    let mut table = Table::of_figures("Result of the examination", &["", "Lines", "Share"]);
    let mut row = |name: &str, value: u64| {
        table.row(vec![name.to_owned(), count(value), share(value, findings.examined)]);
    };
    row("Valid", findings.valid);
    row("Invalid", findings.invalid);
    if findings.undecided > 0 {
        row("Not decided", findings.undecided);
    }
    table.total(vec![
        words.examined.to_owned(),
        count(findings.examined),
        share(findings.examined, findings.examined),
    ]);
    table
}

fn reviews(page: &mut Page, reviews: Option<&Reviews>) {
    let Some(reviews) = reviews else { return };
    let open = reviews.reviewed.saturating_sub(reviews.agreed).saturating_sub(reviews.overturned);
    page.paragraph(format!(
        "A second person examined {} of these lines without seeing the first finding. They agreed on {} ({}); on {} \
         the lead clerk decided for the second finding{}.",
        count(reviews.reviewed),
        count(reviews.agreed),
        share(reviews.agreed, reviews.reviewed),
        count(reviews.overturned),
        if open > 0 { format!(", on {} for the first", count(open)) } else { String::new() }
    ));
}

fn by_count(reasons: &[Reason]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = reasons.iter().filter(|reason| reason.count > 0).cloned().collect();
    reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    reasons
}

fn reason_table(reasons: &[Reason], findings: &Findings) -> Table {
    let mut table = Table::of_figures(
        "Invalid lines by reason",
        &["Reason", "Law", "Lines", "Of invalid", "Of examined"],
    );
    table.columns[1].align = page::Align::Left;
    for reason in reasons {
        table.row(vec![
            reason.label.clone(),
            page::cites(&reason.cites),
            count(reason.count),
            share(reason.count, findings.invalid),
            share(reason.count, findings.examined),
        ]);
    }
    table.total(vec![
        "All reasons".to_owned(),
        String::new(),
        count(findings.invalid),
        share(findings.invalid, findings.invalid),
        share(findings.invalid, findings.examined),
    ]);
    table
}

/// A table of groups with a row of sums.
pub(crate) fn groups(
    page: &mut Page,
    caption: &str,
    name: &str,
    groups: &[Group],
    document: &'static str,
) -> Result<(), ReportError> {
    check_groups(document, groups)?;
    let undecided = groups.iter().any(|group| group.undecided > 0);
    let in_part = groups.iter().any(|group| group.examined != group.lines);
    let headings = [
        (name, true),
        ("Lines", true),
        ("Examined", in_part),
        ("Valid", true),
        ("Invalid", true),
        ("– extra copies", true),
        ("Not decided", undecided),
        ("Valid share", true),
    ];
    let shown: Vec<&str> = headings.iter().filter(|(_, shown)| *shown).map(|(heading, _)| *heading).collect();
    let mut table = Table::of_figures(caption, &shown);
    let cells = |group: &Group| {
        let Group { name, lines, examined, valid, invalid, undecided, duplicates } = group;
        let mut cells = vec![name.clone()];
        cells.extend([lines, examined, valid, invalid, duplicates, undecided].map(|value| count(*value)));
        cells.push(share(*valid, *examined));
        let kept = cells.into_iter().zip(headings).filter(|(_, (_, shown))| *shown);
        kept.map(|(cell, _)| cell).collect::<Vec<_>>()
    };
    for group in groups {
        table.row(cells(group));
    }
    table.total(cells(&total(groups)));
    page.push(Block::Table(table));
    Ok(())
}

fn total(groups: &[Group]) -> Group {
    let sum = |of: fn(&Group) -> u64| groups.iter().map(of).fold(0, u64::saturating_add);
    Group {
        name: "Total".to_owned(),
        lines: sum(|g| g.lines),
        examined: sum(|g| g.examined),
        valid: sum(|g| g.valid),
        invalid: sum(|g| g.invalid),
        undecided: sum(|g| g.undecided),
        duplicates: sum(|g| g.duplicates),
    }
}
