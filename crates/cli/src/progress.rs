//! Progress on stderr: a bar or a spinner while something runs, one line when it is done. Silent where stderr is no
//! terminal, but for that one line.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// A step whose length is known.
pub(crate) struct Bar {
    bar: ProgressBar,
    label: String,
    started: Instant,
}

impl Bar {
    /// Starts a step of `length` parts.
    pub(crate) fn start(label: &str, length: u64) -> Self {
        let bar = ProgressBar::new(length);
        if let Ok(style) = ProgressStyle::with_template("  {msg:<34} {bar:30} {human_pos}/{human_len} {eta}")
        {
            bar.set_style(style);
        }
        bar.set_message(label.to_owned());
        Self { bar, label: label.to_owned(), started: Instant::now() }
    }

    /// So many parts more are done.
    pub(crate) fn add(&self, parts: u64) {
        self.bar.inc(parts);
    }

    /// So many parts are done in all.
    pub(crate) fn set(&self, parts: u64) {
        self.bar.set_position(parts);
    }

    /// The step is done; `result` says what it came to.
    pub(crate) fn done(self, result: &str) {
        self.bar.finish_and_clear();
        finished(&self.label, result, self.started);
    }
}

/// A step whose length is not known.
pub(crate) struct Spinner {
    bar: ProgressBar,
    label: String,
    started: Instant,
}

impl Spinner {
    /// Starts a step.
    pub(crate) fn start(label: &str) -> Self {
        let bar = ProgressBar::new_spinner();
        bar.set_message(label.to_owned());
        bar.enable_steady_tick(Duration::from_millis(120));
        Self { bar, label: label.to_owned(), started: Instant::now() }
    }

    /// The step is done; `result` says what it came to.
    pub(crate) fn done(self, result: &str) {
        self.bar.finish_and_clear();
        finished(&self.label, result, self.started);
    }
}

fn finished(label: &str, result: &str, started: Instant) {
    eprintln!("  {label:<34} {result}  ({:.1} s)", started.elapsed().as_secs_f64());
}
