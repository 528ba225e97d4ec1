//! `law days`: a day so many days after another, or how many lie between two.

use jiff::ToSpan;
use jiff::civil::Date;
use law::{Catalog, CountyCalendar};
use serde_json::{Value, json};

use super::arguments::DaysArgs;
use super::print;
use crate::outcome::{CommandResult, Failure, Outcome};

pub(super) fn days(catalog: &Catalog, args: &DaysArgs, as_json: bool) -> CommandResult {
    let procedure = catalog.procedure(&args.procedure).map_err(Failure::bad_input)?;
    let county = args.county.as_deref();
    let calendar = catalog.county_calendar(&procedure.calendar, county).map_err(Failure::bad_input)?;
    let counted = match (args.days, args.to) {
        (Some(days), _) => after(args, days, &calendar)?,
        (None, Some(to)) => between(args, to, &calendar)?,
        (None, None) => return Err(Failure::BadInput("give --days or --to".to_owned())),
    };
    let warnings = if args.business { &*calendar.warnings } else { &[] };
    let unit = if args.business { "business days" } else { "calendar days" };
    if as_json {
        let holidays: Vec<Value> =
            counted.holidays.iter().map(|(date, name)| json!({ "date": date, "holiday": name })).collect();
        print::json(&json!({
            "from": args.from,
            "days": counted.days,
            "unit": unit,
            "date": counted.date,
            "calendar": args.business.then_some(&calendar.calendar.id),
            "calendar_note": args.business.then_some(&calendar.calendar.note),
            "not_counted": holidays,
            "cites": calendar.calendar.cites,
            "warnings": warnings,
        }));
        return Ok(Outcome::Done);
    }
    match args.to {
        Some(to) => say!("{} {unit}\nfrom {} (not counted) to {to} (counted)", counted.days, args.from),
        None => say!(
            "{}\n{} {unit} after {}, the first being the day after it",
            counted.date,
            counted.days,
            args.from
        ),
    }
    for (date, name) in &counted.holidays {
        say!("not counted: {date}, {name}");
    }
    if args.business {
        say!("calendar: {} ({})", calendar.calendar.name, calendar.calendar.note);
    }
    print::warnings(warnings);
    Ok(Outcome::Done)
}

struct Counted {
    days: u64,
    date: Date,
    holidays: Vec<(Date, String)>,
}

fn after(args: &DaysArgs, days: u64, calendar: &CountyCalendar) -> Result<Counted, Failure> {
    if args.business {
        let reached = calendar.calendar.add_business_days(args.from, days).map_err(Failure::bad_input)?;
        return Ok(Counted { days, date: reached.date, holidays: reached.holidays });
    }
    let span = i64::try_from(days).ok().filter(|days| *days <= 3_652_500);
    let date = span.and_then(|days| args.from.checked_add(days.days()).ok()).ok_or_else(|| {
        Failure::BadInput(format!("{days} days after {} lies outside the calendar", args.from))
    })?;
    Ok(Counted { days, date, holidays: Vec::new() })
}

fn between(args: &DaysArgs, to: Date, calendar: &CountyCalendar) -> Result<Counted, Failure> {
    let from = args.from;
    if to < from {
        return Err(Failure::BadInput(format!("--to {to} lies before --from {from}")));
    }
    if !args.business {
        let span = from.until(to).map_err(Failure::bad_input)?;
        return Ok(Counted { days: span.get_days().unsigned_abs().into(), date: to, holidays: Vec::new() });
    }
    let (mut days, mut day, mut holidays) = (0, from, Vec::new());
    while day < to {
        day = day.tomorrow().map_err(Failure::bad_input)?;
        if calendar.calendar.is_business_day(day) {
            days += 1;
        } else if let Some(name) = calendar.calendar.holiday_on_a_working_day(day) {
            holidays.push((day, name.to_owned()));
        }
    }
    Ok(Counted { days, date: to, holidays })
}
