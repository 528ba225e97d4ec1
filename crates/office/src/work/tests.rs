use std::collections::BTreeSet;

use super::*;

fn line(position: u32) -> LineName {
    format!("0001-01-a-{position:02}").parse().unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn work(first: u32) -> Work {
    Work { first: (1..=first).map(line).collect(), ..Work::default() }
}

#[test]
fn two_people_never_get_one_line() {
    let mut work = work(50);
    let mut given = BTreeSet::new();
    for turn in 0..25 {
        for person in ["ana", "ben"] {
            let mine: Vec<LineName> = given.iter().copied().collect();
            let next = work.next(person, at(turn), &mine).unwrap();
            assert!(given.insert(next), "{next} was handed out twice");
        }
    }
    assert_eq!(work.next("cleo", at(25), &[]), None);
}

#[test]
fn a_reload_gives_the_same_line_and_an_expired_lease_frees_it() {
    let mut work = work(2);
    assert_eq!(work.next("ana", at(0), &[]), Some(line(1)));
    assert_eq!(work.next("ana", at(5), &[]), Some(line(1)));
    assert_eq!(work.next("ben", at(6), &[]), Some(line(2)));
    let later = 5 + LEASE.as_secs() + 1;
    assert_eq!(work.holder(line(1), at(later)), None);
    assert_eq!(work.next("ben", at(later), &[line(2)]), Some(line(1)));
    assert_eq!(work.take(line(1), "ana", at(later)), Err("ben".to_owned()));
}

#[test]
fn nobody_looks_twice_at_a_line_and_second_looks_come_in_between() {
    let mut work = work(6);
    for position in 11..=13 {
        work.second.insert(line(position), "ana".to_owned());
    }
    let mut seen = Vec::new();
    while let Some(next) = work.next("ana", at(0), &seen) {
        seen.push(next);
    }
    assert_eq!(seen, (1..=6).map(line).collect::<Vec<_>>(), "ana made the first look at 11 to 13");
    work.release("ana");
    let mut seen = Vec::new();
    while let Some(next) = work.next("ben", at(1), &seen) {
        seen.push(next);
    }
    assert_eq!(seen.len(), 9);
    assert!(seen[..4].iter().any(|line| line.position.get() > 10), "second looks wait for the end: {seen:?}");
}

#[test]
fn a_line_put_aside_comes_back_last_and_others_may_take_it() {
    let mut work = work(3);
    assert_eq!(work.next("ana", at(0), &[]), Some(line(1)));
    work.put_aside(line(1), "ana");
    assert_eq!(work.next("ana", at(1), &[]), Some(line(2)));
    assert_eq!(work.next("ben", at(1), &[]), Some(line(1)));
}

#[test]
fn a_batch_is_one_persons_for_hours() {
    let mut work = work(5);
    assert_eq!(work.next("ben", at(0), &[]), Some(line(1)));
    assert_eq!(work.hand_out_section(line(1).section, "ana", at(1)), 4);
    assert_eq!(work.next("cleo", at(LEASE.as_secs() - 1), &[]), None);
    assert_eq!(work.next("ana", at(2), &[]), Some(line(2)));
    assert_eq!(work.holder(line(2), at(2 + LEASE.as_secs() + 60)), Some("ana"));
}
