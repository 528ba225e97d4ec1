//! What is done with the text of a field. A rule is applied once to each distinct text, never once a row.

use std::borrow::Cow;

use super::Problem;
use crate::address::{Directions, StreetAddress};
use crate::date::PartialDate;
use crate::status::Status;

/// Characters of the longest field that is accepted. The longest of a real list is a mailing address well under 200.
pub(super) const LONGEST_FIELD: usize = 1_000;

/// How a field's text becomes one value or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Rule {
    /// As it is.
    Verbatim,
    /// Runs of white space made one space.
    Squeezed,
    /// A number that is text: must be there, and must not have been through a spreadsheet.
    Id,
    /// A ZIP code: text that must not have been through a spreadsheet.
    Zip,
    /// `YYYY-MM-DD`, or a part of it from the left.
    IsoDate,
    /// `MM/DD/YYYY`, a time of day behind it ignored; ISO accepted; masks without digits and zeros mean unknown.
    UsDate,
    /// To the status letter and the word as given; first what the profile knows by itself, then the common words.
    Status(Vec<(String, Status)>),
    /// To house number and fraction.
    HouseNumber,
    /// To the eight parts of a street address and the whole text.
    Address,
}

impl Rule {
    /// Number of values that come out.
    pub(super) fn outputs(&self) -> usize {
        match self {
            Self::Status(_) | Self::HouseNumber => 2,
            Self::Address => 9,
            _ => 1,
        }
    }

    /// Pushes [`Rule::outputs`] values, or says what is wrong with the text.
    pub(super) fn apply<'a>(&self, raw: &'a str, out: &mut Vec<Cow<'a, str>>) -> Result<(), Problem> {
        if raw.len() > LONGEST_FIELD && raw.chars().count() > LONGEST_FIELD {
            return Err(Problem::TooLong);
        }
        match self {
            Self::Verbatim => out.push(raw.into()),
            Self::Squeezed => out.push(squeeze(raw)),
            Self::Id if raw.is_empty() => return Err(Problem::Missing),
            Self::Id | Self::Zip if is_rewritten(raw) => return Err(Problem::Rewritten),
            Self::Id | Self::Zip => out.push(raw.into()),
            Self::IsoDate => out.push(iso_date(raw)?),
            Self::UsDate => out.push(us_date(raw)?),
            Self::Status(known) => out.extend([status(raw, known)?.letter().into(), raw.into()]),
            Self::HouseNumber => {
                let (number, fraction) = match raw.rsplit_once(' ') {
                    Some((number, fraction)) if fraction.contains('/') => (number.trim_end(), fraction),
                    _ => (raw, ""),
                };
                out.extend([squeeze(number), fraction.into()]);
            }
            Self::Address => address(raw, out),
        }
        Ok(())
    }
}

fn squeeze(raw: &str) -> Cow<'_, str> {
    let has_runs = raw.contains("  ") || raw.contains(|c: char| c.is_whitespace() && c != ' ');
    if !has_runs {
        return raw.into();
    }
    raw.split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// `1.00E+07` or `95112.0`: digits, a point, and zeros or an exponent.
fn is_rewritten(raw: &str) -> bool {
    let Some((whole, rest)) = raw.split_once('.') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let zeros = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte == b'0');
    let exponent = |text: &str| {
        text.split_once(['E', 'e'])
            .is_some_and(|(head, tail)| digits(head) && digits(tail.trim_start_matches(['+', '-'])))
    };
    digits(whole) && (zeros(rest) || exponent(rest))
}

fn iso_date(raw: &str) -> Result<Cow<'_, str>, Problem> {
    if raw.is_empty() || PartialDate::parse_iso(raw).is_some() {
        return Ok(raw.into());
    }
    Err(Problem::NotADate { form: "YYYY-MM-DD" })
}

fn us_date(raw: &str) -> Result<Cow<'_, str>, Problem> {
    // Masks of confidential voters (`XX-XX-XXXX`, `##/##/####`) and the zeros of an empty database field.
    if !raw.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        return Ok("".into());
    }
    let day = raw.split_once([' ', 'T']).map_or(raw, |(day, _)| day);
    if PartialDate::parse_iso(day).is_some() {
        return Ok(day.into());
    }
    let date = PartialDate::parse_us(day).ok_or(Problem::NotADate { form: "MM/DD/YYYY" })?;
    Ok(date.to_string().into())
}

fn status(raw: &str, known: &[(String, Status)]) -> Result<Status, Problem> {
    if raw.is_empty() {
        return Err(Problem::Missing);
    }
    let own = known.iter().find(|(word, _)| word.eq_ignore_ascii_case(raw)).map(|&(_, status)| status);
    own.or_else(|| Status::from_word(raw)).ok_or(Problem::UnknownStatus)
}

/// The eight parts and the text; North Carolina's word REMOVED is no address.
fn address<'a>(raw: &'a str, out: &mut Vec<Cow<'a, str>>) {
    let text = squeeze(raw);
    let street = if text == "REMOVED" { "" } else { text.as_ref() };
    let split = StreetAddress::split(street, Directions::Abbreviated);
    out.extend(split.parts().map(|part| Cow::Owned(part.to_owned())));
    out.push(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apply(rule: &Rule, raw: &str) -> Result<Vec<String>, Problem> {
        let mut out = Vec::new();
        rule.apply(raw, &mut out)?;
        Ok(out.into_iter().map(Cow::into_owned).collect())
    }

    #[test]
    fn spreadsheets_are_found_out() {
        for raw in ["1.00E+07", "1.2e9", "95112.0", "95112.00"] {
            assert_eq!(apply(&Rule::Id, raw), Err(Problem::Rewritten), "{raw}");
        }
        for raw in ["007", "12.5", "A.0", "1E5", "95112-0001"] {
            assert_eq!(apply(&Rule::Id, raw), Ok(vec![raw.to_owned()]));
        }
    }

    #[test]
    fn american_dates() {
        for (raw, date) in [
            ("02/29/2024", "2024-02-29"),
            ("5/1/1978 12:00:00 AM", "1978-05-01"),
            ("1978-05-01 00:00:00", "1978-05-01"),
            ("1978", "1978"),
            ("XX-XX-XXXX", ""),
            ("00/00/0000", ""),
            ("", ""),
        ] {
            assert_eq!(apply(&Rule::UsDate, raw), Ok(vec![date.to_owned()]), "{raw}");
        }
        assert!(apply(&Rule::UsDate, "02/30/2024").is_err());
        assert!(apply(&Rule::UsDate, "2024/02/01").is_err());
    }

    #[test]
    fn every_rule_gives_its_number_of_values() {
        let rules = [
            Rule::Verbatim,
            Rule::Squeezed,
            Rule::Zip,
            Rule::Status(vec![]),
            Rule::HouseNumber,
            Rule::Address,
        ];
        for rule in rules {
            assert_eq!(apply(&rule, "A").unwrap().len(), rule.outputs(), "{rule:?}");
        }
        assert_eq!(apply(&Rule::HouseNumber, "12 1/2").unwrap(), ["12", "1/2"]);
    }
}
