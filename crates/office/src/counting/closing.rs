//! A section is counted through; a lead settles a sheet.

use petition::event::{CountPass, CountResolved, SheetCounted};
use petition::{SectionId, SheetCount, SheetLines, SheetNo};

use super::{CountTaken, SectionDone, may_count};
use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::office_journal::OfficeEvent;
use crate::people::Member;
use crate::rights::{Right, check};

impl Office {
    /// Says that a section has no more sheets. Sheets another person counted and this one did not see get a blank second
    /// count once the person is sure, so that a lead looks.
    ///
    /// # Errors
    /// When the section has no sheet at all, or the journal refuses.
    pub fn section_done(
        &self,
        case: &Case,
        member: &Member,
        section: SectionId,
        sure: bool,
    ) -> Result<SectionDone, OfficeError> {
        check(member, Right::Handle)?;
        let stamp = self.stamp(member, None);
        let done = self.act(case, |desk| {
            let petition = desk.petition()?;
            let sheets = &petition.section(section)?.sheets;
            if sheets.is_empty() {
                let problem =
                    format!("section {section} has no sheet counted yet: count its first, blank or not");
                return Err(OfficeError::Field { field: "Section", problem });
            }
            let unseen = sheets.keys().copied();
            let unseen = unseen.filter(|sheet| may_count(petition.sheet_count(section, *sheet), &member.id));
            let unseen: Vec<SheetNo> = unseen.collect();
            if !unseen.is_empty() && !sure {
                return Ok(SectionDone::OthersSawMore(unseen.len()));
            }
            let blank = |sheet| SheetCounted {
                section,
                sheet,
                pass: CountPass::Second,
                lines: SheetLines::default(),
            };
            let batch: Vec<_> =
                unseen.into_iter().map(|sheet| (stamp.clone(), blank(sheet).into())).collect();
            if !batch.is_empty() {
                desk.record(&batch)?;
            }
            Ok(SectionDone::Done)
        })?;
        if done == SectionDone::Done {
            case.counting.lock().map_err(|_| OfficeError::Poisoned)?.release(section, &member.id);
            let (petition, person) = (case.id().to_string(), member.id.clone());
            let through = OfficeEvent::SectionCounted { petition, section, person };
            self.note(&self.stamp(member, None), &[through])?;
            self.keep_handed_out(case)?;
        }
        Ok(done)
    }

    /// A lead says what a sheet carries, where two counts differ or both were wrong.
    ///
    /// # Errors
    /// When `member` may not, counted the sheet themself, or a position is not printed.
    pub fn settle_count(
        &self,
        case: &Case,
        member: &Member,
        section: SectionId,
        sheet: SheetNo,
        lines: SheetLines,
    ) -> Result<CountTaken, OfficeError> {
        check(member, Right::Settle)?;
        if let Some(form) = case.kept()?.sheet {
            form.holds(lines)?;
        }
        let stamp = self.stamp(member, None);
        self.act(case, |desk| {
            let is = desk.petition()?.sheet_count(section, sheet);
            if matches!(is, Some(SheetCount::Settled { lines: settled, .. }) if settled == lines) {
                return Ok(CountTaken::Already);
            }
            desk.record_one(&stamp, CountResolved { section, sheet, lines })?;
            Ok(CountTaken::Now)
        })
    }
}
