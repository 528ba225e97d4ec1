//! `scrutineer serve` and `scrutineer user` as an administrator runs them: ports, folders, certificates, stopping.
#![expect(clippy::panic, clippy::unwrap_used, reason = "test code")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const PASSWORD: &str = "a password of four words\n";

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_scrutineer"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = command(arguments).spawn().unwrap();
    // A program that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An office being served; killed where a test ends early.
struct Served {
    child: Child,
    said: Vec<String>,
    address: SocketAddr,
}

impl Served {
    fn start(data: &Path, more: &[&str]) -> Self {
        let arguments = ["serve", "--data", data.to_str().unwrap(), "--listen", "127.0.0.1:0"];
        let mut child = command(&[&arguments, more].concat()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut said = vec![lines.next().unwrap().unwrap()];
        if said[0].starts_with("Open https") {
            said.extend([lines.next().unwrap().unwrap(), lines.next().unwrap().unwrap()]);
        }
        let (_, rest) = said[0].split_once("://").unwrap_or_else(|| panic!("{said:?}"));
        let address = rest.split(' ').next().unwrap().parse().unwrap();
        Self { child, said, address }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks it to stop, as systemd does; gives its exit code and what it wrote to stderr.
    fn stop(mut self) -> (Option<i32>, String) {
        let asked = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(asked.success());
        let until = Instant::now() + Duration::from_secs(15);
        while self.child.try_wait().unwrap().is_none() {
            assert!(Instant::now() < until, "it did not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
        let mut said = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn an_empty_folder_is_served_says_that_it_is_well_and_stops_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(&folder.path().join("data"), &[]);
    assert!(served.said[0].starts_with("Open http://127.0.0.1:"), "{:?}", served.said);
    let health = served.get("/health");
    assert!(health.starts_with("HTTP/1.1 200") && health.contains("\"status\":\"ok\""), "{health}");
    assert!(served.get("/").contains("location: /sign-in?next="), "signing in comes first");
    let (code, said) = served.stop();
    assert_eq!((code, said.as_str()), (Some(0), ""));
}

#[test]
fn the_log_has_routes_and_times_and_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(&folder.path().join("data"), &["--log"]);
    served.get("/petitions/secret-recall/examine/0001-01-a-01/search?q=garcia+12+oak");
    served.get("/people/ana.ruiz/role");
    served.get("/sign-in");
    let (_, said) = served.stop();
    let lines: Vec<_> = said.lines().collect();
    assert!(lines[0].contains(" GET /petitions/{petition}/examine/{line}/search 303 "), "{said}");
    assert!(lines.iter().any(|line| line.contains(" GET /sign-in 303 ") && line.ends_with(" ms")), "{said}");
    for personal in ["garcia", "secret", "0001-01", "ana.ruiz", "127.0.0.1"] {
        assert!(!said.contains(personal), "{personal} in\n{said}");
    }
}

#[test]
fn a_port_that_is_taken_and_a_folder_that_is_served_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = run(&["serve", "--data", data.to_str().unwrap(), "--listen", &address], "");
    assert_eq!(refused.status.code(), Some(2));
    let said = text(&refused.stderr);
    assert!(said.contains(&address) && said.contains("--listen another port"), "{said}");

    let served = Served::start(&data, &[]);
    let data = data.to_str().unwrap();
    for arguments in [
        &["serve", "--data", data, "--listen", "127.0.0.1:0"][..],
        &["user", "add", "--data", data, "--id", "x", "--name", "X", "--role", "clerk"],
    ] {
        let refused = run(arguments, PASSWORD);
        let said = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains("served by another scrutineer already"), "{said}");
    }
    served.stop();
}

#[test]
fn what_makes_no_sense_is_refused_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let file = folder.path().join("a-file");
    std::fs::write(&file, "").unwrap();
    let file = file.to_str().unwrap();
    let wrong: &[(&[&str], &str)] = &[
        (&["serve", "--data", data, "--zone", "America/Sacramento"], "America/Los_Angeles"),
        (&["serve", "--data", data, "--listen", "everywhere"], "--listen"),
        (&["serve", "--data", data, "--certificate", "office.pem"], "--key"),
        (
            &[
                "serve",
                "--data",
                data,
                "--certificate",
                "no.pem",
                "--key",
                "no.pem",
                "--listen",
                "127.0.0.1:0",
            ],
            "certificate",
        ),
        (&["serve", "--data", file], "a-file"),
    ];
    for (arguments, expected) in wrong {
        let refused = run(arguments, "");
        let said = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(expected), "{arguments:?}: {said}");
        assert!(!said.contains("panicked"), "{said}");
    }
}

