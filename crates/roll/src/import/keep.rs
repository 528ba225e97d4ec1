//! Which rows are kept: those without a problem, and of the rows with one voter id the best.

use super::chunk::Chunk;
use super::merge::Merged;
use super::plan::Source;
use super::{Problem, Reject};
use crate::status::Status;

/// The decision about every row.
#[derive(Debug)]
pub(super) struct Kept {
    /// For each piece, for each of its rows.
    pub(super) rows: Vec<Vec<bool>>,
    pub(super) rejects: Vec<Reject>,
    pub(super) rejected: u64,
    pub(super) duplicates: u64,
}

/// Decides about every row. Of several rows with one voter id the one with the best status is kept (active, inactive,
/// pending, cancelled), of equals the first: lists of a state hold a moved voter's removed registration beside the active one,
/// and a delivery may hold everything twice.
pub(super) fn decide(sources: &[Source], merged: &[Merged<'_>], chunks: &[Chunk<'_>]) -> Kept {
    let mut kept = Kept {
        rows: chunks.iter().map(|chunk| vec![true; chunk.rows]).collect(),
        rejects: Vec::new(),
        rejected: 0,
        duplicates: 0,
    };
    for (at, chunk) in chunks.iter().enumerate() {
        kept.rejected += chunk.rejects.len() as u64;
        kept.rejects.extend(chunk.rejects.iter().map(|(record, problem)| Reject {
            file: chunk.file,
            row: chunk.first_row + record,
            column: String::new(),
            problem: problem.clone(),
        }));
        for (nth, source) in sources.iter().enumerate() {
            kept.reject_problems(at, chunk, nth, source, &merged[nth]);
        }
    }
    let refused = kept.rows.iter().flatten().filter(|&&keep| !keep).count();
    kept.rejected += refused as u64;
    if let Some(ids) = position(sources, "voter_id") {
        kept.reject_duplicates(chunks, ids, sources, merged);
    }
    kept.rejects.sort_by_key(|reject| (reject.file, reject.row));
    kept
}

fn position(sources: &[Source], target: &str) -> Option<usize> {
    let aims = |source: &Source| {
        source.targets.first().is_some_and(|first| first.as_ref().is_some_and(|t| t.name == target))
    };
    sources.iter().position(aims)
}

impl Kept {
    fn reject_problems(
        &mut self,
        at: usize,
        chunk: &Chunk<'_>,
        nth: usize,
        source: &Source,
        merged: &Merged<'_>,
    ) {
        let Some(problems) = merged.problems_of(at) else { return };
        for (row, &local) in chunk.columns[nth].codes.iter().enumerate() {
            if let Some(problem) = problems[local as usize] {
                self.rows[at][row] = false;
                self.rejects.push(Reject {
                    file: chunk.file,
                    row: chunk.row_number(row),
                    column: source.name.clone(),
                    problem: problem.clone(),
                });
            }
        }
    }

    fn reject_duplicates(
        &mut self,
        chunks: &[Chunk<'_>],
        ids: usize,
        sources: &[Source],
        merged: &[Merged<'_>],
    ) {
        let id = |at: usize, row: usize| merged[ids].code(at, chunks[at].columns[ids].codes[row]) as usize;
        let mut times = vec![0_u32; merged[ids].outputs.first().map_or(0, Vec::len)];
        for (at, rows) in self.rows.iter().enumerate() {
            for (row, _) in rows.iter().enumerate().filter(|&(_, &keep)| keep) {
                times[id(at, row)] += 1;
            }
        }
        if times.iter().all(|&times| times <= 1) {
            return;
        }
        let status = position(sources, "status");
        let rank = |at: usize, row: usize| {
            let nth = status?;
            let code = merged[nth].code(at, chunks[at].columns[nth].codes[row]);
            Status::from_letter(&merged[nth].outputs[0][code as usize])
        };
        let mut repeated: Vec<(usize, Option<Status>, usize, usize)> = Vec::new();
        for (at, rows) in self.rows.iter().enumerate() {
            let kept = rows.iter().enumerate().filter(|&(_, &keep)| keep).map(|(row, _)| row);
            let again = kept.filter(|&row| times[id(at, row)] > 1);
            repeated.extend(again.map(|row| (id(at, row), rank(at, row), at, row)));
        }
        repeated.sort_unstable();
        for group in repeated.chunk_by(|a, b| a.0 == b.0) {
            let [(_, _, best_at, best_row), others @ ..] = group else { continue };
            let (kept_file, kept_row) = (chunks[*best_at].file, chunks[*best_at].row_number(*best_row));
            for &(_, _, at, row) in others {
                self.rows[at][row] = false;
                self.duplicates += 1;
                self.rejects.push(Reject {
                    file: chunks[at].file,
                    row: chunks[at].row_number(row),
                    column: sources[ids].name.clone(),
                    problem: Problem::Duplicate { kept_file, kept_row },
                });
            }
        }
        self.rejected += self.duplicates;
    }
}
