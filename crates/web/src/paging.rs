//! Long tables come in pages; where one is stands in the address.

use crate::fields::encode;
use crate::visit::Visit;

/// Rows of a page.
pub(crate) const ROWS: usize = 100;

/// Where one is in a long table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paging {
    /// The first row shown, from 1; 0 where there is none.
    pub(crate) from: usize,
    /// The last row shown.
    pub(crate) to: usize,
    /// All rows.
    pub(crate) total: usize,
    /// The page before.
    pub(crate) earlier: Option<String>,
    /// The page after.
    pub(crate) later: Option<String>,
}

/// Rows before the page asked for.
pub(crate) fn skipped(visit: &Visit) -> usize {
    let page: usize = visit.query.text("page").parse().unwrap_or(1);
    page.clamp(1, 100_000).saturating_sub(1) * ROWS
}

impl Paging {
    /// The page asked for, of `total` rows; links keep the other `fields` of the address.
    pub(crate) fn of(visit: &Visit, total: usize, fields: &[&str]) -> Self {
        let skipped = skipped(visit).min(total);
        let to = (skipped + ROWS).min(total);
        let page = skipped / ROWS + 1;
        let kept: String = fields
            .iter()
            .filter(|field| !visit.query.text(field).is_empty())
            .map(|field| format!("&{field}={}", encode(visit.query.text(field))))
            .collect();
        let address = |page: usize| format!("{}?page={page}{kept}", visit.path);
        Self {
            from: if total == 0 { 0 } else { skipped + 1 },
            to,
            total,
            earlier: (page > 1).then(|| address(page - 1)),
            later: (to < total).then(|| address(page + 1)),
        }
    }
}
