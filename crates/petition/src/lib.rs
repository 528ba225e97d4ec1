//! What happened to a petition: typed events from opening to the destruction of its records, the stages they lead
//! through, the findings on every line and the tallies they add up to. Pure: a [`Petition`] is a fold over events.
//!
//! A legal event moves the petition, an illegal one is refused by name and changes nothing. Rules about people (a second
//! count and a review are another person's, a difference is a lead's) are part of the machine, not of its callers.
//! Figures of law (day counts, thresholds, which raw count projects) are not here: they are `law`'s.

mod circulation;
mod course;
mod custody;
mod duplicates;
mod election;
pub mod event;
mod hash;
mod interner;
mod line;
mod name;
mod petition;
mod positions;
mod refusal;
mod stage;
mod tally;
mod text;
mod work;

pub use circulation::{Circulating, Circulation, CirculationName, Filed, Form, Noticed};
pub use course::{Course, Moment, StayRecord};
pub use custody::{BoxRecord, Place, Section, Sheet};
pub use election::{Adopted, Concluded, Election, ElectionName, Ordered, Presented, Resulted};
pub use event::{BadEvent, Event, EventKind};
pub use hash::{Commitment, Digest, VoterHandle};
pub use line::{LineView, Standing};
pub use name::{
    BadName, BoxId, CirculatorId, FrameNo, LineName, Position, RollNo, SectionId, SheetNo, Side, WithdrawalId,
};
pub use petition::{
    By, Copies, CountChanges, FrameState, LineOrder, LineQuery, Look, LookedAt, Milestone, OpenWork, Pending,
    Petition, Reviews, Role, SheetCount, StandingName, Withdrawal,
};
pub use positions::{Positions, SheetLines};
pub use refusal::Refusal;
pub use stage::{
    Accepted, Certified, Completed, Counted, Drawn, Examining, Framed, Scope, Seeded, Stage, StageName,
};
pub use tally::{Counts, Figure, Tally};
pub use text::{PetitionId, ReasonCode, Seed, Slug};
