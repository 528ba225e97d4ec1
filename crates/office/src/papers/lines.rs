//! Every line as a file, with or without what was keyed from it.

use petition::{Commitment, LineName, Petition, Scope};
use reports::lines::{Audience, LineRecord, Personal, write_csv, write_json};

use super::Format;
use crate::OfficeError;
use crate::case::Case;
use crate::documents;
use crate::house::Office;
use crate::inspection::Inspection;
use crate::on_screen::Written;

/// A line with its circulator and what was keyed from it.
type Behind = (String, Option<Commitment>);

impl Office {
    pub(super) fn lines_file(
        &self,
        case: &Case,
        inspection: Option<&Inspection>,
        format: Format,
        marking: Option<&str>,
    ) -> Result<Vec<u8>, OfficeError> {
        let law = case.law()?;
        let (mut records, behind) = case.read(|petition| {
            let scope = petition.stage().scope();
            let records = documents::line_records(petition, &law, scope)?;
            Ok((
                records,
                inspection.map(|inspection| behind(petition, scope, inspection)).unwrap_or_default(),
            ))
        })?;
        let audience = if inspection.is_some() { Audience::Office } else { Audience::Public };
        if inspection.is_some() {
            let commitments: Vec<Option<Commitment>> =
                behind.iter().map(|it| it.as_ref().and_then(|(_, text)| *text)).collect();
            let texts = self.vault_texts(case, &commitments)?;
            for ((record, behind), text) in records.iter_mut().zip(&behind).zip(texts) {
                record.personal =
                    behind.as_ref().map(|(circulator, _)| personal(circulator, text.as_deref()));
            }
            // An inspector gets the lines open to them, and no others.
            records.retain(|record| record.personal.is_some());
        }
        written(&records, audience, format, marking)
    }
}

/// In the order of the records; nothing for lines that may not be seen.
fn behind(petition: &Petition, scope: Scope, inspection: &Inspection) -> Vec<Option<Behind>> {
    let keyed = |line: LineName| petition.keyed(line);
    petition
        .lines(scope)
        .map(|view| inspection.shows(&view.standing).then(|| (view.circulator.to_string(), keyed(view.name))))
        .collect()
}

fn personal(circulator: &str, text: Option<&str>) -> Personal {
    let written = text.map(Written::read).unwrap_or_default();
    Personal {
        circulator: circulator.to_owned(),
        printed_name: written.name,
        address: written.address,
        city: written.city,
        zip: written.zip,
        ..Personal::default()
    }
}

fn written(
    records: &[LineRecord],
    audience: Audience,
    format: Format,
    marking: Option<&str>,
) -> Result<Vec<u8>, OfficeError> {
    let mut bytes = Vec::new();
    match format {
        Format::Csv => write_csv(&mut bytes, records, audience, marking)?,
        _ => write_json(&mut bytes, records, audience, marking)?,
    }
    Ok(bytes)
}
