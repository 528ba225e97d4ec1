//! All petitions at a glance.

use askama::Template;
use office::docket::DocketEntry;
use office::rights::Right;

use super::petition::Due;
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
    may_inspect: bool,
}

struct Row {
    id: String,
    title: String,
    jurisdiction: String,
    standing: String,
    raw: String,
    required: String,
    done: Option<(u32, u32, String)>,
    waiting: String,
    overdue: String,
    due: Option<Due>,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let mut entries = Vec::new();
    for entry in site.office.docket()? {
        // A petition whose procedure is not at hand has no deadline here; its own page says why.
        let course = site.office.case(entry.id.as_str()).and_then(|case| site.office.course(&case));
        let due = course.ok().flatten().and_then(|course| course.deadline);
        entries.push(Row { due: due.as_ref().map(Due::of), ..row(&entry) });
    }
    Reply::page(&DocketPage {
        shell: visit.shell("Petitions"),
        entries,
        may_open: visit.may(Right::Decide),
        may_inspect: visit.may(Right::Inspect),
    })
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
        done: entry.tally.as_ref().map(|tally| {
            let says = format!("{} of {}", grouped(tally.r#final), grouped(tally.lines));
            (tally.r#final, tally.lines, says)
        }),
        due: None,
        waiting: match entry.load.first + entry.load.second + entry.load.differences {
            0 => String::new(),
            lines => grouped(lines as u64),
        },
        overdue: match entry.overdue {
            0 => String::new(),
            1 => "1 line overdue".to_owned(),
            lines => format!("{} lines overdue", grouped(lines as u64)),
        },
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, shell};

    #[test]
    fn the_docket() {
        let due = Due {
            label: "Examination finished and certified".to_owned(),
            who: "registrar".to_owned(),
            day: "Tuesday, February 27, 2018".to_owned(),
            left: "3 days overdue".to_owned(),
            overdue: true,
        };
        let row = Row {
            id: "recall".to_owned(),
            title: HOSTILE.to_owned(),
            jurisdiction: "County of Santa Luz".to_owned(),
            standing: "drawn since Monday, January 22, 2018".to_owned(),
            raw: "94,539".to_owned(),
            required: "58,634".to_owned(),
            done: Some((1_500, 4_727, "1,500 of 4,727".to_owned())),
            waiting: "3,227".to_owned(),
            overdue: "2 lines overdue".to_owned(),
            due: Some(due),
        };
        let page =
            DocketPage { shell: shell("Petitions"), entries: vec![row], may_open: true, may_inspect: true };
        is_as_kept("docket", &page);
        let page = DocketPage {
            shell: shell("Petitions"),
            entries: Vec::new(),
            may_open: false,
            may_inspect: false,
        };
        is_as_kept("docket_empty", &page);
    }
}
