//! Signing in and out; the very first start.

use askama::Template;
use axum::http::StatusCode;

use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::{COOKIE, Site};
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    shell: Shell,
    id: String,
    next: String,
    wrong: Option<String>,
}

#[derive(Template)]
#[template(path = "first_start.html")]
struct FirstStartPage {
    shell: Shell,
    id: String,
    name: String,
    wrong: Option<String>,
    shortest: usize,
}

pub(crate) fn form(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    if site.office.needs_administrator()? {
        return Ok(Reply::go_to("/first-start"));
    }
    if visit.member.is_some() {
        return Ok(Reply::go_to("/"));
    }
    let next = visit.query.text("next").to_owned();
    Reply::page(&SignInPage { shell: visit.shell("Sign in"), id: String::new(), next, wrong: None })
}

pub(crate) fn submit(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (id, next) = (visit.form.text("id").to_owned(), visit.form.text("next").to_owned());
    let mut counted = vec![format!("id {id}")];
    counted.extend(visit.from.map(|from| format!("from {from}")));
    let now = site.office.now();
    let wait = site.limiter.wait(&counted, now);
    if wait > 0 {
        return Err(Trouble::Wait(wait));
    }
    match site.office.sign_in(&id, visit.form.exact("password"))? {
        Some(member) => {
            site.limiter.succeeded(&counted[0]);
            let address = if is_ours(&next) { next.as_str() } else { "/" };
            signed_in(site, &member.id, address)
        }
        None => {
            site.limiter.failed(&counted, now);
            let wrong = Some("Id or password are not right.".to_owned());
            let page = SignInPage { shell: visit.shell("Sign in"), id, next, wrong };
            Ok(Reply::page(&page)?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// Only to pages of this site: an address on another would take people there after signing in.
fn is_ours(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.contains('\\')
}

fn signed_in(site: &Site, person: &str, address: &str) -> Result<Reply, Trouble> {
    let no_random = || Trouble::Internal("the machine gives no random numbers".to_owned());
    let key = site.sessions.begin(person, site.office.now()).ok_or_else(no_random)?;
    let secure = if site.encrypted { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={key}; Path=/; HttpOnly; SameSite=Strict{secure}");
    Ok(Reply::go_to(address).with_cookie(cookie))
}

pub(crate) fn out(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    if let Some(session) = &visit.session {
        site.sessions.end(session);
    }
    site.office.release(&visit.member()?.id)?;
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    Ok(Reply::go_to("/sign-in").with_cookie(cookie))
}

pub(crate) fn first_start(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    if !site.office.needs_administrator()? {
        return Ok(Reply::go_to("/sign-in"));
    }
    first_start_page(visit, None)
}

fn first_start_page(visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    Reply::page(&FirstStartPage {
        shell: visit.shell("First start"),
        id: visit.form.text("id").to_owned(),
        name: visit.form.text("name").to_owned(),
        wrong,
        shortest: office::people::SHORTEST,
    })
}

pub(crate) fn begin(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let form = &visit.form;
    if form.exact("password") != form.exact("again") {
        let wrong = "The two passwords are not the same.".to_owned();
        return Ok(first_start_page(visit, Some(wrong))?.with_status(StatusCode::UNPROCESSABLE_ENTITY));
    }
    match site.office.first_administrator(form.text("id"), form.text("name"), form.exact("password")) {
        Ok(member) => signed_in(site, &member.id, "/people"),
        Err(error) => {
            let trouble = Trouble::from(error);
            Ok(first_start_page(visit, Some(trouble.said()))?.with_status(trouble.status()))
        }
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, shell};

    #[test]
    fn the_door() {
        let page = SignInPage {
            shell: shell("Sign in"),
            id: HOSTILE.to_owned(),
            next: "/petitions/recall".to_owned(),
            wrong: Some("Id or password is not right.".to_owned()),
        };
        is_as_kept("sign_in", &page);
        let page = FirstStartPage {
            shell: shell("First start"),
            id: String::new(),
            name: String::new(),
            wrong: None,
            shortest: 15,
        };
        is_as_kept("first_start", &page);
    }
}
