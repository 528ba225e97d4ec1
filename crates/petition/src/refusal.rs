//! Why an event was refused. Each message is one line that says what, where and what to do.

use jiff::civil::Date;

use crate::event::{BadEvent, Decision, EventKind};
use crate::name::{BoxId, FrameNo, LineName, RollNo, SectionId, SheetNo, WithdrawalId};
use crate::stage::StageName;

/// An event that cannot have happened in this state. A refused event changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what each variant and field means")]
pub enum Refusal {
    #[error("{} before the petition is opened: record `petition-opened` first", .event.cannot())]
    NotOpened { event: EventKind },
    #[error("{} before {}: record `{}` first", .event.cannot(), .needs.milestone(), .needs.reached_by())]
    TooEarly { event: EventKind, needs: StageName },
    #[error("{} after {}", .event.cannot(), .stage.milestone())]
    TooLate { event: EventKind, stage: StageName },
    #[error("{} while a stay of {court} (case {case}) is in force: record `stay-lifted` first", .event.cannot())]
    Stayed { event: EventKind, court: String, case: String },
    #[error("there is no stay to lift")]
    NotStayed,
    #[error("{} after the records were destroyed", .event.cannot())]
    Destroyed { event: EventKind },
    #[error("the records must be kept until {until}, {on} is before that day")]
    Retention { until: Date, on: Date },

