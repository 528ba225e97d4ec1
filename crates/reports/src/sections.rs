//! Sections that several documents share: findings, groups, calendar, sources.

mod findings;
mod outlook;
mod sources;

pub(crate) use findings::{Words, findings, groups};
pub(crate) use outlook::{Standing, standing};
pub(crate) use sources::{dagger, sources};

use crate::figures::{decimal, short_date};
use crate::model::Deadline;
use crate::page::{Block, Page, Step, Table};
use crate::{ReportError, page};
use law::Working;

/// A computation under a heading of its own.
pub(crate) fn working(page: &mut Page, tree: &Working) {
    let steps: Vec<Step> = page::steps(tree);
    page.push(Block::Working(steps));
}

/// The calendar.
pub(crate) fn calendar(page: &mut Page, deadlines: &[Deadline]) {
    if deadlines.is_empty() {
        return;
    }
    page.heading("Calendar");
    let mut table = Table::of_words("Steps and days", &["Step", "Day", "Rule", "Law"]);
    for deadline in deadlines {
        let cites = page::cites(&deadline.cites);
        table.row(vec![deadline.step.clone(), short_date(deadline.date), deadline.rule.clone(), cites]);
    }
    page.push(Block::Table(table));
}

/// The whole number a working came to.
pub(crate) fn whole(document: &'static str, working: &Working) -> Result<u64, ReportError> {
    working.value.parse().map_err(|_| ReportError::Inconsistent {
        document,
        what: format!("\"{}\" should be a whole number, it is {}", working.label, decimal(&working.value)),
    })
}

/// Refuses figures that contradict each other.
pub(crate) fn require(
    document: &'static str,
    holds: bool,
    what: impl FnOnce() -> String,
) -> Result<(), ReportError> {
    if holds { Ok(()) } else { Err(ReportError::Inconsistent { document, what: what() }) }
}
