//! The raw count: declared, decided on prima facie, restated.

use askama::Template;
use axum::http::StatusCode;
use office::counting::Progress;
use office::raw_count::{PrimaFacie, Restatement};
use office::rights::Right;
use petition::{Event, StageName};

use crate::format::{grouped, long_day};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::working::Explained;

/// Lines named on the page where a restatement changes more.
const NAMED: usize = 40;

#[derive(Template)]
#[template(path = "raw_count.html")]
struct RawCountPage {
    shell: Shell,
    base: String,
    may_decide: bool,
    progress: Progress,
    counted: String,
    /// Declared last; none before.
    declared: Option<String>,
    decision: Option<Decision>,
    /// Whether the decision is still to be taken.
    is_open: bool,
    /// The description does not say what is required.
    needs_required: bool,
    change: Option<Change>,
    history: Vec<(String, String, String)>,
    on: String,
    reason: String,
    wrong: Option<String>,
}

/// The prima facie decision as a page shows it.
struct Decision {
    workings: [Explained; 2],
    word: &'static str,
    next: String,
    warnings: Vec<String>,
}

/// A restatement as a page shows it.
struct Change {
    raw_count: u32,
    shown: String,
    added: usize,
    removed: usize,
    named: Vec<String>,
    supplement: Option<String>,
}

impl Decision {
    fn of(found: PrimaFacie) -> Self {
        Self {
            workings: [Explained::of(&found.required.working), Explained::of(&found.verdict.working)],
            word: match found.verdict.decision {
                law::Decision::Sufficient => "enough lines on the face of it",
                law::Decision::Insufficient => "too few lines on the face of it",
                _ => "left open by the law",
            },
            next: found.verdict.next,
            warnings: found.required.warnings,
        }
    }
}

impl Change {
    fn of(found: &Restatement) -> Self {
        let (added, removed) = (&found.changes.added, &found.changes.removed);
        let named = added.iter().map(|line| format!("{line} comes in"));
        let named = named.chain(removed.iter().map(|line| format!("{line} is no line")));
        Self {
            raw_count: found.raw_count,
            shown: grouped(found.raw_count),
            added: added.len(),
            removed: removed.len(),
            named: named.take(NAMED).collect(),
            supplement: found.supplement.map(|hash| hash.to_string()),
        }
    }
}

fn base(visit: &Visit) -> String {
    visit.under("raw-count")
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let (progress, _) = site.office.counting_progress(&case)?;
    let (stage, raw) = case.read(|petition| Ok((petition.stage().name(), petition.raw_count())))?;
    let is_declared = stage >= StageName::Counted;
    let given: Option<u64> = case.read(|petition| {
        let decided = petition.stage().accepted().map(|accepted| u64::from(accepted.required));
        Ok(decided.or_else(|| visit.form.text("required").parse().ok()))
    })?;
    let found = if case.law().is_ok() { site.office.prima_facie(&case, given)? } else { None };
    // A sheet with one count only: nothing can be restated yet, and the progress above says so.
    let change = if is_declared { site.office.restatement(&case).ok().flatten() } else { None };
    let history = site.office.decisions(&case)?.into_iter().filter_map(|deed| {
        let what = in_words(&deed.event)?;
        let day = deed.on.unwrap_or(deed.at.to_zoned(site.office.zone().clone()).date());
        Some((long_day(day), what, deed.by))
    });
    let on = match visit.form.text("on") {
        "" => site.office.today().to_string(),
        sent => sent.to_owned(),
    };
    Reply::page(&RawCountPage {
        shell: super::petition::shell(visit, &case, "Raw count")?,
        base: base(visit),
        may_decide: visit.may(Right::Decide),
        counted: grouped(progress.lines),
        declared: is_declared.then(|| grouped(raw)),
        is_open: stage == StageName::Counted,
        needs_required: found.is_none() && stage == StageName::Counted,
        decision: found.map(Decision::of),
        change: change.as_ref().map(Change::of),
        history: history.collect(),
        on,
        reason: visit.form.text("reason").to_owned(),
        progress,
        wrong,
    })
}

fn in_words(event: &Event) -> Option<String> {
    match event {
        Event::RawCountDeclared(e) => Some(format!("Raw count declared: {} lines", grouped(e.raw_count))),
        Event::PrimaFacieDecided(e) => Some(format!(
            "Prima facie {}: {} lines, {} required",
            if e.accepted { "accepted, filed" } else { "rejected, no further action" },
            grouped(e.raw_count),
            grouped(e.required)
        )),
        Event::RawCountRestated(e) => {
            let frame = if e.supplement.is_some() { ", with a supplementary frame" } else { "" };
            Some(format!("Raw count restated: {} lines{frame}. Reason: {}", grouped(e.raw_count), e.reason))
        }
        _ => None,
    }
}

fn finish(site: &Site, visit: &Visit, done: Result<String, Trouble>) -> Result<Reply, Trouble> {
    match done {
        Ok(said) => {
            visit.notice(&said);
            Ok(Reply::go_to(&base(visit)))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            Ok(page(site, visit, Some(trouble.said()))?.with_status(StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(other),
    }
}

/// Declares the raw count the page showed.
pub(crate) fn declare(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let done = (|| {
        let on = visit.read("on", "Declared on", "a day like 2026-03-01")?;
        let expected: u32 = visit.read("raw-count", "Raw count", "a number")?;
        site.office.declare_raw_count(&*visit.case()?, visit.member()?, on, expected)?;
        Ok(format!("The raw count is declared: {} lines.", grouped(expected)))
    })();
    finish(site, visit, done)
}

/// Takes the prima facie decision.
pub(crate) fn decide(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let done = (|| {
        let on = visit.read("on", "Filed as of", "a day like 2026-03-01")?;
        let given = visit.read_optional("required", "Signatures required", "a number")?;
        let verdict = site.office.decide_prima_facie(&*visit.case()?, visit.member()?, on, given)?;
        Ok(format!("Decided. {}", verdict.next))
    })();
    finish(site, visit, done)
}

/// Restates the raw count as the page showed it.
pub(crate) fn restate(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let done = (|| {
        let expected: u32 = visit.read("raw-count", "Raw count", "a number")?;
        let reason = visit.form.text("reason");
        site.office.restate_raw_count(&*visit.case()?, visit.member()?, reason, expected)?;
        Ok(format!("The raw count is restated: {} lines.", grouped(expected)))
    })();
    finish(site, visit, done)
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::samples::{HOSTILE, explained, is_as_kept, shell};

    #[test]
    fn a_raw_count_to_restate() {
        let page = RawCountPage {
            shell: shell("Raw count"),
            base: "/petitions/recall/raw-count".to_owned(),
            may_decide: true,
            progress: Progress { sections: 2, untouched: 0, sheets: 20, once: 1, differing: 1, lines: 190 },
            counted: "190".to_owned(),
            declared: Some("188".to_owned()),
            decision: Some(Decision {
                workings: [explained(), explained()],
                word: "enough lines on the face of it",
                next: "The petition is filed.".to_owned(),
                warnings: vec!["no day".to_owned()],
            }),
            is_open: true,
            needs_required: true,
            change: Some(Change {
                raw_count: 190,
                shown: "190".to_owned(),
                added: 3,
                removed: 1,
                named: vec!["0001-01-a-09".to_owned()],
                supplement: Some("2 lines".to_owned()),
            }),
            history: vec![("Jan 19, 2018".to_owned(), "declared".to_owned(), "Rita".to_owned())],
            on: "2018-01-19".to_owned(),
            reason: HOSTILE.to_owned(),
            wrong: None,
        };
        is_as_kept("raw_count", &page);
    }
}
