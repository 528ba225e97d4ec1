//! Lines two people see differently: side by side, and the lead decides.

use askama::Template;
use office::differences::{Difference, SeenBy};
use office::examining::Said;
use office::on_screen::Proposal;
use petition::LineName;

use super::petition::shell;
use crate::format::percent;
use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "lines_differ.html")]
struct DifferencesPage {
    shell: Shell,
    base: String,
    lines: Vec<String>,
    others: usize,
    pages: Pages,
}

#[derive(Template)]
#[template(path = "difference.html")]
struct DifferencePage {
    shell: Shell,
    base: String,
    line: String,
    name: String,
    residence: String,
    place: String,
    seen: Vec<SeenBy>,
    /// Voters proposed whom neither of the two named.
    further: Vec<Voter>,
    /// Codes and words of the reasons.
    reasons: Vec<(String, String)>,
}

/// A voter to choose.
struct Voter {
    voter_id: String,
    says: String,
    probability: String,
}

impl Voter {
    fn of(proposal: &Proposal) -> Self {
        let place = [proposal.residence.as_str(), proposal.place.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
        let place = if proposal.confidential { "address confidential".to_owned() } else { place.join(", ") };
        let born = proposal.born.map(|year| format!(", born {year}")).unwrap_or_default();
        Self {
            voter_id: proposal.voter_id.clone(),
            says: format!("{}, {place}{born}, no. {}", proposal.name, proposal.voter_id),
            probability: proposal.probability.map(percent).unwrap_or_default(),
        }
    }
}

fn base(visit: &Visit) -> String {
    visit.under("differences")
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let lines = site.office.lines_seen_differently(&case, visit.member()?)?;
    let all = case.load(site.office.now())?.differences;
    let pages = Pages::of(visit, lines.len());
    Reply::page(&DifferencesPage {
        shell: shell(visit, &case, "Differences")?,
        base: base(visit),
        lines: lines[pages.rows.clone()].iter().map(ToString::to_string).collect(),
        others: all.saturating_sub(lines.len()),
        pages,
    })
}

/// One line with both findings.
pub(crate) fn line(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let line: LineName = visit.named("line")?;
    let Difference { line: shown, seen } = site.office.seen_differently(&case, visit.member()?, line)?;
    let named = |id: &str| seen.iter().any(|seen| seen.voter_id.as_deref() == Some(id));
    let further = shown.proposals.iter().filter(|proposal| !named(&proposal.voter_id)).map(Voter::of);
    let further = further.collect();
    let law = case.petition_law()?;
    let role = visit.member()?.role;
    let reasons = law.law.version.reasons().iter().filter(|reason| role.may_set(reason));
    let written = shown.written.unwrap_or_default();
    let residence = [written.address, written.city, written.zip];
    let residence: Vec<String> = residence.into_iter().filter(|part| !part.is_empty()).collect();
    Reply::page(&DifferencePage {
        shell: shell(visit, &case, &format!("Line {line}"))?,
        base: base(visit),
        line: line.to_string(),
        name: written.name,
        residence: residence.join(", "),
        place: match shown.in_box {
            Some(number) => format!("Box {number}, section {}", line.section),
            None => format!("Section {} (pulled)", line.section),
        },
        seen,
        further,
        reasons: reasons.map(|reason| (reason.code.clone(), reason.wording.clone())).collect(),
    })
}

/// The lead decides, as one of the two found or otherwise; the next difference follows.
pub(crate) fn decide(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let line: LineName = visit.named("line")?;
    let form = &visit.form;
    let voter = Some(form.text("voter")).filter(|voter| !voter.is_empty()).map(str::to_owned);
    let note = Some(form.text("note")).filter(|note| !note.is_empty()).map(str::to_owned);
    let said = match form.text("decision") {
        "" => return Err(Trouble::Bad("Nothing was decided: choose valid or a reason.".to_owned())),
        "valid" if voter.is_none() => {
            return Err(Trouble::Bad("A valid line needs its voter: choose one.".to_owned()));
        }
        "valid" => Said { voter_id: voter, note, ..Said::default() },
        reason => Said { voter_id: voter, reason: Some(reason.to_owned()), note, ..Said::default() },
    };
    site.office.decide(&case, visit.member()?, line, &said)?;
    visit.notice(&format!("Line {line} is decided."));
    let next = site.office.lines_seen_differently(&case, visit.member()?)?;
    Ok(Reply::go_to(&match next.first() {
        Some(next) => format!("{}/{next}", base(visit)),
        None => base(visit),
    }))
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, pages, shell};

    #[test]
    fn lines_two_people_see_differently() {
        let page = DifferencesPage {
            shell: shell("Differences"),
            base: "/petitions/recall/differences".to_owned(),
            lines: vec!["0001-01-a-01".to_owned()],
            others: 2,
            pages: pages(),
        };
        is_as_kept("differences", &page);
        let seen = |person: &str, reason: Option<&str>| SeenBy {
            person: person.to_owned(),
            reason: reason.map(str::to_owned),
            found: reason.map_or_else(|| "Valid".to_owned(), |_| "No registration found".to_owned()),
            voter_id: reason.is_none().then(|| "100".to_owned()),
            voter: reason.is_none().then(|| "ANA LOPEZ, 12 OAK ST".to_owned()),
            notes: vec![HOSTILE.to_owned()],
            searches: vec!["12lop".to_owned()],
        };
        let page = DifferencePage {
            shell: shell("Line 0001-01-a-01"),
            base: "/petitions/recall/differences".to_owned(),
            line: "0001-01-a-01".to_owned(),
            name: HOSTILE.to_owned(),
            residence: "12 Oak St".to_owned(),
            place: "Box 1, section 0001".to_owned(),
            seen: vec![seen("Clara Clerk", None), seen("Ben Clerk", Some("not-registered"))],
            further: vec![Voter {
                voter_id: "101".to_owned(),
                says: "ANNA LOPEZ, 14 OAK ST".to_owned(),
                probability: "0.4 %".to_owned(),
            }],
            reasons: vec![("not-registered".to_owned(), "No registration found".to_owned())],
        };
        is_as_kept("difference", &page);
    }
}
