//! The paper: sections, sheets, sides, positions, and the boxes they came in.

use super::paper::{BoxOfSections, Circulator, Declaration, DeclarationFlaw, Position, Section, Sheet, Side};
use super::{Entry, Line, PetitionOptions};
use crate::county::County;
use crate::day::Day;
use crate::household::{Kind as HouseholdKind, people};
use crate::places::CITIES;
use crate::rng::{Purpose, Rng};

pub(super) struct Layout {
    pub(super) circulators: Vec<Circulator>,
    pub(super) boxes: Vec<BoxOfSections>,
    total: usize,
}

/// Days between a circulator's first and last signature of one section.
const SPANS: [(u32, u32); 4] = [(0, 0), (1, 4), (4, 14), (14, 45)];

impl Layout {
    pub(super) fn draw(county: &County, options: &PetitionOptions) -> Self {
        let circulators = circulators(county, options);
        let wanted = options.lines as usize;
        let mut layout = Self { circulators, boxes: Vec::new(), total: 0 };
        for number in 1..=options.boxes {
            layout.boxes.push(BoxOfSections { number, sections: Vec::new() });
        }
        let mut number = 1;
        while layout.total < wanted {
            let section = layout.section(number, wanted, options);
            let at = layout.total.saturating_sub(1) * layout.boxes.len() / wanted;
            layout.boxes[at].sections.push(section);
            number += 1;
        }
        layout
    }

    fn section(&mut self, number: u32, wanted: usize, options: &PetitionOptions) -> Section {
        let mut rng = Rng::stream(options.seed, Purpose::Sections, u64::from(number));
        let rng = &mut rng;
        // A few circulators bring most of the sections.
        let circulator = rng.index(self.circulators.len()).min(rng.index(self.circulators.len()));
        let declaration = declaration(options, rng);
        let count = if rng.chance(7200) { 10 } else { rng.between(1, 9) };
        let mut sheets = Vec::new();
        for sheet in 1..=count {
            let mut side = |letter, in_use| self.side(letter, in_use, wanted, options, rng);
            let a = side('a', true);
            let used = a.positions.iter().any(|p| matches!(p, Position::Line(_)));
            let back = used && !number.is_multiple_of(5);
            sheets.push(Sheet { number: sheet, sides: [a, side('b', back)] });
        }
        Section { number, circulator, declaration, sheets }
    }

    fn side(
        &mut self,
        letter: char,
        in_use: bool,
        wanted: usize,
        options: &PetitionOptions,
        rng: &mut Rng,
    ) -> Side {
        let filled = match rng.weighted(&[78, 16, 6]) {
            0 => options.positions,
            1 => rng.between(1, options.positions),
            _ => options.positions.saturating_sub(1),
        };
        let positions = (0..options.positions)
            .map(|i| match rng.below(1000) {
                _ if !in_use || i >= filled || self.total >= wanted => Position::Blank,
                0..=9 => Position::Blank,
                10..=23 => Position::CrossedOut,
                _ => {
                    self.total += 1;
                    Position::Line(self.total - 1)
                }
            })
            .collect();
        Side { letter, positions }
    }

    pub(super) fn sections(&self) -> impl Iterator<Item = (u32, &Section)> {
        self.boxes.iter().flat_map(|b| b.sections.iter().map(move |s| (b.number, s)))
    }

    /// Whether each line lies in a section whose declaration is void.
    pub(super) fn flawed_lines(&self) -> Vec<bool> {
        let mut flawed = vec![false; self.total];
        for (_, section) in self.sections().filter(|(_, s)| s.declaration.flaw.is_some()) {
            section.each_line(|i, _, _, _| flawed[i] = true);
        }
        flawed
    }

    /// All lines by name, nothing read yet.
    pub(super) fn lines(&self) -> Vec<Line> {
        let last = self.sections().map(|(_, s)| s.number).max().unwrap_or(1);
        let width = last.to_string().len().max(4);
        let mut lines = Vec::with_capacity(self.total);
        for (box_number, section) in self.sections() {
            let Declaration { signed_from, signed_to, .. } = section.declaration;
            section.each_line(|_, sheet, side, position| {
                lines.push(Line {
                    line_id: format!("{:0width$}-{sheet:02}-{side}-{position:02}", section.number),
                    box_number,
                    section: section.number,
                    sheet,
                    side,
                    position,
                    circulator: section.circulator,
                    signed_from,
                    signed_to,
                    read: Entry::default(),
                });
            });
        }
        lines
    }
}

fn declaration(options: &PetitionOptions, rng: &mut Rng) -> Declaration {
    let days = u32::try_from(options.closed.since(options.opened)).unwrap_or(0);
    let later = |day: Day, n: u32| day.plus(i32::try_from(n).unwrap_or(0)).min(options.closed);
    let signed_from = later(options.opened, rng.between(0, days));
    let (low, high) = SPANS[rng.weighted(&[8, 30, 40, 22])];
    let signed_to = later(signed_from, rng.between(low, high));
    let flaw = match rng.below(2000) {
        0 => Some(DeclarationFlaw::Unsigned),
        1 => Some(DeclarationFlaw::ExecutedTooEarly),
        2 => Some(DeclarationFlaw::DatesMissing),
        _ => None,
    };
    let executed = match flaw {
        Some(DeclarationFlaw::ExecutedTooEarly) => signed_to.plus(-1),
        _ => later(signed_to, rng.between(0, 3)),
    };
    Declaration { signed_from, signed_to, executed, flaw }
}

fn circulators(county: &County, options: &PetitionOptions) -> Vec<Circulator> {
    let count = u64::from(options.lines / 450 + 3);
    let weights = CITIES.map(|c| c.weight);
    (0..count)
        .map(|i| {
            let mut rng = Rng::stream(options.seed, Purpose::Sections, u64::MAX - i);
            let person = people(&county.setting, u64::MAX - i, HouseholdKind::Single, 1);
            let name =
                person.first().map(|p| format!("{} {}", p.first.text(), p.last.text())).unwrap_or_default();
            // The one or two that bring trouble are among the busiest.
            let carelessness = match i {
                2 => 26,
                5 if count > 40 => 24,
                _ => [7, 10, 13][rng.weighted(&[30, 45, 25])],
            };
            let city = u8::try_from(rng.weighted(&weights)).unwrap_or(0);
            Circulator { code: format!("C{:03}", i + 1), name, carelessness, city }
        })
        .collect()
}
