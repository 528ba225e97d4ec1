//! Requests to take signatures back: received, listed, decided.

pub(crate) mod request;

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use office::on_screen::Written;
use office::withdrawals::{ListedRequest, Request, Timely, Which, requests_in};
use petition::{Withdrawal, WithdrawalId};

use super::petition::shell;
use crate::format::{long_day, short_day};
use crate::in_words::{self, Names, in_words};
use crate::paging::{Pages, ROWS};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// A request in the list.
struct Row {
    id: WithdrawalId,
    name: String,
    residence: String,
    received: String,
    state: String,
    decided_by: String,
}

#[derive(Template)]
#[template(path = "withdrawals.html")]
struct WithdrawalsPage {
    shell: Shell,
    base: String,
    open: usize,
    matched: usize,
    too_late: usize,
    unmatched: usize,
    rows: Vec<Row>,
    pages: Pages,
    which: &'static str,
    text: String,
    deadline: String,
    on: String,
    sent: Written,
    list: String,
    wrong: Option<String>,
}

fn base(visit: &Visit) -> String {
    visit.under("withdrawals")
}

fn became(state: Withdrawal) -> String {
    match state {
        Withdrawal::Received => "open".to_owned(),
        Withdrawal::Matched(line) => format!("line {line}"),
        Withdrawal::TooLate => "too late".to_owned(),
        Withdrawal::Unmatched => "fits no line".to_owned(),
    }
}

fn residence(written: &Written) -> String {
    let parts = [&written.address, &written.city, &written.zip];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ")
}

fn counts_up_to(until: Date, rule: &str, cites: &str) -> String {
    format!("Requests count up to {} ({rule}) [{cites}].", long_day(until))
}

/// Whether a request came in time, in one sentence.
fn said(timely: &Timely, events: &Names) -> (&'static str, String) {
    let join = |cites: &[law::Citation]| cites.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match timely {
        Timely::InTime { until, rule, cites } => {
            ("In time", counts_up_to(*until, &in_words(rule, events), &join(cites)))
        }
        Timely::TooLate { until, rule, cites } => {
            ("Too late", counts_up_to(*until, &in_words(rule, events), &join(cites)))
        }
        Timely::LeadDecides { why, cites } => {
            ("A lead decides", format!("Whether it came in time a lead decides: {why} [{}].", join(cites)))
        }
    }
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let (which, word) = match visit.query.text("which") {
        "open" => (Which::Open, "open"),
        "matched" => (Which::Matched, "matched"),
        "too-late" => (Which::TooLate, "too-late"),
        "unmatched" => (Which::Unmatched, "unmatched"),
        _ => (Which::All, "all"),
    };
    let text = visit.query.text("q");
    let asked: usize = visit.query.text("page").parse().unwrap_or(1);
    let skipped = asked.clamp(1, 100_000).saturating_sub(1) * ROWS;
    let (mut total, mut rows) = site.office.withdrawals(&case, which, text, (skipped, ROWS))?;
    let pages = Pages::of(visit, total);
    if pages.rows.start != skipped {
        (total, rows) = site.office.withdrawals(&case, which, text, (pages.rows.start, ROWS))?;
    }
    let deadline = match site.office.timely_on(&case, Some(site.office.today())) {
        Ok(timely) => said(&timely, &in_words::events(&case.law()?.procedure)).1,
        Err(error) => Trouble::from(error).said(),
    };
    let [open, matched, too_late, unmatched] = site.office.withdrawal_counts(&case)?;
    let field = |name: &str| visit.form.text(name).to_owned();
    Reply::page(&WithdrawalsPage {
        shell: shell(visit, &case, "Withdrawals")?.with_script("paper.js"),
        base: base(visit),
        open,
        matched,
        too_late,
        unmatched,
        rows: rows.into_iter().map(row).collect(),
        pages: if total == 0 { Pages::of(visit, 0) } else { pages },
        which: word,
        text: text.to_owned(),
        deadline,
        on: if field("on").is_empty() { site.office.today().to_string() } else { field("on") },
        sent: Written {
            name: field("name"),
            address: field("address"),
            city: field("city"),
            zip: field("zip"),
            signed_on: None,
        },
        list: field("list"),
        wrong,
    })
}

fn row(listed: ListedRequest) -> Row {
    Row {
        id: listed.id,
        residence: residence(&listed.written),
        name: listed.written.name,
        received: listed.received_on.map(short_day).unwrap_or_default(),
        state: became(listed.state),
        decided_by: listed.decided_by.unwrap_or_default(),
    }
}

/// Takes one request in, or a list of them.
pub(crate) fn receive(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let received = requests(site, visit).and_then(|requests| {
        Ok(site.office.receive_withdrawals(&*visit.case()?, visit.member()?, &requests)?)
    });
    match received {
        Ok(received) => {
            let new = match (received.new, received.first) {
                (1, Some(first)) => format!("Request {first} is in."),
                (new, Some(first)) => format!("{new} requests are in, from number {first}."),
                (_, None) => "Nothing new.".to_owned(),
            };
            let known = match received.known {
                0 => String::new(),
                1 => " One was in already, word for word and of the same day: it counts once.".to_owned(),
                many => {
                    format!(" {many} were in already, word for word and of the same day: they count once.")
                }
            };
            visit.notice(&format!("{new}{known}"));
            Ok(Reply::go_to(&base(visit)))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            Ok(page(site, visit, Some(trouble.said()))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

fn requests(site: &Site, visit: &Visit) -> Result<Vec<Request>, Trouble> {
    let on = visit.read("on", "Received on", "a day like 2026-03-01")?;
    let form = &visit.form;
    if form.has("list") {
        return Ok(requests_in(form.text("list"), on, site.office.today())?);
    }
    let written = Written {
        name: form.text("name").to_owned(),
        address: form.text("address").to_owned(),
        city: form.text("city").to_owned(),
        zip: form.text("zip").to_owned(),
        signed_on: None,
    };
    Ok(vec![Request { written, received_on: on }])
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, no_pages, pages, shell};

    fn requests(rows: Vec<Row>) -> WithdrawalsPage {
        let count = rows.len();
        WithdrawalsPage {
            shell: shell("Withdrawals"),
            base: "/petitions/recall/withdrawals".to_owned(),
            open: count,
            matched: 0,
            too_late: 0,
            unmatched: 0,
            pages: if count == 0 { no_pages() } else { pages() },
            rows,
            which: "open",
            text: "lopez".to_owned(),
            deadline: "Requests count up to Wednesday, January 10, 2018 [EC §11303].".to_owned(),
            on: "2018-01-10".to_owned(),
            sent: Written { name: HOSTILE.to_owned(), ..Written::default() },
            list: "name,address".to_owned(),
            wrong: Some("Row 2: the name is missing.".to_owned()),
        }
    }

    #[test]
    fn requests_to_withdraw() {
        let row = Row {
            id: WithdrawalId::try_from(1).unwrap(),
            name: HOSTILE.to_owned(),
            residence: "12 Oak St".to_owned(),
            received: "Jan 10, 2018".to_owned(),
            state: "fits no line".to_owned(),
            decided_by: "Clara Clerk".to_owned(),
        };
        is_as_kept("withdrawals", &requests(vec![row]));
        is_as_kept("withdrawals_none", &requests(Vec::new()));
    }
}
