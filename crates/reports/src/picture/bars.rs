//! Horizontal bars, one to a name, with count and share behind them.

use super::{Anchor, Ink, Picture, Shape, fitted, text};
use crate::figures::{count, share};

const WIDTH: f64 = 468.0;
const NAMES: f64 = 196.0;
const VALUES: f64 = 100.0;
const ROW: f64 = 17.0;

/// One bar.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// Its length.
    pub value: u64,
}

/// Draws bars in the order given; shares are of `whole`.
#[must_use]
pub fn bars(title: &str, bars: &[Bar], whole: u64) -> Picture {
    let longest = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1) as f64;
    let mut shapes = Vec::new();
    for (row, bar) in (0_u32..).zip(bars) {
        let y = ROW * f64::from(row);
        let width = (WIDTH - NAMES - VALUES) * (bar.value as f64 / longest);
        shapes.push(text((NAMES - 8.0, y + 12.0), Anchor::End, 9.5, fitted(&bar.name, NAMES - 8.0, 9.5)));
        shapes.push(Shape::Rect { x: NAMES, y: y + 3.5, width, height: 10.0, ink: Ink::Bar });
        shapes.push(text((WIDTH - 44.0, y + 12.0), Anchor::End, 9.5, count(bar.value)));
        shapes.push(Shape::Text {
            at: (WIDTH, y + 12.0),
            anchor: Anchor::End,
            size: 9.5,
            bold: false,
            ink: Ink::Soft,
            text: share(bar.value, whole),
        });
    }
    let height = ROW * u32::try_from(bars.len()).map_or(1.0, f64::from) + 2.0;
    shapes.push(Shape::Line {
        from: (NAMES, 0.0),
        to: (NAMES, height),
        width: 0.6,
        ink: Ink::Rule,
        dashed: false,
    });
    Picture { width: WIDTH, height, alt: alt(title, bars), shapes }
}

fn alt(title: &str, bars: &[Bar]) -> String {
    let listed: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.name, count(bar.value))).collect();
    format!("{title}: {}.", listed.join(", "))
}
