//! `scrutineer sample`, as a user runs it: stdout, stderr, exit code and the files it leaves.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const SEED: &str = "31415926535897932384";
const HASH: &str = "879a0e06863b4ffa0154085ac127faaaa89a0c76508ef8066a8f2403b8148224";
const TEN_LINES: &str = "line_id,sheet\nB01-0001-A-01,1\nB01-0001-A-02,1\nB01-0001-A-03,1\nB01-0001-A-04,1\n\
     B01-0001-A-05,1\nB01-0001-A-06,1\nB01-0001-A-07,1\nB01-0001-A-08,1\nB01-0001-A-09,1\nB01-0001-A-10,1\n";
const THREE_DRAWN: &str = "order,line_id,ticket\n\
     1,B01-0001-A-09,1344516dbd88f3bdc02ab9b2f608c01a87826e9de33af76a0734205f9ee09f29\n\
     2,B01-0001-A-05,26caeb98826c8d5cbd09992457fa6e465aa27c44936151d60b70137c2800875f\n\
     3,B01-0001-A-02,35150484db64c8c6409cbd26bd6a4a2041a1e7d323f37eb8fb21e09a24a64b4e\n";

/// A folder with files in it; every command runs inside.
struct Folder(TempDir);

/// What a run of the program left: stdout, stderr, exit code.
type Run = (String, String, Option<i32>);

impl Folder {
    fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, content) in files {
            std::fs::write(folder.path(name), content).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// `scrutineer sample` with the arguments, split at spaces.
    fn sample(&self, arguments: &str) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scrutineer"));
        command.arg("sample").args(arguments.split(' ')).current_dir(self.0.path());
        texts(command.output().unwrap())
    }
}

fn texts(output: Output) -> Run {
    (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code(),
    )
}

fn bad_input(message: &str) -> Run {
    (String::new(), format!("scrutineer: {message}\n"), Some(2))
}

#[test]
fn draw_writes_the_sample_and_says_how_to_repeat_it() {
    let folder = Folder::with(&[("F.csv", TEN_LINES.as_bytes())]);
    let run = folder.sample(&format!("draw --frame F.csv --seed {SEED} --size 3 --out S.csv"));
    let said = format!(
        "Drew 3 of 10 lines into S.csv\nframe  {HASH}\nseed   {SEED}\n\
         first  1344516dbd88f3bdc02ab9b2f608c01a87826e9de33af76a0734205f9ee09f29 B01-0001-A-09\n\
         last   35150484db64c8c6409cbd26bd6a4a2041a1e7d323f37eb8fb21e09a24a64b4e B01-0001-A-02\n\
         Anyone can repeat it:\n  scrutineer sample verify --frame F.csv --seed {SEED} --sample S.csv\n"
    );
    assert_eq!(run, (said, String::new(), Some(0)));
    assert_eq!(folder.read("S.csv"), THREE_DRAWN);
    assert_eq!(folder.names(), ["F.csv", "S.csv"], "no temporary file stays behind");
}

#[test]
fn draw_prints_json() {
    let folder = Folder::with(&[("F.csv", TEN_LINES.as_bytes())]);
    let (stdout, stderr, code) =
        folder.sample(&format!("draw --frame F.csv --seed {SEED} --size 1 --out S.csv --json"));
    assert_eq!((stderr.as_str(), code), ("", Some(0)));
    let result: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let ticket = "1344516dbd88f3bdc02ab9b2f608c01a87826e9de33af76a0734205f9ee09f29";
    let expected = serde_json::json!({
        "frame_hash": HASH, "frame_lines": 10, "supplements": null, "seed": SEED, "size": 1, "out": "S.csv",
        "sample": [{"order": 1, "line_id": "B01-0001-A-09", "ticket": ticket}],
    });
    assert_eq!(result, expected);
}

#[test]
fn hash_is_printed_before_there_is_a_seed() {
    let folder = Folder::with(&[("F.csv", TEN_LINES.as_bytes())]);
    let said = format!("{HASH}\n10 lines in F.csv\nPublish the hash before the seed is chosen.\n");
    assert_eq!(folder.sample("hash --frame F.csv"), (said, String::new(), Some(0)));
}

