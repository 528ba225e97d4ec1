//! What `link` writes.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

use linkage::{Candidate, Comparison, DuplicatePair, LineMatch};
use rayon::prelude::*;
use roll::Snapshot;

use super::parquet::{Column, Type, Value, Writer};
use crate::outcome::Failure;
use crate::whole_file;

fn voter_id(snapshot: &Snapshot, voter: u32) -> io::Result<&str> {
    snapshot.text(voter, roll::Column::VoterId).map_err(io::Error::other)
}

/// Lines whose rows are made at a time, on one thread.
const CHUNK: usize = 512;
/// Chunks made before they are written.
const AHEAD: usize = 32;

/// A row of the matches.
struct Match<'a> {
    line_id: &'a str,
    /// From 1; nothing where a line has no candidate.
    rank: Option<u8>,
    voter_id: Option<&'a str>,
    score: f64,
    not_on_roll: f64,
    moved: Option<f64>,
    evidence: &'a str,
}

const COLUMNS: [Column; 7] = [
    Column { name: "line_id", holds: Type::Text, optional: false },
    Column { name: "rank", holds: Type::I32, optional: true },
    Column { name: "voter_id", holds: Type::Text, optional: true },
    Column { name: "score", holds: Type::F64, optional: false },
    Column { name: "not_on_roll", holds: Type::F64, optional: false },
    Column { name: "moved", holds: Type::F64, optional: true },
    Column { name: "evidence", holds: Type::Text, optional: false },
];

/// Writes a row per candidate, one without a voter for a line that has none: as Parquet where the file's name says so, as
/// CSV otherwise.
pub(super) fn matches(
    path: &Path,
    ids: &[String],
    matches: &[LineMatch],
    snapshot: &Snapshot,
) -> Result<(), Failure> {
    let parquet = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("parquet"));
    whole_file::write(path, |out| {
        if parquet {
            let mut file = Writer::new(out, &COLUMNS)?;
            each_match(ids, matches, snapshot, |row| file.row(&row.values()))?;
            return file.finish();
        }
        writeln!(out, "{}", COLUMNS.map(|column| column.name).join(","))?;
        for (ids, matches) in ids.chunks(CHUNK * AHEAD).zip(matches.chunks(CHUNK * AHEAD)) {
            let chunks = ids.par_chunks(CHUNK).zip(matches.par_chunks(CHUNK));
            let made: Vec<Vec<u8>> =
                chunks.map(|(ids, matches)| rows(ids, matches, snapshot)).collect::<io::Result<_>>()?;
            made.iter().try_for_each(|rows| out.write_all(rows))?;
        }
        Ok(())
    })
}

fn rows(ids: &[String], matches: &[LineMatch], snapshot: &Snapshot) -> io::Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::with_capacity(1 << 18));
    each_match(ids, matches, snapshot, |row| {
        Ok(csv.write_record(row.cells().iter().map(|cell| cell.as_bytes()))?)
    })?;
    csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn each_match(
    ids: &[String],
    matches: &[LineMatch],
    snapshot: &Snapshot,
    mut write: impl FnMut(&Match<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let mut evidence = String::new();
    for (line_id, found) in ids.iter().zip(matches) {
        let not_on_roll = found.not_on_roll;
        if found.candidates.is_empty() {
            let (rank, voter_id, moved) = (None, None, None);
            write(&Match { line_id, rank, voter_id, score: 0.0, not_on_roll, moved, evidence: "" })?;
        }
        for (rank, candidate) in (1..).zip(&found.candidates) {
            describe(candidate, &mut evidence);
            write(&Match {
                line_id,
                rank: Some(rank),
                voter_id: Some(voter_id(snapshot, candidate.voter)?),
                score: candidate.probability,
                not_on_roll,
                moved: Some(candidate.moved),
                evidence: &evidence,
            })?;
        }
    }
    Ok(())
}

impl Match<'_> {
    fn cells(&self) -> [Cow<'_, str>; 7] {
        let number = |number: f64| Cow::Owned(probability(number));
        [
            Cow::Borrowed(self.line_id),
            self.rank.map_or(Cow::Borrowed(""), |rank| Cow::Owned(rank.to_string())),
            Cow::Borrowed(self.voter_id.unwrap_or_default()),
            if self.voter_id.is_some() { number(self.score) } else { Cow::Borrowed("0") },
            number(self.not_on_roll),
            self.moved.map_or(Cow::Borrowed(""), number),
            Cow::Borrowed(self.evidence),
        ]
    }

    fn values(&self) -> [Value<'_>; 7] {
        [
            Value::Text(self.line_id),
            self.rank.map_or(Value::None, |rank| Value::I32(i32::from(rank))),
            self.voter_id.map_or(Value::None, Value::Text),
            Value::F64(self.score),
            Value::F64(self.not_on_roll),
            self.moved.map_or(Value::None, Value::F64),
            Value::Text(self.evidence),
        ]
    }
}

