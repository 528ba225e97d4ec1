//! Forms as they stand in a page: just enough HTML for pages of ours, which are well formed.

/// A form with what it would send if nobody touched it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) method: String,
    pub(crate) fields: Vec<(String, String)>,
    /// Its buttons: name, value and what they say.
    pub(crate) buttons: Vec<(String, String, String)>,
}

impl Form {
    pub(crate) fn all(html: &str) -> Vec<Self> {
        html.split("<form").skip(1).map(|rest| Self::read(rest.split("</form>").next().unwrap())).collect()
    }

    fn read(html: &str) -> Self {
        let (head, inside) = html.split_once('>').unwrap();
        let method = attribute(head, "method").unwrap_or_else(|| "get".to_owned());
        let mut form = Self {
            action: attribute(head, "action").unwrap_or_default(),
            method,
            fields: Vec::new(),
            buttons: Vec::new(),
        };
        for (place, _) in inside.match_indices('<') {
            form.take(&inside[place + 1..]);
        }
        form
    }

    fn take(&mut self, rest: &str) {
        let (tag, after) = rest.split_once('>').unwrap_or((rest, ""));
        let name = attribute(tag, "name").unwrap_or_default();
        let value = attribute(tag, "value");
        match tag.split_whitespace().next().unwrap_or_default() {
            "input" if !name.is_empty() => {
                let kind = attribute(tag, "type").unwrap_or_default();
                let ticks = kind == "radio" || kind == "checkbox";
                if !ticks || has(tag, "checked") {
                    self.fields
                        .push((name, value.unwrap_or(if ticks { "on".into() } else { String::new() })));
                }
            }
            "textarea" => self.fields.push((name, decoded(after.split("</textarea").next().unwrap()))),
            "select" => {
                let options: Vec<_> =
                    after.split("</select").next().unwrap().split("<option").skip(1).collect();
                let chosen = options.iter().find(|option| has(option.split('>').next().unwrap(), "selected"));
                if let Some(option) = chosen.or_else(|| options.first()) {
                    self.fields.push((name, attribute(option, "value").unwrap_or_default()));
                }
            }
            "button" => {
                let says = text_of(after.split("</button").next().unwrap());
                self.buttons.push((name, value.unwrap_or_default(), says));
            }
            _ => {}
        }
    }

    /// The form with some fields filled in.
    pub(crate) fn filled(&self, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let given = |name: &str| fields.iter().any(|(known, _)| *known == name);
        let mut sent: Vec<_> = self.fields.iter().filter(|(name, _)| !given(name)).cloned().collect();
        sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        sent
    }
}

/// What a browser sends.
pub(crate) fn encode(fields: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let tag = tag.split('>').next().unwrap().replace('\n', " ");
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    Some(decoded(rest.split('"').next().unwrap()))
}

fn has(tag: &str, word: &str) -> bool {
    tag.split_whitespace().any(|found| found == word)
}

/// The text between the tags, with single spaces.
pub(crate) fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    decoded(&text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn decoded(html: &str) -> String {
    let pairs =
        [("&#60;", "<"), ("&lt;", "<"), ("&#62;", ">"), ("&gt;", ">"), ("&#34;", "\""), ("&quot;", "\"")];
    let more = [("&#39;", "'"), ("&#x27;", "'"), ("&#38;", "&"), ("&amp;", "&")];
    pairs.iter().chain(&more).fold(html.to_owned(), |text, (from, to)| text.replace(from, to))
}
