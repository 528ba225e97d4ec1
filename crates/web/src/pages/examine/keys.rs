//! A key for every reason, the same on every line of a petition.

/// Keys with a meaning of their own: put aside, undo.
const TAKEN: &str = "su";

/// A letter for each code, from its own letters where one is free, else any.
pub(super) fn letters<'c>(codes: impl Iterator<Item = &'c str>) -> Vec<char> {
    let mut used: Vec<char> = TAKEN.chars().collect();
    codes
        .map(|code| {
            // First letters of the code's words come to mind first.
            let initials = code.split('-').filter_map(|word| word.chars().next());
            let wanted = initials.chain(code.chars().filter(char::is_ascii_lowercase)).chain('a'..='z');
            let letter = wanted.into_iter().find(|letter| !used.contains(letter)).unwrap_or(' ');
            used.push(letter);
            letter
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn every_reason_has_a_letter_of_its_own() {
        let codes = ["not-registered", "signature-missing", "different-address", "duplicate", "no-address"];
        assert_eq!(letters(codes.into_iter()), ['n', 'm', 'd', 'p', 'a']);
    }
}
