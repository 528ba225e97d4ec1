//! Pictures: drawn once as shapes, written as SVG for the page on the screen and for the page in print.
//!
//! They read in black and white: position, length and words carry the meaning, never colour alone.

mod bands;
mod bars;
mod svg;

use serde::{Deserialize, Serialize};

pub use bands::{BandPicture, Mark, bands};
pub use bars::{Bar, bars};

/// A drawing, in points from its upper left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// What it shows, in words, for those who do not see it.
    pub alt: String,
    /// The shapes, the lowest first.
    pub shapes: Vec<Shape>,
}

/// One shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Shape {
    /// A filled rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Upper edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Fill.
        ink: Ink,
    },
    /// A straight line.
    Line {
        /// From.
        from: (f64, f64),
        /// To.
        to: (f64, f64),
        /// Thickness.
        width: f64,
        /// Colour.
        ink: Ink,
        /// Dashed.
        dashed: bool,
    },
    /// A filled diamond around a point.
    Diamond {
        /// Its middle.
        at: (f64, f64),
        /// Half its width.
        radius: f64,
        /// Fill.
        ink: Ink,
    },
    /// One line of text.
    Text {
        /// Where it stands, on its baseline.
        at: (f64, f64),
        /// Which part of it stands there.
        anchor: Anchor,
        /// Size in points.
        size: f64,
        /// Bold.
        bold: bool,
        /// Colour.
        ink: Ink,
        /// The words.
        text: String,
    },
}

/// What a shape is for; each ground has a colour for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ink {
    /// Text and marks.
    Strong,
    /// Lesser text.
    Soft,
    /// Rules and axes.
    Rule,
    /// Bars.
    Bar,
    /// A shaded region.
    Shade,
}

/// Which part of a text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a picture is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// White paper: fixed greys.
    Print,
    /// A page with a style sheet, light or dark: classes `ink-strong` and so on.
    Screen,
}

impl Picture {
    /// The drawing as SVG.
    #[must_use]
    pub fn svg(&self, ground: Ground) -> String {
        svg::write(self, ground)
    }
}

/// Text for a shape.
fn text(at: (f64, f64), anchor: Anchor, size: f64, text: impl Into<String>) -> Shape {
    Shape::Text { at, anchor, size, bold: false, ink: Ink::Strong, text: text.into() }
}

/// A text cut so that it stays within `width` points at `size`; the whole text stands in the table beside the picture.
fn fitted(text: &str, width: f64, size: f64) -> String {
    // Close to the widths of Libertinus Serif; fonts of browsers are wider, hence the reserve below.
    let wide = |c: char| match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | 'i' | 'j' | 'l' | 't' | 'f' | 'r' | '(' | ')' | '-' => {
            0.32
        }
        'm' | 'w' | 'M' | 'W' => 0.85,
        c if c.is_uppercase() || !c.is_ascii() => 0.7,
        _ => 0.5,
    };
    let mut used = 0.0;
    let mut kept = String::new();
    for character in text.chars() {
        used += wide(character) * size;
        if used > width - size {
            kept.push('…');
            return kept;
        }
        kept.push(character);
    }
    kept
}