#[test]
fn verify_repeats_a_draw() {
    let folder = Folder::with(&[("F.csv", TEN_LINES.as_bytes()), ("S.csv", THREE_DRAWN.as_bytes())]);
    let verify = format!("verify --frame F.csv --seed {SEED} --sample S.csv");
    let uncompared = format!(
        "The draw repeats: 3 of 10 lines\n\
         frame  {HASH}, not compared: give --frame-hash with the hash published before the draw\n"
    );
    assert_eq!(folder.sample(&verify), (uncompared, String::new(), Some(0)));
    let compared = format!("The draw repeats: 3 of 10 lines\nframe  {HASH}, as published\n");
    assert_eq!(folder.sample(&format!("{verify} --frame-hash {HASH}")), (compared, String::new(), Some(0)));
}

#[test]
fn verify_names_the_first_row_that_differs() {
    let changed = THREE_DRAWN.replace("2,B01-0001-A-05,26ca", "2,B01-0001-A-06,26ca");
    let folder = Folder::with(&[("F.csv", TEN_LINES.as_bytes()), ("S.csv", changed.as_bytes())]);
    let verify = format!("verify --frame F.csv --seed {SEED} --sample S.csv");
    let ticket = "26caeb98826c8d5cbd09992457fa6e465aa27c44936151d60b70137c2800875f";
    let said = format!(
        "The draw does not repeat: S.csv, row 3: it says order 2, line B01-0001-A-06, ticket {ticket}; \
         the seed draws order 2, line B01-0001-A-05, ticket {ticket}\n"
    );
    assert_eq!(folder.sample(&verify), (said, String::new(), Some(1)));
    let (stdout, _, code) = folder.sample(&format!("{verify} --json"));
    let result: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(code, Some(1));
    assert_eq!((&result["repeats"], &result["first_difference"]["row"]), (&false.into(), &3.into()));
}

#[test]
fn verify_says_no_to_another_frame_another_seed_and_too_long_a_sample() {
    let all_twice = format!("{THREE_DRAWN}{}", THREE_DRAWN.replace("order,line_id,ticket\n", ""));
    let short = "line_id\nB01-0001-A-09\nB01-0001-A-05\n";
    let folder = Folder::with(&[
        ("F.csv", TEN_LINES.as_bytes()),
        ("short.csv", short.as_bytes()),
        ("S.csv", THREE_DRAWN.as_bytes()),
        ("twice.csv", all_twice.as_bytes()),
    ]);
    let other_hash = "0".repeat(64);
    let cases = [
        format!("verify --frame F.csv --seed {SEED} --sample S.csv --frame-hash {other_hash}"),
        format!("verify --frame F.csv --seed {SEED}0 --sample S.csv"),
        format!("verify --frame F.csv --seed {SEED} --sample twice.csv"),
        format!("verify --frame short.csv --seed {SEED} --sample S.csv"),
    ];
    for arguments in cases {
        let (stdout, stderr, code) = folder.sample(&arguments);
        assert!(stdout.starts_with("The draw does not repeat: "), "{arguments}: {stdout}");
        assert_eq!((stdout.lines().count(), stderr.as_str(), code), (1, "", Some(1)), "{arguments}");
    }
}

#[test]
fn a_supplementary_frame_is_drawn_under_its_parent() {
    let later = "line_id\nB12-0001-A-01\nB12-0001-A-02\n";
    let folder = Folder::with(&[
        ("F.csv", TEN_LINES.as_bytes()),
        ("later.csv", later.as_bytes()),
        ("again.csv", b"line_id\nB13-0001-A-01\nB01-0001-A-04\n"),
    ]);
    let under = "--frame later.csv --supplements F.csv";
    let said = format!(
        "7dffd3f782d32d0002759487244f39dbceba7db20ef7da907956e7d3f9f3356f\n\
         2 lines in later.csv, supplements {HASH}\nPublish the hash before the seed is chosen.\n"
    );
    assert_eq!(folder.sample(&format!("hash {under}")), (said, String::new(), Some(0)));
    let drawn = folder.sample(&format!("draw {under} --seed 27182818284590452353 --size 1 --out S.csv"));
    assert_eq!(drawn.2, Some(0));
    let verified = folder.sample(&format!("verify {under} --seed 27182818284590452353 --sample S.csv"));
    assert_eq!(verified.2, Some(0), "{}", verified.0);
    let refused = "again.csv, row 3, column line_id: line 2 has the line id \"B01-0001-A-04\", which is line 4 of the \
         earlier frame ";
    let remedy = ": a supplementary frame holds only lines found later";
    assert_eq!(
        folder.sample("hash --frame again.csv --supplements F.csv --supplements later.csv"),
        bad_input(&format!("{refused}{HASH}{remedy}"))
    );
}

