//! Long tables are cut into pages on the server.

use std::ops::Range;

use crate::format::grouped;
use crate::visit::Visit;

/// Rows on a page.
pub(crate) const ROWS: usize = 100;

/// Which part of a long table is shown, and how to get to the others.
pub(crate) struct Pages {
    /// Rows shown, from 0.
    pub(crate) rows: Range<usize>,
    /// `1–100 of 4,727`.
    pub(crate) says: String,
    pub(crate) previous: Option<String>,
    pub(crate) next: Option<String>,
}

impl Pages {
    /// The page asked for by `page`, the first where it is none; the last where there are fewer.
    pub(crate) fn of(visit: &Visit, total: usize) -> Self {
        let last = total.div_ceil(ROWS).max(1);
        let page = visit.query.text("page").parse().unwrap_or(1_usize).clamp(1, last);
        let address = |page: usize| visit.query.address(&visit.path, &[("page", &page.to_string())]);
        let rows = (page - 1) * ROWS..(page * ROWS).min(total);
        let says = if total == 0 {
            "none".to_owned()
        } else {
            let count = |count: usize| grouped(count as u64);
            format!("{}–{} of {}", count(rows.start + 1), count(rows.end), count(total))
        };
        Self {
            rows,
            says,
            previous: (page > 1).then(|| address(page - 1)),
            next: (page < last).then(|| address(page + 1)),
        }
    }
}
