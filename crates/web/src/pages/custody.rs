//! Where the paper is, and every movement of it.

use askama::Template;
use axum::http::StatusCode;
use office::custody::{Handling, in_words, sections_named};
use office::rights::Right;
use petition::{BoxId, Place, SectionId};

use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Sections that are out, named on the page.
const NAMED: usize = 200;

struct BoxRow {
    number: BoxId,
    seal: String,
    place: String,
    sections: usize,
}

struct Moved {
    at: String,
    what: String,
    by: String,
    sequence: u64,
}

#[derive(Template)]
#[template(path = "custody.html")]
struct CustodyPage {
    shell: Shell,
    base: String,
    may_move: bool,
    boxes: Vec<BoxRow>,
    /// Sections out of their boxes, with the purpose.
    out: Vec<(SectionId, String)>,
    out_count: usize,
    history: Vec<Moved>,
    pages: Pages,
    of_box: String,
    of_section: String,
    sections: String,
    purpose: String,
    wrong: Option<String>,
}

fn base(visit: &Visit) -> String {
    visit.under("custody")
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let (mut boxes, out) = case.read(|petition| {
        let boxes: Vec<BoxRow> = petition
            .boxes()
            .iter()
            .map(|(number, record)| BoxRow {
                number: *number,
                seal: record.seal.clone(),
                place: record.place.clone(),
                sections: 0,
            })
            .collect();
        let places = petition.sections().iter().map(|(id, section)| (*id, section.place.clone()));
        Ok((boxes, places.collect::<Vec<_>>()))
    })?;
    let mut away = Vec::new();
    for (id, place) in out {
        match place {
            Place::Box(number) => {
                if let Ok(at) = boxes.binary_search_by_key(&number, |row| row.number) {
                    boxes[at].sections += 1;
                }
            }
            Place::Pulled { purpose } => away.push((id, purpose)),
        }
    }
    let (of_box, of_section) = (visit.query.text("box"), visit.query.text("section"));
    let moves = site.office.movements(&case, number(of_box), number(of_section))?;
    let pages = Pages::of(visit, moves.len());
    let zone = site.office.zone();
    let history = moves.into_iter().skip(pages.rows.start).take(pages.rows.len()).map(|deed| Moved {
        at: deed.at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string(),
        what: in_words(&deed.event),
        by: deed.by,
        sequence: deed.sequence,
    });
    Reply::page(&CustodyPage {
        shell: super::petition::shell(visit, &case, "Custody")?,
        base: base(visit),
        may_move: visit.may(Right::Handle),
        boxes,
        out_count: away.len(),
        out: away.into_iter().take(NAMED).collect(),
        history: history.collect(),
        pages,
        of_box: of_box.to_owned(),
        of_section: of_section.to_owned(),
        sections: visit.form.text("sections").to_owned(),
        purpose: visit.form.text("purpose").to_owned(),
        wrong,
    })
}

fn number<T: TryFrom<u32>>(text: &str) -> Option<T> {
    text.parse::<u32>().ok().and_then(|number| T::try_from(number).ok())
}

fn finish(site: &Site, visit: &Visit, done: Result<String, Trouble>) -> Result<Reply, Trouble> {
    match done {
        Ok(said) => {
            visit.notice(&said);
            Ok(Reply::go_to(&base(visit)))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            Ok(page(site, visit, Some(trouble.said()))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

fn box_of(visit: &Visit) -> Result<BoxId, Trouble> {
    number(visit.form.text("box"))
        .ok_or_else(|| Trouble::Bad("Box: choose one that was received.".to_owned()))
}

/// A box goes to another place.
pub(crate) fn move_box(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let done = (|| {
        let (id, to) = (box_of(visit)?, visit.form.text("to"));
        site.office.move_box(&*visit.case()?, visit.member()?, id, to)?;
        Ok(format!("Box {id} is at {to} now."))
    })();
    finish(site, visit, done)
}

/// Sections are pulled, put back or moved.
pub(crate) fn sections(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let done = (|| {
        let named = sections_named(visit.form.text("sections"))?;
        let handling = match visit.form.text("handling") {
            "pull" => Handling::Pull(visit.form.text("purpose").to_owned()),
            "put-back" => Handling::PutBack(box_of(visit)?),
            "move" => Handling::Move(box_of(visit)?),
            _ => return Err(Trouble::Bad("Say what happens: pull, put back or move.".to_owned())),
        };
        let count = site.office.handle_sections(&*visit.case()?, visit.member()?, &named, &handling)?;
        Ok(match count {
            0 => "Nothing to do: they are there already.".to_owned(),
            1 => "One section: recorded.".to_owned(),
            many => format!("{many} sections: recorded."),
        })
    })();
    finish(site, visit, done)
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, pages, shell};

    #[test]
    fn where_the_paper_is() {
        let boxed = BoxRow {
            number: BoxId::try_from(1).unwrap(),
            seal: "S-4711".to_owned(),
            place: "examination room".to_owned(),
            sections: 4,
        };
        let moved = Moved {
            at: "2018-01-23 09:00".to_owned(),
            what: "Section 0012 pulled for examination".to_owned(),
            by: "Clara Clerk".to_owned(),
            sequence: 77,
        };
        let page = CustodyPage {
            shell: shell("Custody"),
            base: "/petitions/recall/custody".to_owned(),
            may_move: true,
            boxes: vec![boxed],
            out: vec![(SectionId::try_from(12).unwrap(), "examination".to_owned())],
            out_count: 2,
            history: vec![moved],
            pages: pages(),
            of_box: String::new(),
            of_section: "12".to_owned(),
            sections: "12-15".to_owned(),
            purpose: HOSTILE.to_owned(),
            wrong: None,
        };
        is_as_kept("custody", &page);
    }
}
