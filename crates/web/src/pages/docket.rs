//! All petitions at a glance.

use askama::Template;
use office::docket::DocketEntry;
use office::rights::Right;

use crate::format::{grouped, long_day};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "docket.html")]
struct DocketPage {
    shell: Shell,
    entries: Vec<Row>,
    may_open: bool,
}

struct Row {
    id: String,
    title: String,
    jurisdiction: String,
    standing: String,
    raw: String,
    required: String,
    done: Option<(u32, u32)>,
    waiting: usize,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let entries = site.office.docket()?.iter().map(row).collect();
    Reply::page(&DocketPage { shell: visit.shell("Petitions"), entries, may_open: visit.may(Right::Decide) })
}

fn row(entry: &DocketEntry) -> Row {
    let since = entry.since.map(|day| format!(" since {}", long_day(day))).unwrap_or_default();
    let standing = match &entry.stayed_by {
        Some(court) => format!("stayed by {court}"),
        None => format!("{}{since}", entry.stage.word()),
    };
    Row {
        id: entry.id.to_string(),
        title: entry.title.clone(),
        jurisdiction: entry.jurisdiction.clone(),
        standing,
        raw: if entry.raw_count == 0 { String::new() } else { grouped(entry.raw_count) },
        required: entry.required.map(grouped).unwrap_or_default(),
        done: entry.tally.as_ref().map(|tally| (tally.r#final, tally.lines)),
        waiting: entry.load.first + entry.load.second + entry.load.differences,
    }
}
