//! Readings of a query: every word given a part of the record and a way to reach it, the cheapest first.

use super::anchor::Anchor;
use super::meaning::{Meaning, Span};
use super::part::{PARTS, Part, Parts};

/// Readings followed for one query at most.
const READINGS: usize = 4_000;

/// The anchors of a reading, a bit each.
pub(super) type Anchors = u128;

/// What can be done with the words from a place on.
#[derive(Debug, Clone, Copy)]
struct Choice {
    end: usize,
    part: Option<Part>,
    floor: f32,
    anchor: Option<usize>,
}

/// A way to understand the whole query.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    pub(super) price: f32,
    /// By part: number of the anchor and one, or none.
    anchors: [u8; PARTS],
    pub(super) set: Anchors,
    /// Whether some word is not reached by an anchor.
    pub(super) loose: bool,
}

impl Reading {
    pub(super) fn anchor(&self, part: Part) -> Option<usize> {
        usize::from(self.anchors[part as usize]).checked_sub(1)
    }
}

/// All choices, by the place where they begin.
#[derive(Debug)]
pub(super) struct Readings {
    choices: Vec<Vec<Choice>>,
    /// The least the words from each place on can cost.
    rest: Vec<f32>,
    followed: usize,
}

impl Readings {
    pub(super) fn new(spans: &[Span], meanings: &[Meaning], anchors: &[Anchor], drops: &[f32]) -> Self {
        let mut choices: Vec<Vec<Choice>> = drops
            .iter()
            .enumerate()
            .map(|(at, &floor)| vec![Choice { end: at + 1, part: None, floor, anchor: None }])
            .collect();
        for (number, anchor) in anchors.iter().enumerate() {
            let span = &spans[meanings[anchor.meaning].span];
            choices[span.start].push(Choice {
                end: span.end,
                part: Some(anchor.part),
                floor: anchor.floor,
                anchor: Some(number),
            });
        }
        for meaning in meanings {
            let span = &spans[meaning.span];
            if span.end - span.start == 1 {
                let floor = meaning.loose(span);
                choices[span.start].push(Choice {
                    end: span.end,
                    part: Some(meaning.part),
                    floor,
                    anchor: None,
                });
            }
        }
        let mut rest = vec![0.0; drops.len() + 1];
        for at in (0..drops.len()).rev() {
            choices[at].sort_by(|left, right| left.floor.total_cmp(&right.floor));
            rest[at] = choices[at]
                .iter()
                .map(|choice| choice.floor + rest[choice.end])
                .fold(f32::INFINITY, f32::min);
        }
        Self { choices, rest, followed: 0 }
    }

    /// The least any reading can cost.
    pub(super) fn least(&self) -> f32 {
        self.rest[0]
    }

    /// Follows every reading that costs more than `above` and `most` at most; `false` when there were too many.
    pub(super) fn each(&mut self, above: f32, most: f32, follow: &mut dyn FnMut(&Reading)) -> bool {
        self.from(0, 0, Reading::default(), (above, most), follow)
    }

    fn from(
        &mut self,
        at: usize,
        used: Parts,
        reading: Reading,
        between: (f32, f32),
        follow: &mut dyn FnMut(&Reading),
    ) -> bool {
        if at == self.choices.len() {
            if reading.price <= between.0 || reading.set == 0 {
                return true;
            }
            self.followed += 1;
            follow(&reading);
            return self.followed < READINGS;
        }
        for number in 0..self.choices[at].len() {
            let choice = self.choices[at][number];
            if reading.price + choice.floor > between.1 {
                break;
            }
            if reading.price + choice.floor + self.rest[choice.end] > between.1
                || choice.part.is_some_and(|part| used & part.bit() != 0)
            {
                continue;
            }
            let mut next = Reading { price: reading.price + choice.floor, ..reading };
            let bit = choice.part.filter(|part| *part != Part::Way).map_or(0, Part::bit);
            if let (Some(anchor), Some(part)) = (choice.anchor, choice.part) {
                next.anchors[part as usize] = crate::num::short(anchor + 1);
                next.set |= 1 << anchor;
            } else {
                next.loose = true;
            }
            if !self.from(choice.end, used | bit, next, between, follow) {
                return false;
            }
        }
        true
    }
}
