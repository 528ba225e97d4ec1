//! What can go wrong in the office; each message is one line for the person who must act.

use std::path::PathBuf;

/// Why a use case did not happen. Nothing of it was recorded then.
#[derive(Debug, thiserror::Error)]
pub enum OfficeError {
    /// Not a data folder.
    #[error("{}: there is no journal.sqlite here; give the data folder of an office, or make one", path.display())]
    NoDataFolder {
        /// The path.
        path: PathBuf,
    },
    /// The petition is not in the data folder.
    #[error("there is no petition `{0}` here")]
    NoPetition(String),
    /// The procedures at hand do not hold the bytes a petition is bound to.
    #[error(
        "petition is bound to procedure {procedure} with hash {bound}, the file at hand has {found}: put the bound file \
         into the folder `procedures`, or bind the petition anew"
    )]
    OtherProcedure {
        /// The procedure.
        procedure: String,
        /// Hash in the journal.
        bound: String,
        /// Hash at hand.
        found: String,
    },
    /// The snapshot a petition is bound to is not in the data folder.
    #[error(
        "the roll {hash} is not in {}: put the snapshot there, or bind the petition to a later roll",
        folder.display()
    )]
    NoRoll {
        /// Its hash.
        hash: String,
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// No right to do it.
    #[error("{role}s may not do this: it needs a {needs}")]
    NoRight {
        /// The person's role.
        role: crate::rights::Role,
        /// Who could.
        needs: String,
    },
    /// Lines an inspector may not see, or not now.
    #[error("{0}")]
    NoInspection(String),
    /// A line somebody else works on, or nobody needs to.
    #[error("line {line} {problem}: nothing was recorded, go on with the next line")]
    NotYourLine {
        /// The line.
        line: petition::LineName,
        /// Why not.
        problem: String,
    },
    /// Something a form says that cannot be.
    #[error("{field}: {problem}")]
    Field {
        /// The field as the form names it.
        field: &'static str,
        /// What is wrong and what to do.
        problem: String,
    },
    /// Somebody else was faster, or the page is older than what it speaks of.
    #[error("{problem}")]
    Meanwhile {
        /// What is so now and what to do.
        problem: String,
    },
    /// Not a password to use.
    #[error(transparent)]
    Password(#[from] crate::people::PasswordError),
    /// A petition file that cannot be read.
    #[error(transparent)]
    PetitionFile(#[from] crate::petition_file::PetitionFileError),
    /// Another thread stopped in the middle of its work.
    #[error("the office's state is not reliable any more: restart scrutineer, the journal is unharmed")]
    Poisoned,
    /// Nothing is bound yet.
    #[error("the petition is not bound to a {0} yet")]
    NotBound(&'static str),
    /// Something that comes later in a petition's life.
    #[error("there is no {0} yet")]
    NotYet(&'static str),
    /// A reason that others set, or that is none of a single line.
    #[error("\"{wording}\" is not for a {role} to say of a line: put it aside with a note for {who}")]
    NotYourReason {
        /// The reason in words.
        wording: String,
        /// The member's role.
        role: crate::rights::Role,
        /// Who may set it.
        who: String,
    },
    /// A reason the procedure does not know.
    #[error("`{code}` is no reason under {procedure}; its reasons are {known}")]
    UnknownReason {
        /// The code given.
        code: String,
        /// The procedure.
        procedure: String,
        /// Its codes.
        known: String,
    },
    /// The certificate cannot follow from the figures.
    #[error("no certificate can be issued: the outcome is `{0}`")]
    NoOutcome(String),
    /// A district the roll does not know.
    #[error("the petition file names the district column `{column}`, the roll has {known}")]
    NoDistrict {
        /// The column named.
        column: String,
        /// The roll's columns.
        known: String,
    },
    /// A count larger than a petition can have.
    #[error("{what} is {count}, more than a petition can have")]
    TooMany {
        /// What is counted.
        what: &'static str,
        /// The count.
        count: u64,
    },
    /// An event the procedure does not have.
    #[error("`{event}` is not part of {procedure}, whose events are {known}")]
    NotInProcedure {
        /// The event.
        event: String,
        /// The procedure.
        procedure: String,
        /// Its events.
        known: String,
    },
    /// An act the law refuses: too many words, too late, by somebody else.
    #[error("{0}")]
    Unlawful(String),
    /// A procedure in which nobody signs anything.
    #[error("{procedure} has no petition: nobody signs anything; its events are {events}")]
    NoPetitionInProcedure {
        /// The procedure.
        procedure: String,
        /// Its events.
        events: String,
    },
    /// A file.
    #[error(transparent)]
    File(#[from] std::io::Error),
    /// The event is refused or the journal fails.
    #[error(transparent)]
    Record(#[from] journal::RecordError),
    /// The journal cannot be replayed.
    #[error(transparent)]
    Replay(#[from] journal::ReplayError),
    /// The journal or the vault fails.
    #[error(transparent)]
    Store(#[from] journal::StoreError),
    /// The event is refused.
    #[error(transparent)]
    Refused(#[from] petition::Refusal),
    /// The law refuses.
    #[error(transparent)]
    Law(#[from] law::LawError),
    /// The projection refuses.
    #[error(transparent)]
    Projection(#[from] sampling::projection::ProjectionError),
    /// The frame or the draw refuses.
    #[error(transparent)]
    Frame(#[from] sampling::FrameError),
    /// The draw refuses.
    #[error(transparent)]
    Draw(#[from] sampling::DrawError),
    /// The seed is no seed.
    #[error(transparent)]
    Seed(#[from] sampling::SeedError),
    /// A name that is none.
    #[error(transparent)]
    Name(#[from] petition::BadName),
    /// The roll cannot be read.
    #[error(transparent)]
    Roll(#[from] roll::SnapshotError),
    /// A report cannot be made.
    #[error(transparent)]
    Report(#[from] reports::ReportError),
}
