//! The registrar's acts in the public draw.

use law::Working;
use petition::event::FullExaminationOrdered;
use petition::{Digest, FrameNo, FrameState, Scope, StageName};

use super::{draw_from, frame_of, freeze, publish_seed_of};
use crate::OfficeError;
use crate::case::Case;
use crate::concluding::required_text;
use crate::house::Office;
use crate::intake::said;
use crate::people::Member;
use crate::rights::{Right, check};

/// How many lines of a frame are to be drawn at least.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleSize {
    /// The least size.
    pub least: u64,
    /// Lines in the frame: the most.
    pub most: u64,
    /// Where the least comes from.
    pub working: Working,
}

impl Office {
    /// Freezes the frame; gives its hash, to be published before anybody knows the seed. Frozen already, it stays.
    ///
    /// # Errors
    /// When `member` may not, or the petition is not at that point.
    pub fn freeze_frame(&self, case: &Case, member: &Member) -> Result<Digest, OfficeError> {
        check(member, Right::Decide)?;
        let stamp = self.stamp(member, Some(self.today()));
        self.act(case, |desk| {
            if let Some(main) = desk.petition()?.frames().first() {
                return Ok(main.hash);
            }
            let frame = freeze(desk, &stamp)?;
            Ok(Digest(*frame.hash().as_bytes()))
        })
    }

    /// Publishes the seed of a frame. The same seed sent twice is published once.
    ///
    /// # Errors
    /// When `member` may not, the seed is no seed (the place of what is no digit is named), where it comes from is not
    /// said, or another seed is published.
    pub fn publish_seed(
        &self,
        case: &Case,
        member: &Member,
        frame: FrameNo,
        seed: &str,
        source: &str,
    ) -> Result<(), OfficeError> {
        check(member, Right::Decide)?;
        said("Where the seed comes from", source)?;
        let stamp = self.stamp(member, Some(self.today()));
        self.act(case, |desk| {
            let state = state_of(&desk.petition()?.frames(), frame)?;
            if state.seed.is_some_and(|known| known.as_str() == seed) {
                return Ok(());
            }
            publish_seed_of(desk, &stamp, frame, seed, source).map(drop)
        })
    }

    /// How many lines of a frame the law has drawn at least; of a supplementary frame the share the main one had.
    ///
    /// # Errors
    /// When there is no such frame, no procedure is bound, or it sets no sample size.
    pub fn sample_size(&self, case: &Case, frame: FrameNo) -> Result<SampleSize, OfficeError> {
        let law = case.law()?;
        let frames = case.read(|petition| Ok(petition.frames()))?;
        let lines = u64::from(state_of(&frames, frame)?.lines);
        if frame == FrameNo::MAIN {
            let (least, working) = law.version.sample_size(lines)?;
            return Ok(SampleSize { least, most: lines, working });
        }
        let main = state_of(&frames, FrameNo::MAIN)?;
        let Some(drawn) = main.drawn.filter(|_| main.lines > 0) else {
            let problem =
                "draw from the main frame first: its share is that of the supplementary frame".to_owned();
            return Err(OfficeError::Field { field: "Sample", problem });
        };
        let exact = lines * u64::from(drawn);
        let least = exact.div_ceil(u64::from(main.lines)).min(lines);
        let given = |name, label, value: u64| Working::given(name, label, value).unit("lines");
        let working = given("sample_size", "Lines to draw from the supplementary frame", least).from(
            "supplement × drawn ÷ frame",
            vec![
                given("supplement", "Lines in the supplementary frame", lines),
                given("drawn", "Lines drawn from the main frame", drawn.into()),
                given("frame", "Lines in the main frame", main.lines.into()),
            ],
        );
        let working = working.rounded(format!("{exact} ÷ {} rounded up", main.lines));
        Ok(SampleSize { least, most: lines, working })
    }

    /// Draws the sample. A main sample drawn before can be made larger once its examination is completed; it begins with
    /// the smaller one.
    ///
    /// # Errors
    /// When `member` may not, the seed is not public, or the size is below what the law asks for or above the frame.
    pub fn draw_sample(
        &self,
        case: &Case,
        member: &Member,
        frame: FrameNo,
        size: u64,
    ) -> Result<(), OfficeError> {
        check(member, Right::Decide)?;
        let allowed = self.sample_size(case, frame)?;
        if size < allowed.least || size > allowed.most {
            let problem = format!(
                "give {} to {}: the law sets the least, the frame the most",
                allowed.least, allowed.most
            );
            return Err(OfficeError::Field { field: "Lines to draw", problem });
        }
        let stamp = self.stamp(member, Some(self.today()));
        self.act(case, |desk| {
            let petition = desk.petition()?;
            let state = state_of(&petition.frames(), frame)?;
            if state.drawn.is_some_and(|drawn| u64::from(drawn) == size) {
                return Ok(());
            }
            let seed = state.seed.ok_or(OfficeError::Refused(petition::Refusal::NoSeed(frame)))?;
            let held = frame_of(petition, frame)?;
            draw_from(desk, &stamp, (frame, &held), &seed, size).map(drop)
        })
    }

    /// Orders that every line be examined. Ordered already, it stays so.
    ///
    /// # Errors
    /// When `member` may not, no reason is given, or the petition is not at that point.
    pub fn order_full_examination(
        &self,
        case: &Case,
        member: &Member,
        reason: &str,
    ) -> Result<(), OfficeError> {
        check(member, Right::Decide)?;
        let reason = required_text("Reason", reason)?;
        let stamp = self.stamp(member, Some(self.today()));
        self.act(case, |desk| {
            let stage = desk.petition()?.stage();
            if stage.name() >= StageName::Examining && stage.scope() == Scope::Full {
                return Ok(());
            }
            desk.record_one(&stamp, FullExaminationOrdered { reason })?;
            Ok(())
        })
    }
}

fn state_of(frames: &[FrameState], number: FrameNo) -> Result<FrameState, OfficeError> {
    let found = frames.iter().find(|state| state.number == number).cloned();
    found.ok_or(OfficeError::Refused(petition::Refusal::UnknownFrame(number)))
}
