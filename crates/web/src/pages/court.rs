//! What courts order.

use askama::Template;
use axum::http::StatusCode;
use jiff::civil::Date;
use office::court::{Order, Recorded, line_names};
use office::rights::Right;

use super::petition::shell;
use crate::format::{grouped, long_day};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "court.html")]
struct CourtPage {
    shell: Shell,
    base: String,
    is_stayed: bool,
    orders: Vec<Row>,
    may_decide: bool,
    wrong: Option<String>,
    court: String,
    case_number: String,
    on: String,
    order: String,
    lines: String,
}

struct Row {
    day: String,
    says: &'static str,
    court: String,
    case: String,
    lines: String,
    entry: u64,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let row = |order: Recorded| Row {
        day: order.on.map(long_day).unwrap_or_default(),
        says: order.says,
        court: order.court,
        case: order.case,
        lines: order.lines.map(|lines| grouped(lines as u64)).unwrap_or_default(),
        entry: order.entry,
    };
    let form = &visit.form;
    let on = if form.has("on") { form.text("on").to_owned() } else { site.office.today().to_string() };
    let is_wrong = wrong.is_some();
    let reply = Reply::page(&CourtPage {
        shell: shell(visit, &case, "Court")?,
        base: visit.under("court"),
        is_stayed: case.read(|petition| Ok(petition.stayed().is_some()))?,
        orders: site.office.orders(&case)?.into_iter().rev().map(row).collect(),
        may_decide: visit.may(Right::Decide),
        wrong,
        court: form.text("court").to_owned(),
        case_number: form.text("case").to_owned(),
        on,
        order: form.text("order").to_owned(),
        lines: form.text("lines").to_owned(),
    })?;
    Ok(if is_wrong { reply.with_status(StatusCode::UNPROCESSABLE_ENTITY) } else { reply })
}

pub(crate) fn record(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    match recorded(site, visit) {
        Ok(()) => {
            visit.notice("The order is recorded.");
            Ok(Reply::go_to(&visit.under("court")))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_) | Trouble::NotFound(_))) => {
            page(site, visit, Some(trouble.said()))
        }
        Err(other) => Err(other),
    }
}

fn recorded(site: &Site, visit: &Visit) -> Result<(), Trouble> {
    let form = &visit.form;
    let on: Date = visit.read("on", "Day of the order", "a day like 2026-03-01")?;
    let order = match form.text("order") {
        "stay" => Order::Stay,
        "lift" => Order::Lift,
        "strike" => Order::Strike(line_names(form.text("lines"))?),
        "reinstate" => Order::Reinstate(line_names(form.text("lines"))?),
        _ => return Err(Trouble::Bad("Choose what the court ordered.".to_owned())),
    };
    let (court, number) = (form.text("court"), form.text("case"));
    site.office.record_order(&*visit.case()?, visit.member()?, on, court, number, order)?;
    Ok(())
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, shell};

    #[test]
    fn orders_of_courts() {
        let row = Row {
            day: "Monday, March 5, 2018".to_owned(),
            says: "stay",
            court: HOSTILE.to_owned(),
            case: "18-CV-1".to_owned(),
            lines: String::new(),
            entry: 4_000,
        };
        let page = CourtPage {
            shell: shell("Court"),
            base: "/petitions/recall/court".to_owned(),
            is_stayed: true,
            orders: vec![row],
            may_decide: true,
            wrong: Some("Choose what the court ordered.".to_owned()),
            court: "Superior Court".to_owned(),
            case_number: "18-CV-1".to_owned(),
            on: "2018-03-05".to_owned(),
            order: "strike".to_owned(),
            lines: "0001-01-a-01".to_owned(),
        };
        is_as_kept("court", &page);
    }
}
