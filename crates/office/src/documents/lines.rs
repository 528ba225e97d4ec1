//! One row per line, without personal data: what the public export holds.

use std::collections::BTreeMap;

use law::Means;
use petition::{LineName, LineView, Petition, Scope, Standing};
use reports::lines::LineRecord;

use crate::OfficeError;
use crate::law_in_force::LawInForce;

/// Every line of the raw count with what it counts as in `scope`, in the order of their names.
///
/// # Errors
/// When the catalogue has no reason for a standing.
pub fn line_records(case: &Petition, law: &LawInForce, scope: Scope) -> Result<Vec<LineRecord>, OfficeError> {
    let drawn: BTreeMap<LineName, u64> = case.sample().iter().copied().zip(1..).collect();
    case.lines(scope).map(|line| record(&line, drawn.get(&line.name).copied(), law)).collect()
}

fn record(line: &LineView, drawn: Option<u64>, law: &LawInForce) -> Result<LineRecord, OfficeError> {
    let (finding, code) = standing(&line.standing, law)?;
    let label = law.reason(&code).map(|reason| reason.wording.clone()).unwrap_or_default();
    let review = match (line.people.len(), finding) {
        (0 | 1, _) => "",
        (2, _) => "agreed",
        _ => "resolved",
    };
    Ok(LineRecord {
        line_id: line.name.to_string(),
        section: line.name.section.to_string(),
        sheet: line.name.sheet.to_string(),
        side: match line.name.side {
            petition::Side::A => "a".to_owned(),
            petition::Side::B => "b".to_owned(),
        },
        position: line.name.position.get(),
        r#box: line.in_box.map(|id| id.to_string()).unwrap_or_default(),
        drawn,
        finding: finding.to_owned(),
        reason: code,
        reason_label: label,
        duplicate_of: String::new(),
        review: review.to_owned(),
        personal: None,
    })
}

fn standing(standing: &Standing, law: &LawInForce) -> Result<(&'static str, String), OfficeError> {
    let invalid = |code: &str| ("invalid", code.to_owned());
    let because = |means| law.version.reason_of_standing(means).map(|reason| invalid(&reason.code));
    Ok(match standing {
        Standing::Unexamined => ("not-examined", String::new()),
        Standing::AwaitingReview | Standing::Disputed | Standing::Pending => ("undecided", String::new()),
        Standing::Valid | Standing::Reinstated => ("valid", String::new()),
        Standing::Duplicate => because(Means::ExtraCopy)?,
        Standing::Invalid(code) => invalid(code.as_str()),
        Standing::Withdrawn => because(Means::Withdrawn)?,
        Standing::Struck => because(Means::Struck)?,
        Standing::Removed => ("no-line", String::new()),
    })
}
