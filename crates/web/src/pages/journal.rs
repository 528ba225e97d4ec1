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

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, pages, shell};

    #[test]
    fn entries() {
        let entry = ListedEntry {
            number: 4_667,
            kind: "certificate-issued".to_owned(),
            person: "Rita".to_owned(),
            role: "registrar".to_owned(),
            at: "2018-02-20 09:00:00".to_owned(),
            on: "2018-02-20".parse().ok(),
            hash: "ea51093f".to_owned(),
        };
        let page = JournalPage {
            shell: shell("Journal"),
            head: "ea51093f".to_owned(),
            count: "4,667".to_owned(),
            rows: vec![entry],
            pages: pages(),
        };
        is_as_kept("journal", &page);
    }
}
