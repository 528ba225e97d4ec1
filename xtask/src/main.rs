//! The project's own tasks: check, test, bench, generate, screenshots.

mod bench;
mod bench_curve;
mod bench_peers;
mod browser;
mod check;
mod files;
mod generate;
mod metadata;
mod process;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
The project's own tasks. Run from anywhere inside the repository.

  cargo xtask check                 format, clippy, arrows, purity, sources, licences, advisories, links
  cargo xtask check NAME...         only these checks; `cargo xtask check --list` names them
  cargo xtask test                  every test, in the profile that `cargo run --release` uses
  cargo xtask test -p roll [NAME]   one crate's tests in the dev profile: the fast loop
  cargo xtask test --browser        only the tests in a real browser (e2e/)
  cargo xtask bench                 every bench; `-p roll` one crate's
  cargo xtask bench --write         the same, and the table of docs/BENCHMARKS.md anew
  cargo xtask generate              write the files the program itself generates
  cargo xtask screenshots           the pictures of the README anew, from a demonstration in a real browser
  cargo xtask bench-curve           what linking costs by lines and by voters; `--help` says how
  cargo xtask bench-peers           ours beside what people use instead; `--help` says how
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.split_first().map(|(task, rest)| (task.as_str(), rest)) {
        Some(("check", rest)) => check::run(rest),
        Some(("test", rest)) => test::run(rest),
        Some(("bench", rest)) => bench::run(rest),
        Some(("generate", rest)) => generate::run(rest),
        Some(("screenshots", rest)) => browser::screenshots(rest),
        Some(("bench-curve", rest)) => bench_curve::run(rest),
        Some(("bench-peers", rest)) => bench_peers::run(rest),
        Some(("help" | "--help" | "-h", _)) => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::from(2)
        }
    }
}
