//! Short texts with a shape: the petition's id, a reason's code, a seed.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::name::BadName;

macro_rules! shaped {
    ($(#[$doc:meta])* $name:ident, $check:expr, $expected:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = BadName;

            fn try_from(text: String) -> Result<Self, BadName> {
                if $check(text.as_bytes()) {
                    return Ok(Self(text));
                }
                Err(BadName { text: text.chars().take(80).collect(), expected: $expected })
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadName;

            fn from_str(text: &str) -> Result<Self, BadName> {
                Self::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

fn is_slug(text: &[u8]) -> bool {
    (1..=64).contains(&text.len())
        && text.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
        && !text.starts_with(b"-")
        && !text.ends_with(b"-")
}

/// `office` is taken: the office's own journal has that name.
fn is_petition_id(text: &[u8]) -> bool {
    is_slug(text) && text != b"office"
}

/// A seed must be long enough that nobody can have tried the draws it gives: 20 decimal digits are 66 bits.
fn is_seed(text: &[u8]) -> bool {
    (20..=200).contains(&text.len()) && text.iter().all(u8::is_ascii_digit)
}

shaped!(
    /// Names a petition in the data folder: `judge-2018`.
    PetitionId, is_petition_id, "a petition's id of 1 to 64 lower-case letters, digits and hyphens (not `office`)"
);
shaped!(
    /// A name the procedure gives to an event, a step or a count: `inspection-started`.
    Slug, is_slug, "a name of 1 to 64 lower-case letters, digits and hyphens"
);
shaped!(
    /// The code of a reason in the procedure's catalogue: `not-registered`. Words live with the procedure.
    ReasonCode, is_slug, "a reason code of 1 to 64 lower-case letters, digits and hyphens"
);
shaped!(
    /// The public seed of a draw.
    Seed, is_seed, "a seed of 20 to 200 decimal digits"
);
