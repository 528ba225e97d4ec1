//! All lines of a petition in one table, and one line's dossier.

mod filter;

use askama::Template;
use office::line_list::ListedLine;
use office::papers::Format;
use office::rights::Right;
use petition::{LineName, StandingName};
use reports::dossier::Dossier;

use super::documents::kind;
use super::petition::shell;
use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;
use filter::{Choices, Heading, query};

#[derive(Template)]
#[template(path = "lines.html")]
struct LinesPage {
    shell: Shell,
    base: String,
    choices: Choices,
    headings: Vec<Heading>,
    rows: Vec<Row>,
    pages: Pages,
    may_inspect: bool,
}

struct Row {
    line: String,
    text: String,
    standing: String,
    in_box: String,
    circulator: String,
    people: String,
    drawn: bool,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, member) = (visit.case()?, visit.member()?);
    // Somebody who types a line's whole name wants that line.
    let go = visit.query.text("go").to_ascii_lowercase();
    if !go.is_empty() {
        let line: LineName =
            go.parse().map_err(|error: petition::BadName| Trouble::Bad(error.to_string()))?;
        return Ok(Reply::go_to(&format!("/petitions/{}/lines/{line}", case.id())));
    }
    let query = query(visit, &case)?;
    let names = site.office.list_lines(&case, member, &query)?;
    let pages = Pages::of(visit, names.len());
    let listed = site.office.listed(&case, member, &names[pages.rows.clone()])?;
    let law = case.petition_law()?;
    let wording = |code: &str| law.law.reason(code).map_or_else(|_| code.to_owned(), |it| it.wording.clone());
    let rows = listed.iter().map(|line| row(line, &wording)).collect();
    Reply::page(&LinesPage {
        shell: shell(visit, &case, "Lines")?,
        base: visit.under("lines"),
        choices: Choices::of(site, visit, &case, &query)?,
        headings: filter::headings(visit, &query),
        rows,
        pages,
        may_inspect: visit.may(Right::Inspect),
    })
}

fn row(line: &ListedLine, wording: &impl Fn(&str) -> String) -> Row {
    let view = &line.view;
    let standing = match &view.standing {
        petition::Standing::Invalid(code) => wording(code.as_str()),
        other => StandingName::from(other).word().to_owned(),
    };
    let text = line.written.as_ref().map(|written| {
        let parts = [&written.name, &written.address, &written.city, &written.zip];
        let parts = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str);
        parts.collect::<Vec<_>>().join(", ")
    });
    let is_masked = view.people.iter().all(String::is_empty);
    Row {
        line: view.name.to_string(),
        text: text.unwrap_or_default(),
        standing,
        in_box: view.in_box.map_or_else(|| "pulled".to_owned(), |number| number.to_string()),
        circulator: view.circulator.to_string(),
        people: match (view.people.len(), is_masked) {
            (0, _) => String::new(),
            (1, true) => "one person".to_owned(),
            (count, true) => format!("{count} people"),
            (_, false) => view.people.join(", "),
        },
        drawn: view.drawn,
    }
}

#[derive(Template)]
#[template(path = "dossier.html")]
struct DossierPage {
    shell: Shell,
    base: String,
    dossier: Dossier,
}

/// Everything about one line.
pub(crate) fn dossier(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let line: LineName = visit.named("line")?;
    let dossier = site.office.dossier(&case, visit.member()?, line, visit.marking.as_deref())?;
    let base = visit.under("lines");
    Reply::page(&DossierPage { shell: shell(visit, &case, &format!("Line {line}"))?, base, dossier })
}

/// The dossier as a file.
pub(crate) fn dossier_file(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let line: LineName = visit.named("line")?;
    let missing = || Trouble::NotFound("A dossier comes as pdf, html or json.".to_owned());
    let format = Format::from_extension(visit.name("format")).filter(|it| *it != Format::Csv);
    let marking = visit.marking.as_deref();
    let member = visit.member()?;
    let paper = site.office.dossier_file(&case, member, line, format.ok_or_else(missing)?, marking)?;
    Ok(Reply::download(&paper.name, kind(paper.format), paper.bytes))
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, pages, shell};

    fn lines(may_inspect: bool) -> LinesPage {
        let chosen = |value: &str, words: &str| vec![(value.to_owned(), words.to_owned(), true)];
        let row = |text: &str| Row {
            line: "0001-01-a-01".to_owned(),
            text: text.to_owned(),
            standing: "No registration found".to_owned(),
            in_box: "1".to_owned(),
            circulator: "3".to_owned(),
            people: "2 people".to_owned(),
            drawn: true,
        };
        LinesPage {
            shell: shell("Lines"),
            base: "/petitions/recall/lines".to_owned(),
            choices: Choices {
                standings: chosen("valid", "valid"),
                reasons: chosen("not-registered", "No registration found"),
                boxes: chosen("1", "1"),
                people: chosen("clara", "Clara Clerk"),
                section: "1".to_owned(),
                circulator: String::new(),
                in_examination: true,
                sort: "box".to_owned(),
            },
            headings: vec![Heading {
                text: "Line",
                address: Some("/here?sort=".to_owned()),
                sorted: "ascending",
            }],
            rows: vec![row(if may_inspect { HOSTILE } else { "" })],
            pages: pages(),
            may_inspect,
        }
    }

    #[test]
    fn lines_for_the_office_and_masked() {
        is_as_kept("lines", &lines(true));
        is_as_kept("lines_masked", &lines(false));
    }
}
