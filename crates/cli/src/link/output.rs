//! What `link` writes.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use linkage::{Candidate, Comparison, DuplicatePair, LineMatch};
use rayon::prelude::*;
use roll::{Column, Snapshot};

use crate::outcome::Failure;
use crate::whole_file;

fn voter_id(snapshot: &Snapshot, voter: u32) -> io::Result<&str> {
    snapshot.text(voter, Column::VoterId).map_err(io::Error::other)
}

/// Lines whose rows are made at a time, on one thread.
const CHUNK: usize = 512;
/// Chunks made before they are written.
const AHEAD: usize = 32;

/// Writes a row per candidate, one without a voter for a line that has none.
pub(super) fn matches(
    path: &Path,
    ids: &[String],
    matches: &[LineMatch],
    snapshot: &Snapshot,
) -> Result<(), Failure> {
    whole_file::write(path, |out| {
        out.write_all(b"line_id,rank,voter_id,score,not_on_roll,moved,evidence\n")?;
        for (ids, matches) in ids.chunks(CHUNK * AHEAD).zip(matches.chunks(CHUNK * AHEAD)) {
            let made: io::Result<Vec<Vec<u8>>> = ids
                .par_chunks(CHUNK)
                .zip(matches.par_chunks(CHUNK))
                .map(|(ids, matches)| rows(ids, matches, snapshot))
                .collect();
            made?.iter().try_for_each(|rows| out.write_all(rows))?;
        }
        Ok(())
    })
}

fn rows(ids: &[String], matches: &[LineMatch], snapshot: &Snapshot) -> io::Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::with_capacity(1 << 18));
    let [mut rank, mut score, mut nobody, mut moved, mut evidence] = [const { String::new() }; 5];
    for (id, found) in ids.iter().zip(matches) {
        probability(found.not_on_roll, &mut nobody);
        if found.candidates.is_empty() {
            csv.write_record([id.as_str(), "", "", "0", &nobody, "", ""])?;
        }
        for (place, candidate) in (1..).zip(&found.candidates) {
            describe(candidate, &mut evidence);
            probability(candidate.probability, &mut score);
            probability(candidate.moved, &mut moved);
            rank.clear();
            digits(place, &mut rank);
            let voter = voter_id(snapshot, candidate.voter)?;
            csv.write_record([id.as_str(), &rank, voter, &score, &nobody, &moved, &evidence])?;
        }
    }
    csv.into_inner().map_err(|error| io::Error::other(error.to_string()))
}

fn digits(number: u64, text: &mut String) {
    // Writing to a string cannot fail.
    let _ = write!(text, "{number}");
}

/// A probability with six decimals. The general way to print a fraction takes most of the time of the output.
fn probability(value: f64, text: &mut String) {
    text.clear();
    decimals::<6>(value.clamp(0.0, 1.0), text);
}

/// A number that is not negative, with so many decimals.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a whole number holds; probabilities and weights are small"
)]
fn decimals<const PLACES: usize>(value: f64, text: &mut String) {
    let scale = 10_u64.pow(PLACES as u32);
    let parts = (value * scale as f64).round().clamp(0.0, 1e15) as u64;
    digits(parts / scale, text);
    let _ = write!(text, ".{:0PLACES$}", parts % scale);
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