#[test]
fn bad_frames_are_refused_with_file_row_and_remedy() {
    let long = format!("line_id\nL1\n{}\n", "x".repeat(10_000));
    let cases: [(&[u8], &str); 12] = [
        (b"", "F.csv: the file is empty: it needs a header row and at least one row below"),
        (b"line_id\n", "F.csv: the frame has no lines: there is nothing to draw from"),
        (b"id,sheet\nL1,1\n", "F.csv: no column line_id: the header has id, sheet; rename or add the column"),
        (b"line_id,line_id\na,b\n", "F.csv: the column line_id stands twice in the header: remove one"),
        (
            b"line_id\nL1\nL2\n\nL1\n",
            "F.csv, row 5, column line_id: repeats \"L1\" of row 2: every line needs an id of its own",
        ),
        (
            b"line_id,note\nL1,a\nL2,\"open\nL3,c\n",
            "F.csv, row 3: a quote is opened and never closed: close it, or double it inside a cell",
        ),
        (
            b"line_id,note\nL1,\"a\"b\n",
            "F.csv, row 2: text follows a closing quote: double the quotes inside a cell",
        ),
        (
            b"line_id,note\r\n\r\nL1,a\r\nL2\r\n",
            "F.csv, row 4: 1 columns where the header has 2: mend the row",
        ),
        (b"line_id,note\nL1,a\nL2\n", "F.csv, row 3: 1 columns where the header has 2: mend the row"),
        (b"line_id\nL1\nPe\xF1a\n", "F.csv, row 3: byte 0xF1 is not UTF-8: save the file as CSV UTF-8"),
        (b"\xFF\xFEl\0i\0", "F.csv: the file is UTF-16: save it as CSV UTF-8"),
        (
            long.as_bytes(),
            "F.csv, row 3, column line_id: line 2 has a line id of 10000 bytes, at most 200 are accepted: \
             mend the file",
        ),
    ];
    for (frame, message) in cases {
        let folder = Folder::with(&[("F.csv", frame)]);
        let run = folder.sample(&format!("draw --frame F.csv --seed {SEED} --size 1 --out S.csv"));
        assert_eq!(run, bad_input(message));
        assert_eq!(folder.names(), ["F.csv"], "{message}");
    }
}

#[test]
fn bad_arguments_are_refused_in_one_line_and_leave_nothing() {
    let cases = [
        (
            "--seed 1234567890123456789 --size 1 --out S.csv",
            "--seed: the seed has 19 digits: it needs at least 20 decimal digits, throw more dice",
        ),
        (
            "--seed 3141592653589793238x --size 1 --out S.csv",
            "--seed: the seed has 'x' at position 20: write decimal digits only, no spaces or signs",
        ),
        (
            "--seed -31415926535897932384 --size 1 --out S.csv",
            "--seed: the seed has '-' at position 1: write decimal digits only, no spaces or signs",
        ),
        (
            "--seed 31415926535897932384 --size 11 --out S.csv",
            "F.csv: the sample size is 11, the frame has 10 lines: a sample cannot be larger than its frame",
        ),
        (
            "--seed 31415926535897932384 --size 0 --out S.csv",
            "F.csv: the sample size is 0: draw at least one line",
        ),
        (
            "--seed 31415926535897932384 --size 1 --out F.csv",
            "--out F.csv is the frame itself: choose another name",
        ),
        (
            "--seed 31415926535897932384 --size 1 --out nowhere/S.csv",
            "nowhere/S.csv: cannot be written (No such file or directory (os error 2) at path",
        ),
    ];
    for (arguments, message) in cases {
        let folder = Folder::with(&[("F.csv", TEN_LINES.as_bytes())]);
        let (stdout, stderr, code) = folder.sample(&format!("draw --frame F.csv {arguments}"));
        assert_eq!((stdout.as_str(), code), ("", Some(2)), "{arguments}: {stderr}");
        assert!(stderr.starts_with(&format!("scrutineer: {message}")), "{stderr}");
        assert_eq!(stderr.lines().count(), 1, "{stderr}");
        assert_eq!((folder.names(), folder.read("F.csv")), (vec!["F.csv".to_owned()], TEN_LINES.to_owned()));
    }
}

