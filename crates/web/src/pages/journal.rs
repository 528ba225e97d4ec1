//! The petition's journal, the newest entries first.

use askama::Template;
use office::journal_pages::ListedEntry;

use super::petition::shell;
use crate::format::grouped;
use crate::paging::{Pages, ROWS};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "journal.html")]
struct JournalPage {
    shell: Shell,
    head: String,
    count: String,
    rows: Vec<ListedEntry>,
    pages: Pages,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let head = site.office.head(&case)?;
    let pages = Pages::of(visit, usize::try_from(head.sequence).unwrap_or(usize::MAX));
    let newest = head.sequence.saturating_sub(pages.rows.start as u64);
    let shown = ROWS.min(pages.rows.len());
    let from = (newest + 1).saturating_sub(shown as u64).max(1);
    let rows = site.office.listed_entries(&case, from, shown)?;
    Reply::page(&JournalPage {
        shell: shell(visit, &case, "Journal")?,
        head: head.hash.to_string(),
        count: grouped(head.sequence),
        rows,
        pages,
    })
}
