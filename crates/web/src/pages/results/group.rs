//! The results by circulator, by box and by day.

use askama::Template;
use petition::Counts;

use super::super::petition::shell;
use super::share;
use crate::format::{grouped, long_day};
use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "results_groups.html")]
struct GroupsPage {
    shell: Shell,
    base: String,
    by: &'static str,
    name: &'static str,
    headings: Vec<Heading>,
    rows: Vec<Vec<String>>,
    pages: Pages,
}

struct Heading {
    text: &'static str,
    address: String,
    sorted: bool,
}

/// A group's name and its figures in the order of the headings.
type Row = (String, Vec<u64>, Option<String>);

const BY_PAPER: &[(&str, &str)] = &[
    ("lines", "Lines"),
    ("final", "Final"),
    ("valid", "Valid"),
    ("invalid", "Invalid"),
    ("duplicates", "Extra copies"),
    ("withdrawn", "Withdrawn"),
];
const BY_DAY: &[(&str, &str)] = &[
    ("first", "First looks"),
    ("accepted", "Accepted at first"),
    ("second", "Second looks"),
    ("decided", "Differences decided"),
    ("undone", "Taken back"),
];

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let results = site.office.results(&case)?;
    let (by, name, columns, mut rows): (_, _, _, Vec<Row>) = match visit.query.text("by") {
        "box" => ("box", "Box", BY_PAPER, paper(&site.office.by_box(&case)?)),
        "day" => {
            let days = results.days.iter().map(|(day, done)| {
                let figures = [done.first, done.accepted, done.second, done.decided, done.undone];
                (long_day(*day), figures.map(u64::from).to_vec(), None)
            });
            ("day", "Day", BY_DAY, days.collect())
        }
        _ => ("circulator", "Circulator", BY_PAPER, paper(&site.office.by_circulator(&case)?)),
    };
    let sort = visit.query.text("sort");
    if let Some(column) = columns.iter().position(|(code, _)| *code == sort) {
        rows.sort_by_key(|(_, figures, _)| std::cmp::Reverse(figures.get(column).copied()));
    }
    let pages = Pages::of(visit, rows.len());
    let heading = |code: &'static str, text: &'static str| Heading {
        text,
        address: visit.query.address(&visit.path, &[("sort", code), ("page", "")]),
        sorted: sort == code,
    };
    let mut headings = vec![heading("", name)];
    headings.extend(columns.iter().map(|(code, text)| heading(code, text)));
    let shown = rows.drain(pages.rows.clone()).map(|(name, figures, share)| {
        let figures = figures.into_iter().map(grouped);
        std::iter::once(name).chain(figures).chain(share).collect()
    });
    let rows = shown.collect();
    let base = visit.under("results");
    let shell = shell(visit, &case, &format!("Results by {by}"))?;
    Reply::page(&GroupsPage { shell, base, by, name, headings, rows, pages })
}

fn paper(groups: &[(String, Counts)]) -> Vec<Row> {
    let row = |(name, counts): &(String, Counts)| {
        let Counts { lines, r#final, valid, invalid, duplicates, withdrawn, struck, .. } = *counts;
        let figures = [lines, r#final, valid, invalid + struck, duplicates, withdrawn];
        let rate = share(u64::from(valid), u64::from(r#final));
        (name.clone(), figures.map(u64::from).to_vec(), Some(rate))
    };
    groups.iter().map(row).collect()
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, pages, shell};

    #[test]
    fn results_by_circulator() {
        let heading = |text, sorted| Heading { text, address: "/here?sort=lines".to_owned(), sorted };
        let page = GroupsPage {
            shell: shell("Results by circulator"),
            base: "/petitions/recall/results".to_owned(),
            by: "circulator",
            name: "Circulator",
            headings: vec![heading("Circulator", false), heading("Lines", true)],
            rows: vec![vec!["3".to_owned(), "451".to_owned(), "37.7 %".to_owned()]],
            pages: pages(),
        };
        is_as_kept("results_groups", &page);
    }
}
