//! Counting sheets, by two people who do not see each other's count.

pub(crate) mod differences;

use askama::Template;
use axum::http::StatusCode;
use office::counting::{CountTaken, Progress, SectionDone, SheetForm};
use petition::{BoxId, SectionId, SheetCount, SheetLines, SheetNo};

use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Printed positions most petitions have.
const USUAL: SheetForm = SheetForm { front: 10, back: 0 };

#[derive(Template)]
#[template(path = "count.html")]
struct CountPage {
    shell: Shell,
    base: String,
    whole: Progress,
    boxes: Vec<(BoxId, Progress)>,
    form: SheetForm,
    is_set: bool,
    may_settle: bool,
}

#[derive(Template)]
#[template(path = "count_sheet.html")]
struct SheetPage {
    shell: Shell,
    base: String,
    section: SectionId,
    sheet: SheetNo,
    in_box: String,
    form: SheetForm,
    front: String,
    back: String,
    last: Option<String>,
    more: Option<usize>,
    wrong: Option<String>,
}

fn base(visit: &Visit) -> String {
    visit.under("count")
}

fn section(visit: &Visit) -> Result<SectionId, Trouble> {
    let number: u32 = visit.named("section")?;
    SectionId::try_from(number).map_err(|e| Trouble::NotFound(e.to_string()))
}

fn sheet(visit: &Visit) -> Result<SheetNo, Trouble> {
    let number: u32 = visit.named("sheet")?;
    SheetNo::try_from(number).map_err(|e| Trouble::NotFound(e.to_string()))
}

/// A count in words: `front 1-8,10, back none: 9 lines`.
fn in_words(lines: SheetLines, form: Option<SheetForm>) -> String {
    let side = |positions: petition::Positions| match positions.to_string() {
        none if none.is_empty() => "none".to_owned(),
        some => some,
    };
    let front = side(lines.a);
    let back = match form {
        Some(SheetForm { back: 0, .. }) if lines.b.is_empty() => String::new(),
        _ => format!(", back {}", side(lines.b)),
    };
    let count = lines.len();
    format!("front {front}{back}: {count} {}", if count == 1 { "line" } else { "lines" })
}

/// How far it is, and where to begin.
pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let (whole, boxes) = site.office.counting_progress(&case)?;
    let form = case.kept()?.sheet;
    Reply::page(&CountPage {
        shell: super::petition::shell(visit, &case, "Count")?,
        base: base(visit),
        whole,
        boxes: boxes.into_iter().map(|b| (b.number, b.progress)).collect(),
        form: form.unwrap_or(USUAL),
        is_set: form.is_some(),
        may_settle: visit.may(office::rights::Right::Settle),
    })
}

/// How many lines are printed on a sheet.
pub(crate) fn layout(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let front = visit.read("front", "Printed on the front", "a number")?;
    let back = visit.read("back", "Printed on the back", "a number, 0 for none")?;
    site.office.set_sheet_form(&*visit.case()?, visit.member()?, SheetForm { front, back })?;
    visit.notice(&format!("A sheet has {front} printed lines on its front and {back} on its back."));
    Ok(Reply::go_to(&base(visit)))
}

/// The next section this person may count.
pub(crate) fn next(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    if case.kept()?.sheet.is_none() {
        visit.notice("Say first how many lines are printed on a sheet.");
        return Ok(Reply::go_to(&base(visit)));
    }
    let number = |field: &str| visit.query.text(field).parse::<u32>().ok();
    let in_box = number("box").and_then(|n| BoxId::try_from(n).ok());
    let after = number("after").and_then(|n| SectionId::try_from(n).ok());
    let in_box_field = in_box.map(|id| format!("?box={id}")).unwrap_or_default();
    match site.office.next_to_count(&case, visit.member()?, in_box, after)? {
        Some(section) => Ok(Reply::go_to(&format!("{}/{}{in_box_field}", base(visit), section.get()))),
        None => {
            visit.notice(
                "Nothing is left for you to count here: what is left needs another person or a lead.",
            );
            Ok(Reply::go_to(&base(visit)))
        }
    }
}

/// The sheet to count now.
pub(crate) fn screen(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    match sheet_page(site, visit, section(visit)?, (None, None)) {
        // Another person is at it, or all is counted: the next one, not a dead end.
        Err(trouble @ Trouble::Conflict(_)) => {
            visit.notice(&trouble.said());
            Ok(Reply::go_to(&base(visit)))
        }
        other => other,
    }
}

