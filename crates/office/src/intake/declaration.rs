//! What looks wrong about a circulator's declaration (EC §104). It warns; it decides nothing.

use std::fmt;

use jiff::civil::Date;
use petition::event::Declaration;

use crate::petition_file::Signing;

/// Something about a declaration that a clerk should look at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// No signature of the circulator.
    NotSigned,
    /// No date.
    NotDated,
    /// No range of signing days.
    NoSigningDays,
    /// The last day of signing is before the first.
    Backwards,
    /// Signing began before circulation did, on this day.
    BeforeCirculation(Date),
    /// Signing ended after circulation did, on this day.
    AfterCirculation(Date),
    /// The declaration is older than the last signature, which is of this day.
    BeforeLastSignature(Date),
    /// A day that is not here yet.
    ToCome(Date),
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSigned => f.write_str("the circulator did not sign"),
            Self::NotDated => f.write_str("the declaration bears no date"),
            Self::NoSigningDays => f.write_str("the days of signing are not given"),
            Self::Backwards => f.write_str("the last day of signing is before the first"),
            Self::BeforeCirculation(day) => write!(f, "signing began before circulation did, on {day}"),
            Self::AfterCirculation(day) => write!(f, "signing went on after circulation ended, on {day}"),
            Self::BeforeLastSignature(day) => {
                write!(f, "the declaration is dated before the last day of signing, {day}")
            }
            Self::ToCome(day) => write!(f, "{day} is still to come"),
        }
    }
}

/// Everything that looks wrong, in the order of the form.
#[must_use]
pub fn doubts(declaration: &Declaration, circulation: Option<Signing>, today: Date) -> Vec<Doubt> {
    let mut found = Vec::new();
    if !declaration.signed {
        found.push(Doubt::NotSigned);
    }
    if declaration.dated.is_none() {
        found.push(Doubt::NotDated);
    }
    match declaration.signing {
        None => found.push(Doubt::NoSigningDays),
        Some(range) => {
            if range.to < range.from {
                found.push(Doubt::Backwards);
            }
            if let Some(begins) = circulation.map(|days| days.from).filter(|begins| range.from < *begins) {
                found.push(Doubt::BeforeCirculation(begins));
            }
            if let Some(ends) = circulation.map(|days| days.to).filter(|ends| range.to > *ends) {
                found.push(Doubt::AfterCirculation(ends));
            }
            if declaration.dated.is_some_and(|dated| dated < range.to) {
                found.push(Doubt::BeforeLastSignature(range.to));
            }
        }
    }
    let days = declaration.signing.iter().flat_map(|range| [range.from, range.to]).chain(declaration.dated);
    if let Some(day) = days.filter(|day| *day > today).max() {
        found.push(Doubt::ToCome(day));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use petition::event::SigningRange;

    #[test]
    fn every_flaw_is_named_and_a_right_declaration_has_none() {
        let circulation = Some(Signing { from: date(2026, 3, 1), to: date(2026, 6, 30) });
        let today = date(2026, 7, 10);
        let of = |signed, dated, days: Option<(Date, Date)>| {
            let signing = days.map(|(from, to)| SigningRange { from, to });
            doubts(&Declaration { signed, dated, signing }, circulation, today)
        };
        let (spring, may) = (date(2026, 4, 1), date(2026, 5, 1));
        assert_eq!(of(true, Some(may), Some((spring, may))), []);
        assert_eq!(of(false, None, None), [Doubt::NotSigned, Doubt::NotDated, Doubt::NoSigningDays]);
        assert_eq!(of(true, Some(spring), Some((spring, may))), [Doubt::BeforeLastSignature(may)]);
        assert_eq!(of(true, Some(may), Some((may, spring))), [Doubt::Backwards]);
        let late = date(2026, 8, 1);
        assert_eq!(
            of(true, Some(late), Some((date(2026, 2, 1), late))),
            [
                Doubt::BeforeCirculation(date(2026, 3, 1)),
                Doubt::AfterCirculation(date(2026, 6, 30)),
                Doubt::ToCome(late)
            ]
        );
    }
}