#[test]
fn a_missing_file_and_a_broken_sample_are_bad_input() {
    let cases = [
        (
            "verify --frame no.csv",
            "no.csv: cannot be read (No such file or directory (os error 2)): check the name",
        ),
        ("verify --frame F.csv", "S.csv, row 2, column order: \"one\" is not a whole number: mend the file"),
    ];
    let folder = Folder::with(&[
        ("F.csv", TEN_LINES.as_bytes()),
        ("S.csv", b"order,line_id,ticket\none,B01-0001-A-09,13\n"),
    ]);
    for (arguments, message) in cases {
        assert_eq!(folder.sample(&format!("{arguments} --seed {SEED} --sample S.csv")), bad_input(message));
    }
}

/// The lines of Python that follow `<!-- NAME -->` in docs/draw.md.
fn python_from_docs(name: &str) -> String {
    let page =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/draw.md")).unwrap();
    let (_, from) = page.split_once(&format!("<!-- {name} -->\n```python\n")).unwrap();
    from.split_once("```").unwrap().0.to_owned()
}

/// True when python3 runs; otherwise tells `cargo xtask test` which part was not run, and why.
fn python_is_here() -> bool {
    let Err(error) = Command::new("python3").arg("--version").output() else { return true };
    let not_run = format!("the draw repeated in Python (docs/draw.md): python3 cannot be run: {error}\n");
    eprint!("NOT RUN: {not_run}");
    if let Some(list) = std::env::var_os("SCRUTINEER_NOT_RUN") {
        let mut list = std::fs::OpenOptions::new().append(true).create(true).open(list).unwrap();
        std::io::Write::write_all(&mut list, not_run.as_bytes()).unwrap();
    }
    false
}

#[test]
fn ten_lines_of_python_draw_the_same_file() {
    let script = python_from_docs("draw.py");
    assert_eq!(script.lines().count(), 10, "the page promises ten lines");
    if !python_is_here() {
        return;
    }
    // Ids that need quoting, with letters outside ASCII, a byte order mark, and many lines.
    let mut frame = "\u{FEFF}line_id,box\n\"S1, ½ \"\"A\"\"\",1\nPeña-1,1\nПетиция 7,2\n".to_owned();
    frame.extend((0..5000).map(|n| format!("S{:03}-{:02},{}\n", n / 20, n % 20, n / 500)));
    let folder = Folder::with(&[
        ("F.csv", frame.as_bytes()),
        ("later.csv", b"line_id\nnew-1\nnew-2\n"),
        ("draw.py", script.as_bytes()),
        ("frame_hash.py", python_from_docs("frame_hash.py").as_bytes()),
    ]);
    let python = |arguments: &str| {
        let run = Command::new("python3").args(arguments.split(' ')).current_dir(folder.0.path()).output();
        texts(run.unwrap())
    };
    for size in [1, 777, 5003] {
        assert_eq!(
            folder.sample(&format!("draw --frame F.csv --seed {SEED} --size {size} --out S.csv")).2,
            Some(0)
        );
        assert_eq!(
            python(&format!("draw.py F.csv {SEED} {size} P.csv")),
            (String::new(), String::new(), Some(0))
        );
        assert_eq!(folder.read("S.csv"), folder.read("P.csv"));
    }
    let (hash, _, _) = folder.sample("hash --frame later.csv --supplements F.csv");
    let (expected, errors, _) = python("frame_hash.py F.csv later.csv");
    assert_eq!((hash.lines().next(), errors.as_str()), (expected.lines().next(), ""));
}
