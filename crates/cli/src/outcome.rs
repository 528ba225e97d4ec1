//! How a command ends: the four exit codes of DESIGN.md §8; how counts are printed.

use std::process::ExitCode;

/// What a command that ran to its end answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Exit code 0.
    Done,
    /// The answer is no: insufficient, or not verified. Exit code 1.
    No,
}

/// Why a command could not answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Wrong use or bad input: one line that says what, where (file, row, column) and what to do. Exit code 2.
    BadInput(String),
    /// A fault of ours, or of the machine. Exit code 3.
    Internal(anyhow::Error),
}

/// What every command's `run` returns.
pub(crate) type CommandResult = Result<Outcome, Failure>;

impl Failure {
    /// Turns a library's typed error, whose message already says what, where and what to do, into exit code 2.
    pub(crate) fn bad_input(error: impl std::fmt::Display) -> Self {
        Self::BadInput(error.to_string())
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

/// Reports a failure on stderr in one line and gives the exit code.
pub(crate) fn exit_code(result: CommandResult) -> ExitCode {
    match result {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::No) => ExitCode::from(1),
        Err(Failure::BadInput(message)) => {
            eprintln!("scrutineer: {}", message.replace('\n', " "));
            ExitCode::from(2)
        }
        Err(Failure::Internal(error)) => {
            eprintln!("scrutineer: internal failure: {error:#}");
            ExitCode::from(3)
        }
    }
}

/// A count as it is printed, thousands set apart: `1,000,000`.
pub(crate) fn grouped(count: impl Into<u64>) -> String {
    reports::figures::count(count.into())
}
