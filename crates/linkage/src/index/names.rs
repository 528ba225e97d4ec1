//! The name tables of the index.

use super::Names;
use crate::fuzzy::Fuzzy;
use crate::hash::Map;
use crate::num::id;
use crate::table::{Lists, Strings};
use crate::text::{Token, tokens};
use crate::voters::{Field, Voters};
use crate::words;

/// Voters whose name contains a key that counts as common.
const COMMON: u32 = 10;

/// Numbers of the name parts of every voter, in the order of the roll.
pub(super) struct NameCodes {
    pub(super) surname: Vec<u32>,
    pub(super) first: Vec<u32>,
    pub(super) middle: Vec<u32>,
    pub(super) suffix: Vec<u8>,
}

/// Distinct names of one column: for each, its whole form and the parts that can stand alone.
struct Distinct {
    /// Whole form, then parts.
    forms: Vec<Vec<Token>>,
    /// Voters bearing each.
    weights: Vec<u32>,
    /// The name of every voter.
    codes: Vec<u32>,
    /// The suffix found inside the column's value.
    suffixes: Vec<u8>,
}

fn distinct(voters: &dyn Voters, field: Field) -> Distinct {
    let mut known: Map<Vec<Token>, u32> = Map::default();
    let mut forms = vec![vec![Token::EMPTY]];
    let mut suffixes = vec![0];
    known.insert(Vec::new(), 0);
    let Some(column) = voters.column(field) else {
        let count = voters.count();
        return Distinct { forms, weights: vec![id(count)], codes: vec![0; count], suffixes: vec![0; count] };
    };
    let numbers: Vec<(u32, u8)> = column
        .values
        .iter()
        .map(|value| {
            let mut words = tokens(value);
            words.retain(|word| word.as_bytes()[0].is_ascii_alphanumeric() || word.as_bytes()[0] >= 128);
            let mut suffix = 0;
            while words.len() > 1
                && let Some(found) = words.last().and_then(words::suffix)
            {
                suffix = found;
                words.pop();
            }
            let next = id(forms.len());
            let number = *known.entry(words).or_insert_with_key(|words| {
                forms.push(forms_of(words));
                next
            });
            (number, suffix)
        })
        .collect();
    suffixes.clear();
    let mut weights = vec![0; forms.len()];
    let mut codes = Vec::with_capacity(column.codes.len());
    for &code in column.codes.iter() {
        let (number, suffix) = numbers[code as usize];
        weights[number as usize] += 1;
        codes.push(number);
        suffixes.push(suffix);
    }
    Distinct { forms, weights, codes, suffixes }
}

fn forms_of(words: &[Token]) -> Vec<Token> {
    let mut forms = vec![Token::join(words)];
    if words.len() > 1 {
        forms.extend(words.iter().filter(|word| word.len() > 2 && !words::is_particle(word)));
    }
    forms
}

