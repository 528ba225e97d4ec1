//! One request: who asks, on the roll; which line is theirs; in time or not.

use askama::Template;
use axum::http::StatusCode;
use office::on_screen::Proposal;
use office::rights::Right;
use office::withdrawals::{Decided, PossibleLine, Timely};
use petition::{LineName, Standing, Withdrawal, WithdrawalId};

use super::{base, became, residence, said};
use crate::format::{long_day, percent};
use crate::in_words;
use crate::pages::petition::shell;
use crate::reply::Reply;
use crate::shell::Shell;
use crate::site::Site;
use crate::trouble::Trouble;
use crate::visit::Visit;

struct VoterRow {
    name: String,
    residence: String,
    facts: String,
    probability: String,
}

struct LineRow {
    line: LineName,
    written: String,
    why: String,
    standing: &'static str,
    taken: bool,
    checked: bool,
}

#[derive(Template)]
#[template(path = "withdrawal.html")]
struct RequestPage {
    shell: Shell,
    base: String,
    id: WithdrawalId,
    name: String,
    residence: String,
    received: String,
    state: String,
    seen: String,
    is_open: bool,
    decided_by: String,
    timely: (&'static str, String),
    voters: Vec<VoterRow>,
    not_on_roll: String,
    lines: Vec<LineRow>,
    /// What was searched for among the lines, with the search typed last at the end.
    searched: Vec<String>,
    /// What a search for this person would be.
    suggested: String,
    may_match: bool,
    may_refuse: bool,
    wrong: Option<String>,
}

fn id(visit: &Visit) -> Result<WithdrawalId, Trouble> {
    let number: u32 = visit.named("request")?;
    WithdrawalId::try_from(number).map_err(|e| Trouble::NotFound(e.to_string()))
}

pub(crate) fn show(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    page(site, visit, None)
}

fn page(site: &Site, visit: &Visit, wrong: Option<String>) -> Result<Reply, Trouble> {
    let (case, id) = (visit.case()?, id(visit)?);
    let found = site.office.withdrawal_on_screen(&case, id)?;
    let listed = found.listed;
    let leads = visit.may(Right::Settle);
    let matched = match listed.state {
        Withdrawal::Matched(line) => Some(line),
        _ => None,
    };
    let only = (found.lines.len() == 1).then(|| found.lines[0].line);
    let searched = searches(visit);
    let mut possible = found.lines;
    if let Some(text) = searched.last() {
        for line in site.office.search_lines(&case, visit.member()?, id, text)? {
            if !possible.iter().any(|known| known.line == line.line) {
                possible.push(line);
            }
        }
    }
    let house = listed.written.address.split_whitespace().next().unwrap_or_default();
    let suggested = format!("{} {house}", listed.written.name).trim().to_owned();
    Reply::page(&RequestPage {
        shell: shell(visit, &case, &format!("Withdrawal {id}"))?.with_script("paper.js"),
        base: base(visit),
        id,
        residence: residence(&listed.written),
        name: listed.written.name,
        received: listed.received_on.map(long_day).unwrap_or_default(),
        state: became(listed.state),
        seen: seen(listed.state),
        is_open: listed.state == Withdrawal::Received,
        decided_by: listed.decided_by.unwrap_or_default(),
        may_match: leads || matches!(found.timely, Timely::InTime { .. }),
        may_refuse: leads || matches!(found.timely, Timely::TooLate { .. }),
        timely: said(&found.timely, &in_words::events(&case.law()?.procedure)),
        voters: found.voters.into_iter().map(voter).collect(),
        not_on_roll: found.not_on_roll.map(percent).unwrap_or_default(),
        lines: possible.into_iter().map(|possible| line(possible, matched.or(only))).collect(),
        searched,
        suggested,
        wrong,
    })
}

/// What was searched for among the lines so far: kept in the address and in the form.
fn searches(visit: &Visit) -> Vec<String> {
    let earlier = visit.query.all("searched").chain(visit.form.all("searched"));
    let mut all: Vec<String> = Vec::new();
    for text in earlier.chain(std::iter::once(visit.query.text("q"))) {
        let text = text.trim();
        if !text.is_empty() && !all.iter().any(|known| known == text) {
            all.push(text.chars().take(200).collect());
        }
    }
    all
}

fn voter(proposal: Proposal) -> VoterRow {
    let born = proposal.born.map(|year| format!("born {year}"));
    let since = proposal.registered_on.map(|day| format!("registered {day}"));
    let facts = [Some(proposal.status), born, since];
    let mut residence = [proposal.residence, proposal.place].join(", ");
    if proposal.confidential {
        residence = "address confidential".to_owned();
    }
    VoterRow {
        name: proposal.name,
        residence,
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        probability: proposal.probability.map(percent).unwrap_or_default(),
    }
}

fn line(possible: PossibleLine, preferred: Option<LineName>) -> LineRow {
    let written = possible.written.map(|written| format!("{}, {}", written.name, residence(&written)));
    LineRow {
        line: possible.line,
        written: written.unwrap_or_else(|| "not keyed: look at the paper".to_owned()),
        why: match possible.found_voter {
            Some(voter) => format!("an examiner found {voter} here"),
            None => "a name and house number alike".to_owned(),
        },
        standing: standing(&possible.standing),
        taken: possible.taken,
        checked: preferred == Some(possible.line) && !possible.taken,
    }
}

fn standing(standing: &Standing) -> &'static str {
    match standing {
        Standing::Unexamined => "not examined",
        Standing::AwaitingReview | Standing::Disputed | Standing::Pending => "not final",
        Standing::Valid | Standing::Reinstated => "valid",
        Standing::Duplicate => "duplicate",
        Standing::Invalid(_) => "invalid",
        Standing::Withdrawn => "withdrawn",
        Standing::Struck => "struck by a court",
        Standing::Removed => "no line any more",
    }
}

