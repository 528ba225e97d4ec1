//! Profiles: how the columns of a delivered layout become the columns of the roll. A profile is recognised by the names in
//! the header, never by their positions: delivered layouts change their order more often than their names.

mod canonical;
mod dfm;
mod north_carolina;

use super::rule::Rule;
use crate::column::Column;
use crate::status::Status;

/// The layouts that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProfileName {
    /// The canonical roll CSV (DESIGN.md §8).
    Canonical,
    /// North Carolina's `ncvoter` files: 70 columns since 2026, 67 since 2022, 71 before.
    NorthCarolina,
    /// The voter file that California counties export from DFM's EIMS.
    Dfm,
}

impl ProfileName {
    /// All profiles, in the order in which they are tried.
    pub const ALL: [Self; 3] = [Self::Canonical, Self::NorthCarolina, Self::Dfm];

    /// The name on the command line and in the snapshot.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.profile().name
    }

    /// The version in the snapshot; it rises when a profile reads the same file differently.
    #[must_use]
    pub fn version(self) -> u32 {
        self.profile().version
    }

    /// The profile of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name() == name)
    }

    pub(super) fn profile(self) -> &'static Profile {
        match self {
            Self::Canonical => &canonical::PROFILE,
            Self::NorthCarolina => &north_carolina::PROFILE,
            Self::Dfm => &dfm::PROFILE,
        }
    }
}

/// A layout's description.
#[derive(Debug)]
pub(super) struct Profile {
    pub(super) name: &'static str,
    pub(super) version: u32,
    /// The layout is UTF-8 by definition; otherwise what is not UTF-8 is Windows-1252.
    pub(super) only_utf8: bool,
    pub(super) fields: &'static [Known],
    /// The status words that this layout has beside the common ones.
    pub(super) statuses: &'static [(&'static str, Status)],
    /// How text is taken where no field says otherwise.
    pub(super) text: RuleName,
    /// What a column is that no field names: a district, perhaps under another name, or a further column.
    pub(super) other: fn(&str) -> Other,
}

/// A column that the profile reads.
#[derive(Debug)]
pub(super) struct Known {
    /// Its name, or the names it has had; compared without regard to case.
    pub(super) names: &'static [&'static str],
    /// Its further parts (`mail_addr2`, …), joined behind it with commas.
    pub(super) joined: &'static [&'static str],
    pub(super) required: bool,
    pub(super) rule: RuleName,
    /// The columns its values go to, as many as the rule gives.
    pub(super) targets: &'static [Column],
    /// The text as given is also kept as a further column of this name.
    pub(super) kept: bool,
}

impl Known {
    pub(super) const fn new(
        name: &'static [&'static str],
        rule: RuleName,
        targets: &'static [Column],
    ) -> Self {
        Self { names: name, joined: &[], required: false, rule, targets, kept: false }
    }

    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    pub(super) const fn joined(mut self, names: &'static [&'static str]) -> Self {
        self.joined = names;
        self
    }

    pub(super) const fn kept(mut self) -> Self {
        self.kept = true;
        self
    }
}

/// A rule as a constant can name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RuleName {
    Text,
    Squeezed,
    Id,
    Zip,
    IsoDate,
    UsDate,
    Status,
    HouseNumber,
    Address,
}

/// What becomes of a column that the profile does not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Other {
    District(String),
    Further,
}

impl Profile {
    /// The rule itself, with the status words of the profile and those that the user added, the user's first.
    pub(super) fn rule(&self, name: RuleName, added: &[(String, Status)]) -> Rule {
        match name {
            RuleName::Text => match self.text {
                RuleName::Squeezed => Rule::Squeezed,
                _ => Rule::Verbatim,
            },
            RuleName::Squeezed => Rule::Squeezed,
            RuleName::Id => Rule::Id,
            RuleName::Zip => Rule::Zip,
            RuleName::IsoDate => Rule::IsoDate,
            RuleName::UsDate => Rule::UsDate,
            RuleName::Status => {
                let own = self.statuses.iter().map(|&(word, status)| (word.to_owned(), status));
                Rule::Status(added.iter().cloned().chain(own).collect())
            }
            RuleName::HouseNumber => Rule::HouseNumber,
            RuleName::Address => Rule::Address,
        }
    }

    /// The field that a column's name stands for.
    pub(super) fn known(&self, name: &str) -> Option<&'static Known> {
        self.fields.iter().find(|field| field.names.iter().any(|known| known.eq_ignore_ascii_case(name)))
    }

    /// The required columns that are not among `names`, by the newest name.
    pub(super) fn missing(&self, names: &[String]) -> Vec<&'static str> {
        let has = |known: &&'static str| names.iter().any(|name| name.eq_ignore_ascii_case(known));
        self.fields
            .iter()
            .filter(|field| field.required && !field.names.iter().any(has))
            .filter_map(|field| field.names.first().copied())
            .collect()
    }
}
