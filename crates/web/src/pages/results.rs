//! What the examination comes to, and what the registrar does about it.

mod group;

use askama::Template;
use axum::http::StatusCode;
use law::Decision;
use office::results::Results;
use office::rights::Right;
use petition::event::Outcome;
use petition::{Scope, StageName};

use super::petition::shell;
use crate::format::{grouped, percent};
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;
use crate::working::Explained;
pub(crate) use group::show as groups;

#[derive(Template)]
#[template(path = "results.html")]
struct ResultsPage {
    shell: Shell,
    base: String,
    scope: &'static str,
    progress: Vec<Progress>,
    lines: u32,
    reasons: Vec<ReasonRow>,
    valid: String,
    not_valid: String,
    open: String,
    waits: Vec<(&'static str, String, String)>,
    reviews: Vec<(&'static str, String)>,
    pairs: Vec<PairRow>,
    verdict: Option<Verdict>,
    figures: Vec<Explained>,
    has_bands: bool,
    thresholds: Vec<(String, String)>,
    act: Act,
    wrong: Option<String>,
    may_decide: bool,
    signer: String,
    determined: Option<Determined>,
}

/// What the registrar determined, and what was typed of it.
struct Determined {
    outcome: &'static str,
    basis: String,
    reason: String,
}

/// How far one of the separate counts is.
struct Progress {
    label: &'static str,
    count: u32,
    says: String,
}

struct ReasonRow {
    code: String,
    label: String,
    count: String,
    share: String,
    cites: String,
}

struct PairRow {
    people: String,
    lines: String,
    agreed: String,
    rate: String,
}

struct Verdict {
    result: &'static str,
    next: String,
    warnings: Vec<String>,
}

/// What can be done on this page now.
enum Act {
    /// Nothing: this stands in the way, or nothing is left.
    None(String),
    Complete,
    OrderFull,
    Sign,
    /// The law leaves it open: the registrar determines it.
    Determine(String),
    Certified,
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let results = site.office.results(&case)?;
    let pairs = if visit.may(Right::Settle) { site.office.agreement(&case)? } else { Vec::new() };
    let (tally, base) = (&results.tally, format!("/petitions/{}", case.id()));
    let is_wrong = wrong.is_some();
    let reply = Reply::page(&ResultsPage {
        shell: shell(visit, &case, "Results")?,
        scope: match tally.scope {
            Scope::Sample => "the lines of the sample",
            Scope::Full => "every line",
        },
        progress: progress(&results),
        lines: tally.lines.max(1),
        reasons: results.reasons.iter().map(|reason| reason_row(reason, tally.lines)).collect(),
        valid: grouped(tally.valid),
        not_valid: grouped(tally.not_valid()),
        open: grouped(tally.open()),
        waits: waits(visit, &results, &base),
        reviews: reviews(&results),
        pairs: pairs.iter().map(pair_row).collect(),
        verdict: verdict(&results),
        figures: figures(&results),
        has_bands: results.projection.is_some() || results.full.is_some(),
        thresholds: thresholds(&results),
        act: act(&results),
        wrong,
        may_decide: visit.may(Right::Decide),
        signer: visit.member()?.name.clone(),
        determined: results.determined.as_ref().map(|determined| Determined {
            outcome: determined.outcome.word(),
            basis: determined.basis.clone(),
            reason: determined.reason.clone(),
        }),
        base,
    })?;
    Ok(if is_wrong { reply.with_status(StatusCode::UNPROCESSABLE_ENTITY) } else { reply })
}

fn progress(results: &Results) -> Vec<Progress> {
    let tally = &results.tally;
    let of = |label, count: u32| Progress {
        label,
        count,
        says: format!("{} of {}", grouped(count), grouped(tally.lines)),
    };
    vec![
        of("Checked: one person has looked", tally.checked),
        of("Reviewed: two people have looked", tally.reviewed),
        of("Final: the result stands", tally.r#final),
        of("Pending: waits for something", tally.pending),
    ]
}

fn reason_row(reason: &reports::model::Reason, lines: u32) -> ReasonRow {
    let cites: Vec<String> = reason.cites.iter().map(ToString::to_string).collect();
    ReasonRow {
        code: reason.code.clone(),
        label: reason.label.clone(),
        count: grouped(reason.count),
        share: share(reason.count, u64::from(lines)),
        cites: cites.join("; "),
    }
}

/// A share as a percentage; empty of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of lines are far below 2^52")]
fn share(part: u64, whole: u64) -> String {
    if whole == 0 { String::new() } else { percent(part as f64 / whole as f64) }
}

/// A link only for those who may follow it.
fn waits(visit: &Visit, results: &Results, base: &str) -> Vec<(&'static str, String, String)> {
    let load = results.load;
    let count = |count: usize| grouped(count as u64);
    let page = |right, path: &str| if visit.may(right) { format!("{base}/{path}") } else { String::new() };
    vec![
        ("Lines nobody has looked at", count(load.first), page(Right::Look, "lines?standing=unexamined")),
        ("Lines that wait for a second person", count(load.second), String::new()),
        ("Lines two people see differently", count(load.differences), page(Right::Settle, "differences")),
        (
            "Groups of lines by one voter to decide",
            count(results.open_duplicates),
            page(Right::Inspect, "duplicates"),
        ),
        ("Lines that wait for something", grouped(results.tally.pending), page(Right::Inspect, "pending")),
    ]
}

fn reviews(results: &Results) -> Vec<(&'static str, String)> {
    let reviews = results.reviews;
    let of =
        |count: u32| format!("{} ({})", grouped(count), share(u64::from(count), u64::from(reviews.reviewed)));
    if reviews.reviewed == 0 {
        return Vec::new();
    }
    vec![
        ("Lines a second person looked at", grouped(reviews.reviewed)),
        ("Both said the same", of(reviews.agreed)),
        ("A lead decided against the first finding", of(reviews.overturned)),
    ]
}

fn pair_row(pair: &office::results::Pair) -> PairRow {
    PairRow {
        people: pair.people.join(" and "),
        lines: grouped(pair.lines),
        agreed: grouped(pair.agreed),
        rate: share(u64::from(pair.agreed), u64::from(pair.lines)),
    }
}

fn word(decision: Option<Decision>) -> &'static str {
    match decision {
        Some(Decision::Sufficient) => "Sufficient",
        Some(Decision::Insufficient) => "Insufficient",
        Some(Decision::FullCount) => "Every signature must be examined",
        Some(Decision::FurtherSample) => "A larger sample must be drawn",
        Some(Decision::Undetermined) | None => "The law leaves it open",
    }
}

/// Only what is final is a result: nothing is projected from an examination under way.
fn verdict(results: &Results) -> Option<Verdict> {
    if results.stage < StageName::Completed {
        return None;
    }
    if let Some(full) = &results.full {
        return Some(Verdict {
            result: word(Some(full.decision)),
            next: full.next.clone(),
            warnings: Vec::new(),
        });
    }
    results.projection.as_ref().map(|projection| Verdict {
        result: word(projection.decision),
        next: projection.next.clone(),
        warnings: projection.warnings.clone(),
    })
}

fn figures(results: &Results) -> Vec<Explained> {
    let projected = results.projection.iter().map(|projection| &projection.working);
    projected.chain(results.full.iter().map(|full| &full.working)).map(Explained::of).collect()
}

fn thresholds(results: &Results) -> Vec<(String, String)> {
    let count = |value: i64| u64::try_from(value).map_or_else(|_| value.to_string(), grouped);
    let mut rows = Vec::new();
    if let Some(required) = results.required {
        rows.push(("Signatures required".to_owned(), grouped(required)));
    }
    if let Some(projection) = &results.projection {
        if let Some(projected) = &projection.projected {
            let text = projected.as_count().map_or_else(|| projected.to_string(), count);
            rows.push(("Valid signatures projected from the sample".to_owned(), text));
        }
        for (decision, least) in &projection.thresholds {
            rows.push((format!("Least projection for \"{decision}\""), count(*least)));
        }
        let interval = &projection.beside.interval_95;
        rows.push((
            "Interval of 95 % of the projection (not asked for by the law)".to_owned(),
            format!("{} to {}", interval.low, interval.high),
        ));
    }
    if results.full.is_some() {
        rows.push(("Valid signatures counted".to_owned(), grouped(results.tally.valid)));
    }
    rows
}

fn act(results: &Results) -> Act {
    let decision = match (&results.full, &results.projection) {
        (Some(full), _) => Some(full.decision),
        (None, Some(projection)) => projection.decision,
        (None, None) => None,
    };
    match (results.stage, &results.hindrance, decision) {
        (StageName::Certified, ..) => Act::Certified,
        (StageName::Completed, _, Some(Decision::Sufficient | Decision::Insufficient)) => Act::Sign,
        (StageName::Completed, _, Some(Decision::FullCount)) => Act::OrderFull,
        (StageName::Completed, _, Some(Decision::FurtherSample)) => Act::None(
            "A larger sample of the same frame follows: draw it on the page of the draw.".to_owned(),
        ),
        (StageName::Completed, ..) if results.determined.is_some() => Act::Sign,
        (StageName::Completed, _, Some(Decision::Undetermined)) => {
            let full = results.full.as_ref().map(|full| full.next.clone());
            let projected = results.projection.as_ref().map(|projection| projection.next.clone());
            Act::Determine(full.or(projected).unwrap_or_default())
        }
        (StageName::Completed, ..) => Act::None("There is no figure yet that decides.".to_owned()),
        (_, Some(problem), _) => Act::None(format!("Not complete yet: {problem}.")),
        (_, None, _) => Act::Complete,
    }
}

/// The result against the bands, as a picture.
pub(crate) fn bands(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    Ok(Reply::svg(site.office.bands_svg(&*visit.case()?)?))
}

pub(crate) fn complete(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    site.office.complete_examination(&case, visit.member()?)?;
    visit.notice("The examination is completed.");
    Ok(Reply::go_to(&visit.under("results")))
}

/// The registrar determines what the law leaves open.
pub(crate) fn determine(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, member, form) = (visit.case()?, visit.member()?, &visit.form);
    let outcome = match form.text("outcome") {
        "sufficient" => Outcome::Sufficient,
        "insufficient" => Outcome::Insufficient,
        _ => return page(site, visit, Some("Say whether the petition is sufficient or not.".to_owned())),
    };
    match site.office.determine_outcome(&case, member, outcome, form.text("basis"), form.text("reason")) {
        Ok(()) => {
            visit.notice(&format!("You determined that the petition is {}.", outcome.word()));
            Ok(Reply::go_to(&visit.under("results")))
        }
        Err(error) => match Trouble::from(error) {
            trouble @ Trouble::Bad(_) => page(site, visit, Some(trouble.said())),
            other => Err(other),
        },
    }
}

/// The registrar signs. Guessing the password here is slowed down as at the door.
pub(crate) fn sign(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, member) = (visit.case()?, visit.member()?);
    let counted = [format!("sign {}", member.id)];
    let now = site.office.now();
    let wait = site.limiter.wait(&counted, now);
    if wait > 0 {
        return Err(Trouble::Wait(wait));
    }
    match site.office.sign_certificate(&case, member, visit.form.exact("password")) {
        Ok(outcome) => {
            site.limiter.succeeded(&counted[0]);
            visit.notice(&format!("The certificate is signed: the petition is {}.", outcome.word()));
            Ok(Reply::go_to(&visit.under("documents")))
        }
        Err(error) => {
            if matches!(error, office::OfficeError::Field { field: "Password", .. }) {
                site.limiter.failed(&counted, now);
            }
            match Trouble::from(error) {
                trouble @ Trouble::Bad(_) => page(site, visit, Some(trouble.said())),
                other => Err(other),
            }
        }
    }
}

#[cfg(test)]
mod sample;
