//! What the law's files call by short names, said in words a citizen reads: `petition-filed 2018-01-11` becomes
//! "Petition filed" Jan 11, 2018.

use jiff::civil::Date;
use law::Working;

use crate::format::short_day;

/// Short names and what they mean.
pub(crate) type Names = Vec<(String, String)>;

/// The names of a procedure's events, in quotation marks.
pub(crate) fn events(procedure: &law::Procedure) -> Names {
    procedure.events.iter().map(|event| (event.name.clone(), format!("\"{}\"", event.label))).collect()
}

/// The names of the figures a figure was computed from.
pub(crate) fn figures(working: &Working) -> Names {
    let mut names: Names =
        working.inputs.iter().map(|input| (input.name.clone(), lower(&input.label))).collect();
    names.extend(working.inputs.iter().flat_map(figures));
    names
}

/// The text with names and days in words.
pub(crate) fn in_words(text: &str, names: &Names) -> String {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !is_of_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match names.iter().find(|(name, _)| name == word) {
            Some((_, meaning)) => words.push_str(meaning),
            None => match (word.len() == 10).then(|| word.parse::<Date>()) {
                Some(Ok(day)) => words.push_str(&short_day(day)),
                _ => words.push_str(word),
            },
        }
        let other = after.find(is_of_word).unwrap_or(after.len());
        words.push_str(&after[..other]);
        rest = &after[other..];
    }
    words
}

/// `certificate-issued` as `Certificate issued`.
pub(crate) fn of_kind(kind: &str) -> String {
    let text = kind.replace('-', " ");
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// As much of a hash as two eyes compare.
pub(crate) fn beginning(hash: &str) -> String {
    format!("{}…", hash.chars().take(16).collect::<String>())
}

/// Inside a sentence: "Votes at the last election" as "votes at the last election"; "EC" stays.
fn lower(label: &str) -> String {
    let mut characters = label.chars();
    match (characters.next(), characters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(characters).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_days_are_said_in_words() {
        let names = vec![("petition-filed".to_owned(), "\"Petition filed\"".to_owned())];
        assert_eq!(
            in_words("30 business days after petition-filed 2018-01-11, not petition-filed-late", &names),
            "30 business days after \"Petition filed\" Jan 11, 2018, not petition-filed-late"
        );
        let working = Working::given("required", "Required", 1)
            .from("20 % × last_vote", vec![Working::given("last_vote", "Votes at the last election", 5)]);
        assert_eq!(in_words(&working.formula, &figures(&working)), "20 % × votes at the last election");
        assert_eq!(in_words("9999-99-99 ×", &names), "9999-99-99 ×");
    }
}
