//! What was done and what may be done next, by whom and by when.

use std::io::{self, Write};

use jiff::civil::Date;
use office::data_folder::DataFolder;
use office::law_of_petition::PetitionLaw;
use office::next_steps::{NextStep, NextSteps, Standing, next_steps};
use petition::Petition;

use crate::outcome::Failure;

/// The steps of a petition as of a day, or of today; none where it is not bound to a procedure.
pub(super) fn next(
    petition: &Petition,
    folder: &DataFolder,
    as_of: Option<Date>,
) -> Result<Option<NextSteps>, Failure> {
    if petition.procedure().is_none() {
        return Ok(None);
    }
    let today = || jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date();
    let catalog = crate::law::catalog(Some(&folder.procedures()))?;
    let law = PetitionLaw::of(petition, &catalog).map_err(Failure::bad_input)?;
    next_steps(petition, &law, as_of.unwrap_or_else(today)).map(Some).map_err(Failure::bad_input)
}

/// What is open, in a few lines.
pub(super) fn print_open(steps: &NextSteps) {
    say!("  law         {}, version {}; as of {}", steps.procedure, steps.version, steps.as_of);
    for step in steps.open() {
        say!("  next        {}", line(step));
    }
    for warning in &steps.warnings {
        say!("  note        {warning}");
    }
}

/// Every step with its day, its standing and its rule.
pub(super) fn write_all(out: &mut impl Write, steps: &NextSteps) -> io::Result<()> {
    writeln!(out, "\n{}, version {}; as of {}", steps.procedure, steps.version, steps.as_of)?;
    for step in &steps.steps {
        writeln!(out, "{:<9} {}", word(step.standing), line(step))?;
        if let Some(working) = step.working.as_ref().filter(|working| !working.formula.is_empty()) {
            let cites: Vec<String> = working.cites.iter().map(ToString::to_string).collect();
            writeln!(out, "          {}  [{}]", working.formula, cites.join(", "))?;
        }
    }
    steps.warnings.iter().try_for_each(|warning| writeln!(out, "note: {warning}"))
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Done => "done",
        Standing::DoneLate => "done LATE",
        Standing::Overdue => "OVERDUE",
        Standing::Open => "open",
        Standing::NotYet => "not yet",
        Standing::Stayed => "stayed",
        Standing::Forecast => "forecast",
    }
}

fn line(step: &NextStep) -> String {
    let side = if step.is_earliest { "from" } else { "by" };
    let day = step.day.map_or_else(String::new, |day| format!(" {side} {day}"));
    let left = match (step.standing, step.days_left) {
        (Standing::Stayed, _) => ", stayed".to_owned(),
        (Standing::Forecast, _) | (_, None) => String::new(),
        (_, Some(0)) => ", today".to_owned(),
        (_, Some(1)) => ", 1 day left".to_owned(),
        (Standing::NotYet, Some(days)) => format!(", in {days} days"),
        (_, Some(days)) if days < 0 => format!(", {} days ago", -days),
        (_, Some(days)) => format!(", {days} days left"),
    };
    let done = step.done_on.map_or_else(String::new, |done| format!(", done {done}"));
    let when = if step.when.is_empty() { String::new() } else { format!(" ({})", step.when) };
    let event = if step.event.is_empty() { String::new() } else { format!("  `{}`", step.event) };
    format!("{}{day}{left}{done}: {}{when}{event}", step.who, step.label)
}
