//! What of the lines is asked for, read from the address, and the form that asks.

use office::Case;
use office::rights::Right;
use petition::{LineOrder, LineQuery, ReasonCode, StandingName};

use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// A value to choose, its words, and whether it is chosen.
pub(super) type Choice = (String, String, bool);

/// What the form offers.
pub(super) struct Choices {
    pub(super) standings: Vec<Choice>,
    pub(super) reasons: Vec<Choice>,
    pub(super) boxes: Vec<Choice>,
    pub(super) people: Vec<Choice>,
    pub(super) section: String,
    pub(super) circulator: String,
    pub(super) in_examination: bool,
    pub(super) sort: String,
}

/// A column's heading that sorts.
pub(super) struct Heading {
    pub(super) text: &'static str,
    pub(super) address: Option<String>,
    pub(super) sorted: &'static str,
}

/// What is asked for. Reasons that are standings of their own come by code: the tables of results link to them so.
pub(super) fn query(visit: &Visit, case: &Case) -> Result<LineQuery, Trouble> {
    let asked = &visit.query;
    let mut query = LineQuery {
        standing: StandingName::from_name(asked.text("standing")),
        section: number(visit, "section", "Section")?,
        circulator: number(visit, "circulator", "Circulator")?,
        in_box: number(visit, "box", "Box")?,
        person: Some(asked.text("person").to_owned()).filter(|person| !person.is_empty()),
        in_examination: asked.has("examination"),
        backwards: asked.text("order") == "back",
        order: match asked.text("sort") {
            "standing" => LineOrder::Standing,
            "circulator" => LineOrder::Circulator,
            "box" => LineOrder::Box,
            _ => LineOrder::Name,
        },
        reason: None,
    };
    let reason = asked.text("reason");
    if reason.is_empty() {
        return Ok(query);
    }
    match case.petition_law()?.law.standing_of(reason)? {
        Some(standing) => query.standing = Some(standing),
        None => {
            let wrong = || Trouble::Bad("There is no such reason: choose one of the list.".to_owned());
            query.reason = Some(reason.parse::<ReasonCode>().map_err(|_| wrong())?);
        }
    }
    Ok(query)
}

fn number<T: TryFrom<u32>>(visit: &Visit, field: &str, label: &str) -> Result<Option<T>, Trouble> {
    let text = visit.query.text(field);
    if text.is_empty() {
        return Ok(None);
    }
    let found = text.parse::<u32>().ok().and_then(|number| T::try_from(number).ok());
    let shown: String = text.chars().take(40).collect();
    found.map(Some).ok_or_else(|| Trouble::Bad(format!("{label}: `{shown}` is no number there can be.")))
}

pub(super) fn headings(visit: &Visit, query: &LineQuery) -> Vec<Heading> {
    let heading = |text: &'static str, code: &str, order: LineOrder| {
        let here = query.order == order;
        let turned = if here && !query.backwards { "back" } else { "" };
        let changes = [("sort", code), ("order", turned), ("page", "")];
        Heading {
            text,
            address: Some(visit.query.address(&visit.path, &changes)),
            sorted: match (here, query.backwards) {
                (false, _) => "",
                (true, false) => "ascending",
                (true, true) => "descending",
            },
        }
    };
    let plain = |text: &'static str| Heading { text, address: None, sorted: "" };
    let mut headings = vec![heading("Line", "", LineOrder::Name)];
    if visit.may(Right::Inspect) {
        headings.push(plain("As keyed"));
    }
    headings.push(heading("Stands", "standing", LineOrder::Standing));
    headings.push(heading("Box", "box", LineOrder::Box));
    headings.push(heading("Circulator", "circulator", LineOrder::Circulator));
    headings.push(plain("Looked at by"));
    headings
}

impl Choices {
    pub(super) fn of(site: &Site, visit: &Visit, case: &Case, query: &LineQuery) -> Result<Self, Trouble> {
        let law = case.petition_law()?;
        let chosen = |value: String, words: String, chosen: bool| (value, words, chosen);
        let standings = StandingName::ALL.iter().map(|standing| {
            chosen(standing.name().to_owned(), standing.word().to_owned(), query.standing == Some(*standing))
        });
        let asked = visit.query.text("reason");
        let reasons = law.law.version.reasons().iter();
        let reasons = reasons.map(|it| chosen(it.code.clone(), it.wording.clone(), it.code == asked));
        let boxes: Vec<petition::BoxId> =
            case.read(|petition| Ok(petition.boxes().keys().copied().collect()))?;
        let boxes =
            boxes.iter().map(|it| chosen(it.to_string(), format!("Box {it}"), query.in_box == Some(*it)));
        let known = site.office.people()?;
        let examiners = if visit.may(Right::Inspect) {
            case.read(|petition| Ok(petition.examiners()))?
        } else {
            Vec::new()
        };
        let people = examiners.into_iter().map(|id| {
            let name = known.known(&id).map_or_else(|| id.clone(), |member| member.name.clone());
            let here = query.person.as_deref() == Some(id.as_str());
            chosen(id, name, here)
        });
        Ok(Self {
            standings: standings.collect(),
            reasons: reasons.collect(),
            boxes: boxes.collect(),
            people: people.collect(),
            section: visit.query.text("section").to_owned(),
            circulator: visit.query.text("circulator").to_owned(),
            in_examination: query.in_examination,
            sort: visit.query.text("sort").to_owned(),
        })
    }
}
