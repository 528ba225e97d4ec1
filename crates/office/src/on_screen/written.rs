//! The text of a line, as somebody keyed it from the paper.

use jiff::civil::Date;
use linkage::Line;
use serde::{Deserialize, Serialize};

/// What a line says. Personal data: it lives in the vault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Written {
    /// The name as printed by the signer.
    pub name: String,
    /// The residence address.
    pub address: String,
    /// The city.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub city: String,
    /// The zip code.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub zip: String,
    /// The day the signer wrote beside it, where the form has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
}

impl Written {
    /// Reads what the vault holds; a text that is no record is a name and address keyed in one box.
    #[must_use]
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_else(|_| Self::in_one_box(text))
    }

    /// Name and address keyed in one box, with a comma between: `maria lopez, 12 oak st, san jose, 95112`.
    #[must_use]
    pub fn in_one_box(text: &str) -> Self {
        let mut parts = text.split(',').map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        Self { name: next(), address: next(), city: next(), zip: next(), signed_on: None }
    }

    /// For the vault.
    ///
    /// # Errors
    /// Never for this type; the signature leaves it to the caller not to panic.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// Whether it says nothing.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty() && self.address.trim().is_empty()
    }
}

impl From<&Written> for Line {
    fn from(written: &Written) -> Self {
        Self {
            printed_name: written.name.clone(),
            address: written.address.clone(),
            city: written.city.clone(),
            zip: written.zip.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_back_and_a_plain_text_is_split() {
        let written =
            Written { name: "Maria Lopez".into(), address: "12 Oak St".into(), ..Written::default() };
        assert_eq!(Written::read(&written.to_text().unwrap()), written);
        assert_eq!(Written::read("Maria Lopez, 12 Oak St"), written);
        assert!(Written::read(" , ").is_blank());
    }
}
