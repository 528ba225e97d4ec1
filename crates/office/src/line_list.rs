//! Lines in a table, and their text for those who may see it.

use petition::{LineName, LineQuery, LineView};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::on_screen::Written;
use crate::people::Member;
use crate::rights::Right;

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedLine {
    /// The line.
    pub view: LineView,
    /// What was keyed from it; none for those who may not see it, and where nothing was keyed.
    pub written: Option<Written>,
}

impl Office {
    /// The names of the lines asked for. An observer cannot ask by person.
    ///
    /// # Errors
    /// [`OfficeError::Poisoned`].
    pub fn list_lines(
        &self,
        case: &Case,
        member: &Member,
        query: &LineQuery,
    ) -> Result<Vec<LineName>, OfficeError> {
        let mut query = query.clone();
        if !member.role.may(Right::Inspect) {
            query.person = None;
        }
        case.read(|petition| Ok(petition.list_lines(&query)))
    }

    /// Some lines with what the member may see of them: observers see no text, and of those who looked only how many.
    ///
    /// # Errors
    /// When the vault cannot be read.
    pub fn listed(
        &self,
        case: &Case,
        member: &Member,
        lines: &[LineName],
    ) -> Result<Vec<ListedLine>, OfficeError> {
        let may_see = member.role.may(Right::Inspect);
        let views: Vec<LineView> =
            case.read(|petition| Ok(lines.iter().filter_map(|line| petition.line(*line)).collect()))?;
        let listed = |mut view: LineView| {
            let written = if may_see { self.written(case, view.name)? } else { None };
            if !may_see {
                view.people.iter_mut().for_each(String::clear);
            }
            Ok(ListedLine { view, written })
        };
        views.into_iter().map(listed).collect()
    }
}
