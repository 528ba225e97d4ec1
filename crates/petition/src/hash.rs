//! Thirty-two bytes with a meaning. They are written as 64 lower-case hexadecimal digits.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::name::BadName;

macro_rules! bytes32 {
    ($(#[$doc:meta])* $name:ident, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub [u8; 32]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = BadName;

            fn from_str(text: &str) -> Result<Self, BadName> {
                let mut bytes = [0; 32];
                match hex::decode_to_slice(text, &mut bytes) {
                    Ok(()) => Ok(Self(bytes)),
                    Err(_) => Err(BadName { text: text.chars().take(80).collect(), expected: $expected }),
                }
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadName;

            fn try_from(text: String) -> Result<Self, BadName> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    };
}

bytes32!(
    /// SHA-256 of something the petition is bound to: a procedure file, a roll snapshot, a frame, a list.
    Digest, "a SHA-256 hash of 64 hexadecimal digits"
);
bytes32!(
    /// Stands for a voter inside one petition: a keyed hash of the voter's number. Equal voters give equal
    /// handles; without the key, which lives in the vault, nobody can tell which voter it is.
    VoterHandle, "a voter handle of 64 hexadecimal digits"
);
bytes32!(
    /// A salted commitment to personal data kept in the vault (DESIGN.md §4.7).
    Commitment, "a commitment of 64 hexadecimal digits"
);
