//! A count with its noun.

use std::fmt::Display;

/// `1 signature`, `2 signatures`, `0.5 votes`; `nouns` is the plural, and what follows a comma in it stays as it is.
#[must_use]
pub fn counted(count: impl Display, nouns: &str) -> String {
    let count = count.to_string();
    let (noun, rest) = nouns.find(',').map_or((nouns, ""), |at| nouns.split_at(at));
    if count != "1" {
        return format!("{count} {nouns}");
    }
    match (noun.strip_suffix("ies"), noun.strip_suffix('s')) {
        (Some(stem), _) => format!("{count} {stem}y{rest}"),
        (None, Some(stem)) => format!("{count} {stem}{rest}"),
        (None, None) => format!("{count} {nouns}"),
    }
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_is_singular_and_nothing_else_is() {
        let table = [
            ("0", "signatures", "0 signatures"),
            ("1", "signatures", "1 signature"),
            ("11", "signatures", "11 signatures"),
            ("1.5", "votes", "1.5 votes"),
            ("1", "queries", "1 query"),
            ("1", "business days", "1 business day"),
            ("1", "years, or the rest of the term", "1 year, or the rest of the term"),
            ("1", "county", "1 county"),
            ("1", "%", "1 %"),
        ];
        for (count, nouns, expected) in table {
            assert_eq!(counted(count, nouns), expected);
        }
    }
}