fn sheet_page(
    site: &Site,
    visit: &Visit,
    section: SectionId,
    (wrong, more): (Option<String>, Option<usize>),
) -> Result<Reply, Trouble> {
    let (case, member) = (visit.case()?, visit.member()?);
    let sheet = match visit.named::<u32>("sheet").map(SheetNo::try_from) {
        Ok(Ok(sheet)) => sheet,
        _ => site.office.next_sheet(&case, member, section)?,
    };
    let form = case.kept()?.sheet;
    // One's own last count may be seen again; another's may not.
    let last = case.read(|petition| {
        let before = sheet.get().checked_sub(1).and_then(|n| SheetNo::try_from(n).ok());
        let Some(before) = before else { return Ok(None) };
        let lines = match petition.sheet_count(section, before) {
            Some(SheetCount::Once { by, lines }) if by == member.id => Some(lines),
            Some(SheetCount::Differ { by, lines }) => {
                by.iter().zip(lines).find(|(by, _)| **by == member.id).map(|(_, lines)| lines)
            }
            Some(SheetCount::Settled { by, lines }) if by.contains(&member.id.as_str()) => Some(lines),
            _ => None,
        };
        Ok(lines.map(|lines| format!("sheet {before}: {}", in_words(lines, form))))
    })?;
    let field = |name: &str| visit.form.text(name).to_owned();
    let in_box =
        if visit.query.text("box").is_empty() { field("box") } else { visit.query.text("box").to_owned() };
    Reply::page(&SheetPage {
        shell: super::petition::shell(visit, &case, &format!("Count section {section}"))?
            .with_script("paper.js"),
        base: base(visit),
        section,
        sheet,
        in_box,
        form: form.unwrap_or(USUAL),
        front: field("front"),
        back: field("back"),
        last,
        more,
        wrong,
    })
}

/// Records the count of a sheet, and goes to the next.
pub(crate) fn record(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (section, sheet) = (section(visit)?, sheet(visit)?);
    let case = visit.case()?;
    let counted = typed(visit, case.kept()?.sheet.unwrap_or(USUAL))
        .and_then(|lines| Ok(site.office.count_sheet(&case, visit.member()?, section, sheet, lines)?));
    match counted {
        Ok(CountTaken::Now | CountTaken::Already) => Ok(Reply::go_to(&next_sheet(visit, section))),
        Err(trouble @ Trouble::Bad(_)) => {
            let page = sheet_page(site, visit, section, (Some(trouble.said()), None))?;
            Ok(page.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(trouble @ Trouble::Conflict(_)) => {
            visit.notice(&trouble.said());
            Ok(Reply::go_to(&next_sheet(visit, section)))
        }
        Err(other) => Err(other),
    }
}

fn next_sheet(visit: &Visit, section: SectionId) -> String {
    let in_box = visit.form.text("box").parse::<u32>().map(|id| format!("?box={id}")).unwrap_or_default();
    format!("{}/{}{in_box}", base(visit), section.get())
}

/// What the form says of a sheet.
fn typed(visit: &Visit, form: SheetForm) -> Result<SheetLines, Trouble> {
    let (front, back) = (visit.form.text("front"), visit.form.text("back"));
    match visit.form.text("said") {
        "full" => Ok(form.full()),
        "blank" => Ok(SheetLines::default()),
        _ if front.is_empty() && back.is_empty() => {
            let problem =
                "Nothing was given: type the positions that carry a line, or use Full sheet or Blank sheet.";
            Err(Trouble::Bad(problem.to_owned()))
        }
        _ => Ok(SheetLines {
            a: form.side("Front", front, form.front)?,
            b: form.side("Back", back, form.back)?,
        }),
    }
}

/// The section has no more sheets.
pub(crate) fn done(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let section = section(visit)?;
    let sure = visit.form.has("sure");
    let done =
        site.office.section_done(&*visit.case()?, visit.member()?, section, sure).map_err(Trouble::from);
    match done {
        Ok(SectionDone::Done) => {
            let number = visit.form.text("box").parse::<u32>();
            let in_box = number.map(|id| format!("&box={id}")).unwrap_or_default();
            Ok(Reply::go_to(&format!("{}/next?after={}{in_box}", base(visit), section.get())))
        }
        Ok(SectionDone::OthersSawMore(more)) => sheet_page(site, visit, section, (None, Some(more))),
        Err(trouble @ Trouble::Bad(_)) => {
            let page = sheet_page(site, visit, section, (Some(trouble.said()), None))?;
            Ok(page.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, shell};

    fn progress() -> Progress {
        Progress { sections: 1_200, untouched: 2, sheets: 11_000, once: 3, differing: 1, lines: 94_539 }
    }

    #[test]
    fn the_count_of_a_petition_and_of_a_sheet() {
        let page = CountPage {
            shell: shell("Count"),
            base: "/petitions/recall/count".to_owned(),
            whole: progress(),
            boxes: vec![(BoxId::try_from(1).unwrap(), progress())],
            form: SheetForm { front: 10, back: 10 },
            is_set: true,
            may_settle: true,
        };
        is_as_kept("count", &page);
        let page = SheetPage {
            shell: shell("Count section 0012"),
            base: "/petitions/recall/count".to_owned(),
            section: SectionId::try_from(12).unwrap(),
            sheet: SheetNo::try_from(3).unwrap(),
            in_box: "1".to_owned(),
            form: SheetForm { front: 10, back: 10 },
            front: "1-11".to_owned(),
            back: String::new(),
            last: Some("sheet 02: front 1-8,10, back none: 9 lines".to_owned()),
            more: Some(2),
            wrong: Some("Front: position 11 is not printed.".to_owned()),
        };
        is_as_kept("count_sheet", &page);
    }
}
