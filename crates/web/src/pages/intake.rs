//! Boxes come in over the counter.

pub(crate) mod sections;

use askama::Template;
use axum::http::StatusCode;
use office::counting::{BoxProgress, Progress};
use office::intake::NewBox;
use petition::BoxId;

use crate::export;
use crate::format::grouped;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

/// Empty rows of the form: boxes come several at once.
const ROWS: u32 = 4;

/// A row of the form, as it was sent or as it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FormRow {
    number: String,
    seal: String,
    claimed: String,
}

#[derive(Template)]
#[template(path = "intake.html")]
struct IntakePage {
    shell: Shell,
    base: String,
    boxes: Vec<BoxRow>,
    whole: Progress,
    claimed: u64,
    rows: Vec<FormRow>,
    on: String,
    wrong: Option<String>,
}

struct BoxRow {
    of: BoxProgress,
    claimed: String,
    lines: String,
    /// What the count says beside the claim, once the box is counted.
    against: String,
}

impl BoxRow {
    fn of(of: BoxProgress) -> Self {
        let (claimed, lines) = (i64::from(of.claimed), i64::from(of.progress.lines));
        let against = match lines - claimed {
            _ if !of.progress.is_complete() => String::new(),
            0 => "as claimed".to_owned(),
            more @ 1.. => format!("{more} more"),
            fewer => format!("{} fewer", -fewer),
        };
        Self { claimed: grouped(of.claimed), lines: grouped(of.progress.lines), against, of }
    }
}

fn base(visit: &Visit) -> String {
    visit.under("intake")
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let (whole, boxes) = site.office.counting_progress(&case)?;
    let rows = if wrong.is_some() {
        sent(visit)
    } else {
        let next = boxes.last().map_or(0, |last| last.number.get()) + 1;
        let empty = |n: u32| FormRow { number: n.to_string(), seal: String::new(), claimed: String::new() };
        (next..next + ROWS).map(empty).collect()
    };
    let on = match visit.form.text("on") {
        "" => site.office.today().to_string(),
        given => given.to_owned(),
    };
    Reply::page(&IntakePage {
        shell: super::petition::shell(visit, &case, "Intake")?,
        base: base(visit),
        claimed: boxes.iter().map(|b| u64::from(b.claimed)).sum(),
        boxes: boxes.into_iter().map(BoxRow::of).collect(),
        whole,
        rows,
        on,
        wrong,
    })
}

fn sent(visit: &Visit) -> Vec<FormRow> {
    let form = &visit.form;
    let numbers = form.all("number").zip(form.all("seal")).zip(form.all("claimed"));
    let row = |((number, seal), claimed): ((&str, &str), &str)| FormRow {
        number: number.to_owned(),
        seal: seal.to_owned(),
        claimed: claimed.to_owned(),
    };
    numbers.map(row).collect()
}

/// Takes the boxes of a form in. A row with neither seal nor count is one the clerk did not need.
pub(crate) fn boxes(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let taken = boxes_in(visit).and_then(|boxes| {
        let on = visit.read("on", "Received on", "a day like 2026-03-01")?;
        Ok(site.office.receive_boxes(&*visit.case()?, visit.member()?, on, &boxes)?)
    });
    match taken {
        Ok(new) => {
            visit.notice(&match new {
                0 => "Nothing new: these boxes are in already.".to_owned(),
                1 => "One box is in.".to_owned(),
                many => format!("{many} boxes are in."),
            });
            Ok(Reply::go_to(&base(visit)))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            Ok(page(site, visit, Some(trouble.said()))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

fn boxes_in(visit: &Visit) -> Result<Vec<NewBox>, Trouble> {
    let mut boxes = Vec::new();
    for row in sent(visit).into_iter().filter(|row| !(row.seal.is_empty() && row.claimed.is_empty())) {
        let number = row.number.parse().ok().and_then(|n: u32| BoxId::try_from(n).ok());
        let Some(number) = number else {
            return Err(Trouble::Bad(format!("Box `{}`: give a number from 1 to 9999.", row.number)));
        };
        let claimed = row.claimed.replace(',', "");
        let claimed = claimed.parse().map_err(|_| {
            Trouble::Bad(format!("Box {number}: `{}` is no count of lines: give a number.", row.claimed))
        })?;
        boxes.push(NewBox { number, seal: row.seal, claimed });
    }
    if boxes.is_empty() {
        return Err(Trouble::Bad(
            "No box is filled in: give seal and claimed lines of at least one.".to_owned(),
        ));
    }
    Ok(boxes)
}

/// The receipt for who turned the boxes in.
pub(crate) fn receipt(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let pdf = site.office.receipt(&case, visit.member()?, visit.marking.clone())?;
    export::file(site, visit, &case, ("receipt.pdf", export::PDF), pdf)
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, shell};

    #[test]
    fn boxes_at_the_counter() {
        let progress = Progress { sections: 2, untouched: 0, sheets: 20, once: 0, differing: 0, lines: 190 };
        let boxed = BoxProgress {
            number: BoxId::try_from(1).unwrap(),
            seal: HOSTILE.to_owned(),
            claimed: 200,
            progress: progress.clone(),
        };
        let form = FormRow { number: "2".to_owned(), seal: String::new(), claimed: "x".to_owned() };
        let page = IntakePage {
            shell: shell("Intake"),
            base: "/petitions/recall/intake".to_owned(),
            boxes: vec![BoxRow::of(boxed)],
            whole: progress,
            claimed: 200,
            rows: vec![form],
            on: "2018-01-11".to_owned(),
            wrong: Some("Lines claimed: `x` is not a number.".to_owned()),
        };
        is_as_kept("intake", &page);
    }
}
