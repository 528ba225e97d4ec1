//! A tally in the words of the procedure.

use law::Means;
use petition::{Reviews, Tally};
use reports::model::Reason;
use reports::statement::Findings;

use crate::OfficeError;
use crate::law_in_force::LawInForce;

/// The findings of a tally; reasons in falling order, duplicates, withdrawals and struck lines among them.
pub(super) fn findings(
    tally: &Tally,
    reviews: Option<Reviews>,
    law: &LawInForce,
) -> Result<Findings, OfficeError> {
    let reasons = reasons_of(tally, law)?;
    Ok(Findings {
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
    })
}

/// Why the lines of a tally do not count: the reasons set, and those for the standings that need none set.
pub(crate) fn reasons_of(tally: &Tally, law: &LawInForce) -> Result<Vec<Reason>, OfficeError> {
    let set = tally.invalid.iter().map(|(code, count)| (code.as_str(), u64::from(*count)));
    let mut found = reasons(set, law);
    let standings = [
        (Means::ExtraCopy, tally.duplicates),
        (Means::Withdrawn, tally.withdrawn),
        (Means::Struck, tally.struck),
    ];
    for (means, count) in standings.into_iter().filter(|(_, count)| *count > 0) {
        let known = law.version.reason_of_standing(means)?;
        let count = u64::from(count);
        found.push(Reason { code: known.code, label: known.wording, count, cites: known.cites });
    }
    most_frequent_first(&mut found);
    Ok(found)
}

/// Counts by code in the words of the procedure, the most frequent first; codes without lines are left out.
pub(crate) fn reasons<'c>(counts: impl Iterator<Item = (&'c str, u64)>, law: &LawInForce) -> Vec<Reason> {
    let mut reasons: Vec<Reason> =
        counts.filter(|(_, count)| *count > 0).map(|(code, count)| reason(code, count, law)).collect();
    most_frequent_first(&mut reasons);
    reasons
}

fn most_frequent_first(reasons: &mut [Reason]) {
    reasons.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
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
