//! A file is read in pieces; it must not show.

use std::fmt::Write as _;

use roll::import::Import;

use super::{CANONICAL, import, row};

fn on_threads(count: usize, text: &str) -> Import {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build().unwrap();
    pool.install(|| import(text).unwrap())
}

/// About three megabytes: several pieces.
fn long_list(name: impl Fn(usize) -> String) -> String {
    let mut text = format!("{CANONICAL}\n");
    for number in 0..30_000 {
        writeln!(text, "{}", row(&format!("{number:06}")).replace("Probe", &name(number))).unwrap();
    }
    text
}

#[test]
fn the_number_of_threads_does_not_show() {
    // Line ends, delimiters and quotes inside quotes, all over the file.
    let text = long_list(|number| format!("\"Probe, \"\"{}\"\"\nJr\"", number % 977));
    let one = on_threads(1, &text);
    for threads in [2, 3, 7] {
        assert!(on_threads(threads, &text).bytes() == one.bytes(), "{threads} threads");
    }
    assert_eq!(one.report.voters, 30_000);
}

#[test]
fn stray_quotes_that_mislead_the_cutting_do_not_show() {
    let text = long_list(|number| if number % 3 == 0 { "O\"Neil".to_owned() } else { "\"a\nb\"".to_owned() });
    let import = on_threads(4, &text);
    assert_eq!((import.report.voters, import.report.rejected), (30_000, 0));
    let (roll, _) = import.into_snapshot().unwrap();
    assert_eq!(roll.text(29_997, roll::Column::LastName).unwrap(), "O\"Neil");
}

#[test]
fn row_numbers_run_through_the_pieces() {
    let text = long_list(|_| "Probe".to_owned())
        .replace("029998,Probe", "\n029998,Probe,Ann,Q,,1978-99-01\n29998b,Probe");
    let import = on_threads(4, &text);
    let rows: Vec<u64> = import.report.rejects.iter().map(|reject| reject.row).collect();
    // A blank line, then the short row.
    assert_eq!(rows, [29_998 + 2 + 1]);
}

#[test]
fn a_voter_id_is_found_twice_however_far_apart() {
    // Ids are no longer looked up after some thousands of rows that are all new; what repeats is found all the same, once
    // right behind its first row and once at the other end of the file.
    let text = long_list(|number| format!("Probe{}", number % 3)).replace("\n029990,", "\n000005,");
    let text = text.replace("\n025001,", "\n025000,");
    for threads in [1, 3] {
        let import = on_threads(threads, &text);
        assert_eq!((import.report.voters, import.report.duplicates), (29_998, 2), "{threads} threads");
        let rows: Vec<u64> = import.report.rejects.iter().map(|reject| reject.row).collect();
        assert_eq!(rows, [25_001 + 2, 29_990 + 2]);
        let (roll, _) = import.into_snapshot().unwrap();
        roll.verify(&|_| {}).unwrap();
        assert!(roll.find("029990").unwrap().is_none());
        // Nothing of a row that was left out stays: the dictionary holds the ids of rows that are there.
        assert_eq!(roll.dictionary(roll::Column::VoterId).unwrap().len(), 29_998);
    }
}
