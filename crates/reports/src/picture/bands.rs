//! Where a result stands against the bands of the law: one row per result on a common scale of signatures.

use super::{Anchor, Ink, Picture, Shape, fitted, text};
use crate::figures::{count, decimal, percent_of};

const WIDTH: f64 = 468.0;
const NAMES: f64 = 104.0;
const VALUES: f64 = 62.0;
const ROW: f64 = 22.0;
const TOP: f64 = 30.0;

/// What the picture shows.
#[derive(Debug, Clone)]
pub struct BandPicture {
    /// Signatures required: 100 percent.
    pub required: u64,
    /// Below this percentage insufficient, above the second sufficient; none where there is only the requirement.
    pub percents: Option<(u32, u32)>,
    /// The results, from top to bottom.
    pub marks: Vec<Mark>,
}

/// One result.
#[derive(Debug, Clone)]
pub struct Mark {
    /// "Projected".
    pub name: String,
    /// Signatures.
    pub value: u64,
    /// The ends of its interval.
    pub interval: Option<(u64, u64)>,
}

/// Draws it.
#[must_use]
pub fn bands(of: &BandPicture) -> Picture {
    let scale = Scale::new(of);
    let bottom = TOP + ROW * rows(of) + 4.0;
    let mut shapes = Vec::new();
    regions(of, &scale, bottom, &mut shapes);
    thresholds(of, &scale, bottom, &mut shapes);
    for (row, mark) in (0_u32..).zip(&of.marks) {
        result(mark, TOP + ROW * (f64::from(row) + 0.5), &scale, &mut shapes);
    }
    Picture { width: WIDTH, height: bottom + 28.0, alt: alt(of), shapes }
}

fn rows(of: &BandPicture) -> f64 {
    u32::try_from(of.marks.len()).map_or(1.0, f64::from)
}

/// From signatures to points. The picture needs no exactness; the figures beside it are exact.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn new(of: &BandPicture) -> Self {
        let (lower, upper) = of.percents.unwrap_or((90, 110));
        let required = of.required as f64;
        let mut low = required * f64::from(lower) / 100.0;
        let mut high = required * f64::from(upper) / 100.0;
        for mark in &of.marks {
            let (from, to) = mark.interval.unwrap_or((mark.value, mark.value));
            low = low.min(from.min(mark.value) as f64);
            high = high.max(to.max(mark.value) as f64);
        }
        let margin = ((high - low) * 0.18).max(1.0);
        Self { low: (low - margin).max(0.0), high: high + margin }
    }

    fn at(&self, signatures: f64) -> f64 {
        let share = ((signatures - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        NAMES + share * (WIDTH - NAMES - VALUES)
    }
}

fn regions(of: &BandPicture, scale: &Scale, bottom: f64, shapes: &mut Vec<Shape>) {
    let required = of.required as f64;
    let (left, right) = (NAMES, WIDTH - VALUES);
    let edges = of.percents.map_or((required, required), |(lower, upper)| {
        (required * f64::from(lower) / 100.0, required * f64::from(upper) / 100.0)
    });
    let (lower, upper) = (scale.at(edges.0), scale.at(edges.1));
    // Without bands the requirement alone parts the scale; one side is shaded so that it shows.
    let shaded =
        if of.percents.is_some() { vec![(left, lower), (upper, right)] } else { vec![(left, lower)] };
    for (from, to) in shaded {
        shapes.push(Shape::Rect { x: from, y: TOP, width: to - from, height: bottom - TOP, ink: Ink::Shade });
    }
    for y in [TOP, bottom] {
        shapes.push(Shape::Line {
            from: (left, y),
            to: (right, y),
            width: 0.5,
            ink: Ink::Rule,
            dashed: false,
        });
    }
    let names = [
        (left, lower, "insufficient"),
        (lower, upper, "every signature examined"),
        (upper, right, "sufficient"),
    ];
    for (from, to, name) in names {
        let long = 0.44 * 8.5 * f64::from(u32::try_from(name.len()).unwrap_or(0));
        let name = if long <= to - from { name } else { name.split(' ').next_back().unwrap_or(name) };
        if to - from > 30.0 {
            shapes.push(soft(((from + to) / 2.0, TOP - 6.0), Anchor::Middle, 8.5, name));
        }
    }
}

fn thresholds(of: &BandPicture, scale: &Scale, bottom: f64, shapes: &mut Vec<Shape>) {
    let percents = of.percents.map_or(vec![100], |(lower, upper)| vec![lower, 100, upper]);
    for percent in percents {
        let x = scale.at(of.required as f64 * f64::from(percent) / 100.0);
        let whole = percent == 100;
        shapes.push(Shape::Line {
            from: (x, TOP - 2.0),
            to: (x, bottom + 3.0),
            width: if whole { 1.0 } else { 0.6 },
            ink: if whole { Ink::Strong } else { Ink::Rule },
            dashed: !whole,
        });
        shapes.push(text((x, bottom + 13.0), Anchor::Middle, 8.5, format!("{percent}%")));
        let signatures = decimal(&percent_of(of.required, percent));
        shapes.push(soft((x, bottom + 23.0), Anchor::Middle, 8.0, signatures));
    }
}

fn result(mark: &Mark, y: f64, scale: &Scale, shapes: &mut Vec<Shape>) {
    let line = |from: (f64, f64), to: (f64, f64), width: f64| Shape::Line {
        from,
        to,
        width,
        ink: Ink::Strong,
        dashed: false,
    };
    shapes.push(text((NAMES - 8.0, y + 3.0), Anchor::End, 9.5, fitted(&mark.name, NAMES - 8.0, 9.5)));
    if let Some((low, high)) = mark.interval {
        let (low, high) = (scale.at(low as f64), scale.at(high as f64));
        shapes.push(line((low, y), (high, y), 1.4));
        for end in [low, high] {
            shapes.push(line((end, y - 4.0), (end, y + 4.0), 1.0));
        }
    }
    shapes.push(Shape::Diamond { at: (scale.at(mark.value as f64), y), radius: 4.4, ink: Ink::Strong });
    let value = Shape::Text {
        at: (WIDTH, y + 3.0),
        anchor: Anchor::End,
        size: 9.5,
        bold: true,
        ink: Ink::Strong,
        text: count(mark.value),
    };
    shapes.push(value);
}

fn soft(at: (f64, f64), anchor: Anchor, size: f64, words: impl Into<String>) -> Shape {
    Shape::Text { at, anchor, size, bold: false, ink: Ink::Soft, text: words.into() }
}

fn alt(of: &BandPicture) -> String {
    let mut words = format!("Scale of signatures; {} are required.", count(of.required));
    if let Some((lower, upper)) = of.percents {
        words.push_str(&format!(" Below {lower}% insufficient, above {upper}% sufficient."));
    }
    for mark in &of.marks {
        words.push_str(&format!(" {}: {}", mark.name, count(mark.value)));
        match mark.interval {
            Some((low, high)) => words.push_str(&format!(", interval {} to {}.", count(low), count(high))),
            None => words.push('.'),
        }
    }
    words
}
