//! Names with their frequencies, from the tables in `data/`.

mod given;
mod surnames;
mod tables;

pub(crate) use given::{Naming, middle_and_first};
pub(crate) use surnames::{compound, local_surname, surname};
pub(crate) use tables::tables;

/// How two words of one name stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) enum Join {
    /// No second word.
    #[default]
    Alone,
    /// `XIAOMING`
    Glued,
    /// `GARCIA LOPEZ`
    Spaced,
    /// `GARCIA-LOPEZ`
    Hyphenated,
    /// Only the first letter of the first word.
    Initial,
}

/// A name of one or two words out of the shared table; the empty name is `Name::NONE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Name {
    pub(crate) first: u32,
    pub(crate) second: u32,
    pub(crate) join: Join,
}

impl Name {
    /// Word 0 of the table is the empty one.
    pub(crate) const NONE: Self = Self { first: 0, second: 0, join: Join::Alone };

    pub(crate) const fn one(first: u32) -> Self {
        Self { first, second: 0, join: Join::Alone }
    }

    pub(crate) const fn two(first: u32, second: u32, join: Join) -> Self {
        Self { first, second, join }
    }

    pub(crate) const fn initial(self) -> Self {
        Self { first: self.first, second: 0, join: Join::Initial }
    }

    pub(crate) fn is_empty(self) -> bool {
        self == Self::NONE
    }

    /// Appends the name in capitals, as a roll has it.
    pub(crate) fn push_to(self, out: &mut String) {
        let words = &tables().words;
        let word = |i: u32| usize::try_from(i).ok().and_then(|i| words.get(i)).copied().unwrap_or("");
        match self.join {
            Join::Initial => out.extend(word(self.first).chars().take(1)),
            Join::Alone => out.push_str(word(self.first)),
            Join::Glued | Join::Spaced | Join::Hyphenated => {
                out.push_str(word(self.first));
                match self.join {
                    Join::Spaced => out.push(' '),
                    Join::Hyphenated => out.push('-'),
                    _ => {}
                }
                out.push_str(word(self.second));
            }
        }
    }

    pub(crate) fn text(self) -> String {
        let mut out = String::new();
        self.push_to(&mut out);
        out
    }
}

/// The habits by which a family forms its names; not what its members look like or where they were born.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the languages speak for themselves")]
pub enum Tradition {
    General,
    Spanish,
    Vietnamese,
    Chinese,
    Indian,
    Filipino,
    Korean,
    Japanese,
}

impl Tradition {
    pub(crate) const ALL: [Self; 8] = [
        Self::General,
        Self::Spanish,
        Self::Vietnamese,
        Self::Chinese,
        Self::Indian,
        Self::Filipino,
        Self::Korean,
        Self::Japanese,
    ];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sex {
    Female,
    Male,
}

/// A word of the table; empty for an unknown number.
pub(crate) fn word(id: u32) -> &'static str {
    usize::try_from(id).ok().and_then(|i| tables().words.get(i)).copied().unwrap_or("")
}

/// All surnames of a tradition, the most frequent first.
pub(crate) fn surname_words(tradition: Tradition) -> &'static [u32] {
    tables().surname_words(tradition)
}
