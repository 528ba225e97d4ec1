//! `scrutineer sample verify`.

use std::path::Path;

use sampling::{Difference, Digest, DrawError, Frame, Seed};
use serde_json::{Value, json};

use super::{VerifyArgs, drawn_json, files, frame_json, read_seed};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Repeats the draw and names the first row that differs.
pub(super) fn run(args: &VerifyArgs) -> CommandResult {
    let seed = read_seed(&args.seed)?;
    let published = args.frame_hash.as_deref().map(str::parse::<Digest>).transpose();
    let published = published.map_err(|error| Failure::BadInput(format!("--frame-hash: {error}")))?;
    let frame = files::read_frame(&args.frame.frame, &args.frame.supplements)?;
    let sample = files::read_sample(&args.sample)?;
    let verdict = judge(&frame, &seed, &sample, published, &args.sample)?;
    if args.frame.json {
        let mut result = frame_json(&frame);
        result["seed"] = json!(seed.as_str());
        result["size"] = json!(sample.claims.len());
        result["repeats"] = json!(verdict.problem.is_none());
        result["frame_hash_compared"] = json!(published.is_some());
        result["problem"] = json!(verdict.problem);
        result["first_difference"] = verdict.difference;
        say!("{result:#}");
    } else if let Some(problem) = &verdict.problem {
        say!("The draw does not repeat: {problem}");
    } else {
        say!("The draw repeats: {} of {}", sample.claims.len(), law::counted(frame.lines().len(), "lines"));
        say!("frame  {}{}", frame.hash(), compared_note(published));
    }
    Ok(if verdict.problem.is_none() { Outcome::Done } else { Outcome::No })
}

/// What the repetition found: nothing, or the first thing that differs.
struct Verdict {
    problem: Option<String>,
    difference: Value,
}

fn judge(
    frame: &Frame,
    seed: &Seed,
    sample: &files::SampleFile,
    published: Option<Digest>,
    path: &Path,
) -> Result<Verdict, Failure> {
    let no = |problem: String, difference: Value| Verdict { problem: Some(problem), difference };
    if let Some(published) = published.filter(|hash| *hash != frame.hash()) {
        let problem = format!("the frame has the hash {}, published was {published}", frame.hash());
        return Ok(no(problem, Value::Null));
    }
    match sampling::repeat(frame, seed, &sample.claims) {
        Ok(None) => Ok(Verdict { problem: None, difference: Value::Null }),
        Ok(Some(difference)) => {
            let row = sample.rows[difference.row - 1];
            let problem = format!("{}, row {row}: {}", path.display(), in_words(&difference));
            Ok(no(problem, difference_json(row, &difference)))
        }
        Err(error @ DrawError::TooLarge { .. }) => Ok(no(error.to_string(), Value::Null)),
        Err(DrawError::Nothing) => {
            let path = path.display();
            Err(Failure::BadInput(format!("{path}: the sample has no rows: there is nothing to repeat")))
        }
    }
}

fn in_words(difference: &Difference<'_>) -> String {
    let Difference { claimed, drawn, .. } = difference;
    format!(
        "it says order {}, line {}, ticket {}; the seed draws order {}, line {}, ticket {}",
        claimed.order, claimed.line, claimed.ticket, drawn.order, drawn.line, drawn.ticket
    )
}

fn difference_json(row: u64, difference: &Difference<'_>) -> Value {
    let Difference { claimed, drawn, .. } = difference;
    let claimed =
        json!({"order": claimed.order, "line_id": claimed.line, "ticket": claimed.ticket.to_string()});
    json!({"row": row, "published": claimed, "drawn": drawn_json(drawn)})
}

fn compared_note(published: Option<Digest>) -> &'static str {
    match published {
        Some(_) => ", as published",
        None => ", not compared: give --frame-hash with the hash published before the draw",
    }
}