/// How the request stood when the form was made, for the form.
fn seen(state: Withdrawal) -> String {
    match state {
        Withdrawal::Received => "open".to_owned(),
        Withdrawal::Matched(line) => line.to_string(),
        Withdrawal::TooLate => "too-late".to_owned(),
        Withdrawal::Unmatched => "unmatched".to_owned(),
    }
}

fn seen_in(form: &str) -> Result<Withdrawal, Trouble> {
    match form {
        "open" => Ok(Withdrawal::Received),
        "too-late" => Ok(Withdrawal::TooLate),
        "unmatched" => Ok(Withdrawal::Unmatched),
        line => line.parse().map(Withdrawal::Matched).map_err(|_| {
            Trouble::Bad("The form does not say how the request stood: open the request again.".to_owned())
        }),
    }
}

/// Records the decision, and goes to the next open request.
pub(crate) fn decide(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let (case, id) = (visit.case()?, id(visit)?);
    let seen = seen_in(visit.form.text("seen"))?;
    let decided = decided(visit).and_then(|decided| {
        site.office.decide_withdrawal(&case, visit.member()?, id, &decided, seen)?;
        Ok(decided)
    });
    match decided {
        Ok(decided) => {
            visit.notice(&match decided {
                Decided::For(line) => format!("Request {id}: line {line} is withdrawn."),
                Decided::TooLate => format!("Request {id} is too late and has no effect."),
                Decided::ForNone(_) => format!("Request {id} fits no line of this petition."),
            });
            let was_open = seen == Withdrawal::Received;
            let next = if was_open {
                format!("{}/next?after={id}", base(visit))
            } else {
                format!("{}/{id}", base(visit))
            };
            Ok(Reply::go_to(&next))
        }
        Err(trouble @ (Trouble::Bad(_) | Trouble::Conflict(_))) => {
            let status = trouble.status();
            Ok(page(site, visit, Some(trouble.said()))?.with_status(status))
        }
        Err(other) => Err(other),
    }
}

fn decided(visit: &Visit) -> Result<Decided, Trouble> {
    if visit.form.text("decision") == "too-late" {
        return Ok(Decided::TooLate);
    }
    if visit.form.text("decision") == "no-line" {
        return Ok(Decided::ForNone(searches(visit)));
    }
    let typed = visit.form.text("other-line");
    let chosen = if typed.is_empty() { visit.form.text("line") } else { typed };
    if chosen.is_empty() {
        let problem = "Choose the line, or type its name like 0123-04-a-07.";
        return Err(Trouble::Bad(problem.to_owned()));
    }
    let line: LineName = chosen.parse().map_err(|e: petition::BadName| Trouble::Bad(format!("{e}.")))?;
    Ok(Decided::For(line))
}

#[derive(Template)]
#[template(path = "withdrawals_done.html")]
struct DonePage {
    shell: Shell,
    base: String,
    open: usize,
}

/// The next open request nobody else looks at.
pub(crate) fn next(site: &Site, visit: &Visit) -> Result<Reply, Trouble> {
    let case = visit.case()?;
    let after = visit.query.text("after").parse::<u32>().ok().and_then(|n| WithdrawalId::try_from(n).ok());
    match site.office.next_withdrawal(&case, visit.member()?, after)? {
        Some(id) => Ok(Reply::go_to(&format!("{}/{id}", base(visit)))),
        None => {
            let [open, ..] = site.office.withdrawal_counts(&case)?;
            let page = DonePage { shell: shell(visit, &case, "Withdrawals")?, base: base(visit), open };
            Ok(Reply::page(&page)?.with_status(StatusCode::OK))
        }
    }
}

#[cfg(test)]
mod sample;
