//! What every store must do, whatever it keeps its data in. The tests of each implementation run all of it.

mod journals;
mod vaults;

pub use journals::JOURNAL_CHECKS;
pub use vaults::VAULT_CHECKS;

/// What a check gives: nothing, or what is not as it must be.
pub type Outcome = Result<(), String>;

/// A check and its name.
pub type Check<S> = (&'static str, fn(&mut S) -> Outcome);

/// Runs every check on a fresh store and gives the names and problems of those that fail.
pub fn failures<S>(checks: &[Check<S>], mut fresh: impl FnMut() -> S) -> Vec<String> {
    let run =
        |(name, check): &Check<S>| check(&mut fresh()).err().map(|problem| format!("{name}: {problem}"));
    checks.iter().filter_map(run).collect()
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Outcome {
    if found == expected { Ok(()) } else { Err(format!("{what}: {found:?} instead of {expected:?}")) }
}

fn ok<T, E: std::fmt::Display>(result: Result<T, E>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}
