//! `scrutineer sample draw`.

use sampling::{Drawn, Frame};
use serde_json::json;

use super::{DrawArgs, drawn_json, files, frame_json, parent_note, read_seed};
use crate::outcome::{CommandResult, Failure, Outcome};

/// Draws the sample, writes it and says what anyone needs to repeat it.
pub(super) fn run(args: &DrawArgs) -> CommandResult {
    let seed = read_seed(&args.seed)?;
    let frame = files::read_frame(&args.frame.frame, &args.frame.supplements)?;
    let drawn = sampling::draw(&frame, &seed, args.size)
        .map_err(|error| Failure::BadInput(format!("{}: {error}", args.frame.frame.display())))?;
    refuse_overwriting_a_frame(args)?;
    files::write_sample(&args.out, &drawn)?;
    if args.frame.json {
        let mut result = frame_json(&frame);
        result["seed"] = json!(seed.as_str());
        result["size"] = json!(drawn.len());
        result["out"] = json!(args.out.display().to_string());
        result["sample"] = drawn.iter().map(drawn_json).collect();
        say!("{result:#}");
    } else {
        print_draw(args, &frame, &drawn);
    }
    Ok(Outcome::Done)
}

fn print_draw(args: &DrawArgs, frame: &Frame, drawn: &[Drawn<'_>]) {
    let (file, out) = (args.frame.frame.display(), args.out.display());
    say!("Drew {} of {} into {out}", drawn.len(), law::counted(frame.lines().len(), "lines"));
    say!("frame  {}{}", frame.hash(), parent_note(frame));
    say!("seed   {}", args.seed);
    if let (Some(first), Some(last)) = (drawn.first(), drawn.last()) {
        say!("first  {} {}", first.ticket, first.line);
        say!("last   {} {}", last.ticket, last.line);
    }
    let earlier: String =
        args.frame.supplements.iter().map(|path| format!(" --supplements {}", path.display())).collect();
    say!("Anyone can repeat it:");
    say!("  scrutineer sample verify --frame {file}{earlier} --seed {} --sample {out}", args.seed);
}

/// A slip of the keyboard must not replace the frozen frame by its sample.
fn refuse_overwriting_a_frame(args: &DrawArgs) -> Result<(), Failure> {
    let Ok(out) = args.out.canonicalize() else { return Ok(()) };
    let inputs = args.frame.supplements.iter().chain([&args.frame.frame]);
    for input in inputs {
        if input.canonicalize().is_ok_and(|input| input == out) {
            let path = input.display();
            return Err(Failure::BadInput(format!("--out {path} is the frame itself: choose another name")));
        }
    }
    Ok(())
}
