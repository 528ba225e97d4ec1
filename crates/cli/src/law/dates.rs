//! `law deadlines`, and the days `law decide` adds.

use jiff::civil::Date;
use law::{Case, Catalog, CountyCalendar, DateKind, Deadline, Step};
use serde_json::{Value, json};

use super::arguments::{DeadlinesArgs, DecideArgs};
use super::print;
use super::procedures::{Chosen, choose};
use crate::outcome::{CommandResult, Failure, Outcome};

pub(super) fn deadlines(catalog: &Catalog, args: &DeadlinesArgs, as_json: bool) -> CommandResult {
    let mut chosen = choose(catalog, &args.which, Some(args.date))?;
    let event = &chosen.procedure.event(&args.event).map_err(Failure::bad_input)?.name;
    let county = calendar(catalog, &chosen, args.county.as_deref())?;
    chosen.warnings.extend(county.warnings);
    let dates = chosen
        .version
        .deadlines(event, args.date, &args.base.inputs(), &county.calendar)
        .map_err(Failure::bad_input)?;
    if as_json {
        let list: Vec<Value> = dates
            .into_iter()
            .map(|mut deadline| {
                deadline.notes.extend(chosen.warnings.iter().cloned());
                json!(deadline)
            })
            .collect();
        print::json(&Value::Array(list));
    } else {
        say!("{}, version {}\n", chosen.procedure.name, chosen.version.name);
        print(&dates);
        print::warnings(&chosen.warnings);
    }
    Ok(Outcome::Done)
}

fn calendar(catalog: &Catalog, chosen: &Chosen<'_>, county: Option<&str>) -> Result<CountyCalendar, Failure> {
    catalog.county_calendar(&chosen.procedure.calendar, county).map_err(Failure::bad_input)
}

/// What follows from the filing on that day, for `law decide`; empty where the procedure counts nothing from it.
pub(super) fn after_filing(
    catalog: &Catalog,
    chosen: &mut Chosen<'_>,
    args: &DecideArgs,
    date: Date,
) -> Result<Vec<Deadline>, Failure> {
    let Ok(event) = chosen.procedure.event("petition-filed") else { return Ok(Vec::new()) };
    let county = calendar(catalog, chosen, args.county.as_deref())?;
    // Where a sample was examined, the days of an examination without one are not this petition's.
    let other_case = |step: &&Step| args.sample.sample.is_some() && step.case == Some(Case::Full);
    let steps = chosen.version.steps_from(&event.name).into_iter().filter(|step| !other_case(step));
    let inputs = args.sample.base.inputs();
    let dates = steps
        .map(|step| step.deadline(date, &inputs, &county.calendar))
        .collect::<Result<_, _>>()
        .map_err(Failure::bad_input)?;
    chosen.warnings.extend(county.warnings);
    Ok(dates)
}

/// The dates as lines of text.
pub(super) fn print(dates: &[Deadline]) {
    for deadline in dates {
        let date = deadline.date.map_or("(open)    ".to_owned(), |date| date.to_string());
        let kind = match deadline.kind {
            DateKind::Latest => "at the latest",
            DateKind::Earliest => "at the earliest",
        };
        let cites: Vec<String> = deadline.cites.iter().map(ToString::to_string).collect();
        say!("{date}  {kind:<15}  {} ({}): {}", deadline.label, deadline.who, deadline.step);
        say!("            {}  [{}]", deadline.rule, cites.join(", "));
        for note in &deadline.notes {
            say!("            {note}");
        }
    }
}

/// The steps that follow a decision whose days are not known yet, for `law decide`.
pub(super) fn print_following(steps: &[&Step]) {
    if steps.is_empty() {
        return;
    }
    say!("\nThen:");
    for step in steps {
        let cites: Vec<String> = step.cites.iter().map(ToString::to_string).collect();
        let kind = if step.kind == DateKind::Earliest { "not before " } else { "within " };
        let when = if step.when.is_empty() { String::new() } else { format!(" ({})", step.when) };
        let rule = step.period.rule_in_words();
        say!("  {kind}{rule} {}: {}{when}, {}  [{}]", step.after, step.label, step.who, cites.join(", "));
    }
}
