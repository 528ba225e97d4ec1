//! The petition's description as an organizer or an office writes it: a TOML file.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What a petition is about, what law it runs under, and who may sign it.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PetitionFile {
    /// Id in the data folder, lower-case letters, digits and hyphens; made from the title where left out.
    pub id: Option<String>,
    /// What the petition asks: "Recall of a member of the city council".
    pub title: String,
    /// Whose roll its signers must stand on: "County of Santa Clara".
    #[serde(default)]
    pub jurisdiction: String,
    /// The officer sought to be recalled; empty for an initiative.
    #[serde(default)]
    pub officer: String,
    /// The office that officer holds; empty for an initiative.
    #[serde(default)]
    pub office: String,
    /// How many proponents signed the notice.
    #[serde(default)]
    pub proponents: u32,
    /// Id of the procedure, as `scrutineer law list` names it.
    #[serde(default = "default_procedure")]
    pub procedure: String,
    /// The day that selects the version of the procedure, `2025-03-01`; left out, the newest version is used.
    #[serde(default, deserialize_with = "optional_day")]
    #[schemars(with = "Option<String>")]
    pub on: Option<Date>,
    /// County whose holidays count, where its calendar is known.
    pub county: Option<String>,
    /// How many valid signatures are needed, or what that is computed from. Exactly one.
    pub requirement: Requirement,
    /// Columns of the roll and the value a signer's registration must have there: `supervisor = "5"`.
    #[serde(default)]
    pub districts: BTreeMap<String, String>,
    /// When signing was possible: for lines without dates of their own.
    pub signing: Option<Signing>,
    /// How sure the organizer's check must be before it calls a line good or bad by itself.
    #[serde(default)]
    pub check: CheckSettings,
}

/// Exactly one of the three.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Requirement {
    /// Valid signatures required, where the office has told you.
    pub required: Option<u64>,
    /// Registered voters of the jurisdiction in the last report.
    pub registered: Option<u64>,
    /// Votes cast for the office at its last election.
    pub last_vote: Option<u64>,
}

/// First and last day of circulation, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Signing {
    /// First day.
    #[serde(deserialize_with = "day")]
    #[schemars(with = "String")]
    pub from: Date,
    /// Last day.
    #[serde(deserialize_with = "day")]
    #[schemars(with = "String")]
    pub to: Date,
}

/// Settings of the organizer's own check; probabilities between 0.5 and 1.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct CheckSettings {
    /// A line is called good when its best candidate is at least this probable.
    pub accept_from: f64,
    /// A line is called "not on the roll" when that is at least this probable.
    pub reject_from: f64,
    /// Share of otherwise good lines that the registrar will find to be signed by another hand or not at all, which no
    /// check of printed text can see. Los Angeles County rejected 9,490 of 715,833 for it in 2022.
    pub signature_loss: f64,
}

impl Default for CheckSettings {
    fn default() -> Self {
        Self { accept_from: 0.9, reject_from: 0.9, signature_loss: 0.0133 }
    }
}

fn default_procedure() -> String {
    "ca-recall-local".to_owned()
}

/// TOML has dates of its own, and people put quotes around them all the same: both are read.
#[derive(Deserialize)]
#[serde(untagged)]
enum Day {
    Toml(toml::value::Datetime),
    Text(String),
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = match Day::deserialize(deserializer) {
        Ok(Day::Toml(day)) => day.to_string(),
        Ok(Day::Text(text)) => text,
        Err(_) => return Err(serde::de::Error::custom("a day is written as 2025-03-01")),
    };
    text.parse().map_err(|_| {
        serde::de::Error::custom(format!("`{text}` is no date that exists: write it as 2025-03-01"))
    })
}

fn optional_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    day(deserializer).map(Some)
}

/// Why a petition file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PetitionFileError {
    /// Not TOML, an unknown key, a wrong type.
    #[error("{file}: {problem}; the keys are described in docs/schemas/petition.schema.json")]
    Toml {
        /// The file.
        file: String,
        /// What is wrong, with line and column.
        problem: String,
    },
    /// None or several of the three.
    #[error(
        "{file}: [requirement] needs exactly one of `required`, `registered` and `last-vote`, {found} are given"
    )]
    Requirement {
        /// The file.
        file: String,
        /// How many are given.
        found: usize,
    },
    /// A probability that is none.
    #[error("{file}: [check] `{key}` is {value}, it must be between {least} and 1")]
    Probability {
        /// The file.
        file: String,
        /// The key.
        key: &'static str,
        /// The value found.
        value: f64,
        /// The least possible.
        least: f64,
    },
    /// Last day before the first.
    #[error("{file}: [signing] ends on {to}, before it begins on {from}")]
    SigningBackwards {
        /// The file.
        file: String,
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
}

