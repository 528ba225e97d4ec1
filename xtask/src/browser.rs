//! The office in a real browser: what that needs beside Rust, and running it (e2e/).

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::process::{Stream, cargo, is_installed, quiet, root, shown, watched};

/// Where a browser of the right kind is looked for; the variable CHROMIUM names another.
const BROWSERS: [&str; 4] = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
];

/// How the tests in a browser ended.
pub(crate) enum Ended {
    /// They ran.
    Ran {
        /// Passed.
        passed: u64,
        /// Failed.
        failed: u64,
    },
    /// They could not run, and why.
    NotRun(String),
}

fn folder() -> PathBuf {
    root().join("e2e")
}

/// The browser, the packages and the program: installed and built where that can be done; why not otherwise.
fn prepare() -> Result<std::result::Result<PathBuf, String>> {
    if !is_installed("node") || !is_installed("npm") {
        return Ok(Err("no Node.js here (20 or later): apt-get install nodejs npm".to_owned()));
    }
    let Some(browser) = browser()? else {
        return Ok(Err("no Chromium here and none could be installed: apt-get install chromium".to_owned()));
    };
    let lock = folder().join("package-lock.json");
    let installed = folder().join("node_modules/.package-lock.json");
    let newer = |one: &PathBuf, other: &PathBuf| {
        Some(one.metadata().ok()?.modified().ok()? > other.metadata().ok()?.modified().ok()?)
    };
    if newer(&lock, &installed).unwrap_or(true) {
        let (done, _, said) = quiet(
            Command::new("npm")
                .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
                .current_dir(folder()),
        )?;
        if !done {
            let last =
                said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it does not say why");
            return Ok(Err(format!("npm ci in e2e/ failed: {last}")));
        }
    }
    ensure!(
        shown(&mut cargo(&["build", "--release", "--locked", "--quiet", "-p", "cli"]))?,
        "the program could not be built"
    );
    Ok(Ok(browser))
}

/// A Chromium; installed by apt where this account may.
fn browser() -> Result<Option<PathBuf>> {
    let found = || {
        let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
        named.into_iter().chain(BROWSERS.map(PathBuf::from)).find(|path| path.is_file())
    };
    if let Some(browser) = found() {
        return Ok(Some(browser));
    }
    let is_root = quiet(Command::new("id").arg("-u")).is_ok_and(|(_, said, _)| said.trim() == "0");
    if is_root && is_installed("apt-get") {
        println!("Installing Chromium for the tests in a browser: apt-get install chromium");
        let mut apt = Command::new("apt-get");
        apt.args(["install", "-y", "-qq", "--no-install-recommends", "chromium"])
            .env("DEBIAN_FRONTEND", "noninteractive");
        let (done, _, _) = quiet(&mut apt)?;
        if !done {
            let _ = quiet(Command::new("apt-get").args(["update", "-qq"]))?;
            let _ = quiet(&mut apt)?;
        }
    }
    Ok(found())
}

/// A Node program of e2e/ with the browser and the program it needs.
fn node(browser: &PathBuf) -> Command {
    let mut command = Command::new("node");
    let program = root().join("target/release").join(format!("scrutineer{}", std::env::consts::EXE_SUFFIX));
    command.current_dir(folder()).env("CHROMIUM", browser).env("SCRUTINEER_BIN", program);
    command
}

/// Runs the tests of e2e/.
pub(crate) fn test() -> Result<Ended> {
    let browser = match prepare()? {
        Ok(browser) => browser,
        Err(why) => return Ok(Ended::NotRun(why)),
    };
    println!("\nIn a browser (e2e/):");
    let (mut passed, mut failed) = (0, 0);
    let mut command = node(&browser);
    command.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]);
    let done = watched(&mut command, Stream::Stdout, |line| {
        let count =
            |name: &str| line.trim().strip_prefix("ℹ ")?.strip_prefix(name)?.trim().parse::<u64>().ok();
        passed += count("pass ").unwrap_or(0);
        failed += count("fail ").unwrap_or(0) + count("cancelled ").unwrap_or(0);
        !line.starts_with("ℹ ")
    })?;
    if !done && failed == 0 {
        failed = 1;
    }
    Ok(Ended::Ran { passed, failed })
}

/// `cargo xtask screenshots`: the README's pictures anew, from the demonstration.
pub(crate) fn screenshots(arguments: &[String]) -> Result<bool> {
    ensure!(arguments.is_empty(), "`cargo xtask screenshots` takes no arguments");
    match prepare()? {
        Ok(browser) => shown(node(&browser).arg("screenshots.js").arg(root().join("docs/pictures"))),
        Err(why) => {
            println!("not run: {why}");
            Ok(false)
        }
    }
}
