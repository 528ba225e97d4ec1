//! Pairs of lines by one signer: how many were found, how many were right.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Write;

use linkage::{DuplicatePair, Line};

use crate::files::Truth;

/// Pairs from this probability count as found.
const FOUND: f64 = 0.5;

pub(crate) fn report(
    pairs: &[DuplicatePair],
    ids: &[String],
    lines: &[Line],
    matches: &[linkage::LineMatch],
    truth: &HashMap<String, Truth>,
    wrong: Option<String>,
) {
    let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (line, id) in ids.iter().enumerate() {
        of.entry(signer(id, truth)).or_default().push(line);
    }
    let mut meant = HashSet::new();
    for same in of.values() {
        for (nth, &second) in same.iter().enumerate() {
            meant.extend(same[..nth].iter().map(|&first| (first, second)));
        }
    }
    let found: HashMap<(usize, usize), &DuplicatePair> = pairs
        .iter()
        .filter(|pair| pair.probability >= FOUND)
        .map(|pair| ((pair.first, pair.second), pair))
        .collect();
    let keyed = |line: usize| truth[&ids[line]].quality != "ocr";
    let count = |name: &str, fits: &dyn Fn(&(usize, usize)) -> bool| {
        let all = meant.iter().filter(|pair| fits(pair)).count();
        let stated = found.keys().filter(|pair| fits(pair)).count();
        let right = found.keys().filter(|pair| fits(pair) && meant.contains(*pair)).count();
        println!(
            "duplicates, {name}: {all} pairs, {:.1} % found, {:.1} % of {stated} stated are right",
            100.0 * right as f64 / all.max(1) as f64,
            100.0 * right as f64 / stated.max(1) as f64
        );
    };
    count("all", &|_| true);
    count("both keyed", &|pair| keyed(pair.0) && keyed(pair.1));
    if let Some(path) = wrong {
        write_different(&path, pairs, &meant, &found, &|line| {
            let (own, text, found) = (&truth[&ids[line]], &lines[line], &matches[line]);
            let best = found.candidates.first().map_or(0.0, |candidate| candidate.probability);
            format!(
                "{} {} {} [{}] {} | {} | {} | {} (best {best:.3}, nobody {:.3})",
                ids[line],
                own.quality,
                own.kind,
                own.voter_id,
                text.printed_name,
                text.address,
                text.city,
                text.zip,
                found.not_on_roll
            )
        });
    }
}

/// Writes the pairs that were missed and those that are wrong.
fn write_different(
    path: &str,
    pairs: &[DuplicatePair],
    meant: &HashSet<(usize, usize)>,
    found: &HashMap<(usize, usize), &DuplicatePair>,
    describe: &dyn Fn(usize) -> String,
) {
    let mut out = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    let mut different: Vec<(usize, usize)> = meant
        .iter()
        .filter(|pair| !found.contains_key(*pair))
        .chain(found.keys().filter(|pair| !meant.contains(*pair)))
        .copied()
        .collect();
    different.sort_unstable();
    for pair in different {
        let stated = pairs.iter().find(|stated| (stated.first, stated.second) == pair);
        let what = if meant.contains(&pair) { "missed" } else { "wrong" };
        let said = stated.map_or(0.0, |stated| stated.probability);
        let through = stated.is_some_and(|stated| stated.voter.is_some());
        writeln!(out, "{what} {said:.3} roll {through}\n  {}\n  {}", describe(pair.0), describe(pair.1))
            .unwrap();
    }
}

/// The voter, or the first line of somebody who is not on the roll.
fn signer<'a>(id: &'a str, truth: &'a HashMap<String, Truth>) -> &'a str {
    let own = &truth[id];
    match (own.voter_id.as_str(), own.duplicate_of.as_str()) {
        ("", "") => id,
        ("", first) => first,
        (voter, _) => voter,
    }
}