impl PetitionFile {
    /// Reads the text of a petition file; `file` is its name for messages.
    ///
    /// # Errors
    /// [`PetitionFileError`], with the line and column where the text is at fault.
    pub fn parse(file: &str, text: &str) -> Result<Self, PetitionFileError> {
        let parsed: Self = toml::from_str(text).map_err(|error| PetitionFileError::Toml {
            file: place(file, text, error.span()),
            problem: error.message().to_owned(),
        })?;
        parsed.checked(file)
    }

    fn checked(self, file: &str) -> Result<Self, PetitionFileError> {
        let file = file.to_owned();
        let given = [self.requirement.required, self.requirement.registered, self.requirement.last_vote];
        let found = given.iter().flatten().count();
        if found != 1 {
            return Err(PetitionFileError::Requirement { file, found });
        }
        let probabilities = [
            ("accept-from", self.check.accept_from, 0.5),
            ("reject-from", self.check.reject_from, 0.5),
            ("signature-loss", self.check.signature_loss, 0.0),
        ];
        for (key, value, least) in probabilities {
            if !(least..=1.0).contains(&value) {
                return Err(PetitionFileError::Probability { file, key, value, least });
            }
        }
        match self.signing {
            Some(Signing { from, to }) if to < from => {
                Err(PetitionFileError::SigningBackwards { file, from, to })
            }
            _ => Ok(self),
        }
    }

    /// The id given, or one made from the title: lower case, hyphens between words.
    #[must_use]
    pub fn slug(&self) -> String {
        if let Some(id) = &self.id {
            return id.clone();
        }
        let words = self.title.to_ascii_lowercase();
        let words = words.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let slug: String = words.collect::<Vec<_>>().join("-").chars().take(64).collect();
        slug.trim_matches('-').to_owned()
    }
}

/// `petition.toml, line 3, column 7`.
fn place(file: &str, text: &str, span: Option<std::ops::Range<usize>>) -> String {
    let Some(before) = span.and_then(|span| text.get(..span.start)) else {
        return file.to_owned();
    };
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{file}, line {line}, column {column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "title = \"Recall of a Judge\"\nrequirement = { last-vote = 293170 }\n";

    #[test]
    fn the_least_file_is_enough() {
        let file = PetitionFile::parse("p.toml", LEAST).unwrap();
        assert_eq!(file.procedure, "ca-recall-local");
        assert_eq!(file.slug(), "recall-of-a-judge");
    }

    #[test]
    fn faults_are_named_with_their_place() {
        let cases = [
            ("title = 3\n", "p.toml, line 1, column 9: "),
            ("title = \"a\"\nrequirment = 3\n", "p.toml, line 2, column 1: "),
            ("title = \"a\"\nrequirement = {}\n", "p.toml: [requirement] needs exactly one"),
            (
                "title = \"a\"\nrequirement = { required = 1 }\ncheck = { accept-from = 1.5 }\n",
                "p.toml: [check] `accept-from` is 1.5",
            ),
            (
                "title = \"a\"\nrequirement = { required = 1 }\nsigning = { from = \"2024-02-01\", to = \"2024-01-01\" }\n",
                "p.toml: [signing] ends on 2024-01-01",
            ),
        ];
        for (text, begins) in cases {
            let message = PetitionFile::parse("p.toml", text).unwrap_err().to_string();
            assert!(message.starts_with(begins), "{message}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        let text = format!("{LEAST}on = \"2023-02-29\"\n");
        let message = PetitionFile::parse("p.toml", &text).unwrap_err().to_string();
        assert!(message.contains("line 3"), "{message}");
    }

    #[test]
    fn a_day_is_read_with_and_without_quotes() {
        for day in ["2023-02-28", "\"2023-02-28\""] {
            let file = PetitionFile::parse("p.toml", &format!("{LEAST}on = {day}\n")).unwrap();
            assert_eq!(file.on, Some(jiff::civil::date(2023, 2, 28)));
        }
    }
}
