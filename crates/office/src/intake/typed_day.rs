//! A day in as few keys as a clerk needs: `2026-06-01`, `6/1/26`, `6/1`, `0601`, `601`.

use jiff::civil::Date;

/// Reads a day. Without a year it is the last such day that is not after `today`.
#[must_use]
pub fn typed_day(text: &str, today: Date) -> Option<Date> {
    let text = text.trim();
    if let Ok(day) = text.parse::<Date>() {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '.', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let is_number = |part: &&str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(is_number) {
        return None;
    }
    match *parts.as_slice() {
        [month, day, year] => exact(month, day, year),
        [month, day] => latest(month, day, today),
        [run] if (3..=4).contains(&run.len()) => {
            let (month, day) = run.split_at(run.len() - 2);
            latest(month, day, today)
        }
        _ => None,
    }
}

fn exact(month: &str, day: &str, year: &str) -> Option<Date> {
    let year: i16 = match year.len() {
        2 => 2000 + year.parse::<i16>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

fn latest(month: &str, day: &str, today: Date) -> Option<Date> {
    let (month, day): (i8, i8) = (month.parse().ok()?, day.parse().ok()?);
    // February 29 may be up to eight years back.
    (0..9).filter_map(|back| Date::new(today.year() - back, month, day).ok()).find(|date| *date <= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_read_as_clerks_type_it() {
        let today = date(2026, 7, 10);
        for (typed, day) in [
            ("2026-06-01", Some(date(2026, 6, 1))),
            ("6/1/2026", Some(date(2026, 6, 1))),
            ("06/01/26", Some(date(2026, 6, 1))),
            ("6/1", Some(date(2026, 6, 1))),
            ("0601", Some(date(2026, 6, 1))),
            ("601", Some(date(2026, 6, 1))),
            (" 12/31 ", Some(date(2025, 12, 31))),
            ("2/29", Some(date(2024, 2, 29))),
            ("7/10", Some(today)),
            ("7/11", Some(date(2025, 7, 11))),
            ("13/1", None),
            ("6/31", None),
            ("June 1", None),
            ("", None),
            ("1", None),
        ] {
            assert_eq!(typed_day(typed, today), day, "{typed}");
        }
    }
}
