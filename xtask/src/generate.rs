//! Files that the program writes itself: committed so that they can be read without it, checked so that they are true.

use anyhow::{Context, Result, bail, ensure};

use crate::check::Report;
use crate::process::{cargo, quiet, root};

/// A committed file and the arguments with which `scrutineer` prints it.
struct Generated {
    path: &'static str,
    arguments: &'static [&'static str],
}

const GENERATED: [Generated; 1] = [Generated { path: "docs/COMMANDS.md", arguments: &["reference"] }];

/// `cargo xtask generate`: writes all of them.
pub(crate) fn run(arguments: &[String]) -> Result<bool> {
    if let Some(unknown) = arguments.first() {
        bail!("{unknown}: `cargo xtask generate` takes no arguments");
    }
    for file in &GENERATED {
        std::fs::write(root().join(file.path), file.content()?).with_context(|| file.path.to_owned())?;
        println!("wrote {}", file.path);
    }
    Ok(true)
}

/// The check: what is committed is what the program would write now.
pub(crate) fn check() -> Result<Report> {
    let mut report = Report { looked_at: format!("{} files", GENERATED.len()), ..Report::default() };
    for file in &GENERATED {
        let committed = std::fs::read_to_string(root().join(file.path)).unwrap_or_default();
        if committed != file.content()? {
            report
                .problems
                .push(format!("{} is out of date: cargo xtask generate, and commit it", file.path));
        }
    }
    Ok(report)
}

impl Generated {
    /// In the profile of `cargo run --release`, which the tests build anyway.
    fn content(&self) -> Result<String> {
        let mut command = cargo(&["run", "--release", "--quiet", "--locked", "-p", "cli", "--"]);
        let (done, content, errors) = quiet(command.args(self.arguments))?;
        ensure!(done, "{} cannot be generated: {}", self.path, errors.trim());
        Ok(content)
    }
}