/// A probability with six decimals. The general way to print a fraction takes most of the time of the output.
fn probability(value: f64) -> String {
    let mut text = String::with_capacity(8);
    decimals::<6>(value.clamp(0.0, 1.0), &mut text);
    text
}

/// A number that is not negative, with so many decimals.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a whole number holds; probabilities and weights are small"
)]
fn decimals<const PLACES: usize>(value: f64, text: &mut String) {
    let scale = 10_u64.pow(PLACES as u32);
    let mut left = (value * scale as f64).round().clamp(0.0, 1e15) as u64;
    // The last digit first, into the end of the space.
    let mut digits = [b'0'; 20];
    let mut at = digits.len();
    while left > 0 || digits.len() - at < PLACES + 2 {
        at -= 1;
        if digits.len() - at == PLACES + 1 {
            digits[at] = b'.';
            continue;
        }
        digits[at] = b'0' + (left % 10) as u8;
        left /= 10;
    }
    text.extend(digits[at..].iter().map(|&digit| char::from(digit)));
}

/// As [`linkage::Evidence`] displays itself, and quicker.
fn describe(candidate: &Candidate, text: &mut String) {
    text.clear();
    for evidence in &candidate.evidence {
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(evidence.subject.code());
        if evidence.comparison != Comparison::None {
            text.push_str(": ");
            text.push_str(evidence.comparison.words());
        }
        let weight = evidence.weight;
        text.push_str(if weight.is_sign_negative() { " -" } else { " +" });
        decimals::<1>(weight.abs(), text);
    }
}

/// Writes a row per pair of lines that one person seems to have signed.
pub(super) fn duplicates(
    path: &Path,
    ids: &[String],
    pairs: &[DuplicatePair],
    snapshot: &Snapshot,
) -> Result<(), Failure> {
    whole_file::write(path, |out| {
        let mut csv = csv::Writer::from_writer(&mut *out);
        csv.write_record(["line_id", "other_line_id", "score", "voter_id", "evidence"])?;
        for pair in pairs {
            let voter = pair.voter.map_or(Ok(""), |voter| voter_id(snapshot, voter))?;
            let evidence = pair.evidence.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
            let score = format!("{:.6}", pair.probability);
            csv.write_record([&ids[pair.first], &ids[pair.second], &score, voter, &evidence])?;
        }
        csv.flush()?;
        drop(csv);
        out.flush()
    })
}

#[cfg(test)]
mod tests {
    use super::decimals;

    #[test]
    fn decimals_are_those_of_the_general_way() {
        for value in [0.0, 0.04, 0.05, 0.25, 0.949, 1.0, 9.96, 12.3, 123_456.78] {
            let mut text = String::new();
            decimals::<1>(value, &mut text);
            assert_eq!(text, format!("{:.1}", (value * 10.0_f64).round() / 10.0), "{value}");
            text.clear();
            decimals::<6>(value, &mut text);
            assert_eq!(text, format!("{value:.6}"), "{value}");
        }
    }
}
