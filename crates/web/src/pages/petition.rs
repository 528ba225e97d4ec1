//! A petition's own page, and opening one.

mod course;
mod opening;

use askama::Template;
use office::Case;
use office::docket::DocketEntry;
use petition::Scope;

use crate::format::{grouped, long_day};
use crate::in_words;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::working::Explained;
pub(crate) use course::Due;
use course::{CalendarRow, OpenStep};
pub(crate) use opening::{new, open};

#[derive(Template)]
#[template(path = "petition.html")]
struct PetitionPage {
    shell: Shell,
    entry: DocketEntry,
    base: String,
    stands: String,
    stayed: Option<String>,
    due: Option<Due>,
    facts: Vec<(&'static str, String)>,
    milestones: Vec<(String, &'static str)>,
    figures: Vec<(&'static str, String)>,
    workings: Vec<Explained>,
    open: Vec<OpenStep>,
    warnings: Vec<String>,
    /// Whether any step that may be done now has a day.
    open_has_days: bool,
    has_timeline: bool,
    calendar: Vec<CalendarRow>,
    head: String,
}

/// The frame of a petition's page.
pub(crate) fn shell(visit: &Visit, case: &Case, title: &str) -> Result<Shell, Trouble> {
    let of = case.read(|petition| Ok(petition.facts().title.clone()))?;
    Ok(visit.shell(title).of_petition(visit, case.id().as_str(), &of))
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let entry = site.office.docket_entry(&case)?;
    let course = site.office.course(&case)?;
    let (facts, milestones, stayed, head) = about(&case, &entry)?;
    let workings = site.office.workings(&case)?.iter().map(Explained::of).collect();
    let events = case.law().map(|law| in_words::events(&law.procedure)).unwrap_or_default();
    let steps = course.as_ref().map(|course| &course.steps);
    let timeline = course.as_ref().and_then(|course| course.timeline.as_ref());
    Reply::page(&PetitionPage {
        shell: shell(visit, &case, &entry.title)?,
        base: format!("/petitions/{}", case.id()),
        stands: entry.stage.word().to_owned(),
        stayed,
        due: course.as_ref().and_then(|course| course.deadline.as_ref()).map(Due::of),
        facts,
        milestones,
        figures: figures(&entry),
        workings,
        open: steps
            .map(|steps| steps.open().map(|it| OpenStep::of(it, &events)).collect())
            .unwrap_or_default(),
        warnings: steps.map(|steps| steps.warnings.clone()).unwrap_or_default(),
        open_has_days: steps.is_some_and(|steps| steps.open().any(|step| step.day.is_some())),
        has_timeline: timeline.is_some(),
        calendar: timeline
            .map(|it| {
                it.entries.iter().map(|entry| CalendarRow::of(entry, &events, site.office.today())).collect()
            })
            .unwrap_or_default(),
        head,
        entry,
    })
}

type About = (Vec<(&'static str, String)>, Vec<(String, &'static str)>, Option<String>, String);

fn about(case: &Case, entry: &DocketEntry) -> Result<About, Trouble> {
    let mut facts = vec![("Jurisdiction", entry.jurisdiction.clone())];
    if let Ok(law) = case.law() {
        let (procedure, version) = (&law.procedure, &law.version.name);
        facts.push(("Procedure", format!("{}, {}, version {version}", procedure.name, procedure.place)));
    }
    Ok(case.seated(|seat| {
        let petition = seat.petition()?;
        facts.push(("Office or measure", petition.facts().office.clone()));
        let boxes = (petition.boxes().len(), grouped(petition.sections().len() as u64));
        facts.push(("Boxes and sections", format!("{} and {}", boxes.0, boxes.1)));
        if let Some(roll) = petition.rolls().last() {
            facts.push(("Roll", format!("as of {}", long_day(roll.as_of))));
        }
        let stayed = petition.stayed().map(|stay| {
            format!(
                "Stayed by {}, case {}: the clock and the examination stand still.",
                stay.court, stay.case
            )
        });
        let days = petition.milestones().iter();
        let days = days.map(|it| (it.on.map(long_day).unwrap_or_default(), it.stage.milestone())).collect();
        Ok((facts, days, stayed, seat.head().hash.to_string()))
    })?)
}

/// The calendar as a picture.
pub(crate) fn timeline(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let course = site.office.course(&*visit.case()?)?;
    let timeline = course.and_then(|course| course.timeline);
    let missing = || Trouble::NotFound("Nothing dated has happened yet.".to_owned());
    Ok(Reply::svg(timeline.ok_or_else(missing)?.to_svg()))
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

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, explained, is_as_kept, shell};

    fn entry() -> DocketEntry {
        DocketEntry {
            id: "recall".parse().unwrap(),
            title: HOSTILE.to_owned(),
            jurisdiction: "County of Santa Luz".to_owned(),
            stage: petition::StageName::Drawn,
            stayed_by: None,
            since: None,
            raw_count: 94_539,
            required: Some(58_634),
            tally: None,
            load: office::work::Load::default(),
            overdue: 0,
        }
    }

    #[test]
    fn the_overview() {
        let step = OpenStep {
            label: "Examination finished and certified".to_owned(),
            when: "after a sample".to_owned(),
            who: "registrar".to_owned(),
            day: "Tuesday, February 27, 2018".to_owned(),
            left: "12 days left".to_owned(),
            overdue: false,
            working: Some(explained()),
        };
        let row = CalendarRow {
            day: "Thursday, January 11, 2018".to_owned(),
            label: "Petition filed".to_owned(),
            when: String::new(),
            who: String::new(),
            standing: "done",
            rule: String::new(),
            soft: false,
        };
        let page = PetitionPage {
            shell: shell("Recall of a judge"),
            base: "/petitions/recall".to_owned(),
            stands: "drawn".to_owned(),
            stayed: Some("Stayed by a court: the clock stands still.".to_owned()),
            due: None,
            facts: vec![("Jurisdiction", "County of Santa Luz".to_owned())],
            milestones: vec![("Friday, January 19, 2018".to_owned(), "the frame is frozen")],
            figures: figures(&entry()),
            workings: vec![explained()],
            open: vec![step],
            warnings: vec!["No county is named.".to_owned()],
            open_has_days: true,
            has_timeline: true,
            calendar: vec![row],
            head: "ea51093f".to_owned(),
            entry: entry(),
        };
        is_as_kept("petition", &page);
    }
}
