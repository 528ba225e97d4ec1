//! The demonstration's clock: the days of 2018, so that the same seed gives the same journal everywhere.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};

/// The petition is turned in.
pub(super) const FILED: Date = date(2018, 1, 11);
/// The raw count is known and the frame frozen.
pub(super) const COUNTED: Date = date(2018, 1, 19);
/// The seed is rolled and the sample drawn.
pub(super) const DRAWN: Date = date(2018, 1, 22);
/// The sample is examined.
pub(super) const EXAMINED: Date = date(2018, 1, 23);
/// Every line is examined, where it comes to that.
pub(super) const FULLY_EXAMINED: Date = date(2018, 2, 20);
/// Seconds between a clerk's decision and the next.
const STEP: SignedDuration = SignedDuration::from_millis(400);

/// Time as a parameter: every call is a little later.
#[derive(Debug, Clone)]
pub(super) struct Clock {
    now: Timestamp,
}

impl Clock {
    /// The office opens at nine, Pacific Standard Time.
    pub(super) fn at(day: Date) -> Self {
        let nine = day.at(17, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC);
        Self { now: nine.map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp()) }
    }

    /// The next moment.
    pub(super) fn next(&mut self) -> Timestamp {
        self.now = self.now.saturating_add(STEP).unwrap_or(self.now);
        self.now
    }
}
