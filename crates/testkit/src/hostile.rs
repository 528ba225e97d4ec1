//! Rolls and lines that try to break a program: all legal, none sensible. For tests of bounds on time and memory.

mod damage;
mod words;

pub use damage::Damage;

use crate::rng::{Purpose, Rng};
use crate::rows::{CSV, write_rows};
use std::io::{self, Write};
use words::Words;

const ROLL: [&str; 16] = [
    "voter_id",
    "last_name",
    "first_name",
    "middle_name",
    "suffix",
    "birth_date",
    "registration_date",
    "status",
    "house_number",
    "pre_dir",
    "street_name",
    "street_type",
    "unit_type",
    "unit_number",
    "city",
    "zip",
];
const LINES: [&str; 7] = ["line_id", "sheet", "line_no", "printed_name", "address", "city", "zip"];

/// A roll and lines that share one peculiarity. Every row keeps a voter number or a line name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hostile {
    /// All voters and all lines are John Smith of 1 Main St.
    OneNameOneAddress,
    /// One name, addresses of their own.
    OneName,
    /// Names of their own, one address.
    OneAddress,
    /// Nothing but the number.
    EmptyFields,
    /// Names of one word and of one letter.
    OneWordNames,
    /// Surname and first name, address and city, the wrong way round.
    SwappedFields,
    /// Fields of 10,000 characters.
    LongFields,
    /// Tabs, line breaks, quotes, nulls, bells and direction marks inside the fields.
    ControlCharacters,
    /// Letters of every script, joined emoji, letters with forty accents.
    EveryScript,
    /// Cells that a spreadsheet would run: `=HYPERLINK(…)`.
    Formulas,
    /// Everything anybody ever wrote twice: names that repeat one word a hundred times.
    Repetitions,
}

impl Hostile {
    /// Every scenario.
    pub const ALL: [Self; 11] = [
        Self::OneNameOneAddress,
        Self::OneName,
        Self::OneAddress,
        Self::EmptyFields,
        Self::OneWordNames,
        Self::SwappedFields,
        Self::LongFields,
        Self::ControlCharacters,
        Self::EveryScript,
        Self::Formulas,
        Self::Repetitions,
    ];

    /// Writes a canonical roll of `voters` rows.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write_roll(self, voters: usize, seed: u64, out: &mut impl Write) -> io::Result<()> {
        write_rows(out, CSV, &ROLL, voters, |i, row| {
            let w = self.words(seed, i);
            row.extend([format!("{i:08}"), w.last, w.first, w.middle, String::new()]);
            row.extend(["1970-01-01", "2001-02-03", "A"].map(str::to_owned));
            row.extend([w.house, String::new(), w.street, "ST".to_owned(), String::new(), String::new()]);
            row.extend([w.city, w.zip]);
        })
    }

    /// Writes `lines` lines for [`Self::write_roll`] with the same seed; where voters differ, line i is by voter i.
    ///
    /// # Errors
    /// Only those of `out`.
    pub fn write_lines(self, lines: usize, seed: u64, out: &mut impl Write) -> io::Result<()> {
        write_rows(out, CSV, &LINES, lines, |i, row| {
            let w = self.words(seed, i);
            row.extend([
                format!("{:04}-{:02}-a-{:02}", i / 600 + 1, i / 8 % 75 + 1, i % 8 + 1),
                (i / 8 + 1).to_string(),
            ]);
            row.extend([(i % 8 + 1).to_string(), format!("{} {} {}", w.first, w.middle, w.last)]);
            row.extend([format!("{} {} ST", w.house, w.street), w.city, w.zip]);
        })
    }

    fn words(self, seed: u64, index: usize) -> Words {
        let mut rng = Rng::stream(seed, Purpose::Hostile, index as u64);
        let rng = &mut rng;
        let usual = Words::usual(rng);
        let smith = |w: Words| Words { last: "SMITH".into(), first: "JOHN".into(), middle: "A".into(), ..w };
        let main = |w: Words| Words {
            house: "1".into(),
            street: "MAIN".into(),
            city: "SAN JUDAS".into(),
            zip: "92910".into(),
            ..w
        };
        match self {
            Self::OneNameOneAddress => smith(main(usual)),
            Self::OneName => smith(usual),
            Self::OneAddress => main(usual),
            Self::EmptyFields => Words::default(),
            Self::OneWordNames if index.is_multiple_of(2) => {
                Words { first: String::new(), middle: String::new(), ..usual }
            }
            Self::OneWordNames => {
                Words { last: "X".into(), first: String::new(), middle: String::new(), ..usual }
            }
            Self::SwappedFields => Words {
                last: usual.first,
                first: usual.last,
                street: usual.city,
                city: format!("{} {}", usual.house, usual.street),
                ..Words::default()
            },
            Self::LongFields => {
                usual.each(|text| text.repeat(10_000 / text.len().max(1) + 1).chars().take(10_000).collect())
            }
            Self::ControlCharacters => usual.each(|text| with_between(&text, CONTROLS, rng)),
            Self::EveryScript => usual.each(|_| (0..12).map(|_| *rng.pick(SCRIPTS)).collect()),
            Self::Formulas => usual.each(|text| {
                format!("{}{text}", rng.pick(&["=1+1;", "+", "-", "@SUM(A1)", "\t=", "=HYPERLINK(\"x\")"]))
            }),
            Self::Repetitions => usual.each(|text| format!("{text} ").repeat(100)),
        }
    }
}

const CONTROLS: &[&str] = &[
    "\t",
    "\n",
    "\r\n",
    "\"",
    "\0",
    "\u{7}",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\u{1b}[31m",
    ",",
    ";",
    "\\",
    "'",
];
const SCRIPTS: &[&str] = &[
    "A",
    "Ñ",
    "ß",
    "İ",
    "ﬁ",
    "Ω",
    "Ж",
    "א",
    "ش",
    "देव",
    "ไทย",
    "한",
    "王",
    "ゟ",
    "ກ",
    "მ",
    "Ւ",
    "አ",
    "𓀀",
    "𝕬",
    "🏳️‍🌈",
    "👨‍👩‍👧",
    "\u{0041}\u{0301}",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}",
    "\u{10ffff}",
    "ǅ",
    "ŉ",
    "Ⅷ",
];

fn with_between(text: &str, marks: &[&str], rng: &mut Rng) -> String {
    text.chars().flat_map(|c| [c.to_string(), (*rng.pick(marks)).to_owned()]).collect()
}
