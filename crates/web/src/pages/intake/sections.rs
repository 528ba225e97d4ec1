//! Sections are numbered, their declarations checked.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use office::intake::{Doubt, NewSection, SectionTaken, typed_day};
use petition::event::{Declaration, SigningRange};
use petition::{BoxId, CirculatorId, Place, SectionId};

use crate::fields::encode;
use crate::format::short_day;
use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// A section in the list.
struct Row {
    number: SectionId,
    place: String,
    circulator: CirculatorId,
    signed: &'static str,
    dated: String,
    signing: String,
    sheets: usize,
    doubts: String,
}

#[derive(Template)]
#[template(path = "sections.html")]
struct SectionsPage {
    shell: Shell,
    base: String,
    rows: Vec<Row>,
    pages: Pages,
    in_box: String,
    circulator: String,
    doubtful: bool,
}

fn base(visit: &Visit) -> String {
    visit.under("intake/sections")
}

/// The sections, by box, circulator, or only those with doubts.
pub(crate) fn list(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let query = &visit.query;
    let in_box: Option<BoxId> = number(query.text("box"));
    let circulator: Option<CirculatorId> = number(query.text("circulator"));
    let doubtful = query.has("doubtful");
    let circulation = case.kept()?.description.and_then(|file| file.signing);
    let today = site.office.today();
    let (pages, rows) = case.read(|petition| {
        let wanted = petition.sections().iter().filter(|(_, section)| {
            let doubts = || office::intake::doubts(&section.declaration, circulation, today);
            in_box.is_none_or(|wanted| section.place == Place::Box(wanted))
                && circulator.is_none_or(|wanted| section.circulator == wanted)
                && (!doubtful || !doubts().is_empty())
        });
        let wanted: Vec<_> = wanted.collect();
        let pages = Pages::of(visit, wanted.len());
        let rows = wanted[pages.rows.clone()].iter().map(|(id, section)| {
            let doubts = office::intake::doubts(&section.declaration, circulation, today);
            row(**id, section, doubts.iter().map(Doubt::to_string).collect::<Vec<_>>().join("; "))
        });
        let rows = rows.collect();
        Ok((pages, rows))
    })?;
    Reply::page(&SectionsPage {
        shell: crate::pages::petition::shell(visit, &case, "Sections")?,
        base: base(visit),
        rows,
        pages,
        in_box: query.text("box").to_owned(),
        circulator: query.text("circulator").to_owned(),
        doubtful,
    })
}

fn row(number: SectionId, section: &petition::Section, doubts: String) -> Row {
    let declaration = &section.declaration;
    Row {
        number,
        place: match &section.place {
            Place::Box(id) => format!("box {id}"),
            Place::Pulled { purpose } => format!("out: {purpose}"),
        },
        circulator: section.circulator,
        signed: if declaration.signed { "yes" } else { "no" },
        dated: declaration.dated.map(short_day).unwrap_or_default(),
        signing: declaration
            .signing
            .map(|days| format!("{} to {}", short_day(days.from), short_day(days.to)))
            .unwrap_or_default(),
        sheets: section.sheets.len(),
        doubts,
    }
}

fn number<T: TryFrom<u32>>(text: &str) -> Option<T> {
    text.parse::<u32>().ok().and_then(|number| T::try_from(number).ok())
}

#[derive(Template)]
#[template(path = "section_new.html")]
struct NewPage {
    shell: Shell,
    base: String,
    boxes: Vec<BoxId>,
    fields: BTreeMap<&'static str, String>,
    signed: bool,
    doubts: Vec<Doubt>,
    wrong: Option<String>,
    circulation: Option<(Date, Date)>,
}

impl NewPage {
    fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    fn is_box(&self, id: &BoxId) -> bool {
        self.field("box") == id.to_string()
    }
}

const FIELDS: [&str; 6] = ["number", "box", "circulator", "dated", "from", "to"];

/// The form for the next section; box and circulator stay as in the last one.
pub(crate) fn new(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let mut fields: BTreeMap<&'static str, String> =
        FIELDS.map(|name| (name, visit.query.text(name).to_owned())).into();
    let next = site.office.free_section(&*visit.case()?)?.get().to_string();
    fields.insert("number", next);
    form(visit, (fields, true), Vec::new(), None)
}

fn form(
    visit: &Visit,
    (fields, signed): (BTreeMap<&'static str, String>, bool),
    doubts: Vec<Doubt>,
    wrong: Option<String>,
) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let boxes = case.read(|petition| Ok(petition.boxes().keys().copied().collect()))?;
    let circulation = case.kept()?.description.and_then(|file| file.signing).map(|days| (days.from, days.to));
    let shell = crate::pages::petition::shell(visit, &case, "Take in a section")?;
    Reply::page(&NewPage { shell, base: base(visit), boxes, fields, signed, doubts, wrong, circulation })
}

