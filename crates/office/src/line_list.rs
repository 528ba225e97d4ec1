//! Lines in a table, and their text for those who may see it.

use petition::{Commitment, LineName, LineQuery, LineView};

use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::inspection::Inspection;
use crate::on_screen::Written;
use crate::people::Member;

/// A row of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedLine {
    /// The line.
    pub view: LineView,
    /// What was keyed from it; none for those who may not see it, and where nothing was keyed.
    pub written: Option<Written>,
}

impl Office {
    /// The names of the lines asked for. Only the office's own people can ask by person.
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
        if !matches!(self.inspection(case, member)?, Inspection::All) {
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
        let inspection = self.inspection(case, member)?;
        let (views, keyed): (Vec<LineView>, Vec<Option<Commitment>>) = case.read(|petition| {
            let views = lines.iter().filter_map(|line| petition.line(*line));
            let keyed = |view: &LineView| {
                inspection.shows(&view.standing).then(|| petition.keyed(view.name)).flatten()
            };
            Ok(views
                .map(|view| {
                    let keyed = keyed(&view);
                    (view, keyed)
                })
                .unzip())
        })?;
        let texts = self.vault_texts(case, &keyed)?;
        let listed = |(mut view, text): (LineView, Option<String>)| {
            if !inspection.shows(&view.standing) {
                view.people.iter_mut().for_each(String::clear);
            }
            ListedLine { view, written: text.map(|text| Written::read(&text)) }
        };
        Ok(views.into_iter().zip(texts).map(listed).collect())
    }
}
