//! Opening a petition: by a form, or from a petition file.

use askama::Template;
use axum::http::StatusCode;
use serde_json::Value;

use crate::fields::Fields;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "petition_new.html")]
struct NewPage {
    shell: Shell,
    procedures: Vec<(String, String)>,
    sent: Fields,
    on: String,
    wrong: Option<String>,
}

impl NewPage {
    fn field(&self, name: &str) -> &str {
        self.sent.text(name)
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.sent.text(name) == value
    }
}

pub(crate) fn new(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let procedures = site.office.catalog().procedures().iter().filter(|procedure| procedure.has_petition());
    let procedures = procedures.map(|p| (p.id.clone(), format!("{}, {}", p.name, p.place))).collect();
    let on = match visit.form.text("on") {
        "" => site.office.today().to_string(),
        given => given.to_owned(),
    };
    let sent = visit.form.clone();
    Reply::page(&NewPage { shell: visit.shell("Open a petition"), procedures, sent, on, wrong })
}

pub(crate) fn open(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let written = visit.form.text("description");
    let text = if written.is_empty() { petition_file(&visit.form) } else { Ok(written.to_owned()) };
    let opened = text.and_then(|text| {
        let on = visit.read("on", "Opened on", "a day like 2026-03-01")?;
        Ok(site.office.open_petition(visit.member()?, on, &text)?)
    });
    match opened {
        Ok(case) => {
            visit.notice("The petition is open. Next: bind it to a voter roll, then receive its boxes.");
            Ok(Reply::go_to(&format!("/petitions/{}", case.id())))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            let page = page(site, visit, Some(trouble.said()))?;
            Ok(page.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

/// The form as a petition file: what is kept in the journal is the same however it came.
fn petition_file(form: &Fields) -> Result<String, Trouble> {
    // A JSON string is a TOML string.
    let quoted = |text: &str| Value::String(text.to_owned()).to_string();
    let mut file = String::new();
    for key in ["title", "jurisdiction", "officer", "office", "procedure", "county"] {
        let text = form.text(key);
        if !text.is_empty() {
            file.push_str(&format!("{key} = {}\n", quoted(text)));
        }
    }
    file.push_str(&format!("proponents = {}\n", number(form, "proponents", "Proponents")?));
    let basis = match form.text("basis") {
        known @ ("registered" | "last-vote" | "required") => known,
        _ => return Err(Trouble::Bad("Say what the requirement is computed from.".to_owned())),
    };
    file.push_str(&format!("\n[requirement]\n{basis} = {}\n", number(form, "basis-count", "The number")?));
    if !form.text("district-column").is_empty() {
        let (column, value) = (form.text("district-column"), form.text("district"));
        file.push_str(&format!("\n[districts]\n{} = {}\n", quoted(column), quoted(value)));
    }
    Ok(file)
}

/// `94,539` and `94539`; nothing is 0.
fn number(form: &Fields, field: &str, label: &str) -> Result<u64, Trouble> {
    let text: String = form.text(field).chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    if text.is_empty() {
        return Ok(0);
    }
    text.parse().map_err(|_| {
        let shown: String = form.text(field).chars().take(40).collect();
        Trouble::Bad(format!("{label}: `{shown}` is not a number."))
    })
}

#[cfg(test)]
mod tests {
    use office::petition_file::PetitionFile;

    use super::*;

    #[test]
    fn a_form_becomes_a_petition_file_whatever_is_typed() {
        let form = Fields::parse(
            "title=Recall%20%22of%22%20a%20%5Cjudge&procedure=ca-recall-local&proponents=1%2C020\
             &basis=last-vote&basis-count=9%20304&district-column=supervisor&district=5&county=",
        );
        let file = PetitionFile::parse("the form", &petition_file(&form).unwrap()).unwrap();
        assert_eq!(file.title, "Recall \"of\" a \\judge");
        assert_eq!((file.proponents, file.requirement.last_vote, file.county), (1020, Some(9304), None));
        assert_eq!(file.districts["supervisor"], "5");
        for form in ["basis=", "basis=registered&basis-count=many", "proponents=-1&basis=required"] {
            assert!(petition_file(&Fields::parse(form)).is_err(), "{form}");
        }
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, shell};

    #[test]
    fn a_petition_to_open() {
        let page = NewPage {
            shell: shell("Open a petition"),
            procedures: vec![(
                "ca-recall-local".to_owned(),
                "Recall of a local officer, California".to_owned(),
            )],
            sent: Fields::parse("title=Recall&basis=last-vote"),
            on: "2018-01-11".to_owned(),
            wrong: Some("The number: `many` is not a number.".to_owned()),
        };
        is_as_kept("petition_new", &page);
    }
}
