//! Why a line is good or bad, in the words registrars use.

use super::Finding;

/// How a line came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A registered voter at the registered address.
    Good,
    /// The same, by a voter on the inactive list: still registered, still entitled.
    Inactive,
    /// The same, cancelled only after the signing: it counts, because the day of signing decides (EC 100).
    CancelledSince,
    /// A further copy by somebody whose first line is good.
    Duplicate,
    /// Taken back in writing before the petition was filed.
    Withdrawn,
    /// Lives in the county, was never registered.
    NotRegistered,
    /// Not registered, lives with a registered relative of the same surname.
    UnregisteredRelative,
    /// Lives, or is registered, in another county.
    OutOfCounty,
    /// Registered in the county, outside the officer's district.
    OutOfDistrict,
    /// A person or an address that does not exist.
    Fictitious,
    /// Nobody can tell who this is.
    Illegible,
    /// Registered at an old address, wrote the new one.
    MovedAway,
    /// Registered at the new address, wrote the old one.
    OldAddress,
    /// The registration was cancelled before the signing.
    Cancelled,
    /// The registration was never completed.
    Pending,
    /// Registered after signing.
    RegisteredLate,
    /// Somebody else signed.
    SignatureMismatch,
    /// Name and address, no signature.
    MissingSignature,
    /// One of a household filled in and signed for the other.
    OneHand,
    /// A post-office box where the residence belongs.
    PoBox,
    /// No address.
    NoAddress,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 21] = [
        Self::Good,
        Self::Inactive,
        Self::CancelledSince,
        Self::Duplicate,
        Self::Withdrawn,
        Self::NotRegistered,
        Self::UnregisteredRelative,
        Self::OutOfCounty,
        Self::OutOfDistrict,
        Self::Fictitious,
        Self::Illegible,
        Self::MovedAway,
        Self::OldAddress,
        Self::Cancelled,
        Self::Pending,
        Self::RegisteredLate,
        Self::SignatureMismatch,
        Self::MissingSignature,
        Self::OneHand,
        Self::PoBox,
        Self::NoAddress,
    ];

    /// The decision it deserves, where the section's declaration is in order.
    #[must_use]
    pub const fn finding(self) -> Finding {
        match self {
            Self::Good | Self::Inactive | Self::CancelledSince => Finding::Valid,
            Self::Duplicate => Finding::Duplicate,
            Self::Withdrawn => Finding::Withdrawn,
            Self::NotRegistered | Self::UnregisteredRelative | Self::Fictitious => Finding::NotRegistered,
            Self::OutOfCounty => Finding::OutOfCounty,
            Self::OutOfDistrict => Finding::OutOfDistrict,
            Self::Illegible => Finding::Illegible,
            Self::MovedAway | Self::OldAddress => Finding::DifferentAddress,
            Self::Cancelled => Finding::RegistrationCancelled,
            Self::Pending => Finding::RegistrationPending,
            Self::RegisteredLate => Finding::RegisteredAfterSigning,
            Self::SignatureMismatch => Finding::SignatureMismatch,
            Self::MissingSignature => Finding::NoSignature,
            Self::OneHand => Finding::NotInOwnHand,
            Self::PoBox | Self::NoAddress => Finding::NoResidenceAddress,
        }
    }

    /// How often, among the bad lines of a usual circulator.
    pub(super) const fn weight(self) -> u32 {
        match self {
            Self::Good | Self::Inactive | Self::CancelledSince | Self::Duplicate | Self::OutOfDistrict => 0,
            Self::NotRegistered => 520,
            Self::UnregisteredRelative => 450,
            Self::OutOfCounty => 460,
            Self::Fictitious => 40,
            Self::Illegible => 30,
            Self::MovedAway => 400,
            Self::OldAddress => 80,
            Self::Cancelled => 150,
            Self::RegisteredLate | Self::SignatureMismatch => 140,
            Self::OneHand => 90,
            Self::PoBox => 60,
            Self::MissingSignature => 30,
            Self::Pending | Self::NoAddress | Self::Withdrawn => 20,
        }
    }

    /// The word in `truth.csv`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Inactive => "inactive",
            Self::CancelledSince => "cancelled_since",
            Self::Duplicate => "duplicate",
            Self::Withdrawn => "withdrawn",
            Self::NotRegistered => "not_registered",
            Self::UnregisteredRelative => "unregistered_relative",
            Self::OutOfCounty => "out_of_county",
            Self::OutOfDistrict => "out_of_district",
            Self::Fictitious => "fictitious",
            Self::Illegible => "illegible",
            Self::MovedAway => "moved_away",
            Self::OldAddress => "old_address",
            Self::Cancelled => "cancelled",
            Self::Pending => "pending",
            Self::RegisteredLate => "registered_late",
            Self::SignatureMismatch => "signature_mismatch",
            Self::MissingSignature => "missing_signature",
            Self::OneHand => "one_hand",
            Self::PoBox => "po_box",
            Self::NoAddress => "no_address",
        }
    }
}
