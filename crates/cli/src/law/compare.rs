//! `law compare`.

use law::{Catalog, Comparison, Facts};
use serde_json::json;

use super::arguments::CompareArgs;
use super::print;
use crate::outcome::{CommandResult, Failure, Outcome};

pub(super) fn compare(catalog: &Catalog, args: &CompareArgs, as_json: bool) -> CommandResult {
    let procedure = catalog.procedure(&args.procedure).map_err(Failure::bad_input)?;
    let first = procedure.version(args.on).map_err(Failure::bad_input)?;
    let second = match args.with {
        Some(day) => procedure.version(day),
        None => procedure.newest(),
    };
    let second = second.map_err(Failure::bad_input)?;
    let facts = args.events.as_deref().map(super::timeline::read).transpose()?.unwrap_or_default();
    let facts = Facts { inputs: args.base.inputs_over(&facts.inputs), ..facts };
    let county =
        catalog.county_calendar(&procedure.calendar, args.county.as_deref()).map_err(Failure::bad_input)?;
    let compared = Comparison::of(procedure, (first, second), &facts, &county.calendar);
    let compared = compared.map_err(Failure::bad_input)?;
    let mut warnings = county.warnings;
    let unverified = [first, second].into_iter().filter(|version| version.from.is_none());
    warnings.extend(
        unverified.map(|it| format!("unverified: when version {} came into force is not known", it.name)),
    );
    if as_json {
        let mut answer = serde_json::Map::new();
        print::extend(&mut answer, &compared)?;
        answer.insert("warnings".to_owned(), json!(warnings));
        print::json(&answer.into());
        return Ok(Outcome::Done);
    }
    say!("{}: version {} beside version {}\n", procedure.name, compared.first, compared.second);
    for row in compared.rows.iter().filter(|row| args.all || row.differs) {
        let cites: Vec<String> = row.cites.iter().map(ToString::to_string).collect();
        let said = |text: &str| if text.is_empty() { "nothing of it".to_owned() } else { text.to_owned() };
        say!("{}  [{}]", row.label, cites.join(", "));
        say!("  {:<8}{}", compared.first, said(&row.first));
        say!("  {:<8}{}", compared.second, said(&row.second));
    }
    let same = compared.rows.iter().filter(|row| !row.differs).count();
    if !args.all {
        say!("\n{same} more are the same in both; --all shows them.");
    }
    print::warnings(&warnings);
    Ok(Outcome::Done)
}
