//! The fields of a form or of the part of an address behind the question mark.

/// Names and values in the order they were sent; a name may come several times.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`. What cannot be decoded is kept as it is: the page that reads the field refuses it.
    #[must_use]
    pub(crate) fn parse(encoded: &str) -> Self {
        let pairs = form_urlencoded::parse(encoded.as_bytes());
        Self(pairs.map(|(name, value)| (visible(&name), visible(&value))).collect())
    }

    /// The first value of a name, without white space around it; empty where it was not sent.
    #[must_use]
    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// The first value as it was sent, white space and all: for passwords.
    #[must_use]
    pub(crate) fn exact(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// All values of a name.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// The address of `path` with these fields, some of them changed; empty values are left out.
    #[must_use]
    pub(crate) fn address(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let kept = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let kept = kept.filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
        let pairs = kept.chain(changes.iter().copied()).filter(|(_, value)| !value.trim().is_empty());
        let query = pairs.map(|(name, value)| format!("{}={}", encode(name), encode(value)));
        let query = query.collect::<Vec<_>>().join("&");
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }

    /// Whether a name was sent: a ticked box.
    #[must_use]
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }
}

/// Characters that turn the direction of text around or end a line of a log have no place in a form.
fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

fn is_hidden(c: char) -> bool {
    let bidirectional =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidirectional || (c.is_control() && c != '\n' && c != '\t' && c != '\r')
}

/// A text as a part of an address behind the question mark.
#[must_use]
pub(crate) fn encode(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_and_control_characters_fall_out() {
        let fields = Fields::parse("name=Jos%C3%A9+P%C3%A9rez&x=%zz&y=1&y=2&z=%E2%80%AEevil%00&flag");
        assert_eq!(fields.text("name"), "José Pérez");
        assert_eq!(fields.text("x"), "%zz");
        assert_eq!(fields.all("y").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(fields.text("z"), "evil");
        assert_eq!(
            fields.address("/p", &[("y", "3"), ("z", ""), ("name", ""), ("x", "a b")]),
            "/p?y=3&x=a+b"
        );
        assert!(fields.has("flag") && !fields.has("nothing"));
        assert_eq!(Fields::parse(&format!("t={}", encode("a b&c=d é"))).text("t"), "a b&c=d é");
    }
}
