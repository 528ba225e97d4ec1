//! The stages of a petition. Each carries the data it was reached with, and only the stage before can make it:
//! a draw without a frozen frame cannot be written down. Transitions consume the stage they leave.
//! The picture is in docs/states.md.

mod gate;

use crate::event::{
    CertificateIssued, CertificateRestated, Figures, Outcome, OutcomeDetermined, ProjectionRecorded,
};
use crate::hash::Digest;
use crate::refusal::Refusal;
use crate::tally::Tally;
use crate::text::Seed;

pub(crate) use gate::{Rule, check};

/// The stages by name, in the order of a petition's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "`milestone` says what each means")]
pub enum StageName {
    Opened,
    Receiving,
    Counted,
    Rejected,
    Accepted,
    Framed,
    Seeded,
    Drawn,
    Examining,
    Completed,
    Certified,
}

/// Which lines are examined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// The lines drawn.
    Sample,
    /// All lines of the raw count.
    Full,
}

/// Where a petition stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Opened, nothing received.
    Opened,
    /// Boxes and sections come in, sheets are counted.
    Receiving,
    /// The raw count is declared.
    Counted(Counted),
    /// Too few lines on the face of it: no further action.
    Rejected(Accepted),
    /// Enough lines on the face of it: filed.
    Accepted(Accepted),
    /// The frame is frozen.
    Framed(Framed),
    /// The seed is public.
    Seeded(Seeded),
    /// The sample is drawn.
    Drawn(Drawn),
    /// Lines are examined.
    Examining(Box<Examining>),
    /// Every line in scope has a final result.
    Completed(Box<Completed>),
    /// The certificate is issued.
    Certified(Box<Certified>),
}

/// A declared raw count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Lines, as first declared.
    pub raw_count: u32,
}

/// A petition decided on prima facie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    /// What was declared.
    pub counted: Counted,
    /// Signatures required.
    pub required: u32,
}

/// A frozen frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Framed {
    /// What came before.
    pub accepted: Accepted,
    /// Hash of the frame.
    pub hash: Digest,
    /// Lines in it.
    pub lines: u32,
}

/// A published seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seeded {
    /// What came before.
    pub framed: Framed,
    /// The seed.
    pub seed: Seed,
}

/// A drawn sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// What came before.
    pub seeded: Seeded,
    /// Lines drawn.
    pub size: u32,
    /// Hash of the list.
    pub hash: Digest,
}

/// An examination under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examining {
    /// The prima facie decision it follows.
    pub accepted: Accepted,
    /// The sample, where one was drawn.
    pub sample: Option<Drawn>,
    /// Which lines are examined.
    pub scope: Scope,
}

/// A finished examination.
#[derive(Debug, Clone, PartialEq)]
pub struct Completed {
    /// The examination.
    pub examining: Examining,
    /// Its figures.
    pub tally: Tally,
    /// The projection, where one is recorded.
    pub projection: Option<ProjectionRecorded>,
    /// The official's determination, where the law leaves the outcome open.
    pub determined: Option<OutcomeDetermined>,
}

/// A certified petition.
#[derive(Debug, Clone, PartialEq)]
pub struct Certified {
    /// What it rests on.
    pub completed: Completed,
    /// The certificate.
    pub certificate: CertificateIssued,
    /// What courts and corrections made of its figures, in order; the last one counts.
    pub restated: Vec<CertificateRestated>,
    /// The official's determination after the certificate, where the law leaves a restated outcome open.
    pub determined: Option<OutcomeDetermined>,
}

impl Certified {
    /// What the certificate says now.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.restated.last().map_or(self.certificate.outcome, |restated| restated.outcome)
    }

    /// The figures that stand: as issued, or as last restated.
    #[must_use]
    pub fn figures(&self) -> Figures {
        self.restated.last().map_or(self.certificate.figures, |restated| restated.figures)
    }

    /// The official's determination that the figures which stand rest on.
    #[must_use]
    pub fn determination(&self) -> Option<&OutcomeDetermined> {
        let figures = self.figures();
        let made = [self.determined.as_ref(), self.completed.determined.as_ref()];
        made.into_iter().flatten().find(|determined| determined.figures == figures)
    }
}

