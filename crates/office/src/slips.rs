//! Papers of the daily work: the receipt for the boxes, the list to pull the sample by.

use petition::{Event, FrameNo, Petition, Position};
use reports::Report as _;
use reports::model;
use reports::pull_list::{PullBox, PullList, PullSheet};
use reports::receipt::{Receipt, ReceivedBox};

use crate::OfficeError;
use crate::case::Case;
use crate::documents::SOFTWARE;
use crate::house::Office;
use crate::people::Member;

impl Office {
    /// The receipt for all boxes received so far, as PDF.
    ///
    /// # Errors
    /// When no box is received, or the paper cannot be made.
    pub fn receipt(
        &self,
        case: &Case,
        member: &Member,
        marking: Option<String>,
    ) -> Result<Vec<u8>, OfficeError> {
        let mut boxes: Vec<ReceivedBox> = self.trail(case, |trail| {
            let received = trail.movements.iter().filter_map(|deed| match &deed.event {
                Event::BoxReceived(event) => Some(ReceivedBox {
                    number: event.box_id.get(),
                    seal: event.seal.clone(),
                    claimed: event.claimed.into(),
                    received_on: deed.on,
                    received_by: deed.by.clone(),
                }),
                _ => None,
            });
            received.collect()
        })?;
        boxes.sort_by_key(|received| received.number);
        let Some(received_on) = boxes.iter().map(|b| b.received_on.unwrap_or(self.today())).max() else {
            let problem = "no box is received yet: take the boxes in first".to_owned();
            return Err(OfficeError::Meanwhile { problem });
        };
        let (petition, journal) = about(case)?;
        let (received_by, software) = (member.name.clone(), SOFTWARE.to_owned());
        let receipt = Receipt { petition, received_on, boxes, received_by, journal, software, marking };
        Ok(receipt.to_pdf()?)
    }

    /// The list to pull the sample by, as PDF.
    ///
    /// # Errors
    /// When nothing is drawn, or the paper cannot be made.
    pub fn pull_list_pdf(&self, case: &Case, marking: Option<String>) -> Result<Vec<u8>, OfficeError> {
        let frames = case.read(|petition| Ok(petition.frames()))?;
        let main = frames.into_iter().find(|frame| frame.number == FrameNo::MAIN);
        let drawn = main.and_then(|frame| Some((frame.hash, frame.drawn.and(frame.seed)?)));
        let Some((frame, seed)) = drawn else {
            let problem = "no sample is drawn yet: there is nothing to pull".to_owned();
            return Err(OfficeError::Meanwhile { problem });
        };
        let lists = self.pull_list(case)?.into_iter().map(|list| PullBox {
            name: list.number.map_or_else(|| "Out of their boxes".to_owned(), |id| format!("Box {id}")),
            sheets: list
                .sections
                .iter()
                .flat_map(|section| section.sheets.iter().map(move |sheet| (section.section, sheet)))
                .map(|(section, sheet)| PullSheet {
                    section: section.to_string(),
                    sheet: sheet.sheet.to_string(),
                    front: sheet.front.iter().map(|position| Position::get(*position)).collect(),
                    back: sheet.back.iter().map(|position| Position::get(*position)).collect(),
                })
                .collect(),
        });
        let (petition, journal) = about(case)?;
        let list = PullList {
            petition,
            printed_on: self.today(),
            frame: frame.to_string(),
            seed: seed.to_string(),
            boxes: lists.collect(),
            journal,
            software: SOFTWARE.to_owned(),
            marking,
        };
        Ok(list.to_pdf()?)
    }
}

fn about(case: &Case) -> Result<(model::Petition, model::Journal), OfficeError> {
    let officer = case.kept()?.description.map(|file| file.officer).unwrap_or_default();
    case.seated(|seat| {
        let head = seat.head();
        let journal = model::Journal { head: head.hash.to_string(), entries: head.sequence };
        Ok((described(seat.petition()?, officer), journal))
    })
}

fn described(petition: &Petition, officer: String) -> model::Petition {
    let facts = petition.facts();
    model::Petition {
        id: facts.petition.to_string(),
        title: facts.title.clone(),
        officer,
        office: facts.office.clone(),
        jurisdiction: facts.jurisdiction.clone(),
    }
}
