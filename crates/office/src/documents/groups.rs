//! Tables by circulator and by box.

use petition::{Counts, Petition, Scope};
use reports::model::Group;

pub(super) fn by_circulator(case: &Petition, scope: Scope) -> Vec<Group> {
    let counts = case.by_circulator(scope);
    counts.into_iter().map(|(circulator, counts)| group(format!("C{circulator:0>3}"), counts)).collect()
}

pub(super) fn by_box(case: &Petition, scope: Scope) -> Vec<Group> {
    let counts = case.by_box(scope);
    let name = |number: Option<petition::BoxId>| {
        number.map_or_else(|| "out of its box".to_owned(), |id| format!("Box {id}"))
    };
    counts.into_iter().map(|(number, counts)| group(name(number), counts)).collect()
}

fn group(name: String, counts: Counts) -> Group {
    let not_valid = counts.invalid + counts.duplicates + counts.withdrawn + counts.struck;
    Group {
        name,
        lines: u64::from(counts.lines),
        examined: u64::from(counts.r#final),
        valid: u64::from(counts.valid),
        invalid: u64::from(not_valid),
        undecided: 0,
        duplicates: u64::from(counts.duplicates),
    }
}