impl Counted {
    pub(crate) fn decide(self, required: u32, accepted: bool) -> Stage {
        let decided = Accepted { counted: self, required };
        if accepted { Stage::Accepted(decided) } else { Stage::Rejected(decided) }
    }
}

impl Accepted {
    pub(crate) fn freeze(self, hash: Digest, lines: u32) -> Framed {
        Framed { accepted: self, hash, lines }
    }

    pub(crate) fn examine_all(self, sample: Option<Drawn>) -> Examining {
        Examining { accepted: self, sample, scope: Scope::Full }
    }
}

impl Framed {
    pub(crate) fn publish(self, seed: Seed) -> Seeded {
        Seeded { framed: self, seed }
    }
}

impl Seeded {
    pub(crate) fn draw(self, size: u32, hash: Digest) -> Result<Drawn, Refusal> {
        if size == 0 || size > self.framed.lines {
            return Err(Refusal::SampleTooLarge { size, lines: self.framed.lines });
        }
        Ok(Drawn { seeded: self, size, hash })
    }
}

impl Drawn {
    pub(crate) fn examine(self) -> Examining {
        Examining { accepted: self.seeded.framed.accepted, sample: Some(self), scope: Scope::Sample }
    }
}

impl Examining {
    pub(crate) fn complete(self, tally: Tally) -> Completed {
        Completed { examining: self, tally, projection: None, determined: None }
    }
}

impl Completed {
    /// A figure changed after completion: tally and projection fall, the examination goes on.
    pub(crate) fn reopen(self) -> Examining {
        self.examining
    }

    /// A larger sample follows a projection that could not decide.
    pub(crate) fn extend(self, size: u32, hash: Digest) -> Result<Examining, Refusal> {
        match self.examining.sample {
            Some(drawn) if self.examining.scope == Scope::Sample && size > drawn.size => {
                drawn.seeded.draw(size, hash).map(Drawn::examine)
            }
            _ => Err(Refusal::SampleAgain(crate::name::FrameNo::MAIN)),
        }
    }

    pub(crate) fn certify(self, certificate: CertificateIssued) -> Certified {
        Certified { completed: self, certificate, restated: Vec::new(), determined: None }
    }
}

impl Stage {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> StageName {
        match self {
            Self::Opened => StageName::Opened,
            Self::Receiving => StageName::Receiving,
            Self::Counted(_) => StageName::Counted,
            Self::Rejected(_) => StageName::Rejected,
            Self::Accepted(_) => StageName::Accepted,
            Self::Framed(_) => StageName::Framed,
            Self::Seeded(_) => StageName::Seeded,
            Self::Drawn(_) => StageName::Drawn,
            Self::Examining(_) => StageName::Examining,
            Self::Completed(_) => StageName::Completed,
            Self::Certified(_) => StageName::Certified,
        }
    }

    /// Which lines are or were examined; the sample until a full examination is ordered.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Examining(examining) => examining.scope,
            Self::Completed(completed) => completed.examining.scope,
            Self::Certified(certified) => certified.completed.examining.scope,
            _ => Scope::Sample,
        }
    }

    /// The prima facie decision, once taken.
    #[must_use]
    pub fn accepted(&self) -> Option<Accepted> {
        match self {
            Self::Opened | Self::Receiving | Self::Counted(_) => None,
            Self::Accepted(accepted) | Self::Rejected(accepted) => Some(*accepted),
            Self::Framed(framed) => Some(framed.accepted),
            Self::Seeded(seeded) => Some(seeded.framed.accepted),
            Self::Drawn(drawn) => Some(drawn.seeded.framed.accepted),
            Self::Examining(examining) => Some(examining.accepted),
            Self::Completed(completed) => Some(completed.examining.accepted),
            Self::Certified(certified) => Some(certified.completed.examining.accepted),
        }
    }

    /// The sample drawn from the main frame, if any.
    #[must_use]
    pub fn drawn(&self) -> Option<&Drawn> {
        match self {
            Self::Drawn(drawn) => Some(drawn),
            Self::Examining(examining) => examining.sample.as_ref(),
            Self::Completed(completed) => completed.examining.sample.as_ref(),
            Self::Certified(certified) => certified.completed.examining.sample.as_ref(),
            _ => None,
        }
    }
}
