//! How people write their own names.

use crate::names::{Join, Name, Sex, Tradition, surname, tables, word};
use crate::person::{Person, Suffix};
use crate::rng::Rng;

/// The name as the signer prints it.
pub(super) fn printed_name(person: &Person, rng: &mut Rng) -> String {
    let first = first_name(person, rng);
    let middle = middle_name(person.middle, rng);
    let last = last_name(person, rng);
    let suffix = match person.suffix {
        Suffix::None => String::new(),
        suffix if rng.chance(4500) => {
            let styles = [
                format!(" {}", suffix.text()),
                format!(", {}", suffix.text()),
                format!(" {}.", suffix.text()),
            ];
            styles[rng.weighted(&[60, 20, 20])].clone()
        }
        _ => String::new(),
    };
    let given: Vec<&str> = [first.as_str(), middle.as_str()].into_iter().filter(|n| !n.is_empty()).collect();
    let given = given.join(" ");
    let eastern = matches!(person.tradition, Tradition::Vietnamese | Tradition::Chinese | Tradition::Korean);
    let name = match rng.weighted(&[900, 50, if eastern { 170 } else { 25 }, 5, 4]) {
        0 => format!("{given} {last}{suffix}"),
        1 => format!("{last}, {given}{suffix}"),
        2 => format!("{last} {given}{suffix}"),
        3 => format!("{} {given} {last}", rng.pick(&["Mr.", "Mrs.", "Ms", "Dr", "Rev."])),
        _ => last,
    };
    in_case(&name, rng)
}

/// Capitals, first letters, or none, as hands go.
pub(super) fn in_case(text: &str, rng: &mut Rng) -> String {
    match rng.weighted(&[36, 52, 8, 4]) {
        0 => text.to_uppercase(),
        1 => title(text),
        2 => text.to_lowercase(),
        _ => text
            .chars()
            .map(|c| if rng.chance(5000) { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() })
            .collect(),
    }
}

/// `MARY O'BRIEN` to `Mary O'Brien`.
fn title(text: &str) -> String {
    let mut start = true;
    text.chars()
        .map(|c| {
            let written = if start { c.to_uppercase().next() } else { c.to_lowercase().next() };
            start = !c.is_alphanumeric();
            written.unwrap_or(c)
        })
        .collect()
}

fn first_name(person: &Person, rng: &mut Rng) -> String {
    let name = person.first;
    let nicknames = tables().nicknames(name.first);
    if !nicknames.is_empty() && rng.chance(1100) {
        // The first pet names of the list are not more usual than the others; take any.
        return word(*rng.pick(nicknames)).to_owned();
    }
    // Neighbours know her as Jenny; the roll has Xiaoling.
    let western = matches!(person.tradition, Tradition::Chinese | Tradition::Vietnamese | Tradition::Korean);
    if western && rng.chance(350) {
        return word(tables().given(Tradition::General, person.sex, person.birth.ymd().0, rng)).to_owned();
    }
    match rng.weighted(&[9450, 320, 130, 60, 40]) {
        1 => name.initial().text() + if rng.chance(5000) { "." } else { "" },
        // Goes by the middle name.
        2 if !person.middle.is_empty() && person.middle.join != Join::Initial => {
            let initial = if rng.chance(5000) { name.initial().text() + ". " } else { String::new() };
            initial + &person.middle.text()
        }
        3 => rejoined(name, rng),
        4 => word(name.first).to_owned(),
        _ => name.text(),
    }
}

/// Two words of a name put together another way.
fn rejoined(name: Name, rng: &mut Rng) -> String {
    if matches!(name.join, Join::Alone | Join::Initial) {
        return name.text();
    }
    let join = [Join::Glued, Join::Spaced, Join::Hyphenated][rng.index(3)];
    Name { join, ..name }.text()
}

fn middle_name(middle: Name, rng: &mut Rng) -> String {
    if middle.is_empty() {
        return String::new();
    }
    match rng.weighted(&[48, 24, 11, 17]) {
        0 => String::new(),
        1 => middle.initial().text(),
        2 => middle.initial().text() + ".",
        _ => middle.text(),
    }
}

fn last_name(person: &Person, rng: &mut Rng) -> String {
    let name = person.last;
    if person.sex == Sex::Female && rng.chance(180) {
        // Married or divorced since: another surname, or one more.
        let other = surname(person.tradition, rng).text();
        let joined = if rng.chance(5000) { '-' } else { ' ' };
        return if rng.chance(6500) { other } else { format!("{}{joined}{other}", name.text()) };
    }
    match name.join {
        Join::Spaced | Join::Hyphenated => match rng.weighted(&[46, 34, 8, 12]) {
            0 => name.text(),
            1 => word(name.first).to_owned(),
            2 => word(name.second).to_owned(),
            _ => rejoined(name, rng),
        },
        _ => {
            let text = name.text();
            if text.contains([' ', '\'', 'Ñ']) && rng.chance(4500) {
                text.replace([' ', '\''], "").replace('Ñ', "N")
            } else if text.contains('\'') && rng.chance(1500) {
                text.replace('\'', " ")
            } else {
                text
            }
        }
    }
}
