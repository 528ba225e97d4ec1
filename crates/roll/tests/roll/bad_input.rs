use roll::Status;
use roll::import::{Encoding, Problem, ProfileName};

use super::{CANONICAL, canonical, import, import_with, open, options, row};

/// What refuses a whole file: the file, and the message it must give.
#[test]
fn a_file_is_refused_in_one_line_that_says_what_where_and_what_to_do() {
    let sound = row("1");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        ("empty", vec![], "list.csv: is empty; deliver the list again"),
        (
            "header only",
            format!("{CANONICAL}\n").into(),
            "list.csv: no row could be accepted: there is none; correct the list or choose another profile",
        ),
        (
            "missing column",
            format!("{}\n", CANONICAL.replace("zip", "postcode")).into(),
            "list.csv: row 1: the layout is not known; nearest is canonical, which also needs: zip; found: voter_id, last_name, \
             first_name, middle_name, suffix, birth_date, registration_date, status, house_number, pre_dir, street_name, \
             street_type, unit_type, unit_number, city, postcode; rename the columns as the canonical CSV has them",
        ),
        (
            "column twice",
            format!("{CANONICAL},City\n{sound},x\n").into(),
            "list.csv: row 1: column City is there twice; delete or rename one of them",
        ),
        (
            "cut in the last row",
            format!("{CANONICAL}\n{sound}\n2,Probe,An").into(),
            "list.csv: row 3: the file ends after 3 of 16 columns, so the copy is incomplete; copy or deliver it again",
        ),
        (
            "unclosed quote",
            format!("{CANONICAL}\n{sound}\n2,\"Probe,Ann\n3,x\n").into(),
            "list.csv: row 3, column last_name: a quote is opened and never closed; close it, or double it (\"\") where it is \
             part of the text",
        ),
        (
            "unclosed quote before quotes",
            format!("{CANONICAL}\n{sound}\n2,\"Probe,Ann\n3,\"x\"\n").into(),
            "list.csv: row 3, column last_name: text follows a closing quote; double the quotes (\"\") that are part of the \
             text, and see that every quote is closed",
        ),
    ];
    check(cases);
}

#[test]
fn what_is_no_text_or_has_no_sound_row_is_refused() {
    let sound = row("1");
    let cases: Vec<(&str, Vec<u8>, &str)> = vec![
        (
            "another encoding",
            [canonical(&[&sound]).into_bytes(), b"2,Pe\xf1a\n".to_vec()].concat(),
            "list.csv: line 3: is not UTF-8, which the canonical layout must be; save the file as UTF-8, or give --encoding \
             windows-1252 if that is what it is",
        ),
        (
            "a spreadsheet",
            b"PK\x03\x04\x14\0\0".to_vec(),
            "list.csv: line 1: holds a zero byte, so it is not a text file (a spreadsheet or an archive?); export the list as \
             CSV",
        ),
        (
            "half of UTF-16",
            vec![0xff, 0xfe, b'a', 0, b'b'],
            "list.csv: begins as UTF-16 and is not; the copy is incomplete: copy it again, or save it as UTF-8",
        ),
        (
            "no sound row",
            canonical(&[&sound.replace("1978-05-01", "1978-02-30")]).into(),
            "list.csv: no row could be accepted (first: list.csv: row 2, column birth_date: is not a day in the form \
             YYYY-MM-DD; correct the date, or leave it empty if it is not known); correct the list or choose another profile",
        ),
    ];
    check(cases);
}

fn check(cases: Vec<(&str, Vec<u8>, &str)>) {
    for (name, bytes, message) in cases {
        assert_eq!(import(bytes).unwrap_err().to_string(), message, "{name}");
    }
}

