//! A tally in the words of the procedure.

use petition::{Reviews, Tally};
use reports::model::Reason;
use reports::statement::Findings;

use crate::law_in_force::LawInForce;

/// The findings of a tally; reasons in falling order, duplicates, withdrawals and struck lines among them.
pub(super) fn findings(tally: &Tally, reviews: Option<Reviews>, law: &LawInForce) -> Findings {
    let invalid = tally.invalid.iter().map(|(code, count)| (code.as_str(), *count));
    let others =
        [("duplicate", tally.duplicates), ("withdrawn", tally.withdrawn), ("struck-by-court", tally.struck)];
    let reasons = reasons(invalid.chain(others).map(|(code, count)| (code, u64::from(count))), law);
    Findings {
        examined: u64::from(tally.lines),
        valid: u64::from(tally.valid),
        invalid: u64::from(tally.not_valid()),
        undecided: u64::from(tally.open()),
        duplicates: u64::from(tally.duplicates),
        withdrawn: u64::from(tally.withdrawn),
        reasons,
        reviews: reviews.map(|reviews| reports::statement::Reviews {
            reviewed: u64::from(reviews.reviewed),
            agreed: u64::from(reviews.agreed),
            overturned: u64::from(reviews.overturned),
        }),
    }
}

/// Counts by code in the words of the procedure, the most frequent first; codes without lines are left out.
pub(crate) fn reasons<'c>(counts: impl Iterator<Item = (&'c str, u64)>, law: &LawInForce) -> Vec<Reason> {
    let mut reasons: Vec<Reason> =
        counts.filter(|(_, count)| *count > 0).map(|(code, count)| reason(code, count, law)).collect();
    reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    reasons
}

fn reason(code: &str, count: u64, law: &LawInForce) -> Reason {
    let known = law.reason(code).ok();
    Reason {
        code: code.to_owned(),
        label: known.map_or_else(|| code.to_owned(), |reason| reason.wording.clone()),
        count,
        cites: known.map(|reason| reason.cites.clone()).unwrap_or_default(),
    }
}
