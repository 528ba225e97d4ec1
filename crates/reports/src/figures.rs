//! Figures in words and digits as a reader in the United States expects them: `94,539`, `71.69%`, `January 23, 2018`.

use jiff::civil::Date;

/// A count with thousands separators.
#[must_use]
pub fn count(value: u64) -> String {
    grouped(&value.to_string())
}

/// A count with its noun, `1 box`, `11 boxes`.
pub(crate) fn counted(value: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(value), if value == 1 { one } else { many })
}

/// A decimal in plain notation with separators in its whole part; anything that is no decimal stays as it is.
pub(crate) fn decimal(value: &str) -> String {
    let (sign, digits) = match value.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", value),
    };
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !fraction.is_none_or(all_digits) {
        return value.to_owned();
    }
    match fraction {
        Some(fraction) => format!("{sign}{}.{fraction}", grouped(whole)),
        None => format!("{sign}{}", grouped(whole)),
    }
}

/// A value of a working with its unit; dates are written out.
pub(crate) fn with_unit(value: &str, unit: &str) -> String {
    let value = value.parse::<Date>().map_or_else(|_| decimal(value), date);
    match unit {
        "" => value,
        "%" => format!("{value}%"),
        unit => law::counted(value, unit),
    }
}

/// `part` of `whole` in percent with one decimal, half up, by integers; a dash where there is no whole.
pub(crate) fn share(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let (part, whole) = (u128::from(part), u128::from(whole));
    let tenths = (part * 2000 + whole) / (2 * whole);
    format!("{}.{}%", decimal(&(tenths / 10).to_string()), tenths % 10)
}

/// `percent` of `count`, exact, in plain notation: 90 % of 58,634 is `52770.6`.
pub(crate) fn percent_of(count: u64, percent: u32) -> String {
    let hundredths = u128::from(count) * u128::from(percent);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match (rest, rest % 10) {
        (0, _) => whole.to_string(),
        (_, 0) => format!("{whole}.{}", rest / 10),
        _ => format!("{whole}.{rest:02}"),
    }
}

/// A day, written out.
#[must_use]
pub fn date(date: Date) -> String {
    date.strftime("%B %-d, %Y").to_string()
}

/// A day of a table.
pub(crate) fn short_date(date: Date) -> String {
    date.strftime("%a %b %-d, %Y").to_string()
}

fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_decimals_have_separators() {
        assert_eq!([count(0), count(999), count(1000), count(94539)], ["0", "999", "1,000", "94,539"]);
        let cases = [
            ("17178.0998", "17,178.0998"),
            ("-381", "−381"),
            ("1/3", "1/3"),
            ("", ""),
            ("1.", "1."),
            ("12,3", "12,3"),
        ];
        for (plain, printed) in cases {
            assert_eq!(decimal(plain), printed);
        }
        assert_eq!(counted(1, "box", "boxes"), "1 box");
        assert_eq!(counted(11, "box", "boxes"), "11 boxes");
    }

    #[test]
    fn units_stand_as_they_are_read() {
        assert_eq!(with_unit("71.69", "%"), "71.69%");
        assert_eq!(with_unit("67776", "signatures"), "67,776 signatures");
        assert_eq!(with_unit("2018-02-26", ""), "February 26, 2018");
    }

    #[test]
    fn shares_round_half_up_without_floats() {
        assert_eq!(share(3389, 4727), "71.7%");
        assert_eq!(share(1, 2000), "0.1%");
        assert_eq!(share(0, 0), "–");
        assert_eq!(share(u64::MAX, 1), "1,844,674,407,370,955,161,500.0%");
    }

    #[test]
    fn percents_are_exact() {
        assert_eq!(percent_of(58_634, 90), "52770.6");
        assert_eq!(percent_of(58_634, 110), "64497.4");
        assert_eq!(percent_of(566_857, 95), "538514.15");
        assert_eq!(percent_of(100, 90), "90");
    }
}
