//! Which rows are kept: those without a problem, and of the rows with one voter id the best.

use super::chunk::Chunk;
use super::plan::Source;
use super::rank::Ranked;
use super::ruled::Ruled;
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
/// and a delivery may hold everything twice. `ids` are the ranks of the voter ids, with their place in the plan.
pub(super) fn decide(
    sources: &[Source],
    ruled: &[Ruled<'_>],
    chunks: &[Chunk],
    ids: Option<(usize, &Ranked)>,
) -> Kept {
    let mut kept = Kept {
        rows: chunks.iter().map(|chunk| vec![true; chunk.rows]).collect(),
        rejects: Vec::new(),
        rejected: 0,
        duplicates: 0,
    };
    for chunk in chunks {
        kept.rejected += chunk.rejects.len() as u64;
        kept.rejects.extend(chunk.rejects.iter().map(|(record, problem)| Reject {
            file: chunk.file,
            row: chunk.first_row + record,
            column: String::new(),
            problem: problem.clone(),
        }));
    }
    for (nth, source) in sources.iter().enumerate() {
        kept.reject_problems(chunks, nth, source, &ruled[nth]);
    }
    let refused = kept.rows.iter().flatten().filter(|&&keep| !keep).count();
    kept.rejected += refused as u64;
    if let Some((nth, ranked)) = ids {
        kept.reject_duplicates(chunks, nth, ranked, sources, ruled);
    }
    kept.rejects.sort_by_key(|reject| (reject.file, reject.row));
    kept
}

/// The source whose first value goes to the column of that name.
pub(super) fn position(sources: &[Source], target: &str) -> Option<usize> {
    let aims = |source: &Source| {
        source.targets.first().is_some_and(|first| first.as_ref().is_some_and(|t| t.name == target))
    };
    sources.iter().position(aims)
}

impl Kept {
    fn reject_problems(&mut self, chunks: &[Chunk], nth: usize, source: &Source, ruled: &Ruled<'_>) {
        let lanes = chunks.iter().map(|chunk| chunk.lane + 1).max().unwrap_or(0);
        let problems: Vec<_> = (0..lanes).map(|lane| ruled.problems_of(lane)).collect();
        for (at, chunk) in chunks.iter().enumerate() {
            let Some(problems) = &problems[chunk.lane] else { continue };
            let mut row = 0;
            chunk.columns[nth].for_each(|text| {
                if let Some(problem) = problems[text as usize] {
                    self.rows[at][row] = false;
                    self.rejects.push(Reject {
                        file: chunk.file,
                        row: chunk.row_number(row),
                        column: source.name.clone(),
                        problem: problem.clone(),
                    });
                }
                row += 1;
            });
        }
    }

    fn reject_duplicates(
        &mut self,
        chunks: &[Chunk],
        ids: usize,
        ranked: &Ranked,
        sources: &[Source],
        ruled: &[Ruled<'_>],
    ) {
        if ranked.distinct() == chunks.iter().map(|chunk| chunk.rows).sum::<usize>() {
            return;
        }
        let id = |at: usize, row: usize| {
            let chunk: &Chunk = &chunks[at];
            ranked.ranks[chunk.lane][chunk.columns[ids].get(row) as usize]
        };
        let mut times = vec![0_u32; ranked.distinct()];
        for (at, rows) in self.rows.iter().enumerate() {
            for (row, _) in rows.iter().enumerate().filter(|&(_, &keep)| keep) {
                times[id(at, row) as usize] += 1;
            }
        }
        let status = position(sources, "status");
        let rank = |at: usize, row: usize| {
            let (nth, chunk) = (status?, &chunks[at]);
            let letters = ruled[nth].outputs[0][chunk.lane].all();
            Status::from_letter(&letters[chunk.columns[nth].get(row) as usize])
        };
        let mut repeated: Vec<(u32, Option<Status>, usize, usize)> = Vec::new();
        for (at, rows) in self.rows.iter().enumerate() {
            let kept = rows.iter().enumerate().filter(|&(_, &keep)| keep).map(|(row, _)| row);
            let again = kept.filter(|&row| times[id(at, row) as usize] > 1);
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
