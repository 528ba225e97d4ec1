//! What a draw gives to take along: frame, sample, and the list to pull it by.

use askama::Template;
use office::draw::{BoxList, DrawnLine};
use petition::FrameNo;

use super::{base, frame};
use crate::export;
use crate::format::grouped;
use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// `frame.csv`, for everybody who is signed in.
pub(crate) fn frame_csv(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, frame) = (visit.case()?, frame(visit)?);
    let text = site.office.frame_csv(&case, frame)?;
    export::file(site, visit, &case, (&format!("frame-{frame}.csv"), export::CSV), text.into_bytes())
}

/// `sample.csv`.
pub(crate) fn sample_csv(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, frame) = (visit.case()?, frame(visit)?);
    let text = site.office.sample_csv(&case, frame)?;
    export::file(site, visit, &case, (&format!("sample-{frame}.csv"), export::CSV), text.into_bytes())
}

/// The list to pull by, as a table for a spreadsheet.
pub(crate) fn pull_csv(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let text = site.office.pull_csv(&case)?;
    export::file(site, visit, &case, ("pull-list.csv", export::CSV), text.into_bytes())
}

/// The list to pull by, on paper.
pub(crate) fn pull_pdf(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let pdf = site.office.pull_list_pdf(&case, visit.marking.clone())?;
    export::file(site, visit, &case, ("pull-list.pdf", export::PDF), pdf)
}

#[derive(Template)]
#[template(path = "drawn.html")]
struct DrawnPage {
    shell: Shell,
    base: String,
    frame: FrameNo,
    rows: Vec<DrawnLine>,
    pages: Pages,
}

/// The lines drawn, in the order of the draw.
pub(crate) fn drawn(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, frame) = (visit.case()?, frame(visit)?);
    let all = site.office.drawn_lines(&case, frame)?;
    let pages = Pages::of(visit, all.len());
    let rows = all.into_iter().skip(pages.rows.start).take(pages.rows.len()).collect();
    let shell = crate::pages::petition::shell(visit, &case, "Lines drawn")?;
    Reply::page(&DrawnPage { shell, base: base(visit), frame, rows, pages })
}

struct PullRow {
    place: String,
    sections: usize,
    sheets: usize,
    lines: String,
}

#[derive(Template)]
#[template(path = "pull.html")]
struct PullPage {
    shell: Shell,
    base: String,
    rows: Vec<PullRow>,
}

/// How much is to be pulled from which box.
pub(crate) fn pull(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let rows = site.office.pull_list(&case)?.iter().map(pull_row).collect();
    Reply::page(&PullPage {
        shell: crate::pages::petition::shell(visit, &case, "Pull the sample")?,
        base: base(visit),
        rows,
    })
}

fn pull_row(list: &BoxList) -> PullRow {
    let sheets = || list.sections.iter().flat_map(|section| &section.sheets);
    let lines: usize = sheets().map(|sheet| sheet.front.len() + sheet.back.len()).sum();
    PullRow {
        place: list.number.map_or_else(|| "Out of their boxes".to_owned(), |id| format!("Box {id}")),
        sections: list.sections.len(),
        sheets: sheets().count(),
        lines: grouped(lines as u64),
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, pages, shell};

    #[test]
    fn lines_drawn_and_paper_to_pull() {
        let line = DrawnLine { order: 1, line: "0001-01-a-01".parse().unwrap(), ticket: "00ab".to_owned() };
        let page = DrawnPage {
            shell: shell("Lines drawn"),
            base: "/petitions/recall/draw".to_owned(),
            frame: FrameNo::try_from(1).unwrap(),
            rows: vec![line],
            pages: pages(),
        };
        is_as_kept("drawn", &page);
        let row = PullRow { place: "Box 1".to_owned(), sections: 2, sheets: 12, lines: "24".to_owned() };
        let page = PullPage {
            shell: shell("Pull the sample"),
            base: "/petitions/recall/draw".to_owned(),
            rows: vec![row],
        };
        is_as_kept("pull", &page);
    }
}
