//! `law decide --district`: signatures must come from enough counties or districts.

use law::{Decision, Spread};
use serde_json::{Map, Value, json};

use super::arguments::DecideArgs;
use super::procedures::Chosen;
use crate::outcome::Failure;

/// Checks the spread the procedure asks for; `None` where it asks for none or no district was given, which a warning
/// then says.
pub(super) fn check(chosen: &mut Chosen<'_>, args: &DecideArgs) -> Result<Option<Spread>, Failure> {
    let named = args.sample.variant.as_deref();
    let named =
        named.filter(|name| chosen.version.thresholds.iter().any(|threshold| threshold.name == *name));
    let Some(rule) = chosen.version.spread(named) else {
        return match args.district.first() {
            None => Ok(None),
            Some(_) => Err(Failure::BadInput(format!(
                "`{}` asks for no spread over districts: leave --district out",
                chosen.procedure.id
            ))),
        };
    };
    if args.district.is_empty() {
        chosen.warnings.push(format!(
            "besides the total (`{}`): {}; not checked, no --district was given",
            rule.threshold, rule.label
        ));
        return Ok(None);
    }
    rule.check(&args.district).map(Some).map_err(Failure::bad_input)
}

/// Adds the spread to the answer; with too narrow a spread a sufficient total is not enough.
pub(super) fn report(
    spread: &Spread,
    decision: Option<Decision>,
    answer: &mut Map<String, Value>,
    as_json: bool,
) {
    answer.insert("decision".to_owned(), json!(decision));
    answer.insert("distribution".to_owned(), json!(spread));
    if !as_json {
        tell!("\n{}", spread.working.to_text());
        if let Some(decision) = decision {
            say!("with the spread: {decision}");
        }
    }
}
