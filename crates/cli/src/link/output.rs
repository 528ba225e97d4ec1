//! What `link` writes.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

use linkage::{Candidate, DuplicatePair, LineMatch};
use roll::{Column, Snapshot};

use crate::outcome::Failure;
use crate::whole_file;

fn voter_id(snapshot: &Snapshot, voter: u32) -> io::Result<&str> {
    snapshot.text(voter, Column::VoterId).map_err(io::Error::other)
}

/// Writes a row per candidate, one without a voter for a line that has none.
pub(super) fn matches(
    path: &Path,
    ids: &[String],
    matches: &[LineMatch],
    snapshot: &Snapshot,
) -> Result<(), Failure> {
    whole_file::write(path, |out| {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(["line_id", "rank", "voter_id", "score", "not_on_roll", "moved", "evidence"])?;
        let mut evidence = String::new();
        for (id, found) in ids.iter().zip(matches) {
            let nobody = format!("{:.6}", found.not_on_roll);
            if found.candidates.is_empty() {
                csv.write_record([id.as_str(), "", "", "0", &nobody, "", ""])?;
            }
            for (place, candidate) in found.candidates.iter().enumerate() {
                describe(candidate, &mut evidence);
                let (rank, score) = ((place + 1).to_string(), format!("{:.6}", candidate.probability));
                let voter = voter_id(snapshot, candidate.voter)?;
                let moved = format!("{:.6}", candidate.moved);
                csv.write_record([id, &rank, voter, &score, &nobody, &moved, &evidence])?;
            }
        }
        csv.flush()
    })
}

fn describe(candidate: &Candidate, text: &mut String) {
    text.clear();
    for evidence in &candidate.evidence {
        let separator = if text.is_empty() { "" } else { "; " };
        // Writing to a string cannot fail.
        let _ = write!(text, "{separator}{evidence}");
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
