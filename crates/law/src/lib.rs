//! What the statutes say: procedures as dated data, thresholds, calendars, reasons. Pure.
//!
//! A [`Catalog`] holds procedures, calendars and the reasons; a [`Procedure`] picks the [`Version`] in force on a
//! day; a version answers what is required, how large a sample must be, what a projection decides, and by when.
//! No threshold, day count or reason lives in this code: all of it is read from `procedures/*.toml`.

mod act;
mod amount;
mod bands;
mod calendar;
mod catalog;
mod comparison;
mod counted;
mod deadlines;
mod distribution;
mod error;
mod number;
mod page;
mod procedure;
mod projection;
mod reasons;
mod required;
mod rounding;
#[cfg(feature = "schema")]
mod schema;
mod statement_words;
mod text;
mod timeline;
mod version;
mod working;

pub use act::{Act, Case};
pub use amount::{Amount, Input, Inputs};
pub use bands::{Band, Bands, Decision, Verdict};
pub use calendar::{BusinessDays, Calendar};
pub use catalog::{Catalog, CountyCalendar};
pub use comparison::{Compared, Comparison};
pub use counted::counted;
pub use deadlines::{AfterTheLastDay, DateKind, Deadline, Period, PeriodUnit, Step};
pub use distribution::{Distribution, District, Spread};
pub use error::LawError;
pub use number::{Decimal, Exact, MAX_COUNT, parse_decimal, plain, plain_to, rounded_to};
pub use procedure::{Event, Procedure};
pub use projection::{
    Acceptance, CutPoints, Estimator, Extra, LowerLimit, PairLimit, Projecting, Ratio, RawCount, Subtract,
    Variant,
};
pub use reasons::{DuplicateRule, Level, Means, Reason};
pub use required::{Required, Threshold};
pub use rounding::{Mode, Rounding};
#[cfg(feature = "schema")]
pub use schema::{procedure_schema, reasons_schema};
pub use statement_words::count_words;
pub use timeline::{Entry, Extension, Facts, Happened, Standing, Stay, Timeline};
pub use version::{
    Consequence, Figure, Names, PrimaFacie, Question, Refused, RollUp, Sample, Statement, Successors,
    Vacancy, VacancyPhase, VacancyRule, Version, Vote, VoteDecision, worded,
};
pub use working::{Citation, Working};