#[test]
fn a_certificate_made_here_has_the_fingerprint_that_is_printed_and_stays() {
    let Some(openssl) = openssl() else { return };
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let served = Served::start(&data, &["--self-signed"]);
    let fingerprint = served.said[2].clone();
    let shown = Command::new(&openssl)
        .args(["s_client", "-connect", &served.address.to_string(), "-servername", "localhost"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut digest = Command::new(&openssl)
        .args(["x509", "-noout", "-fingerprint", "-sha256"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    digest.stdin.take().unwrap().write_all(&shown.stdout).unwrap();
    let found = text(&digest.wait_with_output().unwrap().stdout);
    assert!(found.trim().ends_with(&fingerprint), "{found} {fingerprint}");
    served.stop();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(data.join("tls/key.pem")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "the key is the office's alone: {mode:o}");
    }
    let again = Served::start(&data, &["--self-signed"]);
    assert_eq!(again.said[2], fingerprint);
    again.stop();
}

/// openssl, or a line saying that this part was not run.
fn openssl() -> Option<String> {
    let here = Command::new("openssl").arg("version").output().is_ok_and(|output| output.status.success());
    if !here && let Some(file) = std::env::var_os("SCRUTINEER_NOT_RUN") {
        let mut out = std::fs::OpenOptions::new().append(true).create(true).open(file).unwrap();
        writeln!(out, "the fingerprint of a certificate made here: no openssl on this machine").unwrap();
    }
    here.then(|| "openssl".to_owned())
}

#[test]
fn people_are_added_listed_and_given_passwords() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let add = |id: &str, name: &str, role: &str, password: &str| {
        run(&["user", "add", "--data", data, "--id", id, "--name", name, "--role", role], password)
    };
    let done = add("admin", "Ana Ruiz", "administrator", PASSWORD);
    assert_eq!(
        text(&done.stdout),
        "Ana Ruiz can sign in as admin, administrator\n",
        "{}",
        text(&done.stderr)
    );
    let wrong = [
        (add("b", "B", "clerk", "short\n"), "the password has 5 characters"),
        (add("b", "B", "clerk", ""), "the password has 0 characters"),
        (add("Ben Li", "B", "clerk", PASSWORD), "lower-case letters"),
        (add("admin", "B", "clerk", PASSWORD), "never given twice"),
        (add("b", "B", "boss", PASSWORD), "boss"),
        (add("b", " ", "clerk", PASSWORD), "the person's name"),
    ];
    for (refused, expected) in &wrong {
        let said = text(&refused.stderr);
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains(expected), "{expected}: {said}");
    }
    let set =
        |id: &str| run(&["user", "set-password", "--data", data, "--id", id], "another password of words\n");
    assert_eq!(text(&set("admin").stdout), "admin has a new password\n");
    assert!(text(&set("nobody").stderr).contains("`nobody`"));
    let list = run(&["user", "list", "--data", data], "");
    assert_eq!(
        text(&list.stdout).split_whitespace().collect::<Vec<_>>(),
        ["admin", "administrator", "Ana", "Ruiz"]
    );
    let json: serde_json::Value =
        serde_json::from_slice(&run(&["user", "list", "--data", data, "--json"], "").stdout).unwrap();
    assert_eq!(json[0]["role"], "administrator");
    assert_eq!(json.as_array().unwrap().len(), 1);
}
