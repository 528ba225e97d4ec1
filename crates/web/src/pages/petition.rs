//! A petition's own page, and opening one.

use askama::Template;
use axum::http::StatusCode;
use office::docket::DocketEntry;
use petition::Scope;

use crate::format::{grouped, long_day};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "petition.html")]
struct PetitionPage {
    shell: Shell,
    entry: DocketEntry,
    facts: Vec<(&'static str, String)>,
    milestones: Vec<(String, &'static str)>,
    figures: Vec<(&'static str, String)>,
    head: String,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let entry = site.office.docket_entry(&case)?;
    let mut facts = vec![("Jurisdiction", entry.jurisdiction.clone())];
    if let Ok(law) = case.law() {
        facts.push((
            "Procedure",
            format!("{}, {}, version {}", law.procedure.name, law.procedure.place, law.version.name),
        ));
    }
    let (milestones, head) = case.seated(|seat| {
        let petition = seat.petition()?;
        facts.push(("Office or measure", petition.facts().office.clone()));
        facts.push((
            "Boxes and sections",
            format!("{} and {}", petition.boxes().len(), grouped(petition.sections().len() as u64)),
        ));
        let days = petition
            .milestones()
            .iter()
            .map(|milestone| (milestone.on.map(long_day).unwrap_or_default(), milestone.stage.milestone()));
        Ok((days.collect(), seat.head().hash.to_string()))
    })?;
    let figures = figures(&entry);
    let shell = visit.shell(&entry.title).of_petition(visit, entry.id.as_str(), &entry.title);
    Reply::page(&PetitionPage { shell, entry, facts, milestones, figures, head })
}

fn figures(entry: &DocketEntry) -> Vec<(&'static str, String)> {
    let mut figures = Vec::new();
    if entry.raw_count > 0 {
        figures.push(("Lines turned in (raw count)", grouped(entry.raw_count)));
    }
    if let Some(required) = entry.required {
        figures.push(("Signatures required", grouped(required)));
    }
    if let Some(tally) = &entry.tally {
        let scope = match tally.scope {
            Scope::Sample => "Lines in the sample",
            Scope::Full => "Lines to examine",
        };
        figures.push((scope, grouped(tally.lines)));
        figures.push(("Looked at", grouped(tally.checked)));
        figures.push(("Looked at by two people", grouped(tally.reviewed)));
        figures.push(("Final", grouped(tally.r#final)));
        figures.push(("Pending", grouped(tally.pending)));
    }
    figures
}

#[derive(Template)]
#[template(path = "petition_new.html")]
struct NewPage {
    shell: Shell,
    procedures: Vec<(String, String)>,
    description: String,
    on: String,
    wrong: Option<String>,
}

const EXAMPLE: &str = "\
title = \"Recall of a member of the city council\"
jurisdiction = \"City of Example\"
officer = \"\"
office = \"Member of the City Council, District 3\"
proponents = 30
procedure = \"ca-recall-local\"
county = \"Santa Clara\"

[requirement]
# exactly one of: required, registered, last-vote
registered = 20000

[districts]
# column of the roll and the value a signer must have there
";

pub(crate) fn new(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    new_page(site, visit, EXAMPLE.to_owned(), None)
}

fn new_page(
    site: &Site,
    visit: &Visit,
    description: String,
    wrong: Option<String>,
) -> Result<Reply, Trouble> {
    let procedures = site.office.catalog().procedures().iter();
    let procedures = procedures.map(|p| (p.id.clone(), format!("{}, {}", p.name, p.place))).collect();
    let on = match visit.form.text("on") {
        "" => site.office.today().to_string(),
        given => given.to_owned(),
    };
    Reply::page(&NewPage { shell: visit.shell("Open a petition"), procedures, description, on, wrong })
}

pub(crate) fn open(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let text = visit.form.text("description").to_owned();
    let opened = visit
        .read("on", "Opened on", "a day like 2026-03-01")
        .and_then(|on| Ok(site.office.open_petition(visit.member()?, on, &text)?));
    match opened {
        Ok(case) => Ok(Reply::go_to(&format!("/petitions/{}", case.id()))),
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            let page = new_page(site, visit, text, Some(trouble.said()))?;
            Ok(page.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}
