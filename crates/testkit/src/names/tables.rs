//! The tables of `data/`, read once.

use super::{Sex, Tradition};
use crate::rng::{Frequencies, Rng};
use std::collections::HashMap;
use std::sync::LazyLock;

type Words = Frequencies<u32>;

#[derive(Debug, Default)]
struct GivenTables {
    /// By sex; general names by sex and by generation (born to 1944, 1964, 1984, later).
    female: [Words; 4],
    male: [Words; 4],
}

#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(super) words: Vec<&'static str>,
    ids: HashMap<&'static str, u32>,
    surnames: [Words; 8],
    given: [GivenTables; 8],
    nicknames: HashMap<u32, Vec<u32>>,
    /// `O'BRIEN` for `OBRIEN`, `DE LA CRUZ` for `DELACRUZ`, and how often in 10,000: offices and people write both.
    pub(super) respelled: HashMap<u32, (u32, u32)>,
}

const SURNAMES: [&str; 8] = [
    include_str!("../../data/surnames-general.csv"),
    include_str!("../../data/surnames-spanish.csv"),
    include_str!("../../data/surnames-vietnamese.csv"),
    include_str!("../../data/surnames-chinese.csv"),
    include_str!("../../data/surnames-indian.csv"),
    include_str!("../../data/surnames-filipino.csv"),
    include_str!("../../data/surnames-korean.csv"),
    include_str!("../../data/surnames-japanese.csv"),
];

const GIVEN: [&str; 8] = [
    include_str!("../../data/given-general.csv"),
    include_str!("../../data/given-spanish.csv"),
    include_str!("../../data/given-vietnamese.csv"),
    include_str!("../../data/given-chinese.csv"),
    include_str!("../../data/given-indian.csv"),
    include_str!("../../data/given-spanish.csv"),
    include_str!("../../data/given-korean.csv"),
    include_str!("../../data/given-japanese.csv"),
];

const NICKNAMES: &str = include_str!("../../data/nicknames.csv");
const RESPELLED: &str = include_str!("../../data/surnames-respelled.csv");

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
            let mut cells = row.split(',');
            let plain = tables.word(cells.next().unwrap_or(""));
            let spelled = tables.word(cells.next().unwrap_or(""));
            let in_10_000 = u32::try_from(number(cells.next())).unwrap_or(0);
            tables.respelled.insert(plain, (spelled, in_10_000));
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
