//! `law deadlines` and `law days`.

use jiff::ToSpan;
use jiff::civil::Date;
use law::{Catalog, CountyCalendar, DateKind, Deadline};
use serde_json::{Value, json};

use super::arguments::{DaysArgs, DeadlinesArgs, DecideArgs};
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
    let steps = chosen.version.steps.iter().filter(|step| step.after == event.name);
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

pub(super) fn days(catalog: &Catalog, args: &DaysArgs, as_json: bool) -> CommandResult {
    let procedure = catalog.procedure(&args.procedure).map_err(Failure::bad_input)?;
    let county = args.county.as_deref();
    let calendar = catalog.county_calendar(&procedure.calendar, county).map_err(Failure::bad_input)?;
    let (date, holidays) = if args.business {
        let reached =
            calendar.calendar.add_business_days(args.from, args.days).map_err(Failure::bad_input)?;
        (reached.date, reached.holidays)
    } else {
        (calendar_days(args)?, Vec::new())
    };
    let warnings = if args.business { calendar.warnings } else { Vec::new() };
    let unit = if args.business { "business days" } else { "calendar days" };
    if as_json {
        let holidays: Vec<Value> =
            holidays.iter().map(|(date, name)| json!({ "date": date, "holiday": name })).collect();
        print::json(&json!({
            "from": args.from,
            "days": args.days,
            "unit": unit,
            "date": date,
            "calendar": args.business.then_some(&calendar.calendar.id),
            "calendar_note": args.business.then_some(&calendar.calendar.note),
            "not_counted": holidays,
            "cites": calendar.calendar.cites,
            "warnings": warnings,
        }));
        return Ok(Outcome::Done);
    }
    say!("{date}");
    say!("{} {unit} after {}, the first being the day after it", args.days, args.from);
    for (date, name) in holidays {
        say!("not counted: {date}, {name}");
    }
    if args.business {
        say!("calendar: {} ({})", calendar.calendar.name, calendar.calendar.note);
    }
    print::warnings(&warnings);
    Ok(Outcome::Done)
}

fn calendar_days(args: &DaysArgs) -> Result<Date, Failure> {
    let days = i64::try_from(args.days).ok().filter(|days| *days <= 3_652_500);
    let date = days.and_then(|days| args.from.checked_add(days.days()).ok());
    date.ok_or_else(|| {
        Failure::BadInput(format!("{} days after {} lies outside the calendar", args.days, args.from))
    })
}
