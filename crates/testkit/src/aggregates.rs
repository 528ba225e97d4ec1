//! What a roll looks like in aggregate, to compare it with the one that was measured.

use crate::county::County;
use crate::record::Record;
use crate::voter::Status;
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::Hash;

/// Counts of one roll, in the order of `tests/expectations.csv`.
pub type Aggregates = Vec<(&'static str, usize)>;

impl County {
    /// Counts the roll as the measured county was counted. Takes about a kilobyte a voter for the time of the call.
    #[must_use]
    pub fn aggregates(&self) -> Aggregates {
        let records: Vec<Record> = (0..self.len()).into_par_iter().map(|i| self.record(i)).collect();
        let mut counts = places(&records);
        counts.extend(shared_names(&records));
        counts.extend(spellings(&records));
        counts
    }
}

fn address(r: &Record) -> (&str, &str, &str, &str, &str, &str, &str, &str) {
    let unit = r.unit_number.as_str();
    (&r.house_number, r.house_fraction, r.pre_dir, &r.street_name, r.street_type, r.post_dir, unit, r.city)
}

fn groups<K: Hash + Eq>(keys: impl Iterator<Item = K>) -> Vec<usize> {
    let mut counts = HashMap::new();
    keys.for_each(|k| *counts.entry(k).or_insert(0usize) += 1);
    counts.into_values().collect()
}

/// Members of groups of at least two: how many groups, how many members.
fn shared(groups: &[usize]) -> (usize, usize) {
    let shared = groups.iter().filter(|n| **n > 1);
    (shared.clone().count(), shared.sum())
}

fn places(records: &[Record]) -> Aggregates {
    let addresses = groups(records.iter().map(address));
    let streets = groups(records.iter().map(|r| (r.pre_dir, &r.street_name, r.street_type, r.post_dir)));
    let count = |f: &dyn Fn(&Record) -> bool| records.iter().filter(|r| f(r)).count();
    vec![
        ("addresses", addresses.len()),
        ("largest_address", addresses.iter().max().copied().unwrap_or(0)),
        ("streets", streets.len()),
        ("units", count(&|r| !r.unit_number.is_empty())),
        ("mailing_differs", count(&|r| !r.mailing_address.is_empty())),
        ("po_boxes", count(&|r| r.mailing_address.starts_with("PO BOX"))),
    ]
}

fn shared_names(records: &[Record]) -> Aggregates {
    let namesakes = shared(&groups(records.iter().map(|r| (&r.first_name, &r.last_name, address(r)))));
    let initials = groups(records.iter().map(|r| (r.first_name.chars().next(), &r.last_name, address(r))));
    let initials = shared(&initials);
    let entitled = records.iter().filter(|r| matches!(r.status, Status::Active | Status::Inactive));
    let names = groups(entitled.map(|r| (&r.first_name, &r.last_name)));
    vec![
        ("namesakes", namesakes.0),
        ("initial_groups", initials.0),
        ("initial_voters", initials.1),
        ("shared_names", shared(&names).1),
        ("commonest_name", names.iter().max().copied().unwrap_or(0)),
        ("names_three_times", names.iter().filter(|n| **n > 2).count()),
    ]
}

fn spellings(records: &[Record]) -> Aggregates {
    let count = |f: &dyn Fn(&Record) -> bool| records.iter().filter(|r| f(r)).count();
    vec![
        ("suffix", count(&|r| !r.suffix.is_empty())),
        ("suffix_jr", count(&|r| r.suffix == "JR")),
        ("suffix_iii", count(&|r| r.suffix == "III")),
        ("suffix_sr", count(&|r| r.suffix == "SR")),
        ("suffix_ii", count(&|r| r.suffix == "II")),
        ("suffix_iv", count(&|r| r.suffix == "IV")),
        ("apostrophe", count(&|r| r.last_name.contains('\''))),
        ("hyphen", count(&|r| r.last_name.contains('-'))),
        ("space", count(&|r| r.last_name.contains(' '))),
        ("two_word_first", count(&|r| r.first_name.contains(' '))),
        ("no_middle", count(&|r| r.middle_name.is_empty())),
    ]
}
