//! What a court orders.

use serde::{Deserialize, Serialize};

use crate::name::LineName;

macro_rules! order {
    ($(#[$doc:meta])* $name:ident { $( $(#[$field_doc:meta])* $field:ident: $type:ty ),* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// The court.
            pub court: String,
            /// The number of the case.
            pub case: String,
            $( $(#[$field_doc])* pub $field: $type, )*
        }
    };
}

order!(
    /// The clock and the examination stop; custody goes on.
    StayOrdered {}
);
order!(
    /// They go on.
    StayLifted {}
);
order!(
    /// These lines do not count.
    LinesStruck {
        /// The lines.
        lines: Vec<LineName>
    }
);
order!(
    /// Struck lines go back to what was found about them; others count, whatever was found.
    LinesReinstated {
        /// The lines.
        lines: Vec<LineName>
    }
);