pub(super) fn build(voters: &dyn Voters) -> (Names, NameCodes) {
    let (surnames, firsts) =
        rayon::join(|| distinct(voters, Field::LastName), || distinct(voters, Field::FirstName));
    let mut weight: Map<Token, [u32; 2]> = Map::default();
    for (column, names) in [&surnames, &firsts].into_iter().enumerate() {
        for (forms, &voters) in names.forms.iter().zip(&names.weights) {
            for form in forms {
                weight.entry(*form).or_default()[column] += voters;
            }
        }
    }
    // A nickname of a name on the roll is a word that may be written, borne by a voter or not.
    for (name, nickname) in words::nickname_pairs() {
        let pair = [Token::new(name.as_bytes()), Token::new(nickname.as_bytes())];
        if pair.iter().any(|word| weight.get(word).is_some_and(|weights| weights[1] > 0)) {
            pair.iter().for_each(|word| _ = weight.entry(*word).or_default());
        }
    }
    let mut keys: Vec<(Token, [u32; 2])> = weight.into_iter().collect();
    keys.sort_unstable_by(|left, right| {
        let total = |weights: [u32; 2]| weights[0] + weights[1];
        total(right.1).cmp(&total(left.1)).then(left.0.cmp(&right.0))
    });
    let numbers: Map<Token, u32> =
        keys.iter().enumerate().map(|(number, (key, _))| (*key, id(number))).collect();
    let mut words = Strings::default();
    keys.iter().for_each(|(key, _)| words.push(key.as_bytes()));
    let surname_lists = key_lists(&surnames.forms, &numbers);
    let first_lists = key_lists(&firsts.forms, &numbers);
    let ((middles, middle), suffix) = (middle_names(voters), suffixes(voters, &surnames.suffixes));
    let names = Names {
        common: id(keys.iter().take_while(|(_, weights)| weights[0] + weights[1] >= COMMON).count()),
        keys: Fuzzy::build(words, |key| keys[key as usize].1.iter().sum()),
        surname_weight: keys.iter().map(|(_, weights)| weights[0]).collect(),
        first_weight: keys.iter().map(|(_, weights)| weights[1]).collect(),
        surnames_of_key: invert(&surname_lists, &surnames.weights, keys.len()),
        firsts_of_key: invert(&first_lists, &firsts.weights, keys.len()),
        surnames: surname_lists,
        firsts: first_lists,
        related: related(&numbers),
        middles,
    };
    (names, NameCodes { surname: surnames.codes, first: firsts.codes, middle, suffix })
}

fn key_lists(names: &[Vec<Token>], numbers: &Map<Token, u32>) -> Lists {
    let mut lists = Lists { starts: vec![0], items: Vec::new() };
    for forms in names {
        lists.items.extend(forms.iter().map(|form| numbers[form]));
        lists.starts.push(id(lists.items.len()));
    }
    lists
}

/// Names of each key, the most frequent first.
fn invert(lists: &Lists, weights: &[u32], keys: usize) -> Lists {
    let mut names: Vec<u32> = (0..id(weights.len())).collect();
    names.sort_unstable_by_key(|&name| (std::cmp::Reverse(weights[name as usize]), name));
    Lists::group(keys, names.iter().flat_map(|&name| lists.get(name).iter().map(move |&key| (key, name))))
}

fn related(numbers: &Map<Token, u32>) -> Lists {
    let mut pairs: Vec<(u32, u32)> = words::nickname_pairs()
        .filter_map(|(name, nickname)| {
            let name = numbers.get(&Token::new(name.as_bytes()))?;
            let nickname = numbers.get(&Token::new(nickname.as_bytes()))?;
            Some([(*name, *nickname), (*nickname, *name)])
        })
        .flatten()
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    Lists::group(numbers.len(), pairs.iter().copied())
}

fn middle_names(voters: &dyn Voters) -> (Strings, Vec<u32>) {
    let mut middles = Strings::default();
    middles.push(b"");
    let Some(column) = voters.column(Field::MiddleName) else {
        return (middles, vec![0; voters.count()]);
    };
    let mut known: Map<Vec<u8>, u32> = Map::default();
    known.insert(Vec::new(), 0);
    let numbers: Vec<u32> = column
        .values
        .iter()
        .map(|value| {
            let words: Vec<Token> = tokens(value);
            let text = words.iter().map(Token::as_bytes).collect::<Vec<_>>().join(&b' ');
            *known.entry(text).or_insert_with_key(|text| {
                middles.push(text);
                id(middles.len() - 1)
            })
        })
        .collect();
    (middles, column.codes.iter().map(|&code| numbers[code as usize]).collect())
}

/// The suffix column, and where it is empty what was found inside the surname.
fn suffixes(voters: &dyn Voters, in_surname: &[u8]) -> Vec<u8> {
    let Some(column) = voters.column(Field::Suffix) else {
        return in_surname.to_vec();
    };
    let numbers: Vec<u8> = column
        .values
        .iter()
        .map(|value| tokens(value).first().and_then(words::suffix).unwrap_or(0))
        .collect();
    let own = column.codes.iter().map(|&code| numbers[code as usize]);
    own.zip(in_surname).map(|(own, &inside)| if own == 0 { inside } else { own }).collect()
}