    #[error("{} now: {state}; what can follow is {possible}", .event.cannot())]
    OutOfTurn { event: EventKind, state: &'static str, possible: String },
    #[error("{what} is dated {day}, it must come after {after}")]
    Backwards { what: &'static str, day: Date, after: Date },
    #[error("the office is vacant already")]
    VacatedAlready,
    #[error("{} on a petition that is not certified sufficient", .event.cannot())]
    NotSufficient { event: EventKind },
    #[error("{} while an election is ordered: record its result, or `election-called-off`, first", .event.cannot())]
    ElectionPending { event: EventKind },
    #[error("the question on the ballot has no successors: nobody can be nominated")]
    NoSuccessors,
    #[error("`{0}` is nominated already")]
    NominatedAlready(String),
    #[error("`{0}` cannot follow: nobody follows where the officer is not removed or the office is vacant")]
    NobodyFollows(String),
    #[error("`{0}` cannot follow: the certified result has no votes for that name")]
    NoVotesFor(String),
    #[error("`{name}` cannot follow with {votes} votes: somebody has {most}")]
    NotMostVotes { name: String, votes: u64, most: u64 },
    #[error("the office is not vacant, or was filled already")]
    NotVacant,

    #[error("{what} must be given")]
    Missing { what: &'static str },
    #[error("box {0} was received already")]
    BoxAgain(BoxId),
    #[error("box {0} was never received: record `box-received` first")]
    UnknownBox(BoxId),
    #[error("section {0} was received already")]
    SectionAgain(SectionId),
    #[error("section {0} was never received: record `section-received` first")]
    UnknownSection(SectionId),
    #[error("section {0} is out of its box: record `section-returned` first")]
    SectionOut(SectionId),
    #[error("section {0} is in box {1}: only a section that was pulled can be put back")]
    SectionIn(SectionId, BoxId),
    #[error("section {section}: signing ends on {to}, before it begins on {from}")]
    SigningBackwards { section: SectionId, from: Date, to: Date },
    #[error("roll {given} cannot be bound, the next one is number {next}")]
    RollOrder { given: RollNo, next: u32 },
    #[error("roll {0} is not bound: record `roll-bound` first")]
    UnknownRoll(RollNo),

    #[error(
        "sheet {sheet} of section {section}: the first count is made already; record the second, by another person"
    )]
    CountedAgain { section: SectionId, sheet: SheetNo },
    #[error("sheet {sheet} of section {section} has no first count: record it before the second")]
    NoFirstCount { section: SectionId, sheet: SheetNo },
    #[error(
        "sheet {sheet} of section {section} is counted twice already; a lead corrects it with `count-resolved`"
    )]
    CountSettled { section: SectionId, sheet: SheetNo },
    #[error("sheet {sheet} of section {section} has been counted once only: a second person must count it")]
    OneCount { section: SectionId, sheet: SheetNo },
    #[error("sheet {sheet} of section {section}: the two counts differ; a lead must record `count-resolved`")]
    CountsDiffer { section: SectionId, sheet: SheetNo },
    #[error(
        "section {0} has no sheet counted: record `sheet-counted` for its sheets, without lines where it is blank"
    )]
    NothingCounted(SectionId),
    #[error("sheets were counted or corrected since the raw count: record `raw-count-restated` first")]
    CountsOpen,
    #[error("{what} is given as {stated}, the events add up to {fold}")]
    Disagrees { what: String, stated: String, fold: String },
    #[error(
        "{0} lines were added after the frame was frozen: give the hash of the supplementary frame that holds them"
    )]
    SupplementMissing(u32),
    #[error("no line was added after the frame was frozen: a supplementary frame would be empty")]
    SupplementEmpty,

    #[error("frame {0} does not exist")]
    UnknownFrame(FrameNo),
    #[error("the seed of frame {0} is published already, a draw has one seed")]
    SeedAgain(FrameNo),
    #[error(
        "the sample of frame {0} cannot be drawn before its seed is published: record `seed-published` first"
    )]
    NoSeed(FrameNo),
    #[error("the sample of frame {0} is drawn already; only a larger one that begins with it can follow")]
    SampleAgain(FrameNo),
    #[error("a sample of {size} cannot be drawn from {lines} lines")]
    SampleTooLarge { size: u32, lines: u32 },
    #[error("supplementary frame {0} has no sample: record `seed-published` and `sample-drawn` for it first")]
    SupplementNotDrawn(FrameNo),

    #[error("line {0} does not exist: no sheet count names it")]
    UnknownLine(LineName),
    #[error("line {0} is named twice")]
    LineTwice(LineName),
    #[error("line {0} is not in frame {1}")]
    NotInFrame(LineName, FrameNo),
    #[error("line {0} is not in the sample; every line is examined only after `full-examination-ordered`")]
    NotInSample(LineName),
    #[error("line {0} has a finding already: review it, or undo it first")]
    FoundAlready(LineName),
    #[error("line {0} has no finding to review: record `finding-recorded` first")]
    NothingToReview(LineName),
    #[error("line {0} was reviewed already")]
    ReviewedAlready(LineName),
    #[error("line {0} has no difference to resolve")]
    NothingToResolve(LineName),
    #[error("line {0} has no finding to undo")]
    NothingToUndo(LineName),
    #[error("line {0} is decided: undo the finding before leaving it pending")]
    DecidedAlready(LineName),
    #[error("{what}: `{person}` made the earlier one, another person must make this one")]
    SamePerson { what: &'static str, person: String },
    #[error("{what}: only a lead or the registrar can, `{person}` is neither")]
    NotALead { what: &'static str, person: String },
    #[error("line {line}: the finding is `{maker}`'s, who alone or a lead can undo it")]
    NotYours { line: LineName, maker: String },

    #[error("duplicates need at least two lines")]
    GroupTooSmall,
    #[error("line {line} belongs to a group with {other}: name all lines of that group, or undo it first")]
    GroupOverlap { line: LineName, other: LineName },
    #[error("line {0} stands for a group it is not in")]
    StandsOutside(LineName),
    #[error("line {0} is in no group of duplicates")]
    NoGroup(LineName),
    #[error("lines {0} and {1} are by the same voter: record `duplicates-found` and which of them stands")]
    SameVoter(LineName, LineName),

    #[error("withdrawal {0} was received already")]
    WithdrawalAgain(WithdrawalId),
    #[error("withdrawal {0} was never received: record `withdrawal-received` first")]
    UnknownWithdrawal(WithdrawalId),
    #[error("withdrawal {0}: that it fits no line must rest on at least one search among the lines")]
    NothingSearched(WithdrawalId),
    #[error("line {0} is withdrawn already")]
    WithdrawnAlready(LineName),
    #[error("line {0} is struck already")]
    StruckAlready(LineName),
    #[error("line {0} is reinstated already")]
    ReinstatedAlready(LineName),

    #[error("the examination is not finished: {0}")]
    Unfinished(String),
    #[error("every line is being examined already")]
    FullAlready,
    #[error("a projection is made from a sample, every line was examined here")]
    NoSample,
    #[error("the certificate rests on a sample: record `projection-recorded` first")]
    NoProjection,
    #[error("the certificate says {certificate}, the projection says {projection:?}")]
    ProjectionSaysElse { certificate: String, projection: Decision },
    #[error("only the registrar determines an outcome the law leaves open, `{person}` is not the registrar")]
    NotTheRegistrar { person: String },
    #[error("the outcome is not left open: the projection says {0:?}")]
    OutcomeNotOpen(Decision),
    #[error("the registrar determined that the petition is {determined}: the certificate must say the same")]
    DeterminedElse { determined: &'static str },
    #[error(transparent)]
    Event(#[from] BadEvent),
}

impl Refusal {
    /// What is not possible in a state, with what is.
    pub(crate) fn out_of_turn(event: EventKind, state: &'static str, next: &[EventKind]) -> Self {
        let names: Vec<_> = next.iter().map(|kind| format!("`{kind}`")).collect();
        let possible = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
        Self::OutOfTurn { event, state, possible }
    }
}
