//! The one way to standard output. Whoever reads it may stop (`| head`), which is no failure and does not cut a command
//! short that also does something: `println!` would panic.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};

/// One line on standard output.
macro_rules! say {
    () => { $crate::output::out(format_args!("\n")) };
    ($($part:tt)*) => { $crate::output::out(format_args!("{}\n", format_args!($($part)*))) };
}

/// Text on standard output, without an end of line.
macro_rules! tell {
    ($($part:tt)*) => { $crate::output::out(format_args!($($part)*)) };
}

/// Writes to standard output. A reader that stopped reading wants no more; any other fault is the machine's.
pub(crate) fn out(text: Arguments<'_>) {
    match std::io::stdout().write_fmt(text) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("scrutineer: standard output: {error}");
            std::process::exit(3);
        }
        _ => {}
    }
}
