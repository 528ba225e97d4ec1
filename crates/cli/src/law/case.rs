//! `law project` and `law decide`.

use law::{Catalog, Decision, Verdict};
use sampling::projection::{
    Projection, SampleCounts, decide_full, decide_projected, project as project_sample,
};
use serde_json::{Value, json};

use super::arguments::{DecideArgs, ProjectArgs, SampleArgs};
use super::procedures::{Chosen, choose};
use super::sheet::Sheets;
use super::{dates, print, spread};
use crate::outcome::{CommandResult, Failure, Outcome};

pub(super) fn project(
    catalog: &Catalog,
    args: &ProjectArgs,
    as_json: bool,
    sheets: &Sheets,
) -> CommandResult {
    let mut chosen = choose(catalog, &args.which, None)?;
    let required = required(&mut chosen, &args.sample)?;
    let projection = projection(&mut chosen, &args.sample, required)?;
    let result = what_follows(projection.decision, &projection.next);
    let workings = vec![projection.working.clone()];
    sheets.write(
        &chosen,
        args.which.on,
        "Projection of the sample",
        (workings, &result, &chosen.warnings),
    )?;
    if as_json {
        print::json(&Value::Object(projection_json(&chosen, &projection)?));
    } else {
        print_projection(&chosen, &projection);
    }
    Ok(Outcome::Done)
}

pub(super) fn decide(catalog: &Catalog, args: &DecideArgs, as_json: bool, sheets: &Sheets) -> CommandResult {
    let mut chosen = choose(catalog, &args.which, args.date)?;
    let required = required(&mut chosen, &args.sample)?.ok_or_else(|| {
        Failure::BadInput("a decision needs --required, --registered or --last-vote".to_owned())
    })?;
    let spread = spread::check(&mut chosen, args)?;
    let dates = args.date.map(|date| dates::after_filing(catalog, &mut chosen, args, date)).transpose()?;
    let total = match (args.projected, args.full_valid) {
        (Some(projected), _) => Some((
            "projected",
            projected,
            decide_projected(chosen.version, i64::try_from(projected).unwrap_or(i64::MAX), required),
        )),
        (None, Some(valid)) => Some(("full_valid", valid, decide_full(chosen.version, valid, required))),
        (None, None) => None,
    };
    let (decision, mut answer, working, next) = match total {
        Some((name, count, verdict)) => {
            let verdict = verdict.map_err(Failure::bad_input)?;
            let (decision, answer) = total_answer(&mut chosen, (name, count), required, &verdict, as_json);
            (decision, answer, verdict.working, verdict.next)
        }
        None => {
            let projection = projection(&mut chosen, &args.sample, Some(required))?;
            if !as_json {
                print_projection(&chosen, &projection);
            }
            let answer = projection_json(&chosen, &projection)?;
            (projection.decision, answer, projection.working, projection.next)
        }
    };
    let decision = match (&spread, decision) {
        (Some(spread), Some(Decision::Sufficient)) if !spread.met => Some(Decision::Insufficient),
        _ => decision,
    };
    let workings = [Some(working), spread.as_ref().map(|spread| spread.working.clone())];
    let told = (workings.into_iter().flatten().collect(), &*what_follows(decision, &next), &*chosen.warnings);
    sheets.write(&chosen, args.which.on, "What the figures decide", told)?;
    if let Some(spread) = spread {
        spread::report(&spread, decision, &mut answer, as_json);
    }
    let following = decision.map(|decision| chosen.procedure.following(chosen.version, decision));
    if as_json && let Some(following) = &following {
        answer.insert("then".to_owned(), json!(following));
    }
    if let Some(dates) = dates {
        if as_json {
            answer.insert("deadlines".to_owned(), json!(dates));
        } else {
            say!();
            dates::print(&dates);
        }
    }
    if as_json {
        print::json(&Value::Object(answer));
    } else {
        dates::print_following(&following.unwrap_or_default());
    }
    Ok(if decision == Some(Decision::Insufficient) { Outcome::No } else { Outcome::Done })
}

/// "sufficient: The election is called."
fn what_follows(decision: Option<Decision>, next: &str) -> String {
    decision.map_or_else(String::new, |decision| format!("{decision}: {next}"))
}

