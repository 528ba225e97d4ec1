//! The working of a figure: every number the software prints can show where it comes from (DESIGN.md §4.5).

use serde::{Deserialize, Serialize};

use crate::counted;

/// One figure with the figures it was computed from: a small tree that text, HTML, PDF and JSON print alike.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Working {
    /// Stable name, as in the JSON of the command line: `projected`, `percent`, `required`.
    pub name: String,
    /// What a citizen reads: "Valid signatures projected".
    pub label: String,
    /// The value in plain notation: `17178`, `71.47`, `2018-02-26`. Never a float.
    pub value: String,
    /// Unit printed behind the value: `signatures`, `%`, empty where the value speaks for itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The formula with the names of its inputs, `raw × percent ÷ 100`; empty for a given figure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub formula: String,
    /// The rounding step that gave the value, in words, with the unrounded value: `17176.9998 rounded up`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rounding: String,
    /// The sections of law that prescribe this step: `2 CCR §20530(d)`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cites: Vec<Citation>,
    /// What the reader must know besides: an unverified text, a warning.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The figures this one was computed from, in the order of the formula.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inputs: Vec<Working>,
}

/// A section of law, and whether its text was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// `EC §11221`, `2 CCR §20531(c)`.
    pub section: String,
    /// False where the text or its date could not be checked; the mark is printed wherever the figure is.
    pub verified: bool,
}

impl Working {
    /// A figure that was given, not computed.
    #[must_use]
    pub fn given(name: &str, label: &str, value: impl std::fmt::Display) -> Self {
        Self {
            name: name.to_owned(),
            label: label.to_owned(),
            value: value.to_string(),
            unit: String::new(),
            formula: String::new(),
            rounding: String::new(),
            cites: Vec::new(),
            notes: Vec::new(),
            inputs: Vec::new(),
        }
    }

    /// With the unit printed behind the value.
    #[must_use]
    pub fn unit(mut self, unit: &str) -> Self {
        unit.clone_into(&mut self.unit);
        self
    }

    /// With the formula and the figures it was computed from.
    #[must_use]
    pub fn from(mut self, formula: &str, inputs: Vec<Self>) -> Self {
        formula.clone_into(&mut self.formula);
        self.inputs = inputs;
        self
    }

    /// With the rounding step in words; empty where nothing was rounded.
    #[must_use]
    pub fn rounded(mut self, rounding: String) -> Self {
        self.rounding = rounding;
        self
    }

    /// With the sections of law that prescribe the step.
    #[must_use]
    pub fn cites(mut self, cites: &[Citation]) -> Self {
        cites.clone_into(&mut self.cites);
        self
    }

    /// With one more thing the reader must know; nothing is added where it is empty.
    #[must_use]
    pub fn note(mut self, note: &str) -> Self {
        if !note.is_empty() {
            self.notes.push(note.to_owned());
        }
        self
    }

    /// The first figure of that name in the tree, this one included.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name {
            return Some(self);
        }
        self.inputs.iter().find_map(|input| input.find(name))
    }

    /// Every section in the tree whose text or date could not be checked, each once.
    #[must_use]
    pub fn unverified(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let own = self.cites.iter().filter(|cite| !cite.verified).map(|cite| cite.section.as_str());
        for section in own.chain(self.inputs.iter().flat_map(Self::unverified)) {
            if !found.contains(&section) {
                found.push(section);
            }
        }
        found
    }

    /// The tree as indented lines of text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        self.write_text(&mut text, 0);
        text
    }

    fn write_text(&self, text: &mut String, depth: usize) {
        let indent = "  ".repeat(depth);
        let value = if self.unit.is_empty() { self.value.clone() } else { counted(&self.value, &self.unit) };
        text.push_str(&format!("{indent}{}: {value}", self.label));
        if !self.formula.is_empty() {
            text.push_str(&format!(" = {}", self.formula));
        }
        if !self.rounding.is_empty() {
            text.push_str(&format!("; {}", self.rounding));
        }
        if !self.cites.is_empty() {
            let cites: Vec<String> = self.cites.iter().map(Citation::to_string).collect();
            text.push_str(&format!("  [{}]", cites.join(", ")));
        }
        text.push('\n');
        for note in &self.notes {
            text.push_str(&format!("{indent}  note: {note}\n"));
        }
        for input in &self.inputs {
            input.write_text(text, depth + 1);
        }
    }
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.section)?;
        if self.verified { Ok(()) } else { f.write_str(" (unverified)") }
    }
}
