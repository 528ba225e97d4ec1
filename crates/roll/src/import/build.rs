//! Columns of the snapshot: only values of kept rows, sorted, coded.

use rayon::prelude::*;

use super::chunk::Chunk;
use super::plan::{Source, Target};
use super::rank::Ranked;
use super::ruled::{Ruled, Values};
use crate::column::Column;
use crate::snapshot::{BuiltColumn, ColumnInfo, Role, code_width};

/// Every row of every piece that is kept.
pub(super) struct Rows<'a> {
    chunks: &'a [Chunk],
    kept: &'a [Vec<bool>],
    /// No row was left out.
    all: bool,
    count: usize,
}

impl<'a> Rows<'a> {
    pub(super) fn new(chunks: &'a [Chunk], kept: &'a [Vec<bool>]) -> Self {
        let count = kept.iter().flatten().filter(|&&keep| keep).count();
        Self { chunks, kept, all: count == kept.iter().map(Vec::len).sum::<usize>(), count }
    }

    /// The rank of column `nth` in each row.
    fn for_each(&self, nth: usize, ranks: &[Vec<u32>], mut take: impl FnMut(u32)) {
        for (chunk, kept) in self.chunks.iter().zip(self.kept) {
            let (ranks, codes) = (&ranks[chunk.lane], &chunk.columns[nth]);
            if self.all {
                codes.for_each(|text| take(ranks[text as usize]));
                continue;
            }
            let mut kept = kept.iter();
            codes.for_each(|text| {
                if kept.next().is_some_and(|&keep| keep) {
                    take(ranks[text as usize]);
                }
            });
        }
    }
}

/// Builds all columns, core columns first in canonical order, then districts, then further ones. `ids` are the ranks of the
/// voter ids with their place in the plan, which are known already. None if a column's values exceed 4 GiB.
pub(super) fn build(
    sources: &[Source],
    ruled: &[Ruled<'_>],
    rows: &Rows<'_>,
    ids: Option<(usize, &Ranked)>,
) -> Option<Vec<BuiltColumn>> {
    let mut jobs: Vec<(usize, usize, &Target)> = Vec::new();
    for (nth, source) in sources.iter().enumerate() {
        let targets = source.targets.iter().enumerate();
        jobs.extend(targets.filter_map(|(output, target)| Some((nth, output, target.as_ref()?))));
    }
    jobs.sort_by_key(|&(_, _, target)| place(target));
    let build_one = |&(nth, output, target): &(usize, usize, &Target)| {
        let lanes = &ruled[nth].outputs[output];
        match ids {
            Some((ids, ranked)) if ids == nth && output == 0 => column(rows, nth, lanes, ranked, target),
            _ => column(rows, nth, lanes, &Ranked::of(lanes)?, target),
        }
    };
    let columns: Option<Vec<BuiltColumn>> = jobs.par_iter().with_max_len(1).map(build_one).collect();
    columns.map(without_needless_status)
}

fn place(target: &Target) -> usize {
    match target.role {
        Role::Core => Column::from_core_name(&target.name).and_then(Column::core_index).unwrap_or(usize::MAX),
        Role::District => 1_000,
        Role::Further => 2_000,
    }
}

/// The status word as given is stored only where it tells more than the letter.
fn without_needless_status(mut columns: Vec<BuiltColumn>) -> Vec<BuiltColumn> {
    let find =
        |name: &str| columns.iter().find(|column| column.info.role == Role::Core && column.info.name == name);
    let same = match (find("status"), find("status_as_given")) {
        (Some(letter), Some(word)) => letter.text == word.text && letter.codes == word.codes,
        _ => false,
    };
    if same {
        columns.retain(|column| column.info.role != Role::Core || column.info.name != "status_as_given");
    }
    columns
}

fn column(
    rows: &Rows<'_>,
    nth: usize,
    lanes: &[Values<'_>],
    ranked: &Ranked,
    target: &Target,
) -> Option<BuiltColumn> {
    let used = if rows.all { None } else { Some(used(rows, nth, ranked)) };
    let is_used = |rank: usize| used.as_ref().is_none_or(|used| used[rank]);
    let (mut text, mut ends) = (Vec::new(), Vec::with_capacity(ranked.distinct() * 4));
    let mut count = 0;
    for (_, &(lane, own)) in ranked.firsts.iter().enumerate().filter(|&(rank, _)| is_used(rank)) {
        text.extend_from_slice(lanes[lane as usize].all()[own as usize].as_bytes());
        ends.extend(u32::try_from(text.len()).ok()?.to_le_bytes());
        count += 1;
    }
    let info = ColumnInfo {
        name: target.name.clone(),
        role: target.role,
        values: count,
        text_bytes: u32::try_from(text.len()).ok()?,
    };
    let width = code_width(count);
    let codes = match used {
        None => encode(rows, nth, &ranked.ranks, width),
        Some(used) => encode(rows, nth, &without_unused(ranked, &used), width),
    };
    Some(BuiltColumn { codes, info, ends, text })
}

/// Which of the distinct values stand in a row that is kept.
fn used(rows: &Rows<'_>, nth: usize, ranked: &Ranked) -> Vec<bool> {
    let mut used = vec![false; ranked.distinct()];
    rows.for_each(nth, &ranked.ranks, |rank| used[rank as usize] = true);
    used
}

/// The ranks among the used values only; those of the others do not matter.
fn without_unused(ranked: &Ranked, used: &[bool]) -> Vec<Vec<u32>> {
    let mut code_of = Vec::with_capacity(used.len());
    let mut next = 0_u32;
    for &used in used {
        code_of.push(next);
        next += u32::from(used);
    }
    let lane = |ranks: &Vec<u32>| ranks.iter().map(|&rank| code_of[rank as usize]).collect();
    ranked.ranks.iter().map(lane).collect()
}

/// One code a row, in `width` bytes each.
fn encode(rows: &Rows<'_>, nth: usize, codes: &[Vec<u32>], width: usize) -> Vec<u8> {
    let mut bytes = vec![0; rows.count * width];
    match width {
        0 => {}
        1 => {
            let mut places = bytes.iter_mut();
            rows.for_each(nth, codes, |code| {
                places.next().into_iter().for_each(|place| *place = code.to_le_bytes()[0]);
            });
        }
        2 => {
            let mut places = bytes.as_chunks_mut().0.iter_mut();
            rows.for_each(nth, codes, |code| {
                let [a, b, ..] = code.to_le_bytes();
                places.next().into_iter().for_each(|place| *place = [a, b]);
            });
        }
        _ => {
            let mut places = bytes.as_chunks_mut().0.iter_mut();
            rows.for_each(nth, codes, |code| {
                places.next().into_iter().for_each(|place| *place = code.to_le_bytes());
            });
        }
    }
    bytes
}
