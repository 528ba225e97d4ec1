//! What kind of petition to collect.

use crate::day::Day;

/// Size, seed and mix of a petition. Shares are in parts of 10,000 lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PetitionOptions {
    /// Lines with an entry, as the raw count finds them.
    pub lines: u32,
    /// The same seed on the same county gives the same petition.
    pub seed: u64,
    /// Boxes it is turned in.
    pub boxes: u32,
    /// First day anybody may sign.
    pub opened: Day,
    /// The last day of signing.
    pub closed: Day,
    /// Lines that count: good, by a registered voter at the right address, extra copies left out.
    pub good_share: u32,
    /// Lines that are a second or third copy.
    pub duplicate_share: u32,
    /// Relative weights of clean, typically keyed and poorly read lines.
    pub quality: [u32; 3],
    /// Where given, only voters of this supervisorial district may sign; lines of others are out of the jurisdiction.
    pub supervisor_district: Option<u32>,
    /// Positions on one side of a sheet.
    pub positions: u32,
}

impl Default for PetitionOptions {
    /// Like Santa Clara's petition of 2018: 94,539 lines in 11 boxes, turned in on 2018-01-11.
    fn default() -> Self {
        Self {
            lines: 94_539,
            seed: 2018,
            boxes: 11,
            opened: Day::new(2017, 8, 14),
            closed: Day::new(2018, 1, 10),
            good_share: 7200,
            duplicate_share: 165,
            quality: [30, 50, 20],
            supervisor_district: None,
            positions: 8,
        }
    }
}

/// Why no petition can be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PetitionError {
    /// People sign once, as a rule.
    #[error(
        "{lines} lines are too many for a roll of {voters} voters; ask for at most {most} or make a larger county"
    )]
    TooManyLines {
        /// Asked for.
        lines: u32,
        /// On the roll.
        voters: usize,
        /// Possible.
        most: usize,
    },
    /// A share or a count that makes no sense.
    #[error("{what} is {value}; it must be {rule}")]
    OutOfRange {
        /// The option.
        what: &'static str,
        /// Its value.
        value: u32,
        /// What it must be.
        rule: &'static str,
    },
}

impl PetitionOptions {
    pub(super) fn check(&self, voters: usize) -> Result<(), PetitionError> {
        let out_of_range = |what, value, rule| Err(PetitionError::OutOfRange { what, value, rule });
        let most = if self.supervisor_district.is_some() { voters / 10 } else { voters / 2 };
        if self.lines as usize > most {
            return Err(PetitionError::TooManyLines { lines: self.lines, voters, most });
        }
        if self.lines == 0 {
            return out_of_range("the number of lines", 0, "at least 1");
        }
        if self.good_share + self.duplicate_share > 10_000 {
            return out_of_range(
                "good share with duplicate share",
                self.good_share + self.duplicate_share,
                "at most 10000",
            );
        }
        if self.boxes == 0 || self.boxes > 999 {
            return out_of_range("the number of boxes", self.boxes, "1 to 999");
        }
        if self.positions == 0 || self.positions > 40 {
            return out_of_range("the number of positions on a side", self.positions, "1 to 40");
        }
        if self.quality.iter().all(|q| *q == 0) {
            return out_of_range("every weight of quality", 0, "above 0 for one of the three");
        }
        if self.supervisor_district.is_some_and(|d| !(1..=5).contains(&d)) {
            return out_of_range(
                "the supervisorial district",
                self.supervisor_district.unwrap_or(0),
                "1 to 5",
            );
        }
        if self.closed < self.opened {
            return out_of_range(
                "the days of circulation",
                0,
                "at least 1: the last day is before the first",
            );
        }
        Ok(())
    }
}
