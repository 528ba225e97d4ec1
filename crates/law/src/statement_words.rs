//! Counting the words of a statement.

/// The words of a statement: what stands between spaces and has a letter or a digit. A phrase in `one_word` (a proper
/// name, a date) counts as one wherever it stands; which phrases those are, a person says.
#[must_use]
pub fn count_words(text: &str, one_word: &[String]) -> u64 {
    let mut phrases: Vec<Vec<&str>> = one_word.iter().map(|phrase| words(phrase)).collect();
    // The longest phrase first: "City and County of San Francisco" before "San Francisco".
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    let words = words(text);
    let mut count = 0;
    let mut at = 0;
    while at < words.len() {
        let stands = |phrase: &&Vec<&str>| !phrase.is_empty() && words[at..].starts_with(phrase);
        at += phrases.iter().find(stands).map_or(1, Vec::len);
        count += 1;
    }
    count
}

/// The words without the punctuation around them.
fn words(text: &str) -> Vec<&str> {
    let bare = |word: &str| -> Option<(usize, usize)> {
        let first = word.find(char::is_alphanumeric)?;
        let (last, letter) = word.char_indices().rfind(|(_, letter)| letter.is_alphanumeric())?;
        Some((first, last + letter.len_utf8()))
    };
    text.split_whitespace().filter_map(|word| bare(word).and_then(|(from, to)| word.get(from..to))).collect()
}

#[cfg(test)]
mod tests {
    use super::count_words;

    #[test]
    fn words_are_counted_as_a_clerk_would() {
        let table: [(&str, &[&str], u64); 6] = [
            ("", &[], 0),
            ("  One, two -- three.  ", &[], 3),
            ("A well-known judge of 2016", &[], 5),
            ("the City and County of San Francisco, California", &["City and County of San Francisco"], 3),
            ("San Francisco is San Francisco", &["San Francisco"], 3),
            ("San Francisco", &["San Francisco", "City and County of San Francisco"], 1),
        ];
        for (text, phrases, words) in table {
            let phrases: Vec<String> = phrases.iter().map(|phrase| (*phrase).to_owned()).collect();
            assert_eq!(count_words(text, &phrases), words, "{text}");
        }
    }
}
