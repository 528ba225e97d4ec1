//! The examination of one line after the other.

mod keys;
mod line;

use askama::Template;
use office::examining::Said;
use petition::LineName;
use serde_json::json;

use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;
use line::{Found, LineView};

#[derive(Template)]
#[template(path = "examine.html")]
struct ExaminePage {
    shell: Shell,
    view: LineView,
    base: String,
    last: Option<String>,
}

#[derive(Template)]
#[template(path = "examine_done.html")]
struct DonePage {
    shell: Shell,
    base: String,
    waiting_for_others: usize,
    last: Option<String>,
}

#[derive(Template)]
#[template(path = "examine_line.html")]
struct LinePart<'v> {
    view: &'v LineView,
}

#[derive(Template)]
#[template(path = "examine_found.html")]
struct FoundPart {
    found: Vec<Found>,
}

fn base(visit: &Visit) -> String {
    visit.under("examine")
}

fn shell(site: &Site, visit: &Visit, title: &str) -> Result<Shell, Trouble> {
    let case = visit.case()?;
    let petition_title = site.office.docket_entry(&case)?.title;
    let shell = visit.shell(title).of_petition(visit, case.id().as_str(), &petition_title);
    Ok(shell.with_script("examine.js"))
}

/// The next line: as a page, or for the script as JSON while the present line is still on the screen.
pub(crate) fn next(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, member) = (visit.case()?, visit.member()?);
    let except: Vec<LineName> = visit.query.all("except").filter_map(|name| name.parse().ok()).collect();
    site.office.learn_when_due(&case)?;
    let found = site.office.next_line(&case, member, &except)?;
    if visit.query.has("from-script") {
        return match found {
            Some(line) => part(site, visit, line),
            None => Ok(Reply::json(&json!({ "line": null }))),
        };
    }
    let last = Some(visit.query.text("last")).filter(|last| last.parse::<LineName>().is_ok());
    let Some(line) = found else {
        let load = case.load(site.office.now())?;
        return Reply::page(&DonePage {
            shell: shell(site, visit, "Examine")?,
            base: base(visit),
            waiting_for_others: load.first + load.second,
            last: last.map(str::to_owned),
        });
    };
    let last = last.map(|last| format!("?last={last}")).unwrap_or_default();
    Ok(Reply::go_to(&format!("{}/{line}{last}", base(visit))))
}

fn part(site: &Site, visit: &Visit, line: LineName) -> Result<Reply, Trouble> {
    let view = LineView::of(site, visit, line)?;
    let html = LinePart { view: &view }.render().map_err(|e| Trouble::Internal(e.to_string()))?;
    Ok(Reply::json(&json!({ "line": line.to_string(), "html": html })))
}

/// One line, taken up by whoever opens it.
pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.named("line")?;
    site.office.open_line(&*visit.case()?, visit.member()?, line)?;
    if visit.query.has("from-script") {
        return part(site, visit, line);
    }
    let last = Some(visit.query.text("last")).filter(|last| last.parse::<LineName>().is_ok());
    Reply::page(&ExaminePage {
        shell: shell(site, visit, &format!("Line {line}"))?,
        view: LineView::of(site, visit, line)?,
        base: base(visit),
        last: last.map(str::to_owned),
    })
}

/// Voters found as the clerk types.
pub(crate) fn search(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let line: LineName = visit.named("line")?;
    let text = visit.query.text("q");
    let proposals = if text.is_empty() { Vec::new() } else { site.office.search(&case, line, text)? };
    let found = proposals.iter().map(Found::of).collect();
    let html = FoundPart { found }.render().map_err(|e| Trouble::Internal(e.to_string()))?;
    Ok(Reply::json(&json!({ "html": html })))
}

