//! Who asked and who signed, by name and house number, so that a request finds its line. Personal data in memory, like
//! the roll; made from the vault when first needed and kept up from then on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::MutexGuard;

use jiff::civil::Date;
use petition::{Commitment, LineName, WithdrawalId};

use super::Request;
use crate::OfficeError;
use crate::case::Case;
use crate::house::Office;
use crate::on_screen::Written;

/// Letters of a name that must be alike, beside the house number.
const LETTERS: usize = 3;

type Key = (u32, String);

/// Requests as written, and keyed lines by name and house number.
#[derive(Debug, Default)]
pub(crate) struct Signers {
    requests: BTreeMap<WithdrawalId, Request>,
    known: BTreeSet<(String, Date)>,
    keyed: BTreeMap<LineName, Commitment>,
    by_key: BTreeMap<Key, Vec<LineName>>,
}

impl Signers {
    /// Whether a request is in already, word for word and of the same day.
    pub(super) fn knows(&self, request: &Request) -> bool {
        self.known.contains(&identity(request))
    }

    pub(super) fn took_in(&mut self, id: WithdrawalId, request: &Request) {
        self.known.insert(identity(request));
        self.requests.insert(id, request.clone());
    }

    /// The requests as written.
    pub(super) fn requests(&self) -> &BTreeMap<WithdrawalId, Request> {
        &self.requests
    }

    /// Keyed lines with the house number and the beginning of a name, those that share most names first.
    pub(super) fn lines_like(&self, written: &Written) -> Vec<LineName> {
        let mut shared: BTreeMap<LineName, u32> = BTreeMap::new();
        for key in keys(written) {
            for line in self.by_key.get(&key).into_iter().flatten() {
                *shared.entry(*line).or_default() += 1;
            }
        }
        let mut lines: Vec<(u32, LineName)> = shared.into_iter().map(|(line, count)| (count, line)).collect();
        lines.sort_by_key(|(count, line)| (std::cmp::Reverse(*count), *line));
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// Keyed lines that fit what somebody types: house numbers and beginnings of names, those that fit most first.
    pub(super) fn search(&self, text: &str, most: usize) -> Vec<LineName> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let (numbers, names): (Vec<&str>, Vec<&str>) =
            words.partition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let houses: Vec<u32> = numbers.iter().filter_map(|number| number.parse().ok()).collect();
        let names = names.iter().map(|name| name.to_uppercase()).filter(|name| name.chars().count() > 1);
        let beginnings: Vec<String> = names.map(|name| name.chars().take(LETTERS).collect()).collect();
        let mut fitting: BTreeMap<LineName, u32> = BTreeMap::new();
        for ((house, name), lines) in &self.by_key {
            let is_house = houses.contains(house);
            let is_name = beginnings.iter().any(|beginning| name.starts_with(beginning.as_str()));
            let fits = match (houses.is_empty(), beginnings.is_empty()) {
                (false, false) => is_house && is_name,
                _ => is_house || is_name,
            };
            if fits {
                lines.iter().for_each(|line| *fitting.entry(*line).or_default() += 1);
            }
        }
        let mut lines: Vec<(u32, LineName)> =
            fitting.into_iter().map(|(line, count)| (count, line)).collect();
        lines.sort_by_key(|(count, line)| (std::cmp::Reverse(*count), *line));
        lines.into_iter().take(most).map(|(_, line)| line).collect()
    }

    fn key(&mut self, line: LineName, text: Commitment, written: &Written) {
        self.keyed.insert(line, text);
        for key in keys(written) {
            let lines = self.by_key.entry(key).or_default();
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
}

impl Office {
    /// The signers, brought up to date.
    pub(super) fn signers<'c>(&self, case: &'c Case) -> Result<MutexGuard<'c, Signers>, OfficeError> {
        let mut signers = case.signers.lock().map_err(|_| OfficeError::Poisoned)?;
        let taken = self.trail(case, |trail| {
            let new = trail.requests.iter().filter(|(id, _)| !signers.requests.contains_key(id));
            new.map(|(id, taken)| (*id, taken.clone())).collect::<Vec<_>>()
        })?;
        let commitments: Vec<Option<Commitment>> = taken.iter().map(|(_, taken)| Some(taken.text)).collect();
        let texts = self.vault_texts(case, &commitments)?;
        for ((id, taken), text) in taken.into_iter().zip(texts) {
            // Destroyed with the vault: nothing to show, nothing to match.
            let Some(text) = text else { continue };
            let received_on = taken.received_on.unwrap_or(Date::MIN);
            signers.took_in(id, &Request { written: Written::read(&text), received_on });
        }
        let keyed: Vec<(LineName, Commitment)> = case.read(|petition| {
            let all = petition.keyed_lines().iter();
            let new = all.filter(|(line, text)| signers.keyed.get(line) != Some(text));
            Ok(new.map(|(line, text)| (*line, *text)).collect())
        })?;
        let commitments: Vec<Option<Commitment>> = keyed.iter().map(|(_, text)| Some(*text)).collect();
        let texts = self.vault_texts(case, &commitments)?;
        for ((line, text), words) in keyed.into_iter().zip(texts) {
            if let Some(words) = words {
                signers.key(line, text, &Written::read(&words));
            }
        }
        Ok(signers)
    }
}

fn identity(request: &Request) -> (String, Date) {
    let Written { name, address, city, zip, .. } = &request.written;
    ([name, address, city, zip].map(|text| text.trim().to_uppercase()).join("\u{1f}"), request.received_on)
}

/// House number and beginning of every name, each pair once.
fn keys(written: &Written) -> BTreeSet<Key> {
    let digits: String = written
        .address
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(char::is_ascii_digit)
        .take(9)
        .collect();
    let Ok(house) = digits.parse::<u32>() else { return BTreeSet::new() };
    let words = written.name.split(|c: char| !c.is_alphabetic());
    let long = words.filter(|word| word.chars().count() > 1);
    long.map(|word| (house, word.to_uppercase().chars().take(LETTERS).collect())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, address: &str) -> Written {
        Written { name: name.to_owned(), address: address.to_owned(), ..Written::default() }
    }

    #[test]
    fn a_request_finds_lines_by_house_number_and_names() {
        let mut signers = Signers::default();
        let lines = ["0001-01-a-01", "0001-01-a-02", "0001-01-a-03"].map(|name| name.parse().unwrap());
        let text = Commitment([0; 32]);
        signers.key(lines[0], text, &written("Maria Lopez", "12 Oak St"));
        signers.key(lines[1], text, &written("Juan Lopez", "12 Oak Street"));
        signers.key(lines[2], text, &written("Maria Lopez", "13 Oak St"));
        assert_eq!(signers.lines_like(&written("LOPEZ, Juan", "12 OAK")), [lines[1], lines[0]]);
        assert_eq!(signers.lines_like(&written("Maria Lopez", "no number")), []);
        assert_eq!(signers.search("mar lopez", 9), [lines[0], lines[2], lines[1]]);
        assert_eq!(signers.search("13", 9), [lines[2]]);
        assert_eq!(signers.search("12 jua", 9), [lines[1]]);
        assert_eq!(signers.search("14 lopez", 9), []);
        assert_eq!(signers.search(" , ", 9), []);
    }
}
