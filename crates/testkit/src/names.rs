//! Names with their frequencies, from the tables in `data/`.

mod given;
mod surnames;

pub(crate) use given::{Naming, middle_and_first};
pub(crate) use surnames::{compound, surname};

use crate::rng::{Frequencies, Rng};
use std::collections::HashMap;
use std::sync::LazyLock;

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

type Words = Frequencies<u32>;

#[derive(Debug, Default)]
struct GivenTables {
    /// By sex; general names by sex and by generation (born to 1944, 1964, 1984, later).
    female: [Words; 4],
    male: [Words; 4],
}

#[derive(Debug, Default)]
pub(crate) struct Tables {
    words: Vec<&'static str>,
    ids: HashMap<&'static str, u32>,
    surnames: [Words; 8],
    given: [GivenTables; 8],
    nicknames: HashMap<u32, Vec<u32>>,
    /// `O'BRIEN` for `OBRIEN`, `DE LA CRUZ` for `DELACRUZ`: offices and people write both.
    respelled: HashMap<u32, u32>,
}

const SURNAMES: [&str; 8] = [
    include_str!("../data/surnames-general.csv"),
    include_str!("../data/surnames-spanish.csv"),
    include_str!("../data/surnames-vietnamese.csv"),
    include_str!("../data/surnames-chinese.csv"),
    include_str!("../data/surnames-indian.csv"),
    include_str!("../data/surnames-filipino.csv"),
    include_str!("../data/surnames-korean.csv"),
    include_str!("../data/surnames-japanese.csv"),
];

const GIVEN: [&str; 8] = [
    include_str!("../data/given-general.csv"),
    include_str!("../data/given-spanish.csv"),
    include_str!("../data/given-vietnamese.csv"),
    include_str!("../data/given-chinese.csv"),
    include_str!("../data/given-indian.csv"),
    include_str!("../data/given-spanish.csv"),
    include_str!("../data/given-korean.csv"),
    include_str!("../data/given-japanese.csv"),
];

const NICKNAMES: &str = include_str!("../data/nicknames.csv");
const RESPELLED: &str = include_str!("../data/surnames-respelled.csv");

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);

pub(crate) fn tables() -> &'static Tables {
    &TABLES
}

impl Tables {
    fn word(&mut self, word: &'static str) -> u32 {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(0);
        self.words.push(word);
        self.ids.insert(word, id);
        id
    }

    fn read() -> Self {
        let mut tables = Self::default();
        tables.word("");
        for (i, text) in SURNAMES.iter().enumerate() {
            for row in text.lines().skip(1) {
                let mut cells = row.split(',');
                let word = tables.word(cells.next().unwrap_or(""));
                tables.surnames[i].push(word, number(cells.next()));
            }
        }
        for (i, text) in GIVEN.iter().enumerate() {
            text.lines().skip(1).for_each(|row| tables.read_given(i, row));
        }
        for row in NICKNAMES.lines().skip(1) {
            let (name, shorts) = row.split_once(',').unwrap_or((row, ""));
            let name = tables.word(name);
            let shorts = shorts.split(' ').map(|n| tables.word(n)).collect();
            tables.nicknames.insert(name, shorts);
        }
        for row in RESPELLED.lines().skip(1) {
            let (plain, spelled) = row.split_once(',').unwrap_or((row, ""));
            let (plain, spelled) = (tables.word(plain), tables.word(spelled));
            tables.respelled.insert(plain, spelled);
        }
        tables
    }

    fn read_given(&mut self, tradition: usize, row: &'static str) {
        let mut cells = row.split(',');
        let word = self.word(cells.next().unwrap_or(""));
        let (count, male) = (number(cells.next()), number(cells.next()));
        let by_generation: Vec<u64> = cells.map(|c| number(Some(c))).collect();
        for generation in 0..4 {
            let share = by_generation.get(generation).copied().unwrap_or(100);
            let table = &mut self.given[tradition];
            table.male[generation].push(word, count * share * male / 100);
            table.female[generation].push(word, count * share * (100 - male) / 100);
        }
    }

    /// The name's short and pet forms, most usual first as far as the source knows.
    pub(crate) fn nicknames(&self, word: u32) -> &[u32] {
        self.nicknames.get(&word).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn given(&self, tradition: Tradition, sex: Sex, birth_year: i32, rng: &mut Rng) -> u32 {
        let generation = match birth_year {
            ..=1944 => 0,
            1945..=1964 => 1,
            1965..=1984 => 2,
            _ => 3,
        };
        let table = &self.given[tradition as usize];
        match sex {
            Sex::Female => table.female[generation].pick(rng),
            Sex::Male => table.male[generation].pick(rng),
        }
    }

    pub(crate) fn surname(&self, tradition: Tradition, rng: &mut Rng) -> u32 {
        self.surnames[tradition as usize].pick(rng)
    }

    pub(crate) fn surname_words(&self, tradition: Tradition) -> &[u32] {
        self.surnames[tradition as usize].items()
    }

    pub(crate) fn id(&self, word: &str) -> u32 {
        self.ids.get(word).copied().unwrap_or(0)
    }
}

fn number(cell: Option<&str>) -> u64 {
    cell.and_then(|c| c.parse().ok()).unwrap_or(0)
}

/// A word of the table; empty for an unknown number.
pub(crate) fn word(id: u32) -> &'static str {
    usize::try_from(id).ok().and_then(|i| tables().words.get(i)).copied().unwrap_or("")
}

/// All surnames of a tradition, the most frequent first.
pub(crate) fn surname_words(tradition: Tradition) -> &'static [u32] {
    tables().surname_words(tradition)
}
