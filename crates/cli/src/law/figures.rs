//! `law required` and `law sample-size`.

use law::Catalog;
use serde_json::{Value, json};

use super::arguments::{RequiredArgs, SampleSizeArgs};
use super::print;
use super::procedures::choose;
use super::sheet::Sheets;
use crate::outcome::{CommandResult, Failure, Outcome};

pub(super) fn required(
    catalog: &Catalog,
    args: &RequiredArgs,
    as_json: bool,
    sheets: &Sheets,
) -> CommandResult {
    let mut chosen = choose(catalog, &args.which, None)?;
    let variant = args.variant.as_deref();
    let required = chosen.version.required(variant, &args.base.inputs()).map_err(Failure::bad_input)?;
    chosen.warnings.extend(required.warnings.iter().cloned());
    let workings = vec![required.working.clone()];
    sheets.write(&chosen, args.which.on, "Signatures required", (workings, "", &chosen.warnings))?;
    if as_json {
        let mut answer = print::head(&chosen);
        print::extend(&mut answer, &required)?;
        answer.insert("warnings".to_owned(), json!(chosen.warnings));
        print::json(&Value::Object(answer));
    } else {
        print::answer(&chosen, &required.working, &chosen.warnings);
    }
    Ok(Outcome::Done)
}

pub(super) fn sample_size(
    catalog: &Catalog,
    args: &SampleSizeArgs,
    as_json: bool,
    sheets: &Sheets,
) -> CommandResult {
    let chosen = choose(catalog, &args.which, None)?;
    let (size, working) = chosen.version.sample_size(args.raw).map_err(Failure::bad_input)?;
    sheets.write(
        &chosen,
        args.which.on,
        "Size of the sample",
        (vec![working.clone()], "", &chosen.warnings),
    )?;
    if as_json {
        let mut answer = print::head(&chosen);
        answer.insert("raw".to_owned(), json!(args.raw));
        answer.insert("sample_size".to_owned(), json!(size));
        answer.insert("warnings".to_owned(), json!(chosen.warnings));
        answer.insert("working".to_owned(), json!(working));
        print::json(&Value::Object(answer));
    } else {
        print::answer(&chosen, &working, &chosen.warnings);
    }
    Ok(Outcome::Done)
}