/// Takes a section in, and offers the next.
pub(crate) fn take(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let as_it_is = visit.form.has("as-it-is");
    let taken = section_in(site, visit).and_then(|new| {
        let taken = site.office.receive_section(&case, visit.member()?, &new, as_it_is)?;
        Ok((new, taken))
    });
    let again = |doubts, wrong| {
        let fields = FIELDS.map(|name| (name, visit.form.text(name).to_owned())).into();
        let page = form(visit, (fields, visit.form.has("signed")), doubts, wrong)?;
        Ok(page.with_status(StatusCode::UNPROCESSABLE_ENTITY))
    };
    match taken {
        Ok((_, SectionTaken::Doubtful(doubts))) => again(doubts, None),
        Ok((new, taken)) => {
            visit.notice(&match taken {
                SectionTaken::Already => format!("Section {} was in already, as given.", new.number),
                _ => format!("Section {} is in.", new.number),
            });
            let (in_box, circulator) = (new.in_box, new.circulator);
            let dated = encode(visit.form.text("dated"));
            let next = format!("{}/new?box={in_box}&circulator={circulator}&dated={dated}", base(visit));
            Ok(Reply::go_to(&next))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => again(Vec::new(), Some(trouble.said())),
        Err(other) => Err(other),
    }
}

fn section_in(site: &Site, visit: &Visit) -> Result<NewSection, Trouble> {
    let given = |field: &str, label: &str, most: u32| {
        let number: u32 = visit.read(field, label, "a number")?;
        if (1..=most).contains(&number) {
            return Ok(number);
        }
        Err(Trouble::Bad(format!("{label}: give a number from 1 to {most}.")))
    };
    let of = |_| Trouble::Bad("That number is too large.".to_owned());
    let number = SectionId::try_from(given("number", "Section", SectionId::MAX)?).map_err(of)?;
    let in_box = BoxId::try_from(given("box", "Box", BoxId::MAX)?).map_err(of)?;
    let circulator = given("circulator", "Circulator", CirculatorId::MAX)?;
    let circulator = CirculatorId::try_from(circulator).map_err(of)?;
    let day = |field: &str, label: &str| match visit.form.text(field) {
        "" => Ok(None),
        typed => typed_day(typed, site.office.today()).map(Some).ok_or_else(|| {
            let typed: String = typed.chars().take(40).collect();
            Trouble::Bad(format!("{label}: `{typed}` is no day: type it like 6/1 or 2026-06-01."))
        }),
    };
    let dated = day("dated", "Declaration dated")?;
    let signing = match (day("from", "First signature")?, day("to", "Last signature")?) {
        (Some(from), Some(to)) if to < from => {
            let problem = format!("The last day of signing, {to}, is before the first, {from}: look again.");
            return Err(Trouble::Bad(problem));
        }
        (Some(from), Some(to)) => Some(SigningRange { from, to }),
        (None, None) => None,
        _ => {
            let problem = "Give both days of signing, or neither where one is missing on the paper.";
            return Err(Trouble::Bad(problem.to_owned()));
        }
    };
    let signed = visit.form.has("signed");
    Ok(NewSection { number, in_box, circulator, declaration: Declaration { signed, dated, signing } })
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, pages, shell};

    #[test]
    fn sections_taken_in_and_one_to_take_in() {
        let row = Row {
            number: SectionId::try_from(12).unwrap(),
            place: "box 1".to_owned(),
            circulator: CirculatorId::try_from(7).unwrap(),
            signed: "no",
            dated: "Jan 9, 2018".to_owned(),
            signing: "Jan 2, 2018 to Jan 9, 2018".to_owned(),
            sheets: 10,
            doubts: "not signed".to_owned(),
        };
        let page = SectionsPage {
            shell: shell("Sections"),
            base: "/petitions/recall/intake/sections".to_owned(),
            rows: vec![row],
            pages: pages(),
            in_box: "1".to_owned(),
            circulator: String::new(),
            doubtful: true,
        };
        is_as_kept("sections", &page);
        let page = NewPage {
            shell: shell("Take in a section"),
            base: "/petitions/recall/intake/sections".to_owned(),
            boxes: vec![BoxId::try_from(1).unwrap()],
            fields: BTreeMap::from([("number", "13".to_owned()), ("box", "1".to_owned())]),
            signed: false,
            doubts: vec![Doubt::NotSigned],
            wrong: None,
            circulation: None,
        };
        is_as_kept("section_new", &page);
    }
}