fn total_answer(
    chosen: &mut Chosen<'_>,
    (name, count): (&str, u64),
    required: u64,
    verdict: &Verdict,
    as_json: bool,
) -> (Option<Decision>, serde_json::Map<String, Value>) {
    let unverified = verdict.working.unverified();
    if !unverified.is_empty() {
        let message =
            format!("unverified: the text or date of {} could not be checked", unverified.join(", "));
        chosen.warnings.push(message);
    }
    if verdict.decision == Decision::Undetermined {
        chosen.warnings.push(verdict.next.clone());
    }
    let mut answer = print::head(chosen);
    answer.insert(name.to_owned(), json!(count));
    answer.insert("required".to_owned(), json!(required));
    answer.insert("decision".to_owned(), json!(verdict.decision));
    answer.insert("next".to_owned(), json!(verdict.next));
    answer.insert("thresholds".to_owned(), json!(verdict.thresholds));
    answer.insert("warnings".to_owned(), json!(chosen.warnings));
    answer.insert("working".to_owned(), json!(verdict.working));
    if !as_json {
        print::answer(chosen, &verdict.working, &chosen.warnings);
        say!("\n{}: {}", verdict.decision, verdict.next);
    }
    (Some(verdict.decision), answer)
}

/// The requirement: given, or computed from the counts it depends on; `None` where neither was given.
fn required(chosen: &mut Chosen<'_>, args: &SampleArgs) -> Result<Option<u64>, Failure> {
    if args.required.is_some() {
        return Ok(args.required);
    }
    if args.base.registered.is_none() && args.base.last_vote.is_none() {
        return Ok(None);
    }
    let named = threshold(chosen, args);
    let computed = chosen.version.required(named, &args.base.inputs()).map_err(Failure::bad_input)?;
    chosen.warnings.extend(computed.warnings);
    chosen.warnings.push(format!("required computed: {} = {}", computed.required, computed.working.formula));
    Ok(Some(computed.required))
}

/// `--variant`, where it names a threshold and not a way of projecting.
fn threshold<'a>(chosen: &Chosen<'_>, args: &'a SampleArgs) -> Option<&'a str> {
    let variant = args.variant.as_deref();
    variant.filter(|name| chosen.version.thresholds.iter().any(|threshold| threshold.name == *name))
}

fn projection(
    chosen: &mut Chosen<'_>,
    args: &SampleArgs,
    required: Option<u64>,
) -> Result<Projection, Failure> {
    let (Some(raw), Some(sample), Some(valid)) = (args.raw, args.sample, args.valid) else {
        return Err(Failure::BadInput(
            "a projection needs --raw, --sample and --valid (`decide` also takes --projected or --full-valid)".to_owned(),
        ));
    };
    let counts = SampleCounts { raw, sample, valid, duplicates: args.duplicates };
    let variant = if threshold(chosen, args).is_some() { None } else { args.variant.as_deref() };
    let projection =
        project_sample(chosen.version, &counts, required, variant).map_err(Failure::bad_input)?;
    for warning in &projection.warnings {
        if !chosen.warnings.contains(warning) {
            chosen.warnings.push(warning.clone());
        }
    }
    Ok(projection)
}

fn projection_json(
    chosen: &Chosen<'_>,
    projection: &Projection,
) -> Result<serde_json::Map<String, Value>, Failure> {
    let mut answer = print::head(chosen);
    print::extend(&mut answer, projection)?;
    answer.insert("warnings".to_owned(), json!(chosen.warnings));
    Ok(answer)
}

fn print_projection(chosen: &Chosen<'_>, projection: &Projection) {
    print::answer(chosen, &projection.working, &[]);
    if !projection.cutoffs.is_empty() {
        say!("\nValid in the sample needed:");
        for (decision, least) in &projection.cutoffs {
            say!("  {decision}: {least}");
        }
        for (decision, least) in &projection.cutoffs_as_computed {
            say!("  {decision}: {least} (with the prescribed rounding and the duplicates found)");
        }
    }
    let beside = &projection.beside;
    say!("\nBeside the law:");
    say!("  unbiased estimate {} ± {}", beside.unbiased_estimate, beside.standard_error);
    say!("  95 % interval {} to {}", beside.interval_95.low, beside.interval_95.high);
    if let Some(chance) = &beside.probability_of_sufficiency {
        say!("  chance that the requirement is reached {chance}");
    }
    if let Some(cost) = &beside.one_more_duplicate {
        say!("  one more duplicate would take away {cost}");
    }
    if let Some(most) = beside.duplicates_until_decision_changes {
        say!("  the decision stays with up to {most} duplicates");
    }
    print::warnings(&chosen.warnings);
    if let Some(decision) = projection.decision {
        say!("\n{decision}: {}", projection.next);
    }
}
