//! Lines by one signer, side by side, for the lead who decides.

use std::sync::Arc;

use askama::Template;
use office::copies::CopySearch;
use office::rights::Right;
use office::{Case, Office};
use petition::{LineName, StandingName};

use super::petition::shell;
use crate::format::{grouped, percent};
use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "duplicates.html")]
struct DuplicatesPage {
    shell: Shell,
    base: String,
    lines_at: String,
    view: &'static str,
    counts: [(&'static str, &'static str, String); 3],
    rule: String,
    groups: Vec<Group>,
    pages: Pages,
    search: String,
    is_running: bool,
    may_settle: bool,
}

/// Lines that are, or seem to be, by one signer.
struct Group {
    /// Why they stand together.
    says: String,
    lines: Vec<Copy>,
    /// Their names, for the form.
    names: String,
}

struct Copy {
    line: String,
    text: String,
    standing: String,
    stands: bool,
    /// Whether it is among the lines being examined.
    counts: bool,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let office = &site.office;
    office.may_inspect(&case, visit.member()?)?;
    let found = office.undecided_copies(&case)?;
    let decided = office.decided_copies(&case)?;
    let search = office.copy_search(&case)?;
    let pairs = match &search {
        CopySearch::Done(alike) => alike.pairs.clone(),
        _ => Vec::new(),
    };
    let counts = [
        ("found", "One voter, to decide", grouped(found.len() as u64)),
        ("alike", "Look alike, to decide", grouped(pairs.len() as u64)),
        ("decided", "Decided", grouped(decided.len() as u64)),
    ];
    let view = match visit.query.text("view") {
        "alike" => "alike",
        "decided" => "decided",
        _ => "found",
    };
    type Shown = (String, Vec<LineName>, Option<LineName>);
    let all: Vec<Shown> = match view {
        "alike" => {
            let says = |probability| format!("one signer with probability {}", percent(probability));
            pairs.iter().map(|pair| (says(pair.probability), pair.lines.to_vec(), None)).collect()
        }
        "decided" => decided.into_iter().map(|copies| (String::new(), copies.lines, copies.stands)).collect(),
        _ => found.into_iter().map(|lines| ("found valid for one voter".to_owned(), lines, None)).collect(),
    };
    let pages = Pages::of(visit, all.len());
    let group = |(says, lines, stands): &Shown| group(office, visit, &case, says, lines, *stands);
    let groups = all[pages.rows.clone()].iter().map(group).collect::<Result<_, Trouble>>()?;
    let base = format!("/petitions/{}", case.id());
    Reply::page(&DuplicatesPage {
        shell: shell(visit, &case, "Duplicates")?,
        lines_at: format!("{base}/lines"),
        base: format!("{base}/duplicates"),
        view,
        counts,
        rule: rule(&case)?,
        groups,
        pages,
        is_running: matches!(search, CopySearch::Running(_)),
        search: said(&search),
        may_settle: visit.may(Right::Settle),
    })
}

fn rule(case: &Case) -> Result<String, Trouble> {
    let law = case.petition_law()?;
    Ok(match law.law.duplicate_rule() {
        law::DuplicateRule::AllButOne => {
            "Under this procedure one of the copies counts: the first by name stands."
        }
        law::DuplicateRule::All => "Under this procedure none of the copies counts.",
    }
    .to_owned())
}

fn said(search: &CopySearch) -> String {
    match search {
        CopySearch::NotYet => "Nobody has searched for lines that look alike yet.".to_owned(),
        CopySearch::Running(_) => "The search is running: reload this page in a while.".to_owned(),
        CopySearch::Failed(why) => format!("The last search failed: {why}"),
        CopySearch::Done(alike) => {
            format!(
                "{} keyed lines were compared; lines keyed since are not among them.",
                grouped(alike.lines as u64)
            )
        }
    }
}

fn group(
    office: &Arc<Office>,
    visit: &Visit,
    case: &Case,
    says: &str,
    lines: &[LineName],
    stands: Option<LineName>,
) -> Result<Group, Trouble> {
    let listed = office.listed(case, visit.member()?, lines)?;
    let law = case.petition_law()?;
    let mut copies = Vec::new();
    for line in listed {
        let name = line.view.name;
        let standing = match &line.view.standing {
            petition::Standing::Invalid(code) => law
                .law
                .reason(code.as_str())
                .map_or_else(|_| code.to_string(), |reason| reason.wording.clone()),
            other => StandingName::from(other).word().to_owned(),
        };
        let written = line.written.unwrap_or_default();
        let parts = [written.name, written.address, written.city, written.zip];
        copies.push(Copy {
            line: name.to_string(),
            text: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            standing,
            stands: stands == Some(name),
            counts: case.read(|petition| Ok(petition.is_in_examination(name)))?,
        });
    }
    let names = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    Ok(Group { says: says.to_owned(), lines: copies, names })
}

fn back(visit: &Visit, view: &str) -> Reply {
    Reply::go_to(&format!("/petitions/{}/duplicates?view={view}", visit.name("petition")))
}

pub(crate) fn search(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    site.office.search_copies(&visit.case()?, visit.member()?)?;
    visit.notice("All keyed lines are being compared.");
    Ok(back(visit, "alike"))
}

pub(crate) fn decide(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let lines = office::court::line_names(visit.form.text("lines"))?;
    site.office.decide_copies(&*visit.case()?, visit.member()?, &lines)?;
    visit.notice("Recorded as copies by one signer.");
    Ok(back(visit, visit.form.text("view")))
}

pub(crate) fn decide_all(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let groups = site.office.decide_all_copies(&*visit.case()?, visit.member()?)?;
    visit.notice(&format!("{} groups are recorded.", grouped(groups as u64)));
    Ok(back(visit, "found"))
}

pub(crate) fn undo(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.read("line", "Line", "a line's name")?;
    site.office.undo_copies(&*visit.case()?, visit.member()?, line)?;
    visit.notice(&format!("The group of {line} is taken back."));
    Ok(back(visit, "decided"))
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, no_pages, pages, shell};

    #[test]
    fn lines_by_one_signer() {
        let copy = |line: &str, stands| Copy {
            line: line.to_owned(),
            text: HOSTILE.to_owned(),
            standing: "valid".to_owned(),
            stands,
            counts: stands,
        };
        let group = || Group {
            says: "one signer with probability 97.0 %".to_owned(),
            lines: vec![copy("0001-01-a-01", true), copy("0002-01-a-01", false)],
            names: "0001-01-a-01 0002-01-a-01".to_owned(),
        };
        let page = |view, groups: Vec<Group>| DuplicatesPage {
            shell: shell("Duplicates"),
            base: "/petitions/recall/duplicates".to_owned(),
            lines_at: "/petitions/recall/lines".to_owned(),
            view,
            counts: [
                ("found", "One voter, to decide", "2".to_owned()),
                ("alike", "Look alike, to decide", "1".to_owned()),
                ("decided", "Decided", "36".to_owned()),
            ],
            rule: "Under this procedure one of the copies counts: the first by name stands.".to_owned(),
            pages: if groups.is_empty() { no_pages() } else { pages() },
            groups,
            search: "1,500 keyed lines were compared.".to_owned(),
            is_running: false,
            may_settle: true,
        };
        is_as_kept("duplicates_found", &page("found", vec![group(), group()]));
        is_as_kept("duplicates_alike", &page("alike", Vec::new()));
        is_as_kept("duplicates_decided", &page("decided", vec![group()]));
    }
}
