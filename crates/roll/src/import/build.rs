//! Columns of the snapshot out of merged columns: only values of kept rows, sorted, coded.

use rayon::prelude::*;

use super::chunk::Chunk;
use super::merge::Merged;
use super::plan::{Source, Target};
use crate::column::Column;
use crate::snapshot::{BuiltColumn, ColumnInfo, Role, code_width};

/// Every row of every piece that is kept, as the number of its text in a merged column.
struct Rows<'a> {
    nth: usize,
    merged: &'a Merged<'a>,
    chunks: &'a [Chunk<'a>],
    kept: &'a [Vec<bool>],
}

impl Rows<'_> {
    fn for_each(&self, mut take: impl FnMut(u32)) {
        for (at, chunk) in self.chunks.iter().enumerate() {
            let map = &self.merged.maps[at];
            for (&local, &keep) in chunk.columns[self.nth].codes.iter().zip(&self.kept[at]) {
                if keep {
                    take(map[local as usize]);
                }
            }
        }
    }
}

/// Builds all columns, core columns first in canonical order, then districts, then further ones. None if a column's values
/// exceed 4 GiB.
pub(super) fn build(
    sources: &[Source],
    merged: &[Merged<'_>],
    chunks: &[Chunk<'_>],
    kept: &[Vec<bool>],
) -> Option<Vec<BuiltColumn>> {
    let mut jobs: Vec<(usize, usize, &Target)> = Vec::new();
    for (nth, source) in sources.iter().enumerate() {
        let targets = source.targets.iter().enumerate();
        jobs.extend(targets.filter_map(|(output, target)| Some((nth, output, target.as_ref()?))));
    }
    jobs.sort_by_key(|&(_, _, target)| place(target));
    let build_one = |&(nth, output, target): &(usize, usize, &Target)| {
        let rows = Rows { nth, merged: &merged[nth], chunks, kept };
        column(&rows, output, target)
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

fn column(rows: &Rows<'_>, output: usize, target: &Target) -> Option<BuiltColumn> {
    let values = &rows.merged.outputs[output];
    let mut used = vec![false; values.len()];
    rows.for_each(|text| used[text as usize] = true);
    // The first eight bytes decide most comparisons without following a pointer.
    let mut order: Vec<(u64, u32)> = (0..)
        .zip(values)
        .zip(used)
        .filter(|&(_, used)| used)
        .map(|((text, value), _)| (first_bytes(value), text))
        .collect();
    order.par_sort_unstable_by(|a, b| {
        a.0.cmp(&b.0).then_with(|| values[a.1 as usize].cmp(&values[b.1 as usize]))
    });

    let mut code_of = vec![0_u32; values.len()];
    let (mut text, mut ends) = (Vec::new(), Vec::with_capacity(order.len() * 4));
    let (mut count, mut last) = (0_u32, None);
    for &(_, number) in &order {
        let value = values[number as usize].as_ref();
        if last != Some(value) {
            text.extend_from_slice(value.as_bytes());
            ends.extend(u32::try_from(text.len()).ok()?.to_le_bytes());
            count += 1;
            last = Some(value);
        }
        code_of[number as usize] = count - 1;
    }
    let info = ColumnInfo {
        name: target.name.clone(),
        role: target.role,
        values: count,
        text_bytes: u32::try_from(text.len()).ok()?,
    };
    Some(BuiltColumn { codes: encode(rows, &code_of, code_width(count)), info, ends, text })
}

fn first_bytes(value: &str) -> u64 {
    let mut bytes = [0; 8];
    for (byte, &own) in bytes.iter_mut().zip(value.as_bytes()) {
        *byte = own;
    }
    u64::from_be_bytes(bytes)
}

fn encode(rows: &Rows<'_>, code_of: &[u32], width: usize) -> Vec<u8> {
    let count: usize = rows.chunks.iter().map(|chunk| chunk.rows).sum();
    let mut codes = Vec::with_capacity(count * width);
    match width {
        0 => {}
        1 => rows.for_each(|text| codes.push(code_of[text as usize].to_le_bytes()[0])),
        2 => rows.for_each(|text| {
            let [a, b, ..] = code_of[text as usize].to_le_bytes();
            codes.extend_from_slice(&[a, b]);
        }),
        _ => rows.for_each(|text| codes.extend_from_slice(&code_of[text as usize].to_le_bytes())),
    }
    codes
}
