//! The decision a line deserves.

/// The right decision about a line (`facts/reasons.md`, §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the codes name themselves")]
pub enum Finding {
    Valid,
    NotRegistered,
    OutOfCounty,
    OutOfDistrict,
    Illegible,
    DifferentAddress,
    NoResidenceAddress,
    RegistrationCancelled,
    RegistrationPending,
    RegisteredAfterSigning,
    SignatureMismatch,
    NoSignature,
    NotInOwnHand,
    Duplicate,
    Withdrawn,
    CirculatorDeclaration,
}

impl Finding {
    /// The word in `truth.csv`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::NotRegistered => "not_registered",
            Self::OutOfCounty => "out_of_county",
            Self::OutOfDistrict => "out_of_district",
            Self::Illegible => "illegible",
            Self::DifferentAddress => "different_address",
            Self::NoResidenceAddress => "no_residence_address",
            Self::RegistrationCancelled => "registration_cancelled",
            Self::RegistrationPending => "registration_pending",
            Self::RegisteredAfterSigning => "registered_after_signing",
            Self::SignatureMismatch => "signature_mismatch",
            Self::NoSignature => "no_signature",
            Self::NotInOwnHand => "not_in_own_hand",
            Self::Duplicate => "duplicate",
            Self::Withdrawn => "withdrawn",
            Self::CirculatorDeclaration => "circulator_declaration",
        }
    }
}