/// Records what the clerk says.
pub(crate) fn decide(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.named("line")?;
    let form = &visit.form;
    let voter = Some(form.text("voter")).filter(|voter| !voter.is_empty()).map(str::to_owned);
    let said = match form.text("decision") {
        "" => return Err(Trouble::Bad("Nothing was decided: accept the line or give a reason.".to_owned())),
        "valid" if voter.is_none() => {
            let problem = "A valid line needs its voter: choose one, or give a reason why it does not count.";
            return Err(Trouble::Bad(problem.to_owned()));
        }
        "valid" => Said { voter_id: voter, ..Said::default() },
        reason => Said { voter_id: voter, reason: Some(reason.to_owned()), ..Said::default() },
    };
    let said = Said {
        searches: form.all("search").filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        note: Some(form.text("note")).filter(|note| !note.is_empty()).map(str::to_owned),
        ..said
    };
    site.office.decide(&*visit.case()?, visit.member()?, line, &said)?;
    go_on(visit, line)
}

/// To the next line, with the last one named so that it can be taken back.
fn go_on(visit: &Visit, line: LineName) -> Result<Reply, Trouble> {
    if visit.form.has("from-script") {
        return Ok(Reply::json(&json!({ "recorded": line.to_string() })));
    }
    Ok(Reply::go_to(&format!("{}?last={line}", base(visit))))
}

/// Keeps what the clerk reads on the paper; voters are proposed from it.
pub(crate) fn key(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.named("line")?;
    site.office.key_line(&*visit.case()?, visit.member()?, line, visit.form.text("text"))?;
    Ok(Reply::go_to(&format!("{}/{line}", base(visit))))
}

/// The line comes back later.
pub(crate) fn aside(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.named("line")?;
    site.office.put_aside(&*visit.case()?, visit.member()?, line)?;
    if visit.form.has("from-script") {
        return Ok(Reply::json(&json!({ "aside": line.to_string() })));
    }
    Ok(Reply::go_to(&base(visit)))
}

/// The line waits, with an owner and a day.
pub(crate) fn pending(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.named("line")?;
    let until = visit.read("until", "Until", "a day like 2026-03-01")?;
    let owner = visit.form.text("owner");
    site.office.leave_pending(
        &*visit.case()?,
        visit.member()?,
        line,
        owner,
        until,
        visit.form.text("why"),
    )?;
    go_on(visit, line)
}

/// All open lines of this line's section, to be worked through with its paper in hand.
pub(crate) fn section(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.named("line")?;
    let lines = site.office.take_section(&*visit.case()?, visit.member()?, line.section)?;
    let section = line.section.get();
    visit.notice(&match lines {
        0 => format!("Section {section} has no other line for you."),
        1 => format!("One more line of section {section} is with you, for four hours."),
        lines => format!("{lines} more lines of section {section} are with you, for four hours."),
    });
    Ok(Reply::go_to(&format!("{}/{line}", base(visit))))
}

/// Takes the last finding back; the line is on the screen again.
pub(crate) fn undo(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.named("line")?;
    site.office.undo(&*visit.case()?, visit.member()?, line)?;
    if visit.form.has("from-script") {
        return part(site, visit, line);
    }
    visit.notice(&format!("The finding on line {line} is taken back."));
    Ok(Reply::go_to(&format!("{}/{line}", base(visit))))
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, shell};

    #[test]
    fn the_examination_of_a_line_and_its_end() {
        let page = |is_keyed| ExaminePage {
            shell: shell("Line 0001-01-a-01"),
            view: LineView::sample(is_keyed),
            base: "/petitions/recall/examine".to_owned(),
            last: Some("0001-01-a-02".to_owned()),
        };
        is_as_kept("examine", &page(true));
        is_as_kept("examine_to_key", &page(false));
        is_as_kept("examine_found", &FoundPart { found: vec![Found::sample(0.5), Found::sample(0.0)] });
        let page = DonePage {
            shell: shell("Examine"),
            base: "/petitions/recall/examine".to_owned(),
            waiting_for_others: 3,
            last: None,
        };
        is_as_kept("examine_done", &page);
    }
}
