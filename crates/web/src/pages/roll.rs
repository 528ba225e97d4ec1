//! The voter roll a petition's lines are looked up in.

use askama::Template;
use axum::http::StatusCode;
use office::rights::Right;

use crate::format::{grouped, long_day};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "roll.html")]
struct RollPage {
    shell: Shell,
    base: String,
    /// Number, day and hash, the latest first.
    bound: Vec<(u32, String, String)>,
    known: Vec<Row>,
    /// Lines linkage learned from, and the beginning of the hash of what it learned.
    learned: Option<(String, String)>,
    may_bind: bool,
    wrong: Option<String>,
}

struct Row {
    hash: String,
    as_of: String,
    voters: String,
    is_bound: bool,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let bound = case.read(|petition| {
        let rolls = petition.rolls().iter().rev();
        Ok(rolls
            .map(|roll| (roll.roll.get(), long_day(roll.as_of), roll.hash.to_string()))
            .collect::<Vec<_>>())
    })?;
    let last = bound.first().map(|(_, _, hash)| hash.clone());
    let known = site.office.known_rolls()?.into_iter().map(|roll| Row {
        is_bound: Some(&roll.hash) == last.as_ref(),
        as_of: long_day(roll.as_of),
        voters: grouped(roll.voters),
        hash: roll.hash,
    });
    Reply::page(&RollPage {
        shell: super::petition::shell(visit, &case, "Roll")?,
        base: format!("/petitions/{}", case.id()),
        learned: case.kept()?.linkage.filter(|learned| Some(&learned.roll) == last.as_ref()).map(|learned| {
            let hash: String = hex::encode(learned.parameters.hash()).chars().take(16).collect();
            (grouped(learned.lines), hash)
        }),
        known: known.collect(),
        bound,
        may_bind: visit.may(Right::Decide),
        wrong,
    })
}

pub(crate) fn bind(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    match site.office.bind_roll(visit.member()?, &case, visit.form.text("roll")).map_err(Trouble::from) {
        Ok(roll) => {
            visit.notice(&format!("Lines are looked up in the roll as of {} now.", long_day(roll.as_of)));
            Ok(Reply::go_to(&visit.under("roll")))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            Ok(page(site, visit, Some(trouble.said()))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{is_as_kept, shell};

    #[test]
    fn rolls_bound_and_known() {
        let row = |is_bound| Row {
            hash: "2a5b6754".to_owned(),
            as_of: "Tuesday, January 16, 2018".to_owned(),
            voters: "1,000,000".to_owned(),
            is_bound,
        };
        let page = RollPage {
            shell: shell("Roll"),
            base: "/petitions/recall".to_owned(),
            bound: vec![(1, "Tuesday, January 16, 2018".to_owned(), "2a5b6754".to_owned())],
            known: vec![row(true), row(false)],
            learned: Some(("1,500".to_owned(), "ab12".to_owned())),
            may_bind: true,
            wrong: None,
        };
        is_as_kept("roll", &page);
    }
}
