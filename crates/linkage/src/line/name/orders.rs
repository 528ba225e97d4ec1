//! The usual orders of the words of a name, by how many there are.

use super::{NOTHING, Reading, Segment, WORDS};

const fn reading(first: Segment, middle: Segment, last: Segment, share: f64) -> Reading {
    Reading { first, middle, last, extra: NOTHING, share, lost_spaces: 0 }
}

const fn with_extra(first: Segment, last: Segment, extra: Segment, share: f64) -> Reading {
    Reading { first, middle: NOTHING, last, extra, share, lost_spaces: 0 }
}

const N: Segment = NOTHING;

/// Readings of names without a comma, by number of words.
pub(super) static PLAIN: [&[Reading]; WORDS + 1] = [
    &[],
    &[reading(N, N, (0, 1), 0.6), reading((0, 1), N, N, 0.4)],
    &[reading((0, 1), N, (1, 1), 0.93), reading((1, 1), N, (0, 1), 0.07)],
    &[
        reading((0, 1), (1, 1), (2, 1), 0.60),
        reading((0, 1), N, (1, 2), 0.18),
        reading((0, 2), N, (2, 1), 0.12),
        reading((1, 1), (2, 1), (0, 1), 0.04),
        reading((2, 1), N, (0, 2), 0.015),
        reading((1, 2), N, (0, 1), 0.015),
        with_extra((0, 1), (1, 1), (2, 1), 0.03),
    ],
    &[
        reading((0, 1), (1, 1), (2, 2), 0.30),
        reading((0, 1), (1, 2), (3, 1), 0.18),
        reading((0, 2), N, (2, 2), 0.20),
        reading((0, 2), (2, 1), (3, 1), 0.10),
        reading((0, 1), N, (1, 3), 0.08),
        reading((2, 1), (3, 1), (0, 2), 0.03),
        reading((1, 1), (2, 2), (0, 1), 0.03),
        reading((2, 2), N, (0, 2), 0.03),
        with_extra((0, 2), (2, 1), (3, 1), 0.03),
    ],
    &[
        reading((0, 1), (1, 2), (3, 2), 0.30),
        reading((0, 1), (1, 1), (2, 3), 0.20),
        reading((0, 2), (2, 1), (3, 2), 0.20),
        reading((0, 2), N, (2, 3), 0.10),
        reading((0, 1), (1, 3), (4, 1), 0.10),
        reading((2, 1), (3, 2), (0, 2), 0.05),
    ],
];

/// Readings of names with a comma behind the surname, by words before the comma (1 or 2) and in all.
pub(super) static SURNAME_FIRST: [[&[Reading]; WORDS + 1]; 2] = [
    [
        &[],
        &[reading(N, N, (0, 1), 1.0)],
        &[reading((1, 1), N, (0, 1), 0.97), reading((0, 1), N, (1, 1), 0.03)],
        &[reading((1, 1), (2, 1), (0, 1), 0.82), reading((1, 2), N, (0, 1), 0.17)],
        &[reading((1, 1), (2, 2), (0, 1), 0.5), reading((1, 2), (3, 1), (0, 1), 0.5)],
        &[reading((1, 1), (2, 3), (0, 1), 0.5), reading((1, 2), (3, 2), (0, 1), 0.5)],
    ],
    [
        &[],
        &[],
        &[reading(N, N, (0, 2), 0.8), reading((0, 1), N, (1, 1), 0.2)],
        &[reading((2, 1), N, (0, 2), 0.97), reading((2, 1), N, (1, 1), 0.03)],
        &[reading((2, 1), (3, 1), (0, 2), 0.8), reading((2, 2), N, (0, 2), 0.2)],
        &[reading((2, 1), (3, 2), (0, 2), 0.5), reading((2, 2), (4, 1), (0, 2), 0.5)],
    ],
];
