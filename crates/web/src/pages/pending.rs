//! Lines that wait, and how many acceptances a second person looks at.

use askama::Template;
use office::pending::PendingLine;
use office::rights::Right;
use petition::LineName;

use super::petition::shell;
use crate::format::long_day;
use crate::paging::Pages;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "pending.html")]
struct PendingPage {
    shell: Shell,
    base: String,
    rows: Vec<Row>,
    pages: Pages,
    share: String,
    may_set: bool,
    may_examine: bool,
    waiting_for: Vec<String>,
}

struct Row {
    line: String,
    owner: String,
    mine: bool,
    until: String,
    why: String,
    is_overdue: bool,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, member) = (visit.case()?, visit.member()?);
    site.office.may_inspect(&case, member)?;
    let pending = site.office.pending_lines(&case)?;
    let pages = Pages::of(visit, pending.len());
    let row = |waits: &PendingLine| Row {
        line: waits.line.to_string(),
        owner: waits.owner_name.clone(),
        mine: waits.owner == member.id,
        until: long_day(waits.until),
        why: waits.why.clone(),
        is_overdue: waits.is_overdue,
    };
    let law = case.petition_law()?;
    let waiting_for = law.law.version.reasons().iter().filter(|reason| reason.pending);
    Reply::page(&PendingPage {
        shell: shell(visit, &case, "Pending")?,
        base: format!("/petitions/{}", case.id()),
        rows: pending[pages.rows.clone()].iter().map(row).collect(),
        pages,
        share: tenths(case.kept()?.second_looks),
        may_set: visit.may(Right::Settle),
        may_examine: visit.may(Right::Examine),
        waiting_for: waiting_for.map(|reason| reason.wording.clone()).collect(),
    })
}

/// `1000` in 10,000 as `10`, `1234` as `12.34`.
fn tenths(share: u32) -> String {
    let text = format!("{}.{:02}", share / 100, share % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// `10` or `12.5` percent as parts of 10,000.
fn parts(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let hundredths: u32 = format!("{rest:0<2}").parse().ok()?;
    Some(whole.parse::<u32>().ok()? * 100 + hundredths)
}

pub(crate) fn take_up(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let line: LineName = visit.named("line")?;
    site.office.take_up(&*visit.case()?, visit.member()?, line)?;
    visit.notice(&format!("Line {line} is taken up again."));
    Ok(Reply::go_to(&format!("/petitions/{}/examine/{line}", visit.name("petition"))))
}

pub(crate) fn settings(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let shown: String = visit.form.text("share").chars().take(20).collect();
    let wrong =
        || Trouble::Bad(format!("Share: `{shown}` is no percentage: give one from 0 to 100, like 12.5."));
    let share = parts(visit.form.text("share")).ok_or_else(wrong)?;
    site.office.set_second_looks(&*visit.case()?, visit.member()?, share)?;
    visit.notice(&format!("{} % of the acceptances go to a second person from now on.", tenths(share)));
    Ok(Reply::go_to(&visit.under("pending")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_and_written() {
        for (text, share) in [("10", 1_000), ("0", 0), ("12.5", 1_250), ("100", 10_000), ("0.05", 5)] {
            assert_eq!(parts(text), Some(share));
            assert_eq!(tenths(share), text);
        }
        for text in ["", "-1", "1.234", "x", "1e3", "10 %", "."] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, is_as_kept, no_pages, pages, shell};

    #[test]
    fn lines_that_wait() {
        let row = |why: &str, mine| Row {
            line: "0001-01-a-01".to_owned(),
            owner: "Clara Clerk".to_owned(),
            mine,
            until: "Monday, January 22, 2018".to_owned(),
            why: why.to_owned(),
            is_overdue: mine,
        };
        let page = |rows: Vec<Row>| PendingPage {
            shell: shell("Pending"),
            base: "/petitions/recall".to_owned(),
            pages: if rows.is_empty() { no_pages() } else { pages() },
            rows,
            share: "12.5".to_owned(),
            may_set: true,
            may_examine: true,
            waiting_for: vec!["No signature on file".to_owned()],
        };
        is_as_kept("pending", &page(vec![row(HOSTILE, true), row("", false)]));
        is_as_kept("pending_none", &page(Vec::new()));
    }
}
