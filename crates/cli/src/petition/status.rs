//! `scrutineer petition status`.

use clap::Args;
use jiff::civil::Date;
use journal::Head;
use petition::{CirculationName, EventKind, Petition, StageName, Tally};
use serde_json::{Value, json};

use super::{Which, existing, replayed, steps};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Say where a petition stands and what can happen next. Nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  scrutineer petition status --data data --petition judge-2018
  scrutineer petition status --data data --petition judge-2018 --as-of 2018-02-01 --json")]
pub(super) struct Status {
    #[command(flatten)]
    which: Which,
    /// The day days are counted to; today (UTC) where it is left out
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Status) -> CommandResult {
    let folder = existing(&args.which.data)?;
    let (petition, head) = replayed(&folder, &args.which.petition)?;
    let next = steps::next(&petition, &folder, args.as_of)?;
    if args.json {
        let mut answer = as_json(&petition, head);
        if let (Some(fields), Some(next)) = (answer.as_object_mut(), &next) {
            fields.insert(
                "law".to_owned(),
                serde_json::to_value(next).map_err(|e| Failure::Internal(e.into()))?,
            );
        }
        say!("{answer:#}");
    } else {
        print(&petition, head);
        next.iter().for_each(steps::print_open);
    }
    Ok(Outcome::Done)
}

/// Figures exist once there are lines drawn or everything is examined.
fn tally(petition: &Petition) -> Option<Tally> {
    let stage = petition.stage();
    (stage.name() >= StageName::Drawn).then(|| petition.tally(stage.scope()))
}

/// Sheets settled, counted once, and counted differently.
fn sheets(petition: &Petition) -> (usize, usize, usize) {
    let sheets = || petition.sections().values().flat_map(|section| section.sheets.values());
    let settled = sheets().filter(|sheet| sheet.settled().is_some()).count();
    let differ = sheets().filter(|sheet| sheet.differs()).count();
    (settled, sheets().count() - settled - differ, differ)
}

fn as_json(petition: &Petition, head: Head) -> Value {
    let facts = petition.facts();
    let (settled, once, differ) = sheets(petition);
    let milestone = |m: &petition::Milestone| json!({"stage": m.stage.word(), "on": m.on, "entry": m.event});
    json!({
        "petition": facts.petition, "title": facts.title, "jurisdiction": facts.jurisdiction, "office": facts.office,
        "stage": petition.stage().name().word(),
        "circulation": petition.circulation().name().word(),
        "election": petition.election().name().word(),
        "vacated": petition.course().vacated.as_ref().map(|(on, vacated)| json!({"on": on, "cause": vacated.cause})),
        "stayed": petition.stayed().map(|stay| json!({"court": stay.court, "case": stay.case})),
        "records_destroyed": petition.destroyed().is_some(),
        "milestones": petition.milestones().iter().map(milestone).collect::<Vec<_>>(),
        "boxes": petition.boxes().len(), "sections": petition.sections().len(),
        "sheets": {"counted": settled, "counted_once": once, "counts_differ": differ},
        "raw_count": petition.raw_count(),
        "required": petition.stage().accepted().map(|accepted| accepted.required),
        "tally": tally(petition),
        "open_withdrawals": petition.open_withdrawals().count(),
        "possible": petition.possible().map(EventKind::name).collect::<Vec<_>>(),
        "head": head,
    })
}

fn print(petition: &Petition, head: Head) {
    let facts = petition.facts();
    say!("{}: {}, {}", facts.petition, facts.title, facts.jurisdiction);
    say!("  stage       {}", petition.stage().name().word());
    if petition.circulation().name() != CirculationName::Unrecorded {
        say!("  circulation {}", petition.circulation().name().in_words());
    }
    if petition.stage().name() == StageName::Certified {
        say!("  election    {}", petition.election().name().in_words());
    }
    if let Some((on, _)) = &petition.course().vacated {
        let on = on.map_or_else(String::new, |on| format!(" since {on}"));
        say!("  office      vacant{on}");
    }
    if let Some(stay) = petition.stayed() {
        say!("  stayed by   {}, case {}", stay.court, stay.case);
    }
    if let Some(destroyed) = petition.destroyed() {
        say!("  records     destroyed on {}", destroyed.destroyed_on);
    }
    for milestone in petition.milestones() {
        let day = milestone.on.map_or_else(|| "-".to_owned(), |day| day.to_string());
        say!("  {day:<11} {} (entry {})", milestone.stage.milestone(), milestone.event);
    }
    let (settled, once, differ) = sheets(petition);
    say!("  paper       {} boxes, {} sections", petition.boxes().len(), petition.sections().len());
    say!("  sheets      {settled} counted twice, {once} counted once, {differ} with two different counts");
    say!("  raw count   {}", petition.raw_count());
    if let Some(accepted) = petition.stage().accepted() {
        say!("  required    {}", accepted.required);
    }
    if let Some(tally) = tally(petition) {
        print_tally(&tally);
    }
    say!("  possible    {}", petition.possible().map(EventKind::name).collect::<Vec<_>>().join(", "));
    say!("  head        {head}");
}

fn print_tally(tally: &Tally) {
    let scope = match tally.scope {
        petition::Scope::Sample => "the sample",
        petition::Scope::Full => "all lines",
    };
    say!(
        "  examined    {scope}: {} lines, {} checked, {} reviewed, {} final, {} pending",
        tally.lines,
        tally.checked,
        tally.reviewed,
        tally.r#final,
        tally.pending
    );
    say!("  valid       {}", tally.valid);
    say!("  duplicates  {}", tally.duplicates);
    say!("  withdrawn   {}", tally.withdrawn);
    say!("  struck      {}", tally.struck);
    say!("  invalid     {}", tally.invalid_total());
    for (reason, lines) in &tally.invalid {
        say!("    {reason}: {lines}");
    }
}
