//! Where two counts of a sheet differ: side by side, for a lead to settle with the sheet in hand.

use askama::Template;
use axum::http::StatusCode;
use office::counting::SheetForm;
use petition::{Position, SectionId, SheetLines, SheetNo};

use super::{USUAL, base, in_words, section, sheet};
use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

struct Row {
    section: SectionId,
    sheet: SheetNo,
    people: [String; 2],
    counts: [String; 2],
    /// Positions only one of them saw.
    apart: String,
    /// Both counts as the form takes them: front, back.
    typed: [(String, String); 2],
    /// Whether the visitor is one of the two.
    is_own: bool,
}

#[derive(Template)]
#[template(path = "differences.html")]
struct DifferencesPage {
    shell: Shell,
    base: String,
    rows: Vec<Row>,
    form: SheetForm,
    pages: Pages,
    wrong: Option<String>,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let (case, member) = (visit.case()?, visit.member()?);
    let form = case.kept()?.sheet;
    let people = site.office.people()?;
    let name = |id: &String| people.known(id).map_or_else(|| id.clone(), |known| known.name.clone());
    let all = site.office.differences(&case)?;
    let pages = Pages::of(visit, all.len());
    let rows = all.into_iter().skip(pages.rows.start).take(pages.rows.len()).map(|found| Row {
        section: found.section,
        sheet: found.sheet,
        people: [name(&found.by[0]), name(&found.by[1])],
        counts: found.lines.map(|lines| in_words(lines, form)),
        apart: apart(found.lines),
        typed: found.lines.map(|lines| (as_typed(lines.a), as_typed(lines.b))),
        is_own: found.by.contains(&member.id),
    });
    Reply::page(&DifferencesPage {
        shell: crate::pages::petition::shell(visit, &case, "Counts that differ")?,
        base: base(visit),
        rows: rows.collect(),
        form: form.unwrap_or(USUAL),
        pages,
        wrong,
    })
}

fn as_typed(positions: petition::Positions) -> String {
    if positions.is_empty() { "0".to_owned() } else { positions.to_string() }
}

/// The positions only one of two counts has.
fn apart([one, other]: [SheetLines; 2]) -> String {
    let of = |a: petition::Positions, b: petition::Positions| {
        let differ = (1..=Position::MAX).filter_map(|n| Position::try_from(n).ok());
        let differ = differ.filter(|position| a.contains(*position) != b.contains(*position));
        differ.map(|position| position.get().to_string()).collect::<Vec<_>>().join(", ")
    };
    let (front, back) = (of(one.a, other.a), of(one.b, other.b));
    match (front.is_empty(), back.is_empty()) {
        (false, false) => format!("front {front}; back {back}"),
        (false, true) => format!("front {front}"),
        _ => format!("back {back}"),
    }
}

/// The lead's word on a sheet.
pub(crate) fn settle(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (section, sheet) = (section(visit)?, sheet(visit)?);
    let case = visit.case()?;
    let form = case.kept()?.sheet.unwrap_or(USUAL);
    let settled = sides(visit, form)
        .and_then(|lines| Ok(site.office.settle_count(&case, visit.member()?, section, sheet, lines)?));
    match settled {
        Ok(_) => {
            visit.notice(&format!("Sheet {sheet} of section {section} is settled."));
            Ok(Reply::go_to(&format!("{}/differences", base(visit))))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            Ok(page(site, visit, Some(trouble.said()))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

fn sides(visit: &Visit, form: SheetForm) -> Result<SheetLines, Trouble> {
    if visit.form.text("front").is_empty() && visit.form.text("back").is_empty() {
        return Err(Trouble::Bad(
            "Nothing was given: type the positions, or 0 for a blank sheet.".to_owned(),
        ));
    }
    let a = form.side("Front", visit.form.text("front"), form.front)?;
    let b = form.side("Back", visit.form.text("back"), form.back)?;
    Ok(SheetLines { a, b })
}

/// A lead corrects a sheet both counted wrongly: section and sheet come with the form.
pub(crate) fn correct(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let number = |field: &str, label: &str| visit.read::<u32>(field, label, "a number");
    let case = visit.case()?;
    let form = case.kept()?.sheet.unwrap_or(USUAL);
    let corrected = (|| {
        let bad = |e: petition::BadName| Trouble::Bad(e.to_string());
        let section = SectionId::try_from(number("section", "Section")?).map_err(bad)?;
        let sheet = SheetNo::try_from(number("sheet", "Sheet")?).map_err(bad)?;
        site.office.settle_count(&case, visit.member()?, section, sheet, sides(visit, form)?)?;
        Ok((section, sheet))
    })();
    match corrected {
        Ok((section, sheet)) => {
            visit.notice(&format!("Sheet {sheet} of section {section} is corrected."));
            Ok(Reply::go_to(&format!("{}/differences", base(visit))))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            Ok(page(site, visit, Some(trouble.said()))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, pages, shell};

    #[test]
    fn counts_that_differ() {
        let both = |one: &str, two: &str| [one.to_owned(), two.to_owned()];
        let row = |sheet: u32, is_own| Row {
            section: SectionId::try_from(12).unwrap(),
            sheet: SheetNo::try_from(sheet).unwrap(),
            people: both("Clara Clerk", "Ben Clerk"),
            counts: both("front 1-8", "front 1-9"),
            apart: "front 9".to_owned(),
            typed: [("1-8".to_owned(), String::new()), ("1-9".to_owned(), String::new())],
            is_own,
        };
        let page = DifferencesPage {
            shell: shell("Counts that differ"),
            base: "/petitions/recall/count".to_owned(),
            rows: vec![row(3, false), row(4, true)],
            form: SheetForm { front: 10, back: 0 },
            pages: pages(),
            wrong: None,
        };
        is_as_kept("counts_that_differ", &page);
    }
}
