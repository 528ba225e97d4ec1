//! What the programs can find out by themselves, and so need a reason for.

use serde::{Deserialize, Serialize};

macro_rules! findings {
    ($($(#[$doc:meta])* $name:ident = $words:literal;)*) => {
        /// A finding that a reason of the catalogue stands for: its `means`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum Means { $($(#[$doc])* $name,)* }

        impl Means {
            /// Every finding there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// In words, for a message.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}

findings! {
    /// Nobody on the roll wrote the line.
    NotOnRoll = "a signer who is not on the roll";
    /// The registration was canceled before the day of signing.
    Canceled = "a registration canceled before signing";
    /// The registration began after the day of signing.
    RegisteredLater = "a registration later than the signing";
    /// The registration is inactive; a procedure without this reason lets such voters sign.
    Inactive = "an inactive registration";
    /// The voter is registered at another address than the line gives.
    Moved = "an address that is not the registered one";
    /// The line gives no address, or one that cannot be read.
    NoAddress = "a missing address";
    /// Registered in another county.
    OtherCounty = "a registration in another county";
    /// Registered where the petition is not about.
    OtherDistrict = "a registration outside the jurisdiction";
    /// The same voter signed before.
    ExtraCopy = "an extra copy";
    /// Nothing stands where the signature belongs.
    Unsigned = "a missing signature";
    /// The signature is not the one on file.
    SignatureDiffers = "a signature unlike the one on file";
    /// Nobody can tell who signed.
    Unreadable = "a line nobody can read";
    /// Somebody else filled the line in.
    OtherHand = "a line in another hand";
    /// The circulator's declaration is missing or incomplete.
    CirculatorFault = "a missing circulator's declaration";
    /// The signer took the signature back.
    Withdrawn = "a withdrawn signature";
    /// A court took the line out.
    Struck = "a line struck by a court";
}
