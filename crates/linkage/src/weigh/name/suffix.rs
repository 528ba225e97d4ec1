//! Generation suffixes: what tells a father from a son of one name.

use crate::words::JUNIOR;

/// Of the voters whose registration has a suffix, share who write it, and who write it as another (junior and second are one thing
/// to many).
const WRITTEN: f64 = 0.40;
const MIXED_UP: f64 = 0.05;
/// Any other suffix is a slip of the pen or of the reader.
const ANOTHER: f64 = 0.002;
/// A senior is rarely registered as one, and writes it only beside a junior.
const SENIOR_UNREGISTERED: f64 = 0.02;
const SUFFIX_UNREGISTERED: f64 = 0.005;
/// Share of people nobody knows who write a suffix; nearly all are juniors, seconds and thirds.
const UNKNOWN_WRITTEN: f64 = 0.025;

/// The written suffix from a voter with the given one; 0 is none. `lacking` is the share of suffixes that the roll does not keep.
pub(crate) fn suffix(written: u8, roll: u8, lacking: f64) -> f64 {
    let written_anyway = lacking * unknown_suffix(written);
    match (written, roll) {
        (1.., 0) => known_suffix(written, roll).max(written_anyway),
        _ => known_suffix(written, roll),
    }
}

const fn known_suffix(written: u8, roll: u8) -> f64 {
    match (written, roll) {
        (0, 0) => 1.0 - SENIOR_UNREGISTERED - SUFFIX_UNREGISTERED,
        (0, _) => 1.0 - WRITTEN,
        (2, 0) => SENIOR_UNREGISTERED,
        (_, 0) => SUFFIX_UNREGISTERED,
        (JUNIOR, 3) | (3, JUNIOR) => MIXED_UP,
        _ if written == roll => WRITTEN - MIXED_UP,
        _ => ANOTHER,
    }
}

/// The written suffix from somebody unknown.
pub(crate) const fn unknown_suffix(written: u8) -> f64 {
    if written == 0 { 1.0 - UNKNOWN_WRITTEN } else { UNKNOWN_WRITTEN / 2.0 }
}

/// The written suffix from an unregistered relative who bears the first name of a voter with the given one: one of the two is the
/// other's junior, and the same suffix is the voter's own.
pub(super) const fn namesake_suffix(written: u8, roll: u8) -> f64 {
    match (written, roll) {
        (0, _) => 1.0 - WRITTEN,
        _ if written == roll => ANOTHER,
        _ => WRITTEN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_tells_father_from_son() {
        assert!(
            suffix(1, 1, 0.0) > 50.0 * suffix(1, 0, 0.0),
            "a junior who writes it is the one registered so"
        );
        assert!(suffix(2, 0, 0.0) > 5.0 * suffix(2, 1, 0.0), "a senior is rather the one without");
        assert!(suffix(0, 0, 0.0) < 2.0 * suffix(0, 1, 0.0), "without a suffix both may have written");
        assert!(
            namesake_suffix(1, 0) > 20.0 * suffix(1, 0, 0.0),
            "a junior who is not registered is not his father"
        );
    }
}