#[test]
fn rows_that_cannot_be_taken_over_are_left_out_and_named() {
    let rows = [
        row("1"),
        row("2").replace("1978-05-01", "1978-02-30"),
        String::new(),
        row("3") + ",one too many",
        row("4").replace(",A,", ",Z,"),
        row(""),
        row("1.00E+07"),
        row("5").replace("Probe", &"x".repeat(10_000)),
        row("6").replace("01234", "1234.0").replace("2001-02-03", "02/03/2001"),
        "7,Probe,Ann".to_owned(),
        row("8"),
    ];
    let (roll, report) = open(canonical(&rows.each_ref().map(String::as_str)));
    let found: Vec<(u64, &str, String)> = report
        .rejects
        .iter()
        .map(|reject| (reject.row, reject.column.as_str(), reject.problem.to_string()))
        .collect();
    let expected = [
        (3, "birth_date", "is not a day in the form YYYY-MM-DD"),
        (5, "", "the row has 17 columns where the header has 16"),
        (6, "status", "is not a status this layout knows"),
        (7, "voter_id", "is empty"),
        (8, "voter_id", "was turned into a number by a spreadsheet"),
        (9, "last_name", "has more than 1000 characters"),
        (10, "registration_date", "is not a day in the form YYYY-MM-DD"),
        (10, "zip", "was turned into a number by a spreadsheet"),
        (11, "", "the row has 3 columns where the header has 16"),
    ];
    assert_eq!(found, expected.map(|(row, column, problem)| (row, column, problem.to_owned())));
    assert_eq!((report.rows, report.rejected, report.voters), (10, 8, 2));
    assert_eq!((roll.len(), roll.find("8").unwrap()), (2, Some(1)));
    let mut csv = Vec::new();
    report.write_rejects(&mut csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.starts_with(
        "file,row,column,problem,remedy\nlist.csv,3,birth_date,is not a day in the form YYYY-MM-DD,\"correct the date, or leave"
    ));
    assert!(!csv.contains("Probe") && !csv.contains("xxx"), "the report holds nothing of a row");
}

#[test]
fn nothing_of_a_rejected_row_gets_into_the_snapshot() {
    let secret = row("9").replace("Probe", "Secretname").replace("1978-05-01", "never");
    let import = import(canonical(&[&row("1"), &secret])).unwrap();
    assert!(!import.bytes().windows(10).any(|bytes| bytes == b"Secretname"));
}

#[test]
fn of_rows_with_one_voter_id_the_best_is_kept() {
    let rows = [row("1").replace(",A,", ",C,"), row("2"), row("1").replace("Ann", "Bea"), row("1"), row("2")];
    let (roll, report) = open(canonical(&rows.each_ref().map(String::as_str)));
    assert_eq!((roll.len(), report.duplicates, report.rejected), (2, 3, 3));
    let kept = roll.voter(roll.find("1").unwrap().unwrap()).unwrap();
    assert_eq!((kept.first_name, kept.status), ("Bea", Status::Active));
    let rejects: Vec<(u64, &Problem)> =
        report.rejects.iter().map(|reject| (reject.row, &reject.problem)).collect();
    let duplicate = |kept_row| Problem::Duplicate { kept_file: 0, kept_row };
    assert_eq!(rejects, [(2, &duplicate(4)), (5, &duplicate(4)), (6, &duplicate(3))]);
}

#[test]
fn a_user_can_say_what_a_status_and_an_encoding_mean() {
    let mut options = options();
    options.statuses = vec![("Z".to_owned(), Status::Pending)];
    options.encoding = Some(Encoding::Windows1252);
    let text = canonical(&[&row("1").replace(",A,", ",Z,")]).replace("Probe", "Pe~a");
    let bytes: Vec<u8> = text.bytes().map(|byte| if byte == b'~' { 0xf1 } else { byte }).collect();
    let (roll, _) = import_with(bytes, &options).unwrap().into_snapshot().unwrap();
    let voter = roll.voter(0).unwrap();
    assert_eq!((voter.status, voter.status_as_given, voter.last_name), (Status::Pending, "Z", "Peña"));
}

#[test]
fn a_profile_that_is_asked_for_is_the_only_one_tried() {
    let mut options = options();
    options.profile = Some(ProfileName::Dfm);
    let message = import_with(canonical(&[&row("1")]), &options).unwrap_err().to_string();
    assert!(message.contains("nearest is dfm, which also needs: lVoterUniqueID, szNameLast"), "{message}");
}

#[test]
fn files_of_two_layouts_are_not_mixed() {
    let file = |text: String| roll::import::SourceFile { name: "list.csv".to_owned(), bytes: text.into() };
    let other = canonical(&[]).replace("voter_id", "id");
    let sound = canonical(&[&row("1")]);
    assert!(roll::import::read_sources(&[file(sound), file(other)], &options(), &|_| {}).is_err());
    assert!(roll::import::read_sources(&[], &options(), &|_| {}).is_err());
}

#[test]
fn zip_codes_that_lost_their_zeros_are_warned_of() {
    let (_, report) = open(canonical(&[&row("1").replace("01234", "1234")]));
    assert_eq!(report.warnings.len(), 1, "{:?}", report.warnings);
}
